//! By what a finding is known again in another run, after the lines around it have moved.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kava_diagnostics::{Finding, Sources};
use sha2::{Digest, Sha256};

use crate::baseline::identity::{Identity, Trees};

/// Gives each finding its fingerprint; of several that say the same of the same, each its own.
pub(super) struct Fingerprints<'s> {
    trees: Trees<'s>,
    given: BTreeMap<Identity, usize>,
}

impl<'s> Fingerprints<'s> {
    pub fn new(sources: &'s Sources) -> Fingerprints<'s> {
        Fingerprints {
            trees: Trees::new(sources),
            given: BTreeMap::new(),
        }
    }

    pub fn of(&mut self, finding: &Finding) -> String {
        let identity = self.trees.identity(finding);
        let told = [&*identity.code, &identity.block, &identity.at].join("\n");
        let (guideline, clause) = identity.clause.clone().unwrap_or_default();
        let count = self.given.entry(identity).or_default();
        *count += 1;
        let text = format!("{told}\n{guideline}\n{clause}\n{count}");
        let hash = Sha256::digest(text.as_bytes());
        let mut shown = String::with_capacity(32);
        for byte in hash.iter().take(16) {
            let _ = write!(shown, "{byte:02x}");
        }
        shown
    }
}
