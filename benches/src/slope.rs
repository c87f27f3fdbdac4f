//! How CPU time grows with the number of programmes: the slope of its logarithm over theirs, by least
//! squares. One is a constant cost a programme.

use std::collections::BTreeMap;

/// From this size on: below it the start of the process weighs more than the work.
const FROM: u32 = 1_000;

#[derive(Default)]
pub struct Slopes(BTreeMap<String, Vec<(u32, u128)>>);

impl Slopes {
    pub fn see(&mut self, programmes: u32, cpu: Vec<(String, u128)>) {
        for (name, micros) in cpu {
            if programmes >= FROM && micros > 0 {
                self.0.entry(name).or_default().push((programmes, micros));
            }
        }
    }

    /// A line for each program that ran at two sizes or more.
    pub fn rows(&self) -> String {
        let steep = self.0.iter().filter(|(_, points)| points.len() > 1);
        let rows = steep.map(|(name, points)| {
            let last = points.last().map_or(0, |(size, _)| *size);
            format!("| {name} | {:.3} | {FROM} to {last} |\n", slope(points))
        });
        rows.collect()
    }
}

#[expect(
    clippy::float_arithmetic,
    reason = "a statistic, not a quantity of a programme"
)]
fn slope(points: &[(u32, u128)]) -> f64 {
    let logs = points
        .iter()
        .map(|(size, micros)| (f64::from(*size).ln(), (*micros as f64).ln()));
    let logs: Vec<(f64, f64)> = logs.collect();
    let count = logs.len() as f64;
    let mean_size = logs.iter().map(|(size, _)| size).sum::<f64>() / count;
    let mean_cpu = logs.iter().map(|(_, cpu)| cpu).sum::<f64>() / count;
    let along = logs
        .iter()
        .map(|(size, cpu)| (size - mean_size) * (cpu - mean_cpu));
    let spread = logs.iter().map(|(size, _)| (size - mean_size).powi(2));
    along.sum::<f64>() / spread.sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_times_the_work_in_ten_times_the_time_is_a_slope_of_one() {
        let mut slopes = Slopes::default();
        for (size, micros) in [(100, 9_999), (1_000, 50), (10_000, 500), (100_000, 5_000)] {
            slopes.see(
                size,
                vec![
                    ("even".to_owned(), micros),
                    ("steep".to_owned(), micros * micros),
                ],
            );
        }
        let rows = slopes.rows();
        assert!(rows.contains("| even | 1.000 | 1000 to 100000 |"), "{rows}");
        assert!(rows.contains("| steep | 2.000 |"), "{rows}");
    }
}
