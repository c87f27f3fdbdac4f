//! A client opens, changes and closes texts and asks every request of the protocol, in three encodings. No request
//! fails inside, places are in the text, and in the end the server has the client's texts.
#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;
use std::{env, fs};

use kava_fuzz::{clock, mutate, session, words};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

/// A folder with a head in it, so that two of the documents are files of one catalogue.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = env::temp_dir().join("kava-fuzz-catalogue");
    fs::create_dir_all(&folder).expect("a folder");
    let head = "catalogue c {\n  title et \"K\" en \"C\"\n  guideline taltech\n}\n";
    fs::write(folder.join("catalogue.kava"), head).expect("a head");
    folder
});

fuzz_target!(|input: &str| {
    clock::bounded(|| session::play(input, &FOLDER));
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    match mutate::text(&data[..size], seed, &words::SESSION) {
        Some(text) => mutate::put(&text, data, most),
        None => fuzzer_mutate(data, size, most),
    }
});
