//! The one place that reads the clock.

use kava::Day;

/// The machine's date.
pub fn today() -> Day {
    Day(jiff::Zoned::now().date())
}
