//! Mutation that knows what a text is made of: words of the language come in, lines and words go, are
//! doubled and change places. What is left to libFuzzer changes bytes.

use std::ops::Range;

use crate::random::Random;

/// Changes a text; nothing where the input is none, and bytes have to be changed.
pub fn text(input: &[u8], seed: u32, words: &[String]) -> Option<String> {
    let mut random = Random::new(seed);
    let mut text = str::from_utf8(input).ok()?.to_owned();
    // One in three is left to libFuzzer, which also joins inputs and copies what comparisons looked for.
    if random.below(3) == 0 {
        return None;
    }
    for _ in 0..=random.below(3) {
        change(&mut text, &mut random, words);
    }
    Some(text)
}

fn change(text: &mut String, random: &mut Random, words: &[String]) {
    match random.below(9) {
        0 => put_word(text, random, words),
        1 => exchange_word(text, random, words),
        2 => {
            let line = some_line(text, random);
            text.replace_range(line, "");
        }
        3 => copy_line(text, random),
        4 => exchange_lines(text, random),
        5 => cut_out(text, random),
        6 => number(text, random),
        7 => add_line(text, random, words),
        _ => swap_words(text, random),
    }
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn place(text: &str, random: &mut Random) -> usize {
    boundary(text, random.below(text.len() + 1))
}

/// With its end.
fn some_line(text: &str, random: &mut Random) -> Range<usize> {
    let at = place(text, random);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    start..end
}

/// Between two gaps; empty where the place is in one.
fn some_word(text: &str, random: &mut Random) -> Range<usize> {
    let at = place(text, random);
    let before = text[..at].char_indices().rev();
    let start = before.take_while(|(_, char)| !char.is_whitespace()).last();
    let end = text[at..].find(char::is_whitespace);
    start.map_or(at, |(start, _)| start)..end.map_or(text.len(), |end| at + end)
}

fn put_word(text: &mut String, random: &mut Random, words: &[String]) {
    let at = place(text, random);
    if let Some(word) = random.one_of(words) {
        text.insert_str(at, word);
    }
}

fn exchange_word(text: &mut String, random: &mut Random, words: &[String]) {
    let at = some_word(text, random);
    if let Some(word) = random.one_of(words) {
        text.replace_range(at, word);
    }
}

/// A line of its own, behind another one.
fn add_line(text: &mut String, random: &mut Random, words: &[String]) {
    let at = some_line(text, random).end;
    if let Some(word) = random.one_of(words) {
        text.insert_str(at, &format!("  {word}\n"));
    }
}

fn copy_line(text: &mut String, random: &mut Random) {
    let line = text[some_line(text, random)].to_owned();
    let to = some_line(text, random).start;
    text.insert_str(to, &line);
}

fn exchange_lines(text: &mut String, random: &mut Random) {
    let (one, other) = (some_line(text, random), some_line(text, random));
    exchange(text, one, other);
}

fn swap_words(text: &mut String, random: &mut Random) {
    let (one, other) = (some_word(text, random), some_word(text, random));
    exchange(text, one, other);
}

fn exchange(text: &mut String, one: Range<usize>, other: Range<usize>) {
    let (first, second) = if one.start <= other.start {
        (one, other)
    } else {
        (other, one)
    };
    if first.end > second.start {
        return;
    }
    let (early, late) = (
        text[first.clone()].to_owned(),
        text[second.clone()].to_owned(),
    );
    text.replace_range(second, &early);
    text.replace_range(first, &late);
}

fn cut_out(text: &mut String, random: &mut Random) {
    let start = place(text, random);
    let end = boundary(text, (start + random.below(60)).min(text.len()));
    if start < end {
        text.replace_range(start..end, "");
    }
}

/// A digit becomes another one, or the number longer.
fn number(text: &mut String, random: &mut Random) {
    let at = place(text, random);
    let Some(digit) = text[at..].find(|char: char| char.is_ascii_digit()) else {
        return;
    };
    let new = random.below(10).to_string();
    let at = at + digit;
    let end = if random.below(4) == 0 { at } else { at + 1 };
    text.replace_range(at..end, &new);
}

/// Writes a mutated text where libFuzzer wants it, whole characters of it, and says how long it is.
pub fn put(text: &str, into: &mut [u8], most: usize) -> usize {
    let end = boundary(text, text.len().min(most).min(into.len()));
    into[..end].copy_from_slice(&text.as_bytes()[..end]);
    end
}
