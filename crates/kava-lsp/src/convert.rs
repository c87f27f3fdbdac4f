//! Places, findings and edits as the protocol writes them.

use kava::diagnostics::print::unnamed_clause;
use kava::diagnostics::{
    Columns, Edit, FileId, Finding, Point, Related, Severity, Source, Sources, Span, Tag, Words,
};

use crate::serve::lsp;
use crate::settings::Settings;

/// A place in a file that the editor can open.
pub(crate) struct Shown<'s> {
    pub uri: &'s lsp::Uri,
    pub source: &'s Source,
}

pub(crate) fn range(source: &Source, span: Span, columns: Columns) -> lsp::Range {
    let position = |offset| {
        let Point { line, column } = source.point(offset, columns);
        lsp::Position {
            line,
            character: column,
        }
    };
    lsp::Range {
        start: position(span.start),
        end: position(span.end),
    }
}

/// A position past the end of its line or of the text is moved back to it.
pub(crate) fn offset(source: &Source, position: lsp::Position, columns: Columns) -> u32 {
    let point = Point {
        line: position.line,
        column: position.character,
    };
    source.offset(point, columns)
}

/// A range that ends before it starts is taken the other way round.
pub(crate) fn span(source: &Source, range: lsp::Range, columns: Columns) -> Span {
    let one = offset(source, range.start, columns);
    let other = offset(source, range.end, columns);
    Span {
        start: one.min(other),
        end: one.max(other),
    }
}

/// A finding in the given file. Of related places that the editor cannot open, such as those in a
/// shipped guideline, the message tells.
pub(crate) fn diagnostic<'s>(
    finding: &Finding,
    source: &Source,
    sources: &Sources,
    shown: &dyn Fn(FileId) -> Option<Shown<'s>>,
    settings: &Settings,
) -> lsp::Diagnostic {
    let unseen = finding
        .related
        .iter()
        .filter(|it| shown(it.place.file).is_none())
        .map(|it| elsewhere(it, sources, settings));
    let related = finding
        .related
        .iter()
        .filter_map(|it| related(it, shown, settings));
    let related: Vec<_> = related.collect();
    let in_words = |words: &Words| words.get(settings.lang).to_owned();
    let lines: Vec<String> = std::iter::once(in_words(&finding.message))
        .chain(unseen)
        .chain(finding.notes.iter().map(in_words))
        .chain(unnamed_clause(finding).iter().map(in_words))
        .chain(finding.help.iter().map(in_words))
        .collect();
    lsp::Diagnostic {
        range: range(source, underlined(finding, source), settings.columns),
        related_information: (!related.is_empty()).then_some(related),
        tags: finding.tag.map(|tag| vec![self::tag(tag)]),
        ..plain(
            severity(finding.severity),
            Some(finding.code),
            lines.join("\n"),
        )
    }
}

/// A place that is greyed or struck through is so as a whole.
fn underlined(finding: &Finding, source: &Source) -> Span {
    match finding.tag {
        Some(_) => finding.place.span,
        None => source.underlined(finding.place.span),
    }
}

fn tag(tag: Tag) -> lsp::DiagnosticTag {
    match tag {
        Tag::Unneeded => lsp::DiagnosticTag::UNNECESSARY,
        Tag::Withdrawn => lsp::DiagnosticTag::DEPRECATED,
    }
}

/// A diagnostic at the start of a file.
pub(crate) fn plain(
    severity: lsp::DiagnosticSeverity,
    code: Option<&str>,
    message: String,
) -> lsp::Diagnostic {
    lsp::Diagnostic {
        severity: Some(severity),
        code: code.map(|code| lsp::NumberOrString::String(code.to_owned())),
        source: Some("kava".to_owned()),
        message,
        ..lsp::Diagnostic::default()
    }
}

/// `estonia.kava: estonia asks in clause TäKS: must volume 5..30 ECTS`
fn elsewhere(related: &Related, sources: &Sources, settings: &Settings) -> String {
    let file = &sources.get(related.place.file).name;
    format!("{file}: {}", related.message.get(settings.lang))
}

fn related<'s>(
    related: &Related,
    shown: &dyn Fn(FileId) -> Option<Shown<'s>>,
    settings: &Settings,
) -> Option<lsp::DiagnosticRelatedInformation> {
    let Shown { uri, source } = shown(related.place.file)?;
    let range = range(source, related.place.span, settings.columns);
    Some(lsp::DiagnosticRelatedInformation {
        location: lsp::Location {
            uri: uri.clone(),
            range,
        },
        message: related.message.get(settings.lang).to_owned(),
    })
}

fn severity(severity: Severity) -> lsp::DiagnosticSeverity {
    match severity {
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
    }
}

pub(crate) fn edit(edit: &Edit, source: &Source, columns: Columns) -> lsp::TextEdit {
    lsp::TextEdit {
        range: range(source, edit.span, columns),
        new_text: edit.text.clone(),
    }
}
