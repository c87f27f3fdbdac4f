//! Faults that texts and characters have of themselves, whatever block they stand in.

use kava_diagnostics::Span;

use crate::gaps::invisibles;
use crate::scan::Scan;
use crate::{AtomKind, Fault, FaultKind, Tree};

pub(crate) fn of_texts(tree: &mut Tree, source: &str, _scan: &Scan) {
    let mut found = Vec::new();
    for atom in &tree.atoms {
        let kind = match atom.kind {
            AtomKind::OpenText => FaultKind::UnclosedText,
            AtomKind::OpenLongText => FaultKind::UnclosedLongText,
            AtomKind::SmartText => FaultKind::SmartQuotes,
            AtomKind::Junk => FaultKind::Junk,
            _ => continue,
        };
        found.push(Fault { kind, span: atom.span });
    }
    for (at, char) in invisibles(source) {
        let span = Span::new(at, at + char.len_utf8());
        found.push(Fault { kind: FaultKind::ControlCharacter, span });
    }
    if !found.is_empty() {
        tree.faults.extend(found);
    }
    tree.faults.sort_by_key(|fault| (fault.span, fault.kind));
}
