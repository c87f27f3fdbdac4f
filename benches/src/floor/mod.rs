//! The floor: what the work costs at least. Plain Rust that knows nothing of a language, a guideline
//! or a place in a file: it reads one JSON file, makes thirteen fixed checks and writes a feed.

mod feed;
mod judge;
mod read;
mod selection;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

pub use judge::{Check, Finding};

/// What a run came to.
#[derive(Debug)]
pub struct Outcome {
    pub programmes: usize,
    /// In the order of the file.
    pub findings: Vec<Finding>,
}

/// Reads the catalogue, checks it and writes the feed of the programmes without a finding.
///
/// # Errors
/// Where a file cannot be read or written, and where the JSON is not such a catalogue: also where a
/// text holds an escape, since texts are borrowed from the file as they stand.
pub fn run(catalogue: &Path, feed: &Path) -> io::Result<Outcome> {
    let text = fs::read_to_string(catalogue)?;
    let catalogue: read::Catalogue<'_> = serde_json::from_str(&text)?;
    let verdict = judge::judge(&catalogue);
    let mut to = BufWriter::with_capacity(1 << 16, File::create(feed)?);
    serde_json::to_writer(
        &mut to,
        &feed::Feed {
            catalogue: &catalogue,
            verdict: &verdict,
        },
    )?;
    to.flush()?;
    Ok(Outcome {
        programmes: catalogue.programmes.len(),
        findings: verdict.findings,
    })
}
