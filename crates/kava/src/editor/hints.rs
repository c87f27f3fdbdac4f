//! What a reader would work out in the head: totals of groups, fees and hours, days between dates,
//! weekdays.

use kava_diagnostics::{FileId, Place, Span, Words, say};
use kava_guideline::totals;
use kava_model::coded::Workload;
use kava_model::date::Day;
use kava_model::fields::Programme;
use kava_model::money::Fee;
use kava_model::stated::Stated;
use kava_model::text::Text;
use kava_model::verdict::FeeTotal;
use kava_syntax::{Atom, AtomKind, Item};

use super::cards::{money, volume};
use super::{Editor, Parsed};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Behind what.
    pub at: u32,
    pub text: Words,
}

impl Editor<'_> {
    /// In a part of a text, in its order.
    pub fn hints(&self, file: FileId, range: Span) -> Vec<Hint> {
        let Some(parsed) = self.parsed(file) else {
            return Vec::new();
        };
        let mut hints = dates(&parsed, range);
        for programme in self.programmes_in(file, range) {
            hints.extend(self.groups(programme, &parsed));
            hints.extend(self.fees(programme));
            hints.extend(workload(&programme.workload));
        }
        let courses = self.catalogue().courses();
        hints.extend(
            courses
                .filter(|it| it.place.file == file)
                .filter_map(|it| workload(&it.workload)),
        );
        hints.retain(|hint| range.start <= hint.at && hint.at <= range.end);
        hints.sort_by_key(|hint| hint.at);
        hints
    }

    fn programmes_in(&self, file: FileId, range: Span) -> impl Iterator<Item = &Programme> {
        let programmes = self.catalogue().programmes.iter().map(|it| it.it);
        programmes.filter(move |programme| {
            let Place { file: own, span } = programme.place;
            own == file && span.start <= range.end && range.start <= span.end
        })
    }

    /// Behind the brace of each group what learners take from it.
    fn groups(&self, programme: &Programme, parsed: &Parsed<'_>) -> Vec<Hint> {
        let groups = totals(programme, self.catalogue()).map(|totals| totals.groups);
        let hints = groups.unwrap_or_default().into_iter().filter_map(|group| {
            let cursor = parsed.cursor(group.place.span.start);
            let open = cursor.steps.last()?.item.data().open?;
            let total = volume(group.credits);
            Some(Hint {
                at: open.end,
                text: say!(en "{total}", et "{total}", total = total),
            })
        });
        hints.collect()
    }

    /// Behind each fee what it comes to; where that is not the same in all intakes, each once.
    fn fees(&self, programme: &Programme) -> Vec<Hint> {
        let totals = self
            .judged(programme)
            .map_or(&[][..], |judged| &judged.verdict.summary.fees);
        let intakes = || programme.intake.iter().filter_map(Stated::known);
        let own = |name: &str| intakes().any(|it| *it.name.text == *name && !it.fee.is_empty());
        let named = |total: &FeeTotal| total.intake.clone();
        let common = programme.fee.iter().filter_map(|fee| {
            let shared = |it: &FeeTotal| named(it).is_none_or(|name| !own(&name));
            total_of(fee, totals.iter().filter(|it| shared(it)))
        });
        let hints = intakes().flat_map(|intake| {
            let of_it = |it: &FeeTotal| named(it).as_ref() == Some(&intake.name.text);
            let fees = intake.fee.iter();
            fees.filter_map(move |fee| total_of(fee, totals.iter().filter(|it| of_it(it))))
        });
        common.chain(hints).collect()
    }
}

/// What a fee comes to, by those of the totals that are for the same group.
fn total_of<'t>(fee: &Stated<Fee>, totals: impl Iterator<Item = &'t FeeTotal>) -> Option<Hint> {
    let Stated::Known(fee, place) = fee else {
        return None;
    };
    let group = fee.group.as_ref().and_then(Stated::known).map(Text::any);
    let same = totals.filter(|total| total.group.as_deref() == group);
    let mut sums: Vec<Words> = same.filter_map(money).collect();
    sums.dedup();
    let sums = Words::join(sums, "; ");
    (!sums.is_empty()).then(|| Hint {
        at: place.span.end,
        text: say!(en "= {sums}", et "= {sums}", sums = sums),
    })
}

/// Behind the parts of a workload their sum.
fn workload(stated: &Stated<Workload>) -> Option<Hint> {
    let Stated::Known(load, place) = stated else {
        return None;
    };
    load.parts().nth(1)?;
    let (sum, unit) = (load.sum()?, load.unit()?.name());
    Some(Hint {
        at: place.span.end,
        text: say!(en "= {sum} {unit}", et "= {sum} {unit}", sum = sum, unit = unit),
    })
}

/// Behind a date its weekday, and behind the second of a period how many days it has.
fn dates(parsed: &Parsed<'_>, range: Span) -> Vec<Hint> {
    let mut hints = Vec::new();
    let mut open: Vec<Item<'_>> = parsed.tree.roots(&parsed.source.text).collect();
    while let Some(item) = open.pop() {
        let span = item.span();
        if span.start <= range.end && range.start <= span.end {
            hints.extend(dates_of(item));
            open.extend(item.children());
        }
    }
    hints
}

fn dates_of(item: Item<'_>) -> Vec<Hint> {
    let text = |atom: &Atom| atom.text(item.source());
    let dates = item
        .atoms()
        .iter()
        .filter(|atom| atom.kind == AtomKind::Date);
    let days = dates.filter_map(|atom| Some((atom.span.end, Day::parse(text(atom))?)));
    let days: Vec<(u32, Day)> = days.collect();
    let is_period = days.len() == 2 && item.atoms().iter().any(|atom| text(atom) == "to");
    let hints = days.iter().enumerate().map(|(at, (end, day))| {
        let weekday = day.weekday();
        let text = match days.first().filter(|_| is_period && at == 1) {
            Some((_, first)) => {
                let count = day.days_since(*first) + 1;
                say!(
                    en "{weekday}, {count} days", et "{weekday}, {count} päeva",
                    weekday = weekday, count = count
                )
            }
            None => weekday.words(),
        };
        Hint { at: *end, text }
    });
    hints.collect()
}
