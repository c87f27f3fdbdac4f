//! What a group's bounds ask of a sum, and what of it they can tell apart.

use kava_model::quantity::{Bound, Limit};

/// Whole numbers from `low` to `high`, both included; `i64::MAX` stands for no upper end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range {
    pub low: i64,
    pub high: i64,
}

impl Range {
    pub const ANY: Range = Range {
        low: 0,
        high: i64::MAX,
    };

    pub fn of<T: Copy>(bound: &Bound<T>, number: impl Fn(T) -> i64) -> Range {
        let low = match bound.low {
            Limit::Open => 0,
            Limit::Closed(low) => number(low),
            Limit::Beyond(low) => number(low).saturating_add(1),
        };
        let high = match bound.high {
            Limit::Open => i64::MAX,
            Limit::Closed(high) => number(high),
            Limit::Beyond(high) => number(high).saturating_sub(1),
        };
        Range { low, high }
    }

    pub fn holds(self, value: i64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// What bounds can tell apart in a sum that only grows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sight {
    /// Beyond this no bound is met any more; `i64::MAX` where no bound has an upper end.
    most: i64,
    /// Without upper end all sums from here on are alike.
    enough: i64,
}

impl Sight {
    /// Nobody looks.
    pub const BLIND: Sight = Sight {
        most: i64::MAX,
        enough: 0,
    };

    pub fn and(self, range: Range) -> Sight {
        Sight {
            most: self.most.min(range.high),
            enough: self.enough.max(range.low),
        }
    }

    /// The sum as it matters; nothing if it is past every hope.
    pub fn see(self, sum: i64) -> Option<i64> {
        if self.most == i64::MAX {
            Some(sum.min(self.enough))
        } else {
            (sum <= self.most).then_some(sum)
        }
    }

    pub fn is_blind(self) -> bool {
        self.most == i64::MAX && self.enough == 0
    }
}
