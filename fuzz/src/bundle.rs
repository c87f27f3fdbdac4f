//! Several files in one input: each begins behind a line `//% NAME`, a comment of the language, so that a
//! seed is a catalogue's texts one after another. What stands before the first is a file of the name that
//! is given for it.

const MARK: &str = "//% ";

/// The most files that one input is.
const MOST: usize = 8;

/// Names with their texts, in the order of the input. A name that comes again stands for the later text.
pub fn files<'i>(input: &'i str, first: &'static str) -> Vec<(&'i str, &'i str)> {
    let mut files: Vec<(&str, &str)> = Vec::new();
    let (mut name, mut start, mut at) = (first, 0, 0);
    for line in input.split_inclusive('\n') {
        if let Some(next) = line.strip_prefix(MARK) {
            if at > 0 {
                put(&mut files, name, &input[start..at]);
            }
            (name, start) = (next.trim(), at + line.len());
        }
        at += line.len();
    }
    put(&mut files, name, &input[start..]);
    files
}

fn put<'i>(files: &mut Vec<(&'i str, &'i str)>, name: &'i str, text: &'i str) {
    match files.iter().position(|file| file.0 == name) {
        Some(at) => files[at].1 = text,
        None if files.len() < MOST => files.push((name, text)),
        None => {}
    }
}

/// Whether it is several files, of which the first has this ending.
pub fn begins_with(input: &str, ending: &str) -> bool {
    let line = input
        .lines()
        .next()
        .and_then(|line| line.strip_prefix(MARK));
    line.is_some_and(|name| name.trim().ends_with(ending))
}

/// A number that is the same for the same input: which of several questions is asked of it.
pub fn mark(input: &str) -> usize {
    let bytes = input.bytes().take(4096);
    let mixed = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |mark, byte| {
        (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (mixed >> 24) as usize
}
