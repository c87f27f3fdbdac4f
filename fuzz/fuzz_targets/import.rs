//! Tables, workbooks and feeds are imported. What comes out is canonical text without a finding of syntax, in
//! files of their own names. A catalogue stands for the feeds that are built of it.
#![no_main]

use kava_fuzz::{bundle, clock, judged, mutate, nodes, table, words};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

/// The targets that can be imported again.
const FEEDS: [&str; 3] = ["catalogue", "ooapi", "elm"];

fuzz_target!(|bytes: &[u8]| {
    clock::bounded(|| import(bytes));
});

fn import(bytes: &[u8]) {
    let text = str::from_utf8(bytes).unwrap_or_default();
    if bundle::begins_with(text, ".xml") {
        let parts = bundle::files(text, "[Content_Types].xml");
        table::list(&table::workbook(&parts).unwrap_or_default());
    } else if bundle::begins_with(text, ".kava") {
        let feeds = built(text);
        let documents: Vec<(&str, &[u8])> = feeds
            .iter()
            .map(|(name, bytes)| (&**name, &**bytes))
            .collect();
        table::feed(&documents);
    } else if kava_import::feed::is_feed(bytes) {
        table::feed(&[("feed.json", bytes)]);
    } else {
        table::list(bytes);
    }
}

fn built(text: &str) -> Vec<(String, Vec<u8>)> {
    let name = FEEDS[bundle::mark(text) % FEEDS.len()];
    let target = kava::target(name).expect("a target");
    judged::feeds(&bundle::files(text, "catalogue.kava"), target)
}

/// Of a catalogue, now and then, one of the documents that are built of it.
fn document(text: &str, seed: u32) -> Option<String> {
    if seed % 8 != 0 || !bundle::begins_with(text, ".kava") {
        return None;
    }
    let feeds = built(text);
    let (_, bytes) = feeds.get(seed as usize / 8 % feeds.len().max(1))?;
    String::from_utf8(bytes.clone()).ok()
}

fn mutated(input: &[u8], seed: u32) -> Option<String> {
    let words = match seed % 2 {
        0 => &words::HEADINGS,
        _ => &words::LANGUAGE,
    };
    let text = str::from_utf8(input).ok()?;
    match text.starts_with(['{', '[']) {
        true => nodes::changed(text, seed, words),
        false => document(text, seed).or_else(|| mutate::text(input, seed, words)),
    }
}

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    match mutated(&data[..size], seed) {
        // Half of a document is none.
        Some(text) if text.len() <= most => mutate::put(&text, data, most),
        _ => fuzzer_mutate(data, size, most),
    }
});
