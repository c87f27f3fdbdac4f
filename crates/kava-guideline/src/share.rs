//! How much of a guideline a machine checks.

use std::collections::BTreeMap;

use kava_model::fields::Fate;
use kava_model::quantity::Ratio;

use crate::coverage::CoverageLine;

/// Clauses counted. A point of a clause counts for itself, and one with two fates once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub clauses: u32,
    /// Those of which it is said what becomes of them.
    pub with_fate: u32,
    /// Those that ask something: all but statements.
    pub asking: u32,
    /// Those of them that rules check, be it in part.
    pub checked: u32,
}

impl Share {
    pub fn of(lines: &[CoverageLine]) -> Share {
        let mut fates: BTreeMap<(&str, Option<&str>), Vec<Fate>> = BTreeMap::new();
        for line in lines {
            let id = (&*line.clause, line.point.as_deref());
            fates.entry(id).or_default().push(line.fate);
        }
        fates.values().map(|fates| Share::of_one(fates)).sum()
    }

    fn of_one(fates: &[Fate]) -> Share {
        let has = |is: fn(&Fate) -> bool| u32::from(fates.iter().any(is));
        Share {
            clauses: 1,
            with_fate: u32::from(!fates.is_empty()),
            asking: has(|fate| *fate != Fate::Statement),
            checked: has(|fate| *fate == Fate::Checked),
        }
    }

    /// Of the clauses that ask something, how many a machine checks; nothing where none does.
    pub fn by_machine(self) -> Option<Ratio> {
        Ratio::new(self.checked.into(), self.asking.into())
    }

    pub fn decided(self) -> Option<Ratio> {
        Ratio::new(self.with_fate.into(), self.clauses.into())
    }
}

impl std::iter::Sum for Share {
    fn sum<I: Iterator<Item = Share>>(shares: I) -> Share {
        shares.fold(Share::default(), |sum, share| Share {
            clauses: sum.clauses + share.clauses,
            with_fate: sum.with_fate + share.with_fate,
            asking: sum.asking + share.asking,
            checked: sum.checked + share.checked,
        })
    }
}
