//! The words of units: how a file writes them, what else is understood, how people read them.

use kava_diagnostics::{Phrase, Words};

use super::{Currency, Unit};
use crate::codelist::currencies;
use crate::quantity::{Bound, Decimal};

/// A unit's words: how a file writes it, what else is understood, how people read it.
struct UnitWords {
    unit: Unit,
    word: &'static str,
    understood: &'static [&'static str],
    /// Behind the number one.
    one: Phrase,
    /// Behind any other.
    name: Phrase,
}

const UNITS: [UnitWords; 10] = [
    UnitWords {
        unit: Unit::Ects,
        word: "ECTS",
        understood: &["EAP", "ects", "EC", "eap", "credits", "ainepunkti"],
        one: Phrase {
            en: "ECTS",
            et: "EAP",
        },
        name: Phrase {
            en: "ECTS",
            et: "EAP",
        },
    },
    UnitWords {
        unit: Unit::Hours,
        word: "hours",
        understood: &["hour", "h", "tundi", "tund"],
        one: Phrase {
            en: "hour",
            et: "tund",
        },
        name: Phrase {
            en: "hours",
            et: "tundi",
        },
    },
    UnitWords {
        unit: Unit::AcademicHours,
        word: "academic-hours",
        understood: &["academic-hour"],
        one: Phrase {
            en: "academic hour",
            et: "akadeemiline tund",
        },
        name: Phrase {
            en: "academic hours",
            et: "akadeemilist tundi",
        },
    },
    UnitWords {
        unit: Unit::Days,
        word: "days",
        understood: &["day", "päeva", "päev"],
        one: Phrase {
            en: "day",
            et: "päev",
        },
        name: Phrase {
            en: "days",
            et: "päeva",
        },
    },
    UnitWords {
        unit: Unit::Weeks,
        word: "weeks",
        understood: &["week", "nädalat", "nädal"],
        one: Phrase {
            en: "week",
            et: "nädal",
        },
        name: Phrase {
            en: "weeks",
            et: "nädalat",
        },
    },
    UnitWords {
        unit: Unit::Months,
        word: "months",
        understood: &["month", "kuud", "kuu"],
        one: Phrase {
            en: "month",
            et: "kuu",
        },
        name: Phrase {
            en: "months",
            et: "kuud",
        },
    },
    UnitWords {
        unit: Unit::Semesters,
        word: "semesters",
        understood: &["semester", "semestrit"],
        one: Phrase {
            en: "semester",
            et: "semester",
        },
        name: Phrase {
            en: "semesters",
            et: "semestrit",
        },
    },
    UnitWords {
        unit: Unit::Years,
        word: "years",
        understood: &["year", "aastat", "aasta"],
        one: Phrase {
            en: "year",
            et: "aasta",
        },
        name: Phrase {
            en: "years",
            et: "aastat",
        },
    },
    UnitWords {
        unit: Unit::Percent,
        word: "%",
        understood: &["percent", "protsenti"],
        one: Phrase { en: "%", et: "%" },
        name: Phrase { en: "%", et: "%" },
    },
    UnitWords {
        unit: Unit::Characters,
        word: "characters",
        understood: &["character", "tähemärki"],
        one: Phrase {
            en: "character",
            et: "tähemärk",
        },
        name: Phrase {
            en: "characters",
            et: "tähemärki",
        },
    },
];

/// Singular forms that are right in English and need no mending.
const SINGULARS: [&str; 7] = [
    "hour",
    "academic-hour",
    "day",
    "week",
    "month",
    "semester",
    "year",
];

impl Unit {
    /// From a word that is written for it, or understood.
    pub fn from_word(word: &str) -> Option<Unit> {
        let is_it = |words: &&UnitWords| words.word == word || words.understood.contains(&word);
        if let Some(words) = UNITS.iter().find(is_it) {
            return Some(words.unit);
        }
        let currency = currencies::find(word)?;
        let code = currency.code.as_bytes().try_into().ok()?;
        Some(Unit::Money(Currency(code)))
    }

    /// How a file writes it.
    pub fn word(self) -> String {
        match self {
            Unit::Money(currency) => currency.code().to_owned(),
            unit => words_of(unit).map_or("", |words| words.word).to_owned(),
        }
    }

    pub fn name(self) -> Words {
        match self {
            Unit::Money(currency) => Words::same(currency.code()),
            unit => words_of(unit).map_or_else(Default::default, |words| words.name.words()),
        }
    }

    /// As it stands behind a number: `1 week`, `2 weeks`.
    pub fn behind(self, number: Decimal) -> Words {
        match words_of(self) {
            Some(words) if number == Decimal::whole(1) => words.one.words(),
            _ => self.name(),
        }
    }

    /// As it stands behind a bound: `at least 1 semester`, `1..2 weeks`.
    pub fn behind_bound(self, bound: Bound<Decimal>) -> Words {
        bound
            .last()
            .map_or_else(|| self.name(), |number| self.behind(number))
    }
}

fn words_of(unit: Unit) -> Option<&'static UnitWords> {
    UNITS.iter().find(|words| words.unit == unit)
}

/// What a file should write for a word that is only understood.
pub(super) fn mended(word: &str) -> Option<&'static str> {
    let known = UNITS.iter().find(|words| words.understood.contains(&word));
    known
        .filter(|_| !SINGULARS.contains(&word))
        .map(|words| words.word)
}
