//! A catalogue of several files and a guideline is read, judged, mended, and all its documents are built.
//! Places are text; edited is fresh; documents have paths of their own inside of their folders.
#![no_main]

use kava_fuzz::{bundle, clock, judged, mutate, words};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|input: &str| {
    let files = bundle::files(input, "catalogue.kava");
    clock::bounded(|| judged::judge(&files, bundle::mark(input)));
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    match mutate::text(&data[..size], seed, &words::LANGUAGE) {
        Some(text) => mutate::put(&text, data, most),
        None => fuzzer_mutate(data, size, most),
    }
});
