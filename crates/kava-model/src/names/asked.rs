//! What is asked of a catalogue while something is worked out from it. Whoever keeps the result knows
//! by this how long it holds: until a block comes or goes that has a part in an answer.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::mentions::{Kind, Role, mentions};
use crate::fields::FileFacts;
use crate::stated::Stated;

/// A question, as its hash: two that are taken for one cost work and change nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ask(u64);

/// What may be asked.
#[derive(Hash)]
pub(super) enum About<'n> {
    /// What is called so.
    Named(Kind, &'n str),
    /// All that there is of a kind.
    All(Kind),
    /// The programmes that count towards an award.
    Towards(&'n str),
    /// The record of a programme that stands apart.
    RecordOf(&'n str),
}

impl Ask {
    pub(super) fn about(about: About<'_>) -> Ask {
        let mut hasher = FxHasher::default();
        about.hash(&mut hasher);
        Ask(hasher.finish())
    }
}

thread_local! {
    /// What is asked, while somebody listens. What is worked out of one part stays on one thread.
    static ASKED: RefCell<Option<Vec<Ask>>> = const { RefCell::new(None) };
}

pub(super) fn note(about: About<'_>) {
    ASKED.with_borrow_mut(|asked| {
        if let Some(asked) = asked {
            asked.push(Ask::about(about));
        }
    });
}

/// Works something out, and tells each question that was asked of a catalogue for it.
pub fn overhear<T>(work: impl FnOnce() -> T) -> (T, Box<[Ask]>) {
    ASKED.set(Some(Vec::new()));
    let result = work();
    let mut asked = ASKED.take().unwrap_or_default();
    asked.sort_unstable();
    asked.dedup();
    (result, asked.into())
}

/// The questions in whose answers these facts have a part.
pub fn answered_by(facts: &FileFacts) -> Box<[Ask]> {
    let mut answered = Vec::new();
    let mut add = |about| answered.push(Ask::about(about));
    mentions(facts, &mut |mention| match (mention.role, mention.kind) {
        (Role::Declares, kind) if !kind.is_of_one_programme() => {
            add(About::Named(kind, &mention.name.text));
            add(About::All(kind));
        }
        (Role::Uses, Kind::Award) => add(About::Towards(&mention.name.text)),
        _ => {}
    });
    for record in facts.records.iter().filter_map(Stated::known) {
        if let Some(name) = &record.of {
            add(About::RecordOf(&name.text));
        }
    }
    answered.sort_unstable();
    answered.dedup();
    answered.into()
}
