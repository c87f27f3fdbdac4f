//! `textDocument/prepareCallHierarchy`, `callHierarchy/incomingCalls` and `outgoingCalls`: a course
//! calls those that must be passed before it.

use kava::diagnostics::Place;
use kava::editor::{Link, Thing};

use super::Feature;
use super::symbol::kind;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;
use crate::view::{Sheet, View};

pub(crate) struct PrepareCallHierarchy;
pub(crate) struct IncomingCalls;
pub(crate) struct OutgoingCalls;

impl Feature for PrepareCallHierarchy {
    type Params = lsp::CallHierarchyPrepareParams;
    type Answer = Option<Vec<lsp::CallHierarchyItem>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document_position_params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let asked = params.text_document_position_params;
        Ok(server.sheet(&asked.text_document.uri).and_then(|sheet| {
            let course = sheet.view.editor.course(sheet.place(asked.position))?;
            Some(vec![shown(&sheet.view, course)?])
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.call_hierarchy_provider = Some(lsp::CallHierarchyServerCapability::Simple(true));
    }
}

impl Feature for IncomingCalls {
    type Params = lsp::CallHierarchyIncomingCallsParams;
    type Answer = Option<Vec<lsp::CallHierarchyIncomingCall>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.item.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let Some(sheet) = server.sheet(&params.item.uri) else {
            return Ok(None);
        };
        let links = sheet.view.editor.dependents(place(&sheet, &params.item));
        let calls = links.into_iter().filter_map(|Link { thing, places }| {
            Some(lsp::CallHierarchyIncomingCall {
                from: shown(&sheet.view, thing)?,
                from_ranges: ranges(&sheet.view, &places),
            })
        });
        Ok(Some(calls.collect()))
    }
}

impl Feature for OutgoingCalls {
    type Params = lsp::CallHierarchyOutgoingCallsParams;
    type Answer = Option<Vec<lsp::CallHierarchyOutgoingCall>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.item.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let Some(sheet) = server.sheet(&params.item.uri) else {
            return Ok(None);
        };
        let links = sheet.view.editor.prerequisites(place(&sheet, &params.item));
        let calls = links.into_iter().filter_map(|Link { thing, places }| {
            Some(lsp::CallHierarchyOutgoingCall {
                to: shown(&sheet.view, thing)?,
                from_ranges: ranges(&sheet.view, &places),
            })
        });
        Ok(Some(calls.collect()))
    }
}

/// An item is known again by the place of its name.
fn place(sheet: &Sheet<'_>, item: &lsp::CallHierarchyItem) -> Place {
    sheet.place(item.selection_range.start)
}

fn shown(view: &View<'_>, course: Thing) -> Option<lsp::CallHierarchyItem> {
    let whole = view.editor.whole(course.name)?;
    let lsp::Location { uri, range } = view.location(whole)?;
    Some(lsp::CallHierarchyItem {
        name: course.code,
        kind: kind(course.kind),
        tags: None,
        detail: course.title,
        uri,
        range,
        selection_range: view.location(course.name)?.range,
        data: None,
    })
}

fn ranges(view: &View<'_>, places: &[Place]) -> Vec<lsp::Range> {
    let locations = places.iter().filter_map(|place| view.location(*place));
    locations.map(|location| location.range).collect()
}
