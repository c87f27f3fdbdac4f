//! Moments: the first and the last second of a day where a provider is, in legal time.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use kava_model::date::Day;
use kava_model::fields::Institution;

/// The rules of summer time that the European Union shares, by the hours east of Greenwich.
const WESTERN: &str = "WET0WEST,M3.5.0/1,M10.5.0/2";
const CENTRAL: &str = "CET-1CEST,M3.5.0/2,M10.5.0/3";
const EASTERN: &str = "EET-2EEST,M3.5.0/3,M10.5.0/4";

/// The legal time of a country that has one; nothing where it has several or is not known here.
#[derive(Clone, Debug)]
pub struct Clock(Option<TimeZone>);

impl Clock {
    pub fn of(provider: Option<&Institution>) -> Clock {
        let country = provider.and_then(|provider| provider.country.known());
        let rules = country.and_then(|country| rules(country.0.code));
        Clock(rules.and_then(|rules| TimeZone::posix(rules).ok()))
    }

    /// `2026-08-31T00:00:00+03:00`; without its distance from Greenwich where that is not known.
    pub fn first_moment(&self, day: Day) -> String {
        self.at(day, Time::midnight())
    }

    /// `2026-08-31T23:59:59+03:00`
    pub fn last_moment(&self, day: Day) -> String {
        self.at(day, Time::constant(23, 59, 59, 0))
    }

    /// Whether moments carry their distance from Greenwich.
    pub fn is_known(&self) -> bool {
        self.0.is_some()
    }

    fn at(&self, day: Day, time: Time) -> String {
        let local = day.0.to_datetime(time);
        let zoned = self
            .0
            .as_ref()
            .and_then(|zone| local.to_zoned(zone.clone()).ok());
        match zoned {
            Some(zoned) => zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            None => local.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
        }
    }
}

fn rules(country: &str) -> Option<&'static str> {
    Some(match country {
        "IE" | "GB" => WESTERN,
        "AT" | "BE" | "CH" | "CZ" | "DE" | "DK" | "FR" | "HR" | "HU" | "IT" | "LI" | "LU"
        | "MT" | "NL" | "NO" | "PL" | "SE" | "SI" | "SK" => CENTRAL,
        "BG" | "CY" | "EE" | "FI" | "GR" | "LT" | "LV" | "RO" => EASTERN,
        "IS" => "GMT0",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn estonian() -> Clock {
        Clock(TimeZone::posix(EASTERN).ok())
    }

    /// On the day the clocks change, the day begins in one time and ends in the other.
    #[test]
    fn a_day_begins_and_ends_in_legal_time() {
        let day = |month, day| Day::new(2026, month, day).unwrap();
        let both = |day| (estonian().first_moment(day), estonian().last_moment(day));
        assert_eq!(
            both(day(3, 29)),
            (
                "2026-03-29T00:00:00+02:00".to_owned(),
                "2026-03-29T23:59:59+03:00".to_owned()
            )
        );
        assert_eq!(
            both(day(10, 25)),
            (
                "2026-10-25T00:00:00+03:00".to_owned(),
                "2026-10-25T23:59:59+02:00".to_owned()
            )
        );
    }

    #[test]
    fn where_the_country_is_not_known_nothing_is_made_up() {
        let clock = Clock::of(None);
        assert!(!clock.is_known());
        let day = Day::new(2026, 8, 31).unwrap();
        assert_eq!(clock.first_moment(day), "2026-08-31T00:00:00");
    }

    #[test]
    fn every_rule_is_one() {
        for rules in [WESTERN, CENTRAL, EASTERN, "GMT0"] {
            assert!(TimeZone::posix(rules).is_ok(), "{rules}");
        }
    }
}
