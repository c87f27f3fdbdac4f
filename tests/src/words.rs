//! The words of everything that a user reads: those of the glossary, in both languages, and none of
//! those that it rejects; and none that only people speak who make languages.
//!
//! Sentences are taken from the sources, where each stands behind its language: messages, notes, help,
//! fixes, pages, the command line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::folder::root;
use crate::house::sources;

/// Words of the trade. A director need not know what any of them means.
const TRADE: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            "token",
            "parse",
            "parser",
            "parsed",
            "parsing",
            "EOF",
            "end of file",
            "identifier",
            "unexpected",
            "syntax",
            "lexer",
            "literal",
            "keyword",
            "expression",
            "node",
            "delimiter",
            "invalid",
            "malformed",
            "illegal",
            "null",
            "undefined",
            "string",
            "boolean",
            "integer",
            "enum",
            "AST",
            "abort",
            "panic",
        ],
    ),
    (
        "et",
        &[
            "süntaks",
            "parser",
            "parsi",
            "lekseem",
            "identifikaator",
            "ootamatu",
            "võtmesõna",
            "sõne",
            "avaldis",
            "kehtetu",
            "sümbol",
            "eraldaja",
            "tõeväärtus",
            "täisarvutüüp",
        ],
    ),
];

/// What the glossary rejects for one thing and other things are rightly called.
const ELSEWHERE: &[(&str, &str)] = &[
    ("part", "of anything but a plan"),
    ("field", "of the registry's form and of a block"),
    ("väli", "of the registry's form and of a block"),
    ("version", "of Kava itself"),
    ("versioon", "of Kava itself"),
    ("option", "of the command line"),
    ("path", "to a file"),
    ("tüüp", "of an institution, as the standards have it"),
    ("koolitus", "begins koolituspäev and the name of the Act"),
    ("kehtiv", "of a price list on a day"),
    (
        "requirement",
        "of a School; of a programme that asks for another",
    ),
    ("nõue", "of a guideline"),
    ("size", "of a file"),
    ("workload", "in hours; its volume is in credits"),
    ("AP", "begins aprill"),
    ("term", "of reuse"),
    ("limit", "of a bound"),
    ("piir", "of a bound"),
    ("final", "before exam"),
    ("attestation", "of participation"),
    ("exemption", "from courses elsewhere"),
    ("vabastus", "from courses elsewhere"),
    ("stacks", "the word of the language"),
    ("run", "of a course"),
    ("to register", "a programme"),
    ("prerequisites", "of a course"),
    ("notice", "of an intake"),
    ("teade", "of an intake"),
    ("cost", "before centre; what somebody pays"),
    ("kool", "begins koolitaja"),
    ("unit", "of a number; any part of the university"),
    ("application", "of a learner; for a licence"),
    ("taotlus", "for a licence"),
    ("kord", "so many times; step by step"),
    ("rule", "that Kava checks"),
    ("passes", "a course"),
    ("läbitud", "of a course"),
    ("failed", "of Kava itself"),
    ("covered", "by the right to teach"),
];

struct Sentence {
    lang: &'static str,
    text: String,
    place: String,
}

#[test]
fn nothing_is_called_by_a_rejected_word() {
    let sentences = sentences();
    let of = |lang: &str| sentences.iter().filter(|it| it.lang == lang).count();
    assert!(
        of("en") > 2_000 && of("et") > 2_000,
        "{} {}",
        of("en"),
        of("et")
    );
    let mut failures = BTreeSet::new();
    for (lang, words) in rejected() {
        for word in words {
            let said = sentences.iter().filter(|it| it.lang == lang);
            let said = said.filter(|it| holds(&it.text, word, lang));
            failures.extend(said.map(|it| format!("{}: “{word}” in {:?}", it.place, it.text)));
        }
    }
    let failures: Vec<String> = failures.into_iter().collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn nobody_needs_the_words_of_the_trade() {
    let sentences = sentences();
    let mut failures = Vec::new();
    for (lang, words) in TRADE {
        for word in words {
            let said = sentences.iter().filter(|it| it.lang == lang);
            let said = said.filter(|it| holds(&it.text, word, lang));
            failures.extend(said.map(|it| format!("{}: “{word}” in {:?}", it.place, it.text)));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// The tests above can fail: what they look for is found where it is.
#[test]
fn a_rejected_word_is_found() {
    assert!(holds("the syllabus has 12 ECTS", "syllabus", "en"));
    assert!(holds("two syllabuses; Syllabus", "syllabus", "en"));
    assert!(!holds("a subjective view", "subject", "en"));
    assert!(holds("ainekavas on 12 EAP", "ainekava", "et"));
    assert!(!holds("õppeainekava", "ainekava", "et"));
    let words: BTreeMap<&str, Vec<&str>> = rejected().into_iter().collect();
    assert!(words["en"].contains(&"syllabus") && words["et"].contains(&"ainekava"));
    assert!(words["en"].len() > 50 && words["et"].len() > 50);
    let known: BTreeSet<&str> = kava::glossary()
        .iter()
        .flat_map(|term| [&term.not_english, &term.not_estonian])
        .flat_map(|cell| cell.words.iter().copied())
        .collect();
    let all = sentences();
    let is_needed = |word: &str| {
        let is_used = |it: &Sentence| holds(&it.text, word, it.lang);
        known.contains(word) && all.iter().any(is_used)
    };
    let words = ELSEWHERE.iter().map(|(word, _)| *word);
    let needless: Vec<&str> = words.filter(|word| !is_needed(word)).collect();
    assert!(needless.is_empty(), "{needless:?}");
}

/// Every row is read, and says what it means in both languages.
#[test]
fn the_glossary_is_whole() {
    let rows = kava::GLOSSARY
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| English"));
    let terms = kava::glossary();
    assert_eq!(terms.len(), rows.count());
    for term in &terms {
        let english = term.english.written;
        assert!(
            !term.english.words.is_empty() && !term.estonian.words.is_empty(),
            "{english}"
        );
        let meaning = term
            .meaning
            .unwrap_or_else(|| panic!("{english} means nothing"));
        assert!(
            meaning.en.ends_with('.') && meaning.et.ends_with('.'),
            "{english}"
        );
        for word in [&term.english, &term.estonian]
            .into_iter()
            .flat_map(|cell| &cell.words)
        {
            assert!(
                kava::terms(word).0.contains(term),
                "{word} does not lead to {english}"
            );
        }
    }
}

/// The glossary's own words aside, and what is rejected in one meaning only.
fn rejected() -> Vec<(&'static str, Vec<&'static str>)> {
    let terms = kava::glossary();
    let own = |word: &str| !kava::terms(word).0.is_empty();
    let elsewhere = |word: &str| ELSEWHERE.iter().any(|(known, _)| *known == word);
    let kept = |cells: Vec<&'static str>| -> Vec<&'static str> {
        let words = cells.into_iter();
        words
            .filter(|word| !own(word) && !elsewhere(word))
            .collect()
    };
    let english = terms.iter().flat_map(|term| term.not_english.words.clone());
    let estonian = terms
        .iter()
        .flat_map(|term| term.not_estonian.words.clone());
    vec![
        ("en", kept(english.collect())),
        ("et", kept(estonian.collect())),
    ]
}

/// As a whole word, in English with its plural, in Estonian with any ending.
fn holds(text: &str, word: &str, lang: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    text.match_indices(&word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        let begins = !before.ends_with(|it: char| it.is_alphanumeric() || it == '-');
        let ending: String = after
            .chars()
            .take_while(|it| it.is_alphanumeric())
            .collect();
        begins && (lang == "et" || ["", "s", "es"].contains(&ending.as_str()))
    })
}

fn sentences() -> Vec<Sentence> {
    let mut found = Vec::new();
    for path in sources(&root().join("crates")) {
        let shown = path.strip_prefix(root()).expect("below the root");
        let shown = shown.display().to_string().replace('\\', "/");
        if !shown.contains("/src/") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source");
        for (lang, said) in said(&text) {
            found.push(Sentence {
                lang,
                text: said,
                place: shown.clone(),
            });
        }
    }
    found
}

/// The literals that stand behind `en` and `et`, and the two of a row of the command line's help.
fn said(source: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for (lang, marks) in [("en", ["en \"", "en: \""]), ("et", ["et \"", "et: \""])] {
        for mark in marks {
            for (at, _) in source.match_indices(mark) {
                let is_word =
                    !source[..at].ends_with(|it: char| it.is_alphanumeric() || it == '\\');
                let inside = source[..at].ends_with('\\') || !is_word;
                if !inside {
                    found.push((lang, literal(&source[at + mark.len()..])));
                }
            }
        }
    }
    for (at, _) in source.match_indices("means(") {
        let mut rest = &source[at..];
        let mut literals = Vec::new();
        while literals.len() < 3 {
            let Some(open) = rest.find('"') else { break };
            let text = literal(&rest[open + 1..]);
            rest = &rest[open + 1..];
            rest = rest.get(raw_len(rest) + 1..).unwrap_or("");
            literals.push(text);
        }
        if let [_, en, et] = &literals[..] {
            found.push(("en", en.clone()));
            found.push(("et", et.clone()));
        }
    }
    found
}

/// How long the rest of a literal is.
fn raw_len(rest: &str) -> usize {
    let mut escaped = false;
    for (at, it) in rest.char_indices() {
        match it {
            '"' if !escaped => return at,
            _ => escaped = it == '\\' && !escaped,
        }
    }
    rest.len()
}

/// The rest of a literal, without the values that are put into it and the lines of a file that it
/// quotes.
fn literal(rest: &str) -> String {
    let raw = &rest[..raw_len(rest)];
    let mut text = String::new();
    let (mut depth, mut quoted) = (0, false);
    for (at, it) in raw.char_indices() {
        match it {
            '{' => depth += 1,
            '}' => depth -= 1,
            '\\' => {}
            '"' if raw[..at].ends_with('\\') => quoted = !quoted,
            _ if depth == 0 && !quoted => text.push(it),
            _ => {}
        }
    }
    text
}
