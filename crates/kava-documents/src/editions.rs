//! Which id each edition of a programme bears in documents that hold several.

use std::sync::Arc;

use kava_model::fields::Programme;

use crate::Subject;
use crate::id::{self, Id};
use crate::target::edition;

/// The last edition of each code among those that are written: it bears the programme's own id, which
/// stays when a new edition comes; older ones beside it bear ids of their own.
#[derive(Clone)]
pub struct Editions<'a>(Arc<[&'a Programme]>);

impl<'a> Editions<'a> {
    /// Of programmes by code and edition.
    pub fn of(ordered: Arc<[&'a Programme]>) -> Editions<'a> {
        Editions(ordered)
    }

    fn last(&self, code: &str) -> Option<&'a Programme> {
        let beyond = self.0.partition_point(|it| &*it.name.text <= code);
        let last = self.0.get(beyond.checked_sub(1)?)?;
        (&*last.name.text == code).then_some(last)
    }

    pub fn id(&self, subject: &Subject<'_>) -> Id {
        match self.is_last(subject) {
            true => programme_id(subject),
            false => edition_id(subject),
        }
    }

    /// The id of an intake. It stays when a new edition comes, unless that has an intake of this name
    /// too.
    pub fn intake(&self, subject: &Subject<'_>, name: &str) -> Id {
        let last = self.last(&subject.programme.name.text);
        let bears = |programme: &Programme| {
            let mut intakes = programme.intake.iter().filter_map(|intake| intake.known());
            intakes.any(|intake| &*intake.name.text == name)
        };
        let is_free = self.is_last(subject) || !last.is_some_and(bears);
        let of = if is_free {
            programme_id(subject)
        } else {
            edition_id(subject)
        };
        of.part("intake", name)
    }

    pub fn is_last(&self, subject: &Subject<'_>) -> bool {
        let last = self.last(&subject.programme.name.text);
        last.is_some_and(|last| std::ptr::eq(last, subject.programme))
    }
}

/// All editions of the programme share it.
pub fn programme_id(subject: &Subject<'_>) -> Id {
    id::programme(subject.catalogue.issuer(), &subject.programme.name.text)
}

/// Each edition of the programme has its own.
pub fn edition_id(subject: &Subject<'_>) -> Id {
    let from = in_force_from(subject).unwrap_or_default();
    id::edition(
        subject.catalogue.issuer(),
        &subject.programme.name.text,
        &from,
    )
}

/// The day the edition is in force from, or what is said of it.
pub fn in_force_from(subject: &Subject<'_>) -> Option<String> {
    let day = subject.catalogue.begins(subject.programme);
    day.map(|day| day.to_string())
        .or_else(|| edition(subject.programme))
}
