//! Hours of work, whole or in parts.

use kava_diagnostics::{Finding, Phrase, Place, say};
use kava_syntax::AtomKind;

use crate::line::Line;
use crate::quantity::Decimal;
use crate::sought::Sought;
use crate::stated::Value;
use crate::table::{Shape, Word};
use crate::unit::{Amount, Unit};

/// `468 hours`, or `contact 64 hours, practical 32 hours, independent 60 hours`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workload {
    pub total: Option<Amount>,
    pub contact: Option<Amount>,
    pub practical: Option<Amount>,
    pub independent: Option<Amount>,
}

impl Workload {
    /// What was written, in the order of the registry's form.
    pub fn parts(&self) -> impl Iterator<Item = Amount> {
        [self.contact, self.practical, self.independent]
            .into_iter()
            .flatten()
    }

    /// The one unit that all of it is in.
    pub fn unit(&self) -> Option<Unit> {
        self.total
            .into_iter()
            .chain(self.parts())
            .map(|amount| amount.unit)
            .next()
    }

    /// As it is written with all of it in hours; nothing where that does not come out in hundredths.
    fn in_hours(&self) -> Option<String> {
        let hours = |amount: &Amount| match amount.unit {
            Unit::Hours => Some(amount.number),
            _ => (amount.number.0 % 4 == 0).then_some(Decimal(amount.number.0 / 4 * 3)),
        };
        let named = [
            ("", &self.total),
            ("contact ", &self.contact),
            ("practical ", &self.practical),
            ("independent ", &self.independent),
        ];
        let stated = named
            .into_iter()
            .filter_map(|(name, part)| Some((name, part.as_ref()?)));
        let parts: Option<Vec<String>> = stated
            .map(|(name, part)| Some(format!("{name}{} hours", hours(part)?)))
            .collect();
        Some(parts?.join(", "))
    }

    /// The sum of the parts, or the total where only that is written; in hundredths of the unit.
    pub fn sum(&self) -> Option<Decimal> {
        let parts: i64 = self.parts().map(|amount| amount.number.0).sum();
        match self.parts().next() {
            Some(_) => Some(Decimal(parts)),
            None => self.total.map(|total| total.number),
        }
    }
}

/// The words of its parts; a total has none.
const PARTS: [Word; 3] = [
    Word {
        word: "contact",
        name: Phrase {
            en: "contact work",
            et: "kontaktõpe",
        },
    },
    Word {
        word: "practical",
        name: Phrase {
            en: "practical work",
            et: "praktiline töö",
        },
    },
    Word {
        word: "independent",
        name: Phrase {
            en: "independent work",
            et: "iseseisev töö",
        },
    },
];

impl Value for Workload {
    fn shape() -> Shape {
        Shape::forms(&[
            "contact 64 hours, practical 32 hours, independent 60 hours",
            "156 hours",
            "468 academic-hours",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Workload> {
        const TIME: [Unit; 2] = [Unit::Hours, Unit::AcademicHours];
        let mut load = Workload::default();
        let start = line.here();
        loop {
            line.seek(Sought::OneOf(&PARTS));
            line.seek(Sought::Amount(&TIME));
            let slot = match line.take_kind(AtomKind::Word) {
                None => &mut load.total,
                Some(part) => match line.text(part) {
                    "contact" => &mut load.contact,
                    "practical" => &mut load.practical,
                    "independent" => &mut load.independent,
                    _ => {
                        crate::help::unknown_word(line, part, &PARTS);
                        return None;
                    }
                },
            };
            *slot = Some(line.amount(&TIME)?);
            if line.take_kind(AtomKind::Comma).is_none() {
                break;
            }
        }
        let place = line.place_from(start.span.start);
        is_in_one_unit(line, &load, place).then_some(load)
    }
}

fn is_in_one_unit(line: &mut Line<'_, '_>, load: &Workload, place: Place) -> bool {
    let unit = load.unit();
    let mixed = load
        .total
        .into_iter()
        .chain(load.parts())
        .any(|amount| Some(amount.unit) != unit);
    if mixed {
        let finding = Finding::error(
            "mixed-units",
            place,
            say!(
                en "hours and academic hours are different units and are not added up",
                et "tunnid ja akadeemilised tunnid on eri ühikud ega liitu"
            ),
        )
        .help(say!(en "give all parts in one unit", et "esita kõik osad ühes ühikus"));
        line.report(match load.in_hours() {
            Some(hours) => finding.fix(
                say!(en "give all in hours: {hours}", et "esita kõik tundides: {hours}", hours = hours.clone()),
                place.span,
                hours,
            ),
            None => finding,
        });
    }
    !mixed
}
