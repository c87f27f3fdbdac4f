//! Asks the field table whether a line is read as it stands.

use kava_diagnostics::FileId;
use kava_model::Vocabulary;
use kava_model::read::read;
use kava_syntax::parse;

use crate::columns::Part;

/// In a block of this part the line is read without a finding, and leaves nothing open.
pub fn reads(part: Part, line: &str) -> bool {
    let (before, after) = part.around();
    let source = format!("{before}\n{line}\n{after}\n");
    let tree = parse(&source, &Vocabulary);
    if !tree.faults.is_empty() {
        return false;
    }
    let read = read(FileId(0), &tree, &source);
    read.findings.is_empty() && read.todos.is_empty()
}

/// May stand as a code where a block is named.
pub fn is_code(text: &str) -> bool {
    let letters = |letter: char| letter.is_alphanumeric() || "-._".contains(letter);
    !text.is_empty()
        && text.chars().all(letters)
        && !["todo", "none", "or", "for", "because"].contains(&text)
        && reads(Part::Programme, &format!("replaces {text}"))
}
