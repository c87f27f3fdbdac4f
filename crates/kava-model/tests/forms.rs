//! Every form that the field table shows of a field can be read as it stands.

use kava_diagnostics::{FileId, Severity};
use kava_model::Vocabulary;
use kava_model::fields::blocks;
use kava_model::read::read;
use kava_model::table::{Block, FieldInfo};

#[test]
fn every_form_can_be_read() {
    let mut unread = String::new();
    let mut count = 0;
    for block in blocks() {
        for form in block.members.forms() {
            count += 1;
            unread += &faults(&inside(block, form));
        }
        for field in (block.fields)() {
            for form in (field.shape)().forms {
                count += 1;
                unread += &faults(&inside(block, &line(field, form)));
            }
        }
    }
    assert!(count > 200, "only {count} forms were tried");
    assert!(unread.is_empty(), "{unread}");
}

#[test]
fn every_field_has_a_form_or_is_a_block_or_says_all_by_itself() {
    let fields = blocks().into_iter().flat_map(|block| (block.fields)());
    let alone: Vec<&str> = fields
        .filter(|field| (field.shape)().forms.is_empty() && (field.shape)().block.is_none())
        .map(|field| field.word)
        .collect();
    assert_eq!(alone, ["project-based", "work-based", "project-based"]);
}

fn line(field: &FieldInfo, form: &str) -> String {
    let braces = if (field.shape)().block.is_some() {
        "{ }"
    } else {
        ""
    };
    format!("{} {form} {braces}", field.word)
}

/// The line in a block of its kind, and that in a block it may stand in.
fn inside(block: &Block, line: &str) -> String {
    if block.word.is_empty() {
        return line.to_owned();
    }
    for home in blocks().into_iter().filter(|home| *home != block) {
        let fields = (home.fields)();
        let opens = |field: &&&FieldInfo| (field.shape)().block == Some(block);
        if let Some(field) = fields.iter().find(opens) {
            let head = (field.shape)().forms.first().copied().unwrap_or("");
            return inside(home, &format!("{} {head} {{\n{line}\n}}", field.word));
        }
    }
    line.to_owned()
}

fn faults(text: &str) -> String {
    let tree = kava_syntax::parse(text, &Vocabulary);
    let read = read(FileId(0), &tree, text);
    let errors = read
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    errors
        .map(|finding| format!("{}: {}\n{text}\n\n", finding.code, finding.message.en))
        .collect()
}
