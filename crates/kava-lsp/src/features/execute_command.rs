//! `workspace/executeCommand`: documents of what is in the editor, and explanations.
//!
//! Each command takes one object. `kava.preview` and `kava.report` take `uri` of any file of the
//! catalogue and the code of a `programme`; `kava.explain` takes `uri` and `code`, which is the code of
//! a finding or `GUIDELINE:CLAUSE`; `kava.build` is told of in [`build`].

mod build;

use kava::diagnostics::say;
use serde_json::{Value, json};

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;
use crate::view::Sheet;

pub(crate) const PREVIEW: &str = "kava.preview";
const REPORT: &str = "kava.report";
const EXPLAIN: &str = "kava.explain";
const BUILD: &str = "kava.build";

pub(crate) struct ExecuteCommand;

impl Feature for ExecuteCommand {
    type Params = lsp::ExecuteCommandParams;
    type Answer = Option<lsp::LSPAny>;

    /// What is asked for is made of the texts as they are when its turn comes.
    fn uri(_: &Self::Params) -> Option<&lsp::Uri> {
        None
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let given = params.arguments.first().unwrap_or(&Value::Null);
        let uri = text(given, "uri").and_then(|uri| uri.parse().ok());
        let sheet = uri.and_then(|uri: lsp::Uri| server.sheet(&uri));
        let Some(sheet) = sheet else {
            return Err(refused(server, &params.command));
        };
        let answer = match &*params.command {
            PREVIEW => preview(&sheet, given),
            REPORT => report(&sheet, given),
            EXPLAIN => explain(&sheet, given),
            BUILD => return build::build(&sheet, given).map(Some),
            _ => None,
        };
        answer
            .map(Some)
            .ok_or_else(|| refused(server, &params.command))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        let commands = [PREVIEW, REPORT, EXPLAIN, BUILD];
        to.execute_command_provider = Some(lsp::ExecuteCommandOptions {
            commands: commands.map(str::to_owned).to_vec(),
            ..lsp::ExecuteCommandOptions::default()
        });
    }
}

fn refused(server: &Server, command: &str) -> Refusal {
    let words = say!(
        en "{command} cannot be done: the file, the programme or the code it names is not known",
        et "{command} ei ole võimalik: nimetatud faili, programmi või koodi ei tunta",
        command = command
    );
    Refusal::Because(words.get(server.settings().lang).to_owned())
}

/// `{html, json}`: the registry's form, and the catalogue's record, both as texts: an object of the
/// protocol would lose the record's order.
fn preview(sheet: &Sheet<'_>, given: &Value) -> Option<Value> {
    let preview = sheet.view.editor.preview(text(given, "programme")?)?;
    Some(json!({ "html": preview.form, "json": preview.record }))
}

/// `{html}`: the board's page.
fn report(sheet: &Sheet<'_>, given: &Value) -> Option<Value> {
    let html = sheet.view.editor.report(text(given, "programme")?)?;
    Some(json!({ "html": html }))
}

/// `{markdown}`
fn explain(sheet: &Sheet<'_>, given: &Value) -> Option<Value> {
    let told = sheet.view.editor.explanation(text(given, "code")?)?;
    Some(json!({ "markdown": told.get(sheet.view.settings.lang) }))
}

fn text<'v>(given: &'v Value, key: &str) -> Option<&'v str> {
    given.get(key)?.as_str()
}
