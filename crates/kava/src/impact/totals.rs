//! What a programme adds up to, each sum under its name.

use kava_diagnostics::{Words, say};
use kava_model::verdict::{FeeTotal, Verdict};

use crate::editor::cards::{money, range, volume};

/// Of what is not known, nothing.
pub(super) fn totals(verdict: &Verdict) -> Vec<(Words, Words)> {
    let mut totals = Vec::new();
    if let Some(credits) = verdict.summary.credits {
        totals.push((say!(en "volume", et "maht"), volume(credits)));
    }
    if let Some(share) = verdict.summary.degree_share {
        let share = range(share);
        totals.push((
            say!(en "degree share", et "tasemeõppe osakaal"),
            say!(en "{share}", et "{share}", share = share),
        ));
    }
    let fees = verdict.summary.fees.iter();
    totals.extend(fees.filter_map(|fee| Some((name(fee), money(fee)?))));
    totals
}

/// `fee of autumn-2026 for teachers`
fn name(fee: &FeeTotal) -> Words {
    let intake = fee.intake.as_deref();
    let whose: Vec<&str> = [intake, fee.group.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    match whose.is_empty() {
        true => say!(en "fee", et "tasu"),
        false => say!(en "fee, {whose}", et "tasu, {whose}", whose = whose.join(", ")),
    }
}
