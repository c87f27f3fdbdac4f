//! Places, findings and edits as the protocol writes them.

use kava::diagnostics::{Columns, Edit, FileId, Finding, Point, Related, Severity, Source, Span};

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

/// A range that ends before it starts is taken the other way round.
pub(crate) fn span(source: &Source, range: lsp::Range, columns: Columns) -> Span {
    let offset = |position: lsp::Position| {
        let point = Point {
            line: position.line,
            column: position.character,
        };
        source.offset(point, columns)
    };
    let (one, other) = (offset(range.start), offset(range.end));
    Span {
        start: one.min(other),
        end: one.max(other),
    }
}

/// A finding in the given file. Related places that the editor cannot open are left out.
pub(crate) fn diagnostic<'s>(
    finding: &Finding,
    source: &Source,
    shown: &dyn Fn(FileId) -> Option<Shown<'s>>,
    settings: &Settings,
) -> lsp::Diagnostic {
    let related = finding
        .related
        .iter()
        .filter_map(|it| related(it, shown, settings));
    let related: Vec<_> = related.collect();
    let lines = std::iter::once(&finding.message)
        .chain(&finding.notes)
        .chain(&finding.help);
    let lines: Vec<&str> = lines.map(|words| words.get(settings.lang)).collect();
    lsp::Diagnostic {
        range: range(source, finding.place.span, settings.columns),
        related_information: (!related.is_empty()).then_some(related),
        ..plain(
            severity(finding.severity),
            Some(finding.code),
            lines.join("\n"),
        )
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
