//! Exact numbers with units. Nothing here is a float; nothing rounds but printing.

use std::cmp::Ordering;
use std::fmt;

use kava_diagnostics::{Lang, Speak, Spoken};

/// A decimal number in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(pub i64);

impl Decimal {
    /// The largest number a file may state. Sums of a million of them still fit.
    pub const LARGEST: Decimal = Decimal(1_000_000_000_000);

    pub const fn whole(number: i64) -> Decimal {
        Decimal(number * 100)
    }

    /// From `2.5`; further decimals than two are cut off. Nothing for a number too large to be meant.
    pub fn parse(written: &str) -> Option<Decimal> {
        let (whole, rest) = written.split_once('.').unwrap_or((written, ""));
        let hundredths: String = rest.chars().chain("00".chars()).take(2).collect();
        let number = format!("{whole}{hundredths}").parse().ok().map(Decimal);
        number.filter(|number| *number <= Decimal::LARGEST)
    }

    pub fn is_whole(self) -> bool {
        self.0 % 100 == 0
    }

    fn write(self, to: &mut fmt::Formatter<'_>, point: char) -> fmt::Result {
        let (whole, rest) = (self.0.abs() / 100, self.0.abs() % 100);
        if self.0 < 0 {
            to.write_str("-")?;
        }
        match rest {
            0 => write!(to, "{whole}"),
            rest if rest % 10 == 0 => write!(to, "{whole}{point}{}", rest / 10),
            rest => write!(to, "{whole}{point}{rest:02}"),
        }
    }
}

/// With a decimal point, as it stands in a `.kava` file and in JSON.
impl fmt::Display for Decimal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(to, '.')
    }
}

impl Speak for Decimal {
    fn speak(&self, lang: Lang, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::En => self.write(to, '.'),
            Lang::Et => self.write(to, ','),
        }
    }
}

macro_rules! measure {
    ($(#[$doc:meta])* $name:ident, $en:literal, $et:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Decimal);

        impl $name {
            pub const fn whole(number: i64) -> $name {
                $name(Decimal::whole(number))
            }

            pub const fn hundredths(number: i64) -> $name {
                $name(Decimal(number))
            }
        }

        impl std::ops::Add for $name {
            type Output = $name;
            fn add(self, other: $name) -> $name {
                $name(Decimal(self.0.0 + other.0.0))
            }
        }

        impl std::iter::Sum for $name {
            fn sum<I: Iterator<Item = $name>>(parts: I) -> $name {
                parts.fold($name::default(), |sum, part| sum + part)
            }
        }

        impl Speak for $name {
            fn speak(&self, lang: Lang, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.speak(lang, to)?;
                match lang {
                    Lang::En => to.write_str($en),
                    Lang::Et => to.write_str($et),
                }
            }
        }
    };
}

measure!(
    /// Credits of the European Credit Transfer and Accumulation System.
    Credits, " ECTS", " EAP"
);
measure!(
    /// Clock hours of learner work.
    Hours, " hours", " tundi"
);

/// An exact fraction, kept in lowest terms, never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: u128,
    denominator: u128,
}

impl Ratio {
    pub const ZERO: Ratio = Ratio {
        numerator: 0,
        denominator: 1,
    };

    /// `numerator / denominator`; nothing where the denominator is zero.
    pub fn new(numerator: u128, denominator: u128) -> Option<Ratio> {
        let divisor = gcd(numerator, denominator);
        (denominator != 0).then(|| Ratio {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        })
    }

    /// A number of per cent, exact to hundredths.
    pub fn percent(number: Decimal) -> Option<Ratio> {
        Ratio::new(u128::try_from(number.0).ok()?, 10_000)
    }

    pub fn numerator(self) -> u128 {
        self.numerator
    }

    pub fn denominator(self) -> u128 {
        self.denominator
    }

    /// Per cent rounded to hundredths, half up: for print only.
    pub fn in_percent(self) -> Decimal {
        let scaled = (self.numerator * 20_000 / self.denominator).div_ceil(2);
        Decimal(i64::try_from(scaled).unwrap_or(i64::MAX))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Ratio) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Ratio) -> Ordering {
        (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
    }
}

/// `11/24`
impl fmt::Display for Ratio {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}/{}", self.numerator, self.denominator)
    }
}

/// `45.83 %`
impl Speak for Ratio {
    fn speak(&self, lang: Lang, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_percent().speak(lang, to)?;
        to.write_str(" %")
    }
}

/// `6 ECTS`, `6..30 ECTS`, `at least 50 %`
impl<T: Speak + PartialEq> Speak for Bound<T> {
    fn speak(&self, lang: Lang, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (least, most, more, less) = match lang {
            Lang::En => ("at least ", "at most ", "more than ", "less than "),
            Lang::Et => ("vähemalt ", "kuni ", "üle ", "alla "),
        };
        match (&self.low, &self.high) {
            (Limit::Closed(low), Limit::Closed(high)) if low == high => low.speak(lang, to),
            (Limit::Closed(low), Limit::Closed(high)) => {
                let low = Spoken(low, lang).to_string();
                let number = low.split_once(' ').map_or(&*low, |(number, _)| number);
                write!(to, "{number}..{}", Spoken(high, lang))
            }
            (low, high) => {
                match low {
                    Limit::Open => {}
                    Limit::Closed(low) => write!(to, "{least}{}", Spoken(low, lang))?,
                    Limit::Beyond(low) => write!(to, "{more}{}", Spoken(low, lang))?,
                }
                if !matches!(low, Limit::Open) && !matches!(high, Limit::Open) {
                    to.write_str(match lang {
                        Lang::En => " and ",
                        Lang::Et => " ja ",
                    })?;
                }
                match high {
                    Limit::Open => Ok(()),
                    Limit::Closed(high) => write!(to, "{most}{}", Spoken(high, lang)),
                    Limit::Beyond(high) => write!(to, "{less}{}", Spoken(high, lang)),
                }
            }
        }
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// One end of a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit<T> {
    Open,
    /// `at least 6`, `at most 30`, `6..30`
    Closed(T),
    /// `more than 6`, `less than 30`
    Beyond(T),
}

/// `6`, `6..30`, `at least 6`, `at most 30`, `more than 6`, `less than 30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bound<T> {
    pub low: Limit<T>,
    pub high: Limit<T>,
}

impl<T> Bound<T> {
    /// The same bound on another measure.
    pub fn map<U>(self, change: impl Fn(T) -> U) -> Bound<U> {
        let limit = |limit| match limit {
            Limit::Open => Limit::Open,
            Limit::Closed(value) => Limit::Closed(change(value)),
            Limit::Beyond(value) => Limit::Beyond(change(value)),
        };
        Bound {
            low: limit(self.low),
            high: limit(self.high),
        }
    }
}

impl<T: Copy + Ord> Bound<T> {
    pub fn exactly(value: T) -> Bound<T> {
        Bound::between(value, value)
    }

    pub fn between(low: T, high: T) -> Bound<T> {
        Bound {
            low: Limit::Closed(low),
            high: Limit::Closed(high),
        }
    }

    pub fn at_least(low: T) -> Bound<T> {
        Bound {
            low: Limit::Closed(low),
            high: Limit::Open,
        }
    }

    pub fn at_most(high: T) -> Bound<T> {
        Bound {
            low: Limit::Open,
            high: Limit::Closed(high),
        }
    }

    pub fn holds(&self, value: T) -> bool {
        !self.is_below(value) && !self.is_above(value)
    }

    /// The number that a bound ends with in words: `2` of `1..2`, `1` of `at least 1`.
    pub fn last(&self) -> Option<T> {
        match (self.high, self.low) {
            (Limit::Closed(last) | Limit::Beyond(last), _)
            | (Limit::Open, Limit::Closed(last) | Limit::Beyond(last)) => Some(last),
            (Limit::Open, Limit::Open) => None,
        }
    }

    /// The value is too small.
    pub fn is_below(&self, value: T) -> bool {
        match self.low {
            Limit::Open => false,
            Limit::Closed(low) => value < low,
            Limit::Beyond(low) => value <= low,
        }
    }

    /// The value is too large.
    pub fn is_above(&self, value: T) -> bool {
        match self.high {
            Limit::Open => false,
            Limit::Closed(high) => value > high,
            Limit::Beyond(high) => value >= high,
        }
    }

    /// No value can meet it: `30..6`.
    pub fn is_impossible(&self) -> bool {
        match (self.low, self.high) {
            (Limit::Closed(low), Limit::Closed(high)) => low > high,
            (
                Limit::Closed(low) | Limit::Beyond(low),
                Limit::Closed(high) | Limit::Beyond(high),
            ) => low >= high,
            _ => false,
        }
    }

    /// Every value that meets this bound meets the other too.
    pub fn is_within(&self, other: &Bound<T>) -> bool {
        let low = match (self.low, other.low) {
            (_, Limit::Open) => true,
            (Limit::Open, _) => false,
            (Limit::Closed(mine), Limit::Beyond(theirs)) => mine > theirs,
            (Limit::Closed(mine) | Limit::Beyond(mine), Limit::Closed(theirs))
            | (Limit::Beyond(mine), Limit::Beyond(theirs)) => mine >= theirs,
        };
        let high = match (self.high, other.high) {
            (_, Limit::Open) => true,
            (Limit::Open, _) => false,
            (Limit::Closed(mine), Limit::Beyond(theirs)) => mine < theirs,
            (Limit::Closed(mine) | Limit::Beyond(mine), Limit::Closed(theirs))
            | (Limit::Beyond(mine), Limit::Beyond(theirs)) => mine <= theirs,
        };
        low && high
    }
}
