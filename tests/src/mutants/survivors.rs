//! Mutants that are not answered as expected, and why that is right.

/// Survivors whose line holds all of these parts have this reason.
pub struct Known {
    pub parts: &'static [&'static str],
    pub reason: &'static str,
}

impl Known {
    pub fn is(&self, told: &str) -> bool {
        self.parts.iter().all(|part| told.contains(part))
    }
}

pub const SURVIVORS: &[Known] = &[
    Known {
        parts: &["removed: provider of the form", "`issuer"],
        reason: "where only one institution is declared, it is the one that awards",
    },
    Known {
        parts: &["removed: basis of the form", "`basis study-programme"],
        reason: "where degree courses name their study programmes, the programme is based on those",
    },
    Known {
        parts: &["said: fee-total", "examples/taltech/catering.kava"],
        reason: "its admission opens before the price list is in force, which the same rule tells",
    },
];
