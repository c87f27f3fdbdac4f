//! Many times, told by two of them.

use std::time::Duration;

/// Half of them are no longer, and nineteen of twenty.
pub fn p50_and_p95(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort_unstable();
    let at = |percent: usize| {
        let at = (times.len() * percent).div_ceil(100).saturating_sub(1);
        times.get(at).copied().unwrap_or_default()
    };
    (at(50), at(95))
}

/// `3.27`, in milliseconds.
pub fn millis(time: Duration) -> String {
    let hundredths = time.as_micros() / 10;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_hundred_times() {
        let times = (1..=200).map(Duration::from_millis).collect();
        let (p50, p95) = p50_and_p95(times);
        assert_eq!(
            (millis(p50), millis(p95)),
            ("100.00".to_owned(), "190.00".to_owned())
        );
    }
}
