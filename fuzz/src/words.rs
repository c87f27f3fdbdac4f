//! What mutation writes into texts: the words and forms of the field table, in both languages, the marks
//! of the grammar, and what importers know.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kava_model::fields;
use kava_model::table::{Block, FieldInfo};

use crate::session::METHODS;

/// The language's own, each readable as it stands: fields, closed words, forms of values.
pub static LANGUAGE: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut words = BTreeSet::new();
    for block in fields::blocks() {
        of_block(block, &mut words);
    }
    words.extend(MARKS.map(str::to_owned));
    words.into_iter().collect()
});

/// Headings of tables.
pub static HEADINGS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let known = kava_import::headings().into_iter();
    known.map(|known| known.heading).collect()
});

/// The language's, and the steps of a session: every request, at some places of every document.
pub static SESSION: LazyLock<Vec<String>> = LazyLock::new(|| {
    let asked = (0..METHODS.len()).flat_map(|method| {
        let places = [(0, 40, 3), (1, 77, 20), (2, 200, 399)];
        places
            .map(|(document, at, length)| format!("\n//! ask {method} {document} {at} {length}\n"))
    });
    let steps = [
        "change 0 10 0",
        "change 0 55 9",
        "change 1 120 30",
        "change 2 0 79",
        "open 1",
        "open 2",
        "replace 0",
    ];
    let others = [
        "close 0",
        "close 1",
        "save 1",
        "save 2",
        "settings 2",
        "settings 1",
    ];
    let steps = steps
        .iter()
        .chain(&others)
        .map(|step| format!("\n//! {step}\n"));
    LANGUAGE
        .iter()
        .cloned()
        .chain(asked)
        .chain(steps.cycle().take(90))
        .collect()
});

/// What no table holds: the grammar's marks, whole and broken, and characters that are seldom met.
const MARKS: [&str; 30] = [
    "{",
    "}",
    "\n}\n",
    "\"",
    "\"\"\"",
    "\n\"\"\"\n",
    ",",
    "//",
    "<",
    ">",
    "..",
    "–",
    "-",
    "%",
    "€",
    "?",
    "„",
    "“",
    "todo",
    "\r\n",
    "\r",
    "\t",
    "\u{A0}",
    "\u{200B}",
    "\u{202E}",
    "\u{FEFF}",
    "e\u{301}",
    "😀",
    "\u{0}",
    "9999999999999999999999",
];

fn of_block(block: &Block, words: &mut BTreeSet<String>) {
    words.insert(format!("{} {{\n", block.word));
    words.extend(block.members.forms().iter().map(|form| (*form).to_owned()));
    for field in (block.fields)() {
        of_field(field, words);
    }
}

fn of_field(field: &FieldInfo, words: &mut BTreeSet<String>) {
    let shape = (field.shape)();
    words.extend([field.word, field.et].map(str::to_owned));
    for form in shape.forms {
        words.insert(format!("{} {form}", field.word));
        words.extend(form.split_whitespace().map(str::to_owned));
    }
    words.extend(shape.words.iter().map(|word| word.word.to_owned()));
}
