//! Whatever is typed over the lines of a catalogue, the server finds in it what the command finds.
//!
//! `KAVA_EDITS=1000 cargo test -p kava-cli --test lsp typed` types more.

use std::fs;
use std::path::PathBuf;

use crate::dice::Dice;
use crate::editor::Editor;
use crate::{copied, reported};

/// So often everything begins anew: who types on and on leaves nothing that could be judged.
const PER_CATALOGUE: usize = 12;

fn edits() -> usize {
    let asked = std::env::var("KAVA_EDITS").ok();
    asked.map_or(36, |edits| edits.parse().expect("a number"))
}

#[test]
fn what_is_typed_is_found_by_both() {
    let mut dice = Dice(7);
    let catalogues = ["first", "taltech", "broken/as-typed-in-word"];
    let (mut left, mut findings) = (edits(), 0);
    for (round, catalogue) in catalogues.iter().cycle().enumerate() {
        if left == 0 {
            break;
        }
        let folder = copied(catalogue);
        let names = fs::read_dir(folder.path()).expect("a folder");
        let mut files: Vec<PathBuf> = names.map(|it| it.expect("an entry").path()).collect();
        files.sort();
        let mut editor = Editor::start(["utf-8", "utf-16"][round % 2]);
        files.iter().for_each(|file| editor.open(file));
        for _ in 0..PER_CATALOGUE.min(left) {
            let file = &files[dice.below(files.len())];
            let text = fs::read_to_string(file).expect("a text");
            let typed = typed(&text, &mut dice);
            editor.retype(file, typed.clone());
            editor.save(file);
            let found = editor.found();
            findings += found.len();
            let told = reported(folder.path());
            let differs: Vec<_> = found.symmetric_difference(&told).collect();
            assert!(
                differs.is_empty(),
                "one alone: {differs:#?}\nof {}:\n{typed}",
                file.display()
            );
            left -= 1;
        }
        assert_eq!(editor.leave().code(), Some(0));
    }
    println!("{} edits, {findings} findings, each told by both", edits());
    assert!(findings > edits(), "an edit breaks something as a rule");
}

/// One line lost, doubled or exchanged for the next, or one word of it lost, doubled, cut or exchanged for
/// another word of the text.
fn typed(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let (at, next) = (dice.below(lines.len()), dice.below(lines.len()));
    match dice.below(4) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(next, lines[at].clone()),
        2 => lines.swap(at, next),
        _ => lines[at] = retold(&lines[at], words[dice.below(words.len())], dice),
    }
    lines.join(["\n", "\r\n"][usize::from(dice.below(10) == 0)]) + "\n"
}

fn retold(line: &str, other: &str, dice: &mut Dice) -> String {
    let mut words: Vec<&str> = line.split(' ').collect();
    let at = dice.below(words.len());
    match dice.below(5) {
        0 => drop(words.remove(at)),
        1 => words.insert(at, words[at]),
        2 => words[at] = other,
        3 => words.insert(at, "õ😀"),
        _ => {
            words[at] = words[at]
                .char_indices()
                .nth(1)
                .map_or("", |(end, _)| &words[at][..end])
        }
    }
    words.join(" ")
}
