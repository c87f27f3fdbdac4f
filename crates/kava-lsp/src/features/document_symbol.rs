//! `textDocument/documentSymbol`: the table of contents of a text.

use kava::editor::Symbol;

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;
use crate::view::Sheet;

pub(crate) struct DocumentSymbol;

impl Feature for DocumentSymbol {
    type Params = lsp::DocumentSymbolParams;
    type Answer = Option<lsp::DocumentSymbolResponse>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        Ok(server.sheet(&params.text_document.uri).and_then(|sheet| {
            let symbols = sheet.view.editor.symbols(sheet.file)?.into_iter();
            let symbols: Vec<_> = symbols.map(|it| shown(it, &sheet)).collect();
            Some(symbols.into())
        }))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        to.document_symbol_provider = Some(lsp::OneOf::Left(true));
    }
}

fn shown(symbol: Symbol, sheet: &Sheet<'_>) -> lsp::DocumentSymbol {
    let parts = symbol.parts.into_iter().map(|part| shown(part, sheet));
    // The field that the protocol has given up must be named.
    #[allow(deprecated)]
    lsp::DocumentSymbol {
        name: symbol.name,
        detail: symbol.title,
        kind: kind(symbol.word),
        tags: None,
        deprecated: None,
        range: sheet.range(symbol.whole),
        selection_range: sheet.range(symbol.name_span),
        children: Some(parts.collect()).filter(|parts: &Vec<_>| !parts.is_empty()),
    }
}

/// Editors draw a picture for each kind; these are the nearest.
fn kind(word: &str) -> lsp::SymbolKind {
    match word {
        "catalogue" => lsp::SymbolKind::PACKAGE,
        "programme" => lsp::SymbolKind::CLASS,
        "course" | "component" => lsp::SymbolKind::FUNCTION,
        "institution" | "school" | "college" | "department" => lsp::SymbolKind::NAMESPACE,
        "study-programme" => lsp::SymbolKind::INTERFACE,
        "semester" | "intake" | "meetings" => lsp::SymbolKind::EVENT,
        "price-list" => lsp::SymbolKind::CONSTANT,
        "guideline" => lsp::SymbolKind::MODULE,
        "outcomes" => lsp::SymbolKind::ENUM,
        "outcome" => lsp::SymbolKind::ENUM_MEMBER,
        "line" => lsp::SymbolKind::FIELD,
        "record" => lsp::SymbolKind::STRUCT,
        _ => lsp::SymbolKind::ARRAY,
    }
}
