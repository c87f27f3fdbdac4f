//! Any text has a tree; its tokens and gaps are the text, its items stand in each other, its places are text.
#![no_main]

use kava_fuzz::{clock, laws, mutate, words};
use kava_model::Vocabulary;
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|source: &str| {
    clock::bounded(|| {
        if let Some(flaw) = laws::flaw(source, &Vocabulary) {
            panic!("{flaw}\n{source}");
        }
    });
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    match mutate::text(&data[..size], seed, &words::LANGUAGE) {
        Some(text) => mutate::put(&text, data, most),
        None => fuzzer_mutate(data, size, most),
    }
});
