//! The words of the field, as `docs/glossary.md` has them: what to say, and what not.
//!
//! The page is the data. Its tables are read here, so that what Kava explains is what people read.

mod meanings;

use kava_diagnostics::Phrase;
use kava_model::nearest;

/// The page.
pub const GLOSSARY: &str = include_str!("../../../docs/glossary.md");

/// A word in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The head of its table.
    pub about: &'static str,
    pub english: Cell,
    pub estonian: Cell,
    /// Who uses it: the letters of the page's first paragraph, with the clause.
    pub from: &'static str,
    /// What people say for it, and Kava does not.
    pub not_english: Cell,
    pub not_estonian: Cell,
    pub meaning: Option<Phrase>,
}

/// Words that stand in one cell of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Remarks in brackets are not among them.
    pub words: Vec<&'static str>,
    /// The whole cell.
    pub written: &'static str,
}

impl Cell {
    fn of(written: &'static str) -> Cell {
        let written = written.trim();
        let mut words = Vec::new();
        let mut rest = written;
        while !rest.is_empty() {
            let end = rest.find(['(', ',', ';', ':']).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(end);
            words.push(word.trim());
            rest = match behind.split_once(')') {
                Some((_, after)) if behind.starts_with('(') => after,
                _ => behind.get(1..).unwrap_or(""),
            };
        }
        words.retain(|word| !word.is_empty() && *word != "–");
        Cell { words, written }
    }

    fn has(&self, written: &str) -> bool {
        self.words.iter().any(|word| plain(word) == written)
    }
}

/// Whatever its capital letters, and with a space for a hyphen.
fn plain(word: &str) -> String {
    word.trim().to_lowercase().replace('-', " ")
}

/// All words, in the order of the page.
pub fn glossary() -> Vec<Term> {
    let mut about = "";
    let mut terms = Vec::new();
    for line in GLOSSARY.lines() {
        if let Some(head) = line.strip_prefix("## ") {
            about = head;
        }
        terms.extend(term(about, line));
    }
    terms
}

/// A row of a table, which is neither its head nor the line below.
fn term(about: &'static str, line: &'static str) -> Option<Term> {
    let cells: Vec<&str> = line
        .strip_prefix('|')?
        .strip_suffix('|')?
        .split('|')
        .collect();
    let [english, estonian, from, not] = cells[..] else {
        return None;
    };
    if english.trim() == "English" || english.starts_with("---") {
        return None;
    }
    let (not_english, not_estonian) = not.split_once(';').unwrap_or((not, ""));
    let english = Cell::of(english);
    Some(Term {
        about,
        meaning: english.words.first().and_then(|word| meanings::of(word)),
        english,
        estonian: Cell::of(estonian),
        from: from.trim(),
        not_english: Cell::of(not_english),
        not_estonian: Cell::of(not_estonian),
    })
}

/// The words that mean this, and those that are said in its place.
pub fn terms(written: &str) -> (Vec<Term>, Vec<Term>) {
    let written = plain(written);
    let is_word = |term: &Term| term.english.has(&written) || term.estonian.has(&written);
    let is_not = |term: &Term| term.not_english.has(&written) || term.not_estonian.has(&written);
    let terms = glossary();
    let (said, others): (Vec<Term>, Vec<Term>) = terms.into_iter().partition(is_word);
    (said, others.into_iter().filter(is_not).collect())
}

/// The word nearest to what was written, in either language.
pub fn nearest_term(written: &str) -> Option<&'static str> {
    let terms = glossary();
    let words = terms
        .iter()
        .flat_map(|term| [&term.english, &term.estonian])
        .flat_map(|cell| cell.words.iter().copied());
    nearest(written, words.collect::<Vec<_>>())
}
