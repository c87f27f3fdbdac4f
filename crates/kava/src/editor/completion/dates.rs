//! Days of the academic calendar.

use kava_diagnostics::{Words, say};
use kava_guideline::notice_due;
use kava_model::admission::Apply;
use kava_model::date::Day;
use kava_model::fields::Semester;
use kava_model::stated::Stated;

use super::{Completion, Here, Written};
use crate::editor::Editor;

impl Editor<'_> {
    /// Of each semester: its first and last day, its admission, and the day by which notice is due;
    /// and the day of the check. In their order, each once.
    pub(super) fn days(&self, here: &Here<'_>) -> Vec<Completion> {
        let mut days: Vec<(Day, Words)> = Vec::new();
        for semester in self.catalogue().semesters() {
            days.extend(self.days_of(semester, here));
        }
        let as_of = self.question.as_of;
        days.push((as_of, say!(en "today", et "täna")));
        days.sort_by_key(|(day, _)| *day);
        days.dedup_by_key(|(day, _)| *day);
        let items = days.into_iter().map(|(day, why)| {
            let detail = say!(en "{weekday}, {why}", et "{weekday}, {why}", weekday = day.weekday(), why = why);
            Completion::new(Written::Date, day.to_string(), detail)
        });
        items.collect()
    }

    fn days_of(&self, semester: &Semester, here: &Here<'_>) -> Vec<(Day, Words)> {
        let name = &semester.name;
        let known = |day: &Stated<Day>| day.known().copied();
        let apply = semester.apply.known();
        let end = |end: fn(&Apply) -> &Stated<kava_model::date::When>| end(apply?).known()?.day();
        let programmes = &here.seeking.facts().programmes;
        let kind = programmes
            .iter()
            .filter_map(Stated::known)
            .find_map(|it| it.kind.known());
        let kind = kind.map(|kind| &*kind.text);
        let due = self
            .policies()
            .into_iter()
            .find_map(|it| notice_due(it, kind, semester));
        let days = [
            (
                due,
                say!(en "notice of {name} is due", et "{name}: teate tähtaeg", name = name),
            ),
            (
                end(Apply::from),
                say!(en "admission to {name} opens", et "{name}: kandideerimine algab", name = name),
            ),
            (
                end(Apply::to),
                say!(en "admission to {name} closes", et "{name}: kandideerimine lõpeb", name = name),
            ),
            (
                known(&semester.from),
                say!(en "{name} begins", et "{name} algab", name = name),
            ),
            (
                known(&semester.to),
                say!(en "{name} ends", et "{name} lõpeb", name = name),
            ),
        ];
        days.into_iter()
            .filter_map(|(day, why)| Some((day?, why)))
            .collect()
    }
}
