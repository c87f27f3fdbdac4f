//! One workflow command a finding. In the message a line end stands as `%0A`; in what stands before it,
//! a comma and a colon are written so too, since they part the command.

use std::io::{self, Write};

use super::{Printer, visible_text};
use crate::{Columns, Finding, Severity, Words, say};

pub fn print(printer: &Printer<'_>, finding: &Finding, to: &mut dyn Write) -> io::Result<()> {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let source = printer.sources.get(finding.place.file);
    let point = |offset| source.point(offset, Columns::Scalars);
    let (start, end) = (
        point(finding.place.span.start),
        point(finding.place.span.end),
    );
    let (file, title) = (
        property(&printer.path(finding.place.file)),
        property(finding.code),
    );
    write!(to, "::{command} file={file},line={},", start.line + 1)?;
    // Columns are taken only of what stands on one line.
    match start.line == end.line {
        true => write!(to, "col={},endColumn={},", start.column + 1, end.column + 1)?,
        false => write!(to, "endLine={},", end.line + 1)?,
    }
    writeln!(to, "title={title}::{}", data(&told(printer, finding)))
}

/// The sentence, and under it the arithmetic, the clause and what to do.
fn told(printer: &Printer<'_>, finding: &Finding) -> String {
    let mut lines = vec![finding.message.clone()];
    lines.extend(finding.notes.iter().cloned());
    lines.extend(finding.citation.as_ref().map(|citation| {
        let cited = format!("{} {}", citation.guideline, citation.clause);
        say!(en "clause: {cited}", et "punkt: {cited}", cited = cited)
    }));
    let help = finding.help.iter();
    lines.extend(help.map(|help| say!(en "help: {help}", et "nõuanne: {help}", help = help)));
    let shown = |words: &Words| visible_text(words.get(printer.lang));
    lines.iter().map(shown).collect::<Vec<_>>().join("\n")
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
