//! Durations and hours of work as ISO 8601 has them, without weeks, which not every standard takes.

use kava_model::coded::Duration;
use kava_model::quantity::{Decimal, Hours};
use kava_model::unit::Unit;

/// `P10M`: a semester counts as five months, as in the register; nothing where it is no whole number of days.
pub fn period(Duration(amount): &Duration) -> Option<String> {
    let times = |of: i64| {
        amount
            .number
            .0
            .checked_mul(of)
            .filter(|number| number % 100 == 0)
    };
    let (number, unit) = match amount.unit {
        Unit::Weeks => (times(7)?, 'D'),
        Unit::Months => (times(1)?, 'M'),
        Unit::Semesters => (times(5)?, 'M'),
        Unit::Years => (times(12)?, 'M'),
        _ => return None,
    };
    Some(format!("P{}{unit}", number / 100))
}

/// `PT156H`, `PT65H30M`
pub fn work(Hours(Decimal(hundredths)): Hours) -> String {
    let seconds = i128::from(hundredths) * 36;
    let mut text = format!("PT{}H", seconds / 3600);
    for (value, unit) in [(seconds / 60 % 60, 'M'), (seconds % 60, 'S')] {
        if value != 0 {
            text.push_str(&format!("{value}{unit}"));
        }
    }
    text
}

/// `540.00`
pub fn amount(Decimal(hundredths): Decimal) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kava_model::unit::Amount;

    #[test]
    fn durations_are_exact_or_unknown() {
        let of = |hundredths, unit| {
            period(&Duration(Amount {
                number: Decimal(hundredths),
                unit,
            }))
        };
        assert_eq!(of(1_000, Unit::Weeks).as_deref(), Some("P70D"));
        assert_eq!(of(150, Unit::Years).as_deref(), Some("P18M"));
        assert_eq!(of(200, Unit::Semesters).as_deref(), Some("P10M"));
        assert_eq!(of(150, Unit::Weeks), None);
        assert_eq!(of(50, Unit::Semesters), None);
    }

    #[test]
    fn hours_keep_their_minutes() {
        assert_eq!(work(Hours::whole(156)), "PT156H");
        assert_eq!(work(Hours::hundredths(6_550)), "PT65H30M");
        assert_eq!(work(Hours::hundredths(1)), "PT0H36S");
    }
}
