//! What programmes share and is not the same in both, and what it is called.

use std::collections::BTreeSet;

use kava_diagnostics::Words;

use super::steps::{self, Step};
use super::things::{Id, Things};

/// Each shared thing that is not the same in both.
pub(crate) fn shared(old: &Things, new: &Things) -> Vec<(Id, Vec<Step>)> {
    let ids: BTreeSet<&Id> = old.shared.keys().chain(new.shared.keys()).collect();
    let is_compared = |id: &&Id| old.is_compared(id) || new.is_compared(id);
    let all = ids.into_iter().filter(is_compared).filter_map(|id| {
        let (old, new) = (old.shared.get(id), new.shared.get(id));
        let steps = match (old, new) {
            (Some(old), Some(new)) if old.canonical == new.canonical => Vec::new(),
            // A guideline's lines are compared with `kava check --against`.
            (Some(old), Some(new)) if id.0 == "guideline" => steps::whole(Some(old), Some(new)),
            (Some(old), Some(new)) => steps::steps_of_thing(old, new),
            _ => steps::whole(old, new),
        };
        (!steps.is_empty()).then(|| (id.clone(), steps))
    });
    all.collect()
}

/// `course DB-2`
pub(crate) fn thing(word: &str, code: &str) -> Words {
    let fields = (kava_model::fields::FILE.block.fields)();
    let info = fields.into_iter().find(|info| info.word == word);
    let name = info.map_or_else(
        || Words::same(word),
        |info| Words {
            en: info.word.replace('-', " "),
            et: info.et.to_owned(),
        },
    );
    Words::join([name, Words::same(code)], " ")
}

/// What a change of a shared thing stands in; nothing where it is the thing's own head.
pub(crate) fn called(word: &str, code: &str, step: &Step) -> Option<Words> {
    (!step.path.is_empty()).then(|| thing(word, code))
}
