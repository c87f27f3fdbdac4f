//! `textDocument/prepareTypeHierarchy`, `typeHierarchy/supertypes` and `subtypes`: what an award counts
//! towards, and what counts towards it.

use kava::diagnostics::Place;
use kava::editor::Thing;

use super::Feature;
use super::symbol::kind;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;
use crate::view::{Sheet, View};

// What the server offers by them stands in `serve`: the library has no field for it.
pub(crate) struct PrepareTypeHierarchy;
pub(crate) struct Supertypes;
pub(crate) struct Subtypes;

impl Feature for PrepareTypeHierarchy {
    type Params = lsp::TypeHierarchyPrepareParams;
    type Answer = Option<Vec<lsp::TypeHierarchyItem>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document_position_params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let asked = params.text_document_position_params;
        Ok(server.sheet(&asked.text_document.uri).and_then(|sheet| {
            let award = sheet.view.editor.award(sheet.place(asked.position))?;
            Some(vec![shown(&sheet.view, award)?])
        }))
    }
}

impl Feature for Supertypes {
    type Params = lsp::TypeHierarchySupertypesParams;
    type Answer = Option<Vec<lsp::TypeHierarchyItem>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.item.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        Ok(server.sheet(&params.item.uri).map(|sheet| {
            let awards = sheet.view.editor.larger_awards(place(&sheet, &params.item));
            all(&sheet.view, awards)
        }))
    }
}

impl Feature for Subtypes {
    type Params = lsp::TypeHierarchySubtypesParams;
    type Answer = Option<Vec<lsp::TypeHierarchyItem>>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.item.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        Ok(server.sheet(&params.item.uri).map(|sheet| {
            let parts = sheet
                .view
                .editor
                .parts_of_award(place(&sheet, &params.item));
            all(&sheet.view, parts)
        }))
    }
}

/// An item is known again by the place of its name.
fn place(sheet: &Sheet<'_>, item: &lsp::TypeHierarchyItem) -> Place {
    sheet.place(item.selection_range.start)
}

fn all(view: &View<'_>, awards: Vec<Thing>) -> Vec<lsp::TypeHierarchyItem> {
    let items = awards.into_iter().filter_map(|award| shown(view, award));
    items.collect()
}

fn shown(view: &View<'_>, award: Thing) -> Option<lsp::TypeHierarchyItem> {
    let whole = view.editor.whole(award.name)?;
    let lsp::Location { uri, range } = view.location(whole)?;
    Some(lsp::TypeHierarchyItem {
        name: award.code,
        kind: kind(award.kind),
        tags: None,
        detail: award.title,
        uri,
        range,
        selection_range: view.location(award.name)?.range,
        data: None,
    })
}
