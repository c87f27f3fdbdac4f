//! Semesters of the academic calendar, and price lists.

use kava_diagnostics::{Words, say};
use kava_model::fields::Semester;
use kava_model::stated::Stated;
use kava_model::verdict::Range;

use crate::editor::Editor;
use crate::editor::card::{Card, called, plain};

impl Editor<'_> {
    pub(super) fn semester_card(&self, name: &str) -> Option<Words> {
        let semester = self.catalogue().semester(name)?;
        Some(Card::of(name, days(semester)).words())
    }

    pub(super) fn price_list_card(&self, name: &str) -> Option<Words> {
        let mut lists = self.catalogue().price_lists();
        let list = lists.find(|list| &*list.name.text == name)?;
        let mut card = Card::of(name, called(&list.title));
        if let Some(in_force) = list.in_force.known() {
            let from = &in_force.from;
            card =
                card.line(say!(en "in force from {from}", et "kehtib alates {from}", from = from));
        }
        for price in list.prices.iter().filter_map(Stated::known) {
            let (school, rate) = (plain(&price.school.text), price.rate);
            let code = rate.currency.code();
            card = card.line(say!(
                en "{school}: {amount} {code} per ECTS",
                et "{school}: {amount} {code} EAP kohta",
                school = school, amount = rate.amount, code = code
            ));
        }
        Some(card.words())
    }
}

/// `Monday 2026-08-31 to Sunday 2027-01-24, 147 days`
fn days(semester: &Semester) -> Words {
    let (Some(from), Some(to)) = (semester.from.known(), semester.to.known()) else {
        return Words::default();
    };
    let days = Range {
        min: *from,
        max: *to,
    };
    let count = days.max.days_since(days.min) + 1;
    say!(
        en "{first} {from} to {last} {to}, {count} days",
        et "{first} {from} kuni {last} {to}, {count} päeva",
        first = from.weekday(), from = from, last = to.weekday(), to = to, count = count
    )
}
