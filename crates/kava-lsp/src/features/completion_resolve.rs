//! `completionItem/resolve`: what more there is to tell of an item that was offered.

use kava::editor::About;
use serde_json::Value;

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) struct CompletionResolve;

impl Feature for CompletionResolve {
    type Params = lsp::CompletionItem;
    type Answer = lsp::CompletionItem;

    /// The item is told of whatever happened to the text meanwhile.
    fn uri(_: &Self::Params) -> Option<&lsp::Uri> {
        None
    }

    fn answer(server: &mut Server, mut item: Self::Params) -> Result<Self::Answer, Refusal> {
        item.documentation = documentation(server, item.data.as_ref());
        Ok(item)
    }
}

fn documentation(server: &Server, data: Option<&Value>) -> Option<lsp::Documentation> {
    let part = |key: &str| Some(data?.get(key)?.as_str()?.to_owned());
    let uri: lsp::Uri = part("uri")?.parse().ok()?;
    let about = About {
        what: part("what")?,
        name: part("name")?,
        within: part("within")?,
    };
    let sheet = server.sheet(&uri)?;
    let told = sheet.view.editor.about(&about)?;
    let markup = sheet.view.settings.markup(&told);
    Some(lsp::Documentation::MarkupContent(markup))
}
