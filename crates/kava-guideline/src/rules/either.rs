//! Alternatives in words: `online or block sessions`.

use kava_diagnostics::{Words, say};

pub(super) fn either(names: Vec<Words>) -> Words {
    let mut names = names;
    let Some(last) = names.pop() else {
        return Words::default();
    };
    if names.is_empty() {
        return last;
    }
    let others = Words::join(names, ", ");
    say!(en "{others} or {last}", et "{others} või {last}", others = others, last = last)
}
