//! The edition of a changed programme: what changes what was approved needs an edition of its own, which
//! takes effect when a semester starts and is approved before.

use kava_diagnostics::{Finding, Place, Words, say};
use kava_guideline::{Window, semester_starts};
use kava_model::date::{Day, When};
use kava_model::fields::Programme;
use kava_model::names::Catalogue;

use super::Change;
use super::classes::{Class, Law};
use super::read::moved;

/// A changed programme with its day and its law.
pub(crate) struct Revised<'r> {
    pub old: &'r Programme,
    pub new: &'r Programme,
    pub catalogue: &'r Catalogue<'r>,
    pub law: &'r Law<'r>,
    pub changes: &'r [Change],
    pub as_of: Day,
    /// By how much the numbers of the old state's files are moved.
    pub shift: u32,
}

/// What makes an edition another one, whatever the guideline.
const SUBSTANCE: [&str; 3] = ["credits", "volume", "outcome"];

impl Revised<'_> {
    pub fn findings(&self) -> Vec<Finding> {
        if !self.needs_approval() && self.substance().is_none() {
            return Vec::new();
        }
        match self.is_same_edition() {
            true => self.same_edition().into_iter().collect(),
            false => self.out_of_window().into_iter().collect(),
        }
    }

    /// When such a change may take effect next; nothing where no approval is needed, or no semester
    /// that is still to come is declared.
    pub fn window(&self) -> Option<Window> {
        let starts = semester_starts(self.catalogue);
        let mut later = starts.into_iter().filter(|it| it.starts > self.as_of);
        later.next().filter(|_| self.needs_approval())
    }

    fn needs_approval(&self) -> bool {
        let mut changes = self.changes.iter();
        changes.any(|change| change.has(Class::Approval))
    }

    fn substance(&self) -> Option<&Change> {
        let mut changes = self.changes.iter();
        changes.find(|change| {
            SUBSTANCE.contains(&&*change.word)
                && !change.is_wording
                && change.old.is_some()
                && change.new.is_some()
                || change.word == "outcome" && !change.is_wording
        })
    }

    fn is_same_edition(&self) -> bool {
        let from = |programme: &Programme| {
            let in_force = programme.in_force.known();
            in_force.map(|in_force| match &in_force.from {
                When::Semester(name) => name.text.to_string(),
                other => say!(en "{other}", et "{other}", other = other).en,
            })
        };
        from(self.old) == from(self.new)
    }

    fn same_edition(&self) -> Option<Finding> {
        let substance = self.substance();
        let change = substance.or_else(|| {
            let mut changes = self.changes.iter();
            changes.find(|change| change.has(Class::Approval))
        })?;
        let place = self.new.in_force.place().unwrap_or(self.new.name.place);
        let name = change.called();
        let code = &self.new.name.text;
        let message = say!(
            en "{code} changes under the same edition: {name}",
            et "{code} muutub sama redaktsiooni all: {name}",
            code = code, name = name
        );
        let at = change.new.as_ref().map_or(place, |said| said.place);
        let finding = match substance {
            Some(_) => Finding::error("edition-unchanged", at, message),
            None => Finding::warning("edition-unchanged", at, message),
        };
        let finding = self.cited(finding.note(say!(
            en "those who study under this edition were promised something else",
            et "selle redaktsiooni järgi õppijatele lubati muud"
        )));
        let finding = match &change.old {
            Some(said) => finding.related(said.place, say!(en "before", et "enne")),
            None => finding,
        };
        Some(finding.help(self.next_edition()))
    }

    fn next_edition(&self) -> Words {
        match self.window() {
            Some(window) => say!(
                en "give it an edition of its own: in-force from {semester}, approved by {day}",
                et "tee sellest oma redaktsioon: in-force from {semester}, kinnitatud hiljemalt {day}",
                semester = window.semester, day = window.closes()
            ),
            None => say!(
                en "give it an edition of its own, in force from the start of a semester",
                et "tee sellest oma redaktsioon, mis kehtib semestri algusest"
            ),
        }
    }

    /// Another edition, from a day on which no semester starts, or from one that is past and before
    /// which nobody approved it.
    fn out_of_window(&self) -> Option<Finding> {
        self.law.revision()?;
        let in_force = self.new.in_force.known()?;
        let place = self.new.in_force.place()?;
        let starts = semester_starts(self.catalogue);
        let day = self.catalogue.first_day(&in_force.from)?;
        if !starts.is_empty() && !starts.iter().any(|it| it.starts == day) {
            let from = &in_force.from;
            return Some(self.outside(
                place,
                say!(
                    en "this revision takes effect on {from}, when no semester starts",
                    et "see muudatus hakkab kehtima {from}, aga siis ei alga semester",
                    from = from
                ),
            ));
        }
        let is_late = day <= self.as_of && !self.is_approved_before(day);
        is_late.then(|| {
            self.outside(
                place,
                say!(
                    en "this revision was to be approved before {day}, and no such approval is recorded",
                    et "see muudatus pidi olema kinnitatud enne {day}, kuid sellist kinnitust ei ole märgitud",
                    day = day
                ),
            )
        })
    }

    fn is_approved_before(&self, day: Day) -> bool {
        let record = self.catalogue.record(self.new);
        let approved = record.and_then(|record| record.approved.known());
        let on = approved.and_then(|step| self.catalogue.first_day(&step.on));
        on.is_some_and(|on| on < day)
    }

    fn outside(&self, place: Place, message: Words) -> Finding {
        let finding = self.cited(Finding::error("revision-window", place, message));
        let before = self.old.in_force.place().unwrap_or(self.old.name.place);
        let before = moved(before, self.shift);
        let finding = finding.related(
            before,
            say!(en "the earlier edition", et "varasem redaktsioon"),
        );
        match self.window() {
            Some(window) => finding.help(say!(
                en "the next window: in force from {semester} ({starts}), approved by {day}",
                et "järgmine võimalus: kehtib alates {semester} ({starts}), kinnitatud hiljemalt {day}",
                semester = window.semester, starts = window.starts, day = window.closes()
            )),
            None => finding,
        }
    }

    fn cited(&self, mut finding: Finding) -> Finding {
        finding.citation = self.law.revision().cloned();
        finding
    }
}
