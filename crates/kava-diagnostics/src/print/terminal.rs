//! A finding as a story: its message, the source it points at, the arithmetic, the clause, help.

use std::io::{self, Write};

use codespan_reporting::diagnostic::{Diagnostic, Label, LabelStyle, Severity as Grade};
use codespan_reporting::files::Error;
use codespan_reporting::term::{Config, emit_to_write_style};

use super::excerpt::{Excerpt, Pointer};
use super::style::{Styled, called};
use super::{Printer, visible_text, wrap};
use crate::{Citation, Finding, Severity, Words, say};

/// More places than these are counted, not shown.
const MOST_RELATED: usize = 12;

/// What stands before a note: spaces, `= `.
const BULLET: usize = 8;

pub fn print(printer: &Printer<'_>, finding: &Finding, to: &mut dyn Write) -> io::Result<()> {
    let pointers = pointers(printer, finding);
    let excerpt = Excerpt::new(printer, &pointers);
    let labels = pointers
        .iter()
        .zip(excerpt.labelled())
        .map(|(pointer, (file, range))| {
            let style = if pointer.primary {
                LabelStyle::Primary
            } else {
                LabelStyle::Secondary
            };
            Label::new(style, file, range).with_message(&pointer.message)
        });
    let diagnostic = diagnostic(printer, finding)
        .with_labels(labels.collect())
        .with_notes(notes(printer, finding));
    emit(printer, &excerpt, finding, &diagnostic, to)
}

/// Names the place and does not show it.
pub fn print_again(printer: &Printer<'_>, finding: &Finding, to: &mut dyn Write) -> io::Result<()> {
    let spot = printer.spot(finding.place);
    let same = say!(en "at the same place, {spot}", et "samas kohas, {spot}", spot = spot);
    let mut all = vec![broken(printer, same.get(printer.lang))];
    all.extend(notes(printer, finding));
    let diagnostic = diagnostic(printer, finding).with_notes(all);
    emit(
        printer,
        &Excerpt::new(printer, &[]),
        finding,
        &diagnostic,
        to,
    )
}

fn diagnostic(printer: &Printer<'_>, finding: &Finding) -> Diagnostic<usize> {
    Diagnostic::new(grade(finding.severity))
        .with_code(finding.code)
        .with_message(message(printer, finding))
}

fn emit(
    printer: &Printer<'_>,
    excerpt: &Excerpt,
    finding: &Finding,
    diagnostic: &Diagnostic<usize>,
    to: &mut dyn Write,
) -> io::Result<()> {
    let mut styled = Styled::new(to, called(finding.severity).get(printer.lang));
    emit_to_write_style(&mut styled, &Config::default(), excerpt, diagnostic).map_err(|why| {
        match why {
            Error::Io(why) => why,
            other => io::Error::other(other),
        }
    })
}

/// The message, broken into lines that begin after `error[code]: ` and then under it.
fn message(printer: &Printer<'_>, finding: &Finding) -> String {
    let message = visible_text(finding.message.get(printer.lang));
    let Some(width) = printer.width else {
        return message;
    };
    let head = format!(
        "{}[{}]:",
        called(finding.severity).get(printer.lang),
        finding.code
    );
    let lines = wrap(&format!("{head} {message}"), width.saturating_sub(2)).join("\n  ");
    lines
        .get(head.len()..)
        .map_or(message, |rest| rest.trim_start().to_owned())
}

fn grade(severity: Severity) -> Grade {
    match severity {
        Severity::Error => Grade::Error,
        Severity::Warning => Grade::Warning,
    }
}

/// The finding's own place first.
fn pointers(printer: &Printer<'_>, finding: &Finding) -> Vec<Pointer> {
    let text = |words: &Words| visible_text(words.get(printer.lang));
    let own = Pointer {
        place: finding.place,
        message: text(&finding.label),
        primary: true,
    };
    let related = finding.related.iter().take(MOST_RELATED);
    let related = related.map(|related| Pointer {
        place: related.place,
        message: text(&related.message),
        primary: false,
    });
    std::iter::once(own).chain(related).collect()
}

/// The clause of a finding, where no note of it names it.
pub fn unnamed_clause(finding: &Finding) -> Option<Words> {
    let citation = finding.citation.as_ref()?;
    let names = |note: &Words| names_clause(&note.en, &citation.clause);
    (!finding.notes.iter().any(names)).then(|| clause(citation))
}

/// What stands under the source, each on a line of its own.
fn notes(printer: &Printer<'_>, finding: &Finding) -> Vec<String> {
    let mut all: Vec<Words> = finding.notes.clone();
    all.extend(unnamed_clause(finding));
    if let Some(more) = finding
        .related
        .len()
        .checked_sub(MOST_RELATED)
        .filter(|more| *more > 0)
    {
        all.push(say!(en "and {more} more places", et "ja veel {more} kohta", more = more));
    }
    all.extend(
        finding
            .help
            .iter()
            .chain(&(printer.next_step)(finding))
            .map(|help| say!(en "help: {help}", et "nõuanne: {help}", help = help)),
    );
    let fixes = finding.fixes.iter().take(MOST_FIXES);
    all.extend(fixes.map(|fix| say!(en "fix: {fix}", et "parandus: {fix}", fix = fix.title)));
    let more = finding.fixes.len().saturating_sub(MOST_FIXES);
    if more > 0 {
        all.push(say!(en "other fixes: {more}", et "muid parandusi: {more}", more = more));
    }
    let shown = all.iter().map(|words| words.get(printer.lang));
    shown.map(|note| broken(printer, note)).collect()
}

/// Here nobody can take one with a click, so that a few show what is meant.
const MOST_FIXES: usize = 3;

fn broken(printer: &Printer<'_>, note: &str) -> String {
    let note = visible_text(note);
    match printer.width {
        Some(width) => wrap(&note, width.saturating_sub(BULLET)).join("\n"),
        None => note,
    }
}

/// The note itself says `clause 2.1`, and not `clause 2.11`.
fn names_clause(note: &str, clause: &str) -> bool {
    let named = format!("clause {clause}");
    note.match_indices(&named).any(|(at, _)| {
        let rest = note.get(at + named.len()..).unwrap_or("");
        !rest.starts_with(|next: char| next.is_alphanumeric())
            && !rest
                .strip_prefix('.')
                .is_some_and(|more| more.starts_with(char::is_alphanumeric))
    })
}

fn clause(citation: &Citation) -> Words {
    let Citation {
        guideline,
        edition,
        clause,
        ..
    } = citation;
    say!(
        en "clause {clause} ({guideline}, in force from {edition})",
        et "punkt {clause} ({guideline}, kehtib alates {edition})",
        clause = clause, guideline = guideline, edition = edition
    )
}

#[cfg(test)]
mod tests {
    use super::names_clause;

    #[test]
    fn a_clause_is_named_whole() {
        assert!(names_clause("clause 2.1 asks for more", "2.1"));
        assert!(names_clause("see clause 2.1.", "2.1"));
        assert!(!names_clause("clause 2.11 asks", "2.1"));
        assert!(!names_clause("clause 2.1.3 asks", "2.1"));
    }
}
