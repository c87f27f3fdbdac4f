//! Exact decimals and days, as the JSON file writes them.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// A decimal with at most two places, in hundredths: credits or euros.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(pub u32);

impl Hundredths {
    pub const fn whole(number: u32) -> Hundredths {
        Hundredths(number * 100)
    }
}

impl fmt::Display for Hundredths {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match rest {
            0 => write!(to, "{whole}"),
            rest if rest % 10 == 0 => write!(to, "{whole}.{}", rest / 10),
            rest => write!(to, "{whole}.{rest:02}"),
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub struct NotHundredths;

impl fmt::Display for NotHundredths {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("expected a decimal number with at most two places")
    }
}

impl FromStr for Hundredths {
    type Err = NotHundredths;

    fn from_str(text: &str) -> Result<Hundredths, NotHundredths> {
        let (whole, places) = text.split_once('.').unwrap_or((text, "0"));
        let scale = match places.len() {
            1 => 10,
            2 => 1,
            _ => return Err(NotHundredths),
        };
        let whole = digits(whole)?.checked_mul(100).ok_or(NotHundredths)?;
        let sum = whole.checked_add(digits(places)? * scale);
        sum.map(Hundredths).ok_or(NotHundredths)
    }
}

/// `u32::from_str` alone would take a sign.
fn digits(text: &str) -> Result<u32, NotHundredths> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotHundredths);
    }
    text.parse().map_err(|_| NotHundredths)
}

impl Serialize for Hundredths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.to_string())
            .map_err(S::Error::custom)?
            .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Hundredths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hundredths, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        raw.get().parse().map_err(D::Error::custom)
    }
}

/// A calendar day, written `2026-08-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

impl Day {
    pub const fn new(year: i16, month: i8, day: i8) -> Day {
        Day(Date::constant(year, month, day))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(to)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        text.parse().map(Day).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_and_written_exactly() {
        for (text, hundredths) in [("6", 600), ("2.5", 250), ("0.05", 5), ("66.67", 6667)] {
            assert_eq!(text.parse(), Ok(Hundredths(hundredths)), "{text}");
            assert_eq!(Hundredths(hundredths).to_string(), text);
        }
        for text in ["", "-1", "+1", "1e3", "1.234", "2.", "99999999999"] {
            assert_eq!(text.parse::<Hundredths>(), Err(NotHundredths), "{text}");
        }
    }

    #[test]
    fn json_holds_plain_numbers() {
        assert_eq!(serde_json::to_string(&Hundredths(250)).unwrap(), "2.5");
        assert_eq!(
            serde_json::from_str::<Hundredths>("2.50").unwrap(),
            Hundredths(250)
        );
    }
}
