//! A number with its unit: in hours, where it is credits.

use kava_diagnostics::{Words, say};
use kava_documents::hours;
use kava_model::quantity::{Credits, Decimal};
use kava_model::unit::Unit;
use kava_syntax::{Atom, AtomKind};

use crate::editor::Editor;
use crate::editor::card::Card;
use crate::editor::cursor::Step;

impl Editor<'_> {
    /// Of the number or the unit at this atom.
    pub(super) fn amount(&self, step: Step<'_>, at: usize) -> Option<Words> {
        let atoms = step.item.atoms();
        let text = |atom: &Atom| atom.text(step.item.source());
        let number = match atoms.get(at)?.kind {
            AtomKind::Number => at,
            _ => at.checked_sub(1)?,
        };
        let (number, unit) = (atoms.get(number)?, atoms.get(number + 1)?);
        let written = Decimal::parse(text(number)).filter(|_| number.kind == AtomKind::Number)?;
        let unit = Unit::from_word(text(unit))?;
        let amount = say!(
            en "{written} {unit}", et "{written} {unit}",
            written = written, unit = unit.behind(written)
        );
        let card = Card::default().line(amount);
        Some(match unit {
            Unit::Ects => card.line(self.in_hours(Credits(written))).words(),
            _ => card.words(),
        })
    }

    /// `156 hours: 1 ECTS is 26 hours (taltech)`
    fn in_hours(&self, credits: Credits) -> Words {
        let policies = self.policies();
        let mut said = policies.iter().filter_map(|it| Some((it, it.one_ects?)));
        let Some((policy, one)) = said.next() else {
            return Words::default();
        };
        let guideline = &policy.stamp.guideline;
        let rate = say!(
            en "1 ECTS is {one} ({guideline})",
            et "1 EAP on {one} ({guideline})",
            one = one, guideline = guideline
        );
        match one.exactly().and_then(|one| hours(credits, one)) {
            Some(hours) => {
                say!(en "{hours}: {rate}", et "{hours}: {rate}", hours = hours, rate = rate)
            }
            None => rate,
        }
    }
}
