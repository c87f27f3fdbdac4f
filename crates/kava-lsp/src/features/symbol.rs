//! `workspace/symbol`: what is declared in the catalogues, by code or by title.

use kava::editor::{Kind, Thing};

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;
use crate::view::View;

pub(crate) struct Symbol;

impl Feature for Symbol {
    type Params = lsp::WorkspaceSymbolParams;
    type Answer = Option<lsp::WorkspaceSymbolResponse>;

    fn uri(_: &Self::Params) -> Option<&lsp::Uri> {
        None
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let found = server.views().flat_map(|view| {
            let things = view.editor.things(&params.query).into_iter();
            let symbols = things.filter_map(|thing| shown(&view, thing));
            symbols.collect::<Vec<_>>()
        });
        let found: Vec<lsp::WorkspaceSymbol> = found.collect();
        Ok(Some(found.into()))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.workspace_symbol_provider = Some(lsp::OneOf::Left(true));
    }
}

fn shown(view: &View<'_>, thing: Thing) -> Option<lsp::WorkspaceSymbol> {
    Some(lsp::WorkspaceSymbol {
        location: lsp::OneOf::Left(view.location(thing.name)?),
        kind: kind(thing.kind),
        name: match thing.title {
            Some(title) => format!("{} {title}", thing.code),
            None => thing.code,
        },
        tags: None,
        container_name: thing.within,
        data: None,
    })
}

/// Editors draw a picture for each kind; these are the nearest.
pub(super) fn kind(kind: Kind) -> lsp::SymbolKind {
    match kind {
        Kind::Catalogue => lsp::SymbolKind::PACKAGE,
        Kind::Programme => lsp::SymbolKind::CLASS,
        Kind::Course => lsp::SymbolKind::FUNCTION,
        Kind::Institution | Kind::Unit => lsp::SymbolKind::NAMESPACE,
        Kind::StudyProgramme | Kind::Award => lsp::SymbolKind::INTERFACE,
        Kind::Semester | Kind::Intake => lsp::SymbolKind::EVENT,
        Kind::PriceList => lsp::SymbolKind::CONSTANT,
        Kind::Guideline => lsp::SymbolKind::MODULE,
        Kind::Outcome => lsp::SymbolKind::ENUM_MEMBER,
        Kind::Module => lsp::SymbolKind::ARRAY,
        Kind::ProgrammeKind | Kind::Season | Kind::Rule => lsp::SymbolKind::KEY,
    }
}
