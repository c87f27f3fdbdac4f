//! By what programmes can be filtered, and what each one has of it.

use kava_diagnostics::{Lang, Phrase, Words, say};
use kava_model::choice::Choice;
use kava_model::codelist::isced;
use kava_model::date::Day;
use kava_model::quantity::Decimal;
use kava_model::unit::Currency;
use kava_model::verdict::FeeTotal;

use super::shown::{intake_name, month_of};
use crate::Subject;
use crate::canonical::{Date, When};
use crate::offer::{self, Offer};

/// A question of the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    Field,
    Credits,
    Language,
    Place,
    Mode,
    Start,
    Price,
    Time,
}

impl Facet {
    pub const ALL: [Facet; 8] = [
        Facet::Field,
        Facet::Credits,
        Facet::Language,
        Facet::Place,
        Facet::Mode,
        Facet::Start,
        Facet::Price,
        Facet::Time,
    ];

    /// The beginning of the ids of its choices.
    pub fn key(self) -> &'static str {
        match self {
            Facet::Field => "field",
            Facet::Credits => "credits",
            Facet::Language => "language",
            Facet::Place => "place",
            Facet::Mode => "mode",
            Facet::Start => "start",
            Facet::Price => "price",
            Facet::Time => "time",
        }
    }

    pub fn name(self) -> Phrase {
        let (en, et) = match self {
            Facet::Field => ("Field", "Valdkond"),
            Facet::Credits => ("Volume", "Maht"),
            Facet::Language => ("Language", "Õppekeel"),
            Facet::Place => ("Place", "Koht"),
            Facet::Mode => ("On site or online", "Kohapeal või veebis"),
            Facet::Start => ("Start", "Algus"),
            Facet::Price => ("Price", "Hind"),
            Facet::Time => ("Time of day", "Õppetöö aeg"),
        };
        Phrase { en, et }
    }
}

/// Something that a programme has: its order among the choices, and how it reads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value {
    pub facet: Facet,
    order: (i64, String),
    pub name: Words,
}

/// What a learner may filter a programme by; what is not known is in no choice.
pub fn values(subject: &Subject<'_>, as_of: Day) -> Vec<Value> {
    let mut found = Found(Vec::new());
    let offers = offer::all(subject.programme, subject.catalogue);
    let live: Vec<Offer<'_>> = offers.filter(|it| is_live(it, as_of)).collect();
    found.fields(subject);
    found.credits(subject);
    found.teaching(subject, &live);
    for offer in &live {
        found.start(offer, subject);
    }
    let prices = subject.summary().fees.iter().filter(|fee| {
        let of = |offer: &Offer<'_>| Some(&*offer.intake.name.text) == fee.intake.as_deref();
        fee.intake.is_none() || live.iter().any(of)
    });
    prices.for_each(|fee| found.price(fee));
    found.0.sort();
    found.0.dedup();
    found.0
}

/// Neither withdrawn nor begun, as far as is known.
pub fn is_live(offer: &Offer<'_>, as_of: Day) -> bool {
    let begun = match &offer.when_it_starts() {
        Some(When::Day(Date(day))) => *day < as_of,
        Some(When::Month(month)) => month.0.last().is_some_and(|day| day < as_of),
        Some(When::Semester(semester)) => semester.to.is_some_and(|Date(day)| day < as_of),
        None => false,
    };
    offer.is_withdrawn() != Some(true) && !begun
}

struct Found(Vec<Value>);

impl Found {
    fn add(&mut self, facet: Facet, order: i64, key: &str, name: Words) {
        let order = (order, key.to_owned());
        self.0.push(Value { facet, order, name });
    }

    fn word<T: Choice>(&mut self, facet: Facet, word: T) {
        let order = i64::try_from(word.index()).unwrap_or_default();
        self.add(facet, order, word.word(), word.name().words());
    }

    /// By their narrow fields, which are few and still say what it is about.
    fn fields(&mut self, subject: &Subject<'_>) {
        let groups = subject.programme.field.known();
        for code in groups.into_iter().flat_map(|groups| &groups.codes) {
            let narrow = code.text.get(..3).unwrap_or(&code.text);
            if let Some(narrow) = isced::find(narrow) {
                let name = Words {
                    en: narrow.name.en.to_owned(),
                    et: narrow.estonian_name().to_owned(),
                };
                self.add(Facet::Field, 0, narrow.code, name);
            }
        }
    }

    /// In steps that learners know: a course, half a semester, more.
    fn credits(&mut self, subject: &Subject<'_>) {
        let Some(credits) = subject.summary().credits else {
            return;
        };
        let steps = [(0, 6), (6, 12), (12, 18), (18, 30), (30, i64::MAX / 100)];
        for (over, most) in steps {
            let (low, high) = (Decimal::whole(over), Decimal::whole(most));
            if credits.max.0 > low && credits.min.0 <= high {
                let name = match (over, most) {
                    (0, most) => say!(en "up to {most} ECTS", et "kuni {most} EAP", most = most),
                    (30, _) => say!(en "over 30 ECTS", et "üle 30 EAP"),
                    (over, most) => say!(
                        en "over {over}, up to {most} ECTS", et "üle {over} kuni {most} EAP",
                        over = over, most = most
                    ),
                };
                self.add(Facet::Credits, over, "", name);
            }
        }
    }

    /// Of the live intakes; of a programme without any, its own.
    fn teaching(&mut self, subject: &Subject<'_>, live: &[Offer<'_>]) {
        let programme = subject.programme;
        let own = (
            programme.language.known(),
            programme.county.known(),
            programme.delivery.known(),
            programme.schedule.known(),
        );
        let of_offers = live.iter().map(|it| {
            (
                it.languages().known(),
                it.counties().known(),
                it.delivery().known(),
                it.schedule().known(),
            )
        });
        let all: Vec<_> = match live.is_empty() {
            true => vec![own],
            false => of_offers.collect(),
        };
        for (languages, counties, delivery, schedule) in all {
            for language in languages.into_iter().flat_map(|list| &list.0) {
                let it = language.0;
                self.add(Facet::Language, 0, it.code, it.name.words());
            }
            for county in counties.into_iter().flat_map(|list| &list.0) {
                self.add(Facet::Place, 0, county.0.name.et, county.0.name.words());
            }
            for mode in delivery.into_iter().flat_map(|list| &list.0) {
                self.word(Facet::Mode, *mode);
            }
            for time in schedule.into_iter().flat_map(|list| &list.0) {
                self.word(Facet::Time, *time);
            }
        }
    }

    /// The semester in which it starts, else the month.
    fn start(&mut self, offer: &Offer<'_>, subject: &Subject<'_>) {
        let (first, named) = match &offer.when_it_starts() {
            Some(When::Day(Date(day))) => (Some(*day), None),
            Some(When::Month(month)) => (month.0.first(), None),
            Some(When::Semester(semester)) => {
                (semester.from.map(|Date(day)| day), Some(semester.semester))
            }
            None => return,
        };
        let semesters = || {
            let mut all = subject.catalogue.semesters();
            all.find(|semester| first.is_some_and(|day| semester.contains(day)))
        };
        let named = named.or_else(|| semesters().map(|semester| &*semester.name.text));
        let order = |day: Day| i64::from(day.year()) * 100 + i64::from(day.0.month());
        match (named, first) {
            (Some(code), first) => {
                let begins = subject.catalogue.semester(code);
                let begins = begins.and_then(|semester| semester.from.known().copied());
                let order = begins.or(first).map_or(i64::MAX, order);
                self.add(Facet::Start, order, code, intake_name(code));
            }
            (None, Some(day)) => {
                let name = month_of(day.year(), day.0.month());
                self.add(Facet::Start, order(day), "", name);
            }
            (None, None) => {}
        }
    }

    fn price(&mut self, fee: &FeeTotal) {
        let Some(total) = fee.total.filter(|_| fee.currency == Currency::EUR) else {
            return;
        };
        if total.min == Decimal(0) {
            self.add(Facet::Price, -1, "", say!(en "free", et "tasuta"));
        }
        let steps = [(0, 500), (500, 1_000), (1_000, i64::MAX / 100)];
        for (over, most) in steps {
            let (low, high) = (Decimal::whole(over), Decimal::whole(most));
            if total.max > low && total.min <= high && total.max > Decimal(0) {
                let name = match (over, most) {
                    (0, most) => say!(en "up to {most} EUR", et "kuni {most} EUR", most = most),
                    (1_000, _) => say!(en "over 1000 EUR", et "üle 1000 EUR"),
                    (over, most) => say!(
                        en "over {over}, up to {most} EUR", et "üle {over} kuni {most} EUR",
                        over = over, most = most
                    ),
                };
                self.add(Facet::Price, over, "", name);
            }
        }
    }
}

/// Every choice that some programme has, each with its id.
pub fn choices(of_all: &[Vec<Value>]) -> Vec<(String, Value)> {
    let mut all: Vec<Value> = of_all.iter().flatten().cloned().collect();
    all.sort();
    all.dedup();
    let ids = all.iter().enumerate();
    let ids: Vec<String> = ids
        .map(|(at, value)| format!("{}-{at}", value.facet.key()))
        .collect();
    ids.into_iter().zip(all).collect()
}

/// How a choice reads among the others.
pub fn label(value: &Value, lang: Lang) -> String {
    super::shown::capital(value.name.get(lang))
}
