//! Faults that texts and characters have of themselves, whatever block they stand in.

use kava_diagnostics::Span;

use crate::gaps::invisibles;
use crate::{AtomKind, Fault, FaultKind, Tree};

/// A byte order mark is no fault where the file begins.
pub(crate) fn of_texts(tree: &mut Tree, source: &str, begins_file: bool) {
    let mut found = Vec::new();
    for atom in &tree.atoms {
        let kind = match atom.kind {
            AtomKind::OpenText => FaultKind::UnclosedText,
            AtomKind::OpenLongText => FaultKind::UnclosedLongText,
            AtomKind::SmartText => FaultKind::SmartQuotes,
            AtomKind::Junk => FaultKind::Junk,
            _ => continue,
        };
        match found.last_mut() {
            Some(last) if kind == FaultKind::Junk && is_same_junk(last, atom.span, source) => {
                last.span.end = atom.span.end;
            }
            _ => found.push(Fault {
                kind,
                span: atom.span,
            }),
        }
    }
    for (at, char) in invisibles(source) {
        if begins_file && at == 0 && char == '\u{FEFF}' {
            continue;
        }
        let span = Span::new(at, at + char.len_utf8());
        found.push(Fault {
            kind: FaultKind::ControlCharacter,
            span,
        });
    }
    tree.faults.extend(found);
    tree.faults.sort_by_key(|fault| (fault.span, fault.kind));
}

/// Junk on one line has one cause.
fn is_same_junk(before: &Fault, span: Span, source: &str) -> bool {
    let between = Span {
        start: before.span.end,
        end: span.start,
    };
    before.kind == FaultKind::Junk && !between.of(source).contains(['\n', '\r'])
}
