//! Tables of partial selections: one row for all that no later question can tell apart.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

/// The widest [`Marks`], in bits.
pub(super) const MOST_MARKS: usize = 1024;

/// Up to this many rows a key is sought row by row.
const SOUGHT: usize = 12;

/// What the rest of the plan can still see of a partial selection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// As the bounds around see them, in hundredths; a course that is reached twice counts twice.
    pub credits: i64,
    /// Of distinct items, in hundredths; zero where the question does not need them.
    pub total: i64,
    /// Chosen members of the group that is being merged.
    pub count: i64,
    /// Repeated items that are taken and may be met again, as bits.
    pub repeated: u64,
}

/// A set of positions. The greater set is the one whose first difference has the position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Marks<const W: usize>([u64; W]);

impl<const W: usize> Marks<W> {
    pub const NONE: Marks<W> = Marks([0; W]);

    pub fn mark(&mut self, position: usize) {
        if let Some(word) = self.0.get_mut(position / 64) {
            *word |= 1 << (63 - position % 64);
        }
    }

    pub fn has(&self, position: usize) -> bool {
        let word = self.0.get(position / 64).copied().unwrap_or(0);
        word >> (63 - position % 64) & 1 == 1
    }

    pub fn union(mut self, other: Marks<W>) -> Marks<W> {
        for (word, more) in self.0.iter_mut().zip(other.0) {
            *word |= more;
        }
        self
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Row<const W: usize> {
    pub key: Key,
    /// The sum that is to be least.
    pub weight: i64,
    /// Distinct courses.
    pub courses: u32,
    pub marks: Marks<W>,
}

impl<const W: usize> Row<W> {
    pub const EMPTY: Row<W> = Row {
        key: Key {
            credits: 0,
            total: 0,
            count: 0,
            repeated: 0,
        },
        weight: 0,
        courses: 0,
        marks: Marks::NONE,
    };

    /// Forgets that these repeated items are taken: they cannot be met again.
    pub fn without(mut self, completed: u64) -> Row<W> {
        self.key.repeated &= !completed;
        self
    }

    /// The witness that is told: the worst, of equals the one with the fewest courses, then the
    /// first in the file.
    fn is_told_before(&self, other: &Row<W>) -> bool {
        (self.weight, self.courses, other.marks) < (other.weight, other.courses, self.marks)
    }
}

/// What becomes of two partial selections with one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// The one that is told first stays.
    First,
    /// The marks of both stay.
    AllMarks,
}

/// Rows with distinct keys.
#[derive(Debug)]
pub(super) struct Table<const W: usize> {
    rows: Vec<Row<W>>,
    places: FxHashMap<Key, usize>,
    keep: Keep,
}

impl<const W: usize> Table<W> {
    pub fn new(keep: Keep) -> Table<W> {
        Table {
            rows: Vec::new(),
            places: FxHashMap::default(),
            keep,
        }
    }

    pub fn rows(&self) -> &[Row<W>] {
        &self.rows
    }

    pub fn into_rows(self) -> Vec<Row<W>> {
        self.rows
    }

    pub fn clear(&mut self) {
        self.rows.clear();
        self.places.clear();
    }

    pub fn offer(&mut self, row: Row<W>) {
        match self.place(&row.key).and_then(|at| self.rows.get_mut(at)) {
            None => self.rows.push(row),
            Some(known) if self.keep == Keep::AllMarks => {
                known.marks = known.marks.union(row.marks)
            }
            Some(known) if row.is_told_before(known) => *known = row,
            Some(_) => {}
        }
    }

    /// Where the row with this key is; if nowhere, the next row to be pushed is noted as having it.
    fn place(&mut self, key: &Key) -> Option<usize> {
        let next = self.rows.len();
        if next < SOUGHT {
            return self.rows.iter().position(|row| row.key == *key);
        }
        if self.places.is_empty() {
            let known = self.rows.iter().enumerate();
            self.places.extend(known.map(|(at, row)| (row.key, at)));
        }
        match self.places.entry(*key) {
            Entry::Occupied(known) => Some(*known.get()),
            Entry::Vacant(free) => {
                free.insert(next);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_one_row_however_many_there_are() {
        let row = |credits| Row::<1> {
            key: Key {
                credits,
                ..Key::default()
            },
            ..Row::EMPTY
        };
        let most = 3 * SOUGHT as i64;
        let mut table = Table::new(Keep::First);
        (0..most)
            .chain(0..most)
            .for_each(|credits| table.offer(row(credits)));
        let credits: Vec<i64> = table.rows().iter().map(|row| row.key.credits).collect();
        assert_eq!(credits, Vec::from_iter(0..most));
    }
}
