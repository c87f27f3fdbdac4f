//! One state, read and judged, and how the files of both stand together.

use kava_diagnostics::{FileId, Finding, Place, Source, Sources};
use kava_guideline::{Guidelines, Question};
use kava_model::names::Catalogue;

use super::State;
use super::classes::Law;
use super::computed::Judgement;
use super::node::Node;
use super::things::Things;
use crate::check::Check;
use crate::workspace::Workspace;

/// One state, read and judged.
pub(crate) struct Read<'s> {
    pub things: Things,
    pub catalogue: Catalogue<'s>,
    pub check: Check,
    pub guidelines: Guidelines,
    pub unread: Vec<Finding>,
}

impl<'s> Read<'s> {
    pub fn of(state: State<'s>, question: &Question) -> Read<'s> {
        let workspace = state.workspace;
        Read {
            things: Things::of(workspace, state.chosen),
            catalogue: workspace.catalogue(),
            check: workspace.check(question),
            guidelines: workspace.guidelines().0,
            unread: workspace.unread(),
        }
    }

    /// A programme as it was read and judged, by its node.
    pub fn judgement(&self, node: &Node) -> Option<Judgement<'_>> {
        let programmes = self.catalogue.programmes.iter();
        let mut programmes = programmes.zip(&self.check.programmes);
        let (declared, judged) = programmes.find(|(declared, _)| {
            let place = declared.it.place;
            place.file == node.place.file && place.span.start == node.place.span.start
        })?;
        Some(Judgement {
            programme: declared.it,
            verdict: &judged.verdict,
        })
    }

    pub fn law(&self, of: &Judgement<'_>) -> Law<'_> {
        let kind = of.programme.kind.known().map(|kind| &*kind.text);
        Law::of_stamps(&self.guidelines, &of.verdict.summary.stamps, kind)
    }
}

/// All files of both, those of the old state behind those of the new.
pub(crate) fn sources(old: &Check, new: &Check, old_label: &str, new_label: &str) -> Sources {
    let mut sources = Sources::default();
    for (check, label) in [(new, new_label), (old, old_label)] {
        for (id, source) in check.sources.iter() {
            let name = match Workspace::is_shipped(id) {
                true => source.name.to_string(),
                false => format!("{label}{}", source.name),
            };
            sources.add(std::sync::Arc::new(Source::new(name, source.text.clone())));
        }
    }
    sources
}

pub(crate) fn moved(place: Place, shift: u32) -> Place {
    Place {
        file: FileId(place.file.0 + shift),
        ..place
    }
}
