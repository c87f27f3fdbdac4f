//! Where lines break in a large JSON document.

use std::io;

use serde_json::ser::Formatter;

/// Compact, but each member of the document, and each value of a list that is one, on a line of its
/// own: two editions of a feed then differ in whole lines.
#[derive(Debug, Default)]
pub struct ByLine {
    depth: u32,
    is_empty: bool,
}

/// The document's members, and the values of its lists.
const BROKEN: u32 = 2;

impl ByLine {
    fn open<W: ?Sized + io::Write>(&mut self, to: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.is_empty = true;
        to.write_all(bracket)
    }

    fn next<W: ?Sized + io::Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.is_empty = false;
        if !first {
            to.write_all(b",")?;
        }
        if self.depth <= BROKEN {
            to.write_all(b"\n")
        } else {
            Ok(())
        }
    }

    fn close<W: ?Sized + io::Write>(&mut self, to: &mut W, bracket: &[u8]) -> io::Result<()> {
        if self.depth <= BROKEN && !self.is_empty {
            to.write_all(b"\n")?;
        }
        self.depth -= 1;
        self.is_empty = false;
        to.write_all(bracket)
    }
}

impl Formatter for ByLine {
    fn begin_object<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b"{")
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.next(to, first)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b"}")
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b"[")
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.next(to, first)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b"]")
    }
}
