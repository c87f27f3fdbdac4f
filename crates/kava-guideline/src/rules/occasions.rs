//! Facts that an intake may state otherwise than its programme.

use kava_diagnostics::Place;
use kava_model::fields::{Intake, Programme};
use kava_model::room::Room;
use kava_model::stated::Stated;

use crate::case::{Case, IntakeCase};

/// An intake, or the programme itself while it has none.
#[derive(Clone, Copy)]
pub(super) struct Occasion<'c> {
    programme: &'c Programme,
    intake: Option<&'c IntakeCase<'c>>,
}

pub(super) fn occasions<'c>(case: &'c Case<'c>) -> Vec<Occasion<'c>> {
    let programme = case.programme;
    let of = |intake| Occasion { programme, intake };
    match case.intakes.is_empty() {
        true => vec![of(None)],
        false => case.intakes.iter().map(|it| of(Some(it))).collect(),
    }
}

impl<'c> Occasion<'c> {
    /// The intake's own word, else the programme's.
    pub fn fact<T>(
        &self,
        here: &'c Stated<T>,
        there: fn(&'c Intake) -> &'c Stated<T>,
    ) -> &'c Stated<T> {
        match self.intake {
            Some(intake) => there(intake.intake).or(here),
            None => here,
        }
    }

    /// Where it would be written.
    pub fn room(&self, some_intake: bool) -> Option<Room> {
        match self.intake {
            Some(intake) if some_intake => intake.intake.room,
            _ => self.programme.room,
        }
    }

    /// Where to point for what is not said: the intake if `some_intake` says it, else the programme.
    pub fn home(&self, some_intake: bool) -> Place {
        match self.intake {
            Some(intake) if some_intake => intake.place(),
            _ => self.programme.name.place,
        }
    }
}
