//! Sets of changes from the smallest upwards.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::MOST_CHANGES;
use super::changes::Sized;

/// Size, number of changes, and which they are, ascending.
type Key = (u64, usize, Vec<usize>);

/// Every set of at most [`MOST_CHANGES`] changes of different things.
///
/// Each set comes from the one without its last change, or with the change before it in that one's
/// place: neither is larger, so that sets come out in their order though few are held at a time.
pub(super) struct Sets<'c> {
    /// By size.
    changes: &'c [Sized],
    open: BinaryHeap<Reverse<Key>>,
}

impl<'c> Sets<'c> {
    /// `changes` by size.
    pub fn of(changes: &'c [Sized]) -> Sets<'c> {
        let first = changes.first().map(|sized| (sized.size, 1, vec![0]));
        Sets {
            changes,
            open: first.map(Reverse).into_iter().collect(),
        }
    }

    /// The next set, in the order of its changes' sizes.
    pub fn next(&mut self) -> Option<Vec<&'c Sized>> {
        loop {
            let Reverse((size, number, set)) = self.open.pop()?;
            self.follow(size, number, &set);
            let changes: Vec<&Sized> = set.iter().filter_map(|at| self.changes.get(*at)).collect();
            let apart = |(at, one): (usize, &&Sized)| {
                changes
                    .iter()
                    .skip(at + 1)
                    .all(|other| one.site != other.site)
            };
            if changes.iter().enumerate().all(apart) {
                return Some(changes);
            }
        }
    }

    fn follow(&mut self, size: u64, number: usize, set: &[usize]) {
        let Some((last, rest)) = set.split_last() else {
            return;
        };
        let (Some(old), Some(new)) = (self.changes.get(*last), self.changes.get(last + 1)) else {
            return;
        };
        let instead = [rest, &[last + 1]].concat();
        self.open
            .push(Reverse((size - old.size + new.size, number, instead)));
        if number < MOST_CHANGES {
            let more = [set, &[last + 1]].concat();
            self.open.push(Reverse((size + new.size, number + 1, more)));
        }
    }
}
