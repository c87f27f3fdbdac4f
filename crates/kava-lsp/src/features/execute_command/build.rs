//! `kava.build`: the documents of the programmes that hold.
//!
//! Takes `uri`; `programme` for one programme and not all; `target` for one target and not all; `draft`
//! to judge for draft and mark every document; `folder`, a name inside the catalogue's folder, to write
//! the documents there. Without it nothing is written, and the documents' texts are the answer.

use std::io;

use kava::diagnostics::{Lang, Words, say};
use kava::{Built, Document, NotBuilt, Order, Target};
use kava_files::{Fault, Output};
use serde_json::{Value, json};

use super::text;
use crate::asked::Refusal;
use crate::view::Sheet;

/// `{documents: [{path, text}], refused, leftOut}`, or in place of the documents `{changed, removed,
/// kept}`, the names of files in the folder.
pub(super) fn build(sheet: &Sheet<'_>, given: &Value) -> Result<Value, Refusal> {
    let lang = sheet.view.settings.lang;
    let order = order(sheet, given).map_err(|words| because(&words, lang))?;
    match text(given, "folder") {
        Some(folder) => written(sheet, &order, folder),
        None => texts(sheet, &order),
    }
}

fn order(sheet: &Sheet<'_>, given: &Value) -> Result<Order, Words> {
    let targets: Vec<&'static dyn Target> =
        match text(given, "target") {
            None => kava::TARGETS.to_vec(),
            Some(name) => vec![kava::target(name).ok_or_else(|| {
            say!(en "there is no target “{name}”", et "väljundit „{name}“ ei ole", name = name)
        })?],
        };
    let question = &sheet.view.settings.question;
    Ok(Order {
        targets,
        programmes: text(given, "programme")
            .map(str::to_owned)
            .into_iter()
            .collect(),
        as_of: question.as_of,
        guideline: question.guideline.clone(),
        draft: given["draft"] == true,
        all_or_nothing: false,
    })
}

fn texts(sheet: &Sheet<'_>, order: &Order) -> Result<Value, Refusal> {
    let mut documents = Vec::new();
    let built = sheet.view.editor.workspace.build(order, |document| {
        for (path, bytes) in document.in_memory()? {
            documents.push(json!({ "path": path, "text": String::from_utf8_lossy(&bytes) }));
        }
        Ok::<(), io::Error>(())
    });
    let built = built.map_err(|why| not_built(why, sheet, |_| Words::default()))?;
    let mut answer = told(&built, sheet.view.settings.lang);
    answer["documents"] = json!(documents);
    Ok(answer)
}

fn written(sheet: &Sheet<'_>, order: &Order, folder: &str) -> Result<Value, Refusal> {
    let lang = sheet.view.settings.lang;
    let fault = |fault: Fault| because(&fault.words(), lang);
    let mut output = Output::inside(sheet.view.catalogue.folder(), folder).map_err(fault)?;
    let put = |document: &Document<'_>| output.write_together(&document.paths, &document.write);
    let built = sheet.view.editor.workspace.build(order, put);
    let built = built.map_err(|why| not_built(why, sheet, Fault::words))?;
    let shown = output
        .finish(|name| built.is_over(name, order))
        .map_err(fault)?;
    let mut answer = told(&built, lang);
    answer["changed"] = json!(shown.changed);
    answer["removed"] = json!(shown.removed);
    answer["kept"] = json!(shown.kept);
    Ok(answer)
}

fn told(built: &Built, lang: Lang) -> Value {
    let refused = built.refused.iter().map(|refused| {
        json!({
            "programme": refused.code,
            "targets": refused.targets,
            "code": refused.finding.code,
            "message": refused.finding.message.get(lang),
        })
    });
    let left_out = built
        .left_out
        .iter()
        .map(|(programme, target)| json!({ "programme": programme, "target": target }));
    json!({
        "refused": refused.collect::<Vec<_>>(),
        "leftOut": left_out.collect::<Vec<_>>(),
    })
}

fn not_built<F>(why: NotBuilt<F>, sheet: &Sheet<'_>, words: impl Fn(&F) -> Words) -> Refusal {
    let words = match why {
        NotBuilt::Unknown(unknown) => say!(
            en "there is no programme “{code}”", et "programmi „{code}“ ei ole",
            code = unknown.code
        ),
        NotBuilt::Fault(fault) => words(&fault),
    };
    because(&words, sheet.view.settings.lang)
}

fn because(words: &Words, lang: Lang) -> Refusal {
    Refusal::Because(words.get(lang).to_owned())
}
