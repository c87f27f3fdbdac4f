//! Pages of a collection.

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde_json::Serializer as Json;
use serde_json::value::{RawValue, to_raw_value};

use super::VERSION;
use crate::canonical::{ByLine, Date, GuidelineStamp};
use crate::roll::Roll;

/// The most that one page may hold by the specification.
const SIZE: usize = 250;

/// Where a page begins: with which programme, course or organisation, and after how many of its
/// objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    pub owner: usize,
    before: usize,
}

/// Of a collection in which each owner has so many objects; an empty one has an empty page.
pub fn starts(counts: impl Iterator<Item = usize>) -> Vec<Start> {
    let mut starts = Vec::new();
    let mut seen = 0;
    for (owner, count) in counts.enumerate() {
        while starts.len() * SIZE < seen + count {
            let before = starts.len() * SIZE - seen;
            starts.push(Start { owner, before });
        }
        seen += count;
    }
    if starts.is_empty() {
        starts.push(Start {
            owner: 0,
            before: 0,
        });
    }
    starts
}

/// The objects of one page, as they will be written.
pub struct Items {
    before: usize,
    /// How many more the page takes.
    room: usize,
    made: Vec<Box<RawValue>>,
}

impl From<Start> for Items {
    fn from(start: Start) -> Items {
        Items {
            before: start.before,
            room: SIZE,
            made: Vec::with_capacity(SIZE),
        }
    }
}

impl Items {
    /// Takes from one owner after the other until the page is full.
    pub fn fill<O>(
        mut self,
        owners: impl Iterator<Item = O>,
        mut add: impl FnMut(&mut Items, O) -> io::Result<()>,
    ) -> io::Result<Vec<Box<RawValue>>> {
        for owner in owners {
            if self.room == 0 {
                break;
            }
            add(&mut self, owner)?;
        }
        Ok(self.made)
    }

    /// Makes the next object if it stands on this page.
    pub fn add<T: Serialize>(&mut self, make: impl FnOnce() -> Option<T>) -> io::Result<()> {
        if self.before > 0 {
            self.before -= 1;
            return Ok(());
        }
        if self.room == 0 {
            return Ok(());
        }
        self.room -= 1;
        if let Some(item) = make() {
            self.made.push(to_raw_value(&item)?);
        }
        Ok(())
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<'a> {
    page_size: usize,
    page_number: usize,
    has_previous_page: bool,
    has_next_page: bool,
    total_pages: usize,
    ext: Ext<'a>,
    items: &'a [Box<RawValue>],
}

/// What the specification leaves to the one who serves.
#[derive(Serialize)]
struct Ext<'a> {
    kava: About<'a>,
}

#[derive(Serialize)]
struct About<'a> {
    schema: &'static str,
    draft: bool,
    checked: Date,
    guidelines: Vec<GuidelineStamp<'a>>,
}

/// Writes one page of so many.
pub fn write(
    number: usize,
    pages: usize,
    roll: &Roll<'_>,
    items: &[Box<RawValue>],
    to: &mut dyn Write,
) -> io::Result<()> {
    let kava = About {
        schema: VERSION,
        draft: roll.issue.draft,
        checked: Date(roll.issue.as_of),
        guidelines: roll.stamps().collect(),
    };
    let page = Page {
        page_size: SIZE,
        page_number: number,
        has_previous_page: number > 1,
        has_next_page: number < pages,
        total_pages: pages,
        ext: Ext { kava },
        items,
    };
    let mut to = BufWriter::with_capacity(1 << 16, to);
    page.serialize(&mut Json::with_formatter(&mut to, ByLine::default()))?;
    to.write_all(b"\n")?;
    to.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_may_begin_within_a_programme() {
        let found = starts([SIZE - 1, 3, 0, 2 * SIZE].into_iter());
        let found: Vec<_> = found.iter().map(|it| (it.owner, it.before)).collect();
        assert_eq!(found, [(0, 0), (1, 1), (3, SIZE - 2), (3, 2 * SIZE - 2)]);
    }

    #[test]
    fn an_empty_collection_has_one_page_and_a_full_one_no_second() {
        assert_eq!(starts([].into_iter()).len(), 1);
        assert_eq!(starts([0, 0].into_iter()).len(), 1);
        assert_eq!(starts([SIZE].into_iter()).len(), 1);
        assert_eq!(starts([SIZE, 1].into_iter()).len(), 2);
    }
}
