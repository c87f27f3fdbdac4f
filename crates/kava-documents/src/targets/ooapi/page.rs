//! Pages of a collection.

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde_json::Serializer as Json;

use super::VERSION;
use crate::Issue;
use crate::canonical::{ByLine, Date, GuidelineStamp};

/// The most that one page may hold by the specification.
const SIZE: usize = 250;

/// How many pages a collection has; an empty one has an empty page.
pub fn count(items: usize) -> usize {
    items.div_ceil(SIZE).max(1)
}

/// Which page of how many, and what the whole was judged by.
pub struct Place<'a> {
    number: usize,
    pages: usize,
    ext: Ext<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<'p, 'a, T> {
    page_size: usize,
    page_number: usize,
    has_previous_page: bool,
    has_next_page: bool,
    total_pages: usize,
    ext: &'p Ext<'a>,
    items: Vec<T>,
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
    guidelines: &'a [GuidelineStamp<'a>],
}

impl<'a> Place<'a> {
    pub fn new(
        number: usize,
        pages: usize,
        issue: Issue<'a>,
        guidelines: &'a [GuidelineStamp<'a>],
    ) -> Place<'a> {
        let kava = About {
            schema: VERSION,
            draft: issue.draft,
            checked: Date(issue.as_of),
            guidelines,
        };
        Place {
            number,
            pages,
            ext: Ext { kava },
        }
    }

    /// Makes only the items of this page.
    pub fn write<I, T: Serialize>(
        &self,
        all: impl Iterator<Item = I>,
        make: impl Fn(I) -> Option<T>,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        let before = SIZE * (self.number - 1);
        let page = Page {
            page_size: SIZE,
            page_number: self.number,
            has_previous_page: self.number > 1,
            has_next_page: self.number < self.pages,
            total_pages: self.pages,
            ext: &self.ext,
            items: all.skip(before).take(SIZE).filter_map(make).collect(),
        };
        let mut to = BufWriter::with_capacity(1 << 16, to);
        page.serialize(&mut Json::with_formatter(&mut to, ByLine::default()))?;
        to.write_all(b"\n")?;
        to.flush()
    }
}
