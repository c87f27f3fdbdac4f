//! Findings for a reader: of those that are alike the first are enough.

use std::collections::BTreeMap;

use kava::diagnostics::{Finding, Words, say};

/// Nobody reads more than so many of one code.
const ENOUGH: usize = 100;

/// The findings that are shown, and by code how many more there are.
pub struct Few<'f> {
    pub shown: Vec<&'f Finding>,
    more: BTreeMap<&'static str, usize>,
}

impl<'f> Few<'f> {
    pub fn of(findings: impl Iterator<Item = &'f Finding>) -> Few<'f> {
        let mut seen: BTreeMap<&'static str, usize> = BTreeMap::new();
        let shown = findings.filter(|finding| {
            let count = seen.entry(finding.code).or_default();
            *count += 1;
            *count <= ENOUGH
        });
        let shown = shown.collect();
        let more = seen.into_iter().filter(|(_, count)| *count > ENOUGH);
        Few {
            shown,
            more: more.map(|(code, count)| (code, count - ENOUGH)).collect(),
        }
    }

    /// `99899 more of duplicate-name: …`
    pub fn words(&self) -> impl Iterator<Item = Words> {
        self.more.iter().map(|(code, more)| {
            say!(
                en "{more} more of {code}: kava check --format short lists all of them",
                et "{code}: veel {more}; kõik loetleb kava check --format short",
                more = *more, code = *code
            )
        })
    }
}
