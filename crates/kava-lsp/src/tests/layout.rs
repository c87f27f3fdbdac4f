//! The edits lead to the layout, also where a text is too long to be compared line by line.

use kava::diagnostics::{Columns, Source};
use proptest::prelude::*;

use crate::convert;
use crate::features::formatting::edits;

fn applied(text: &str, laid_out: &str) -> (String, usize) {
    let source = Source::new("", text);
    let edits = edits(&source, laid_out, Columns::Utf16);
    let mut result = text.to_owned();
    for edit in edits.iter().rev() {
        let span = convert::span(&source, edit.range, Columns::Utf16);
        result.replace_range(span.range(), &edit.new_text);
    }
    (result, edits.len())
}

fn lines() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec!["a\n", "õ😀\n", "\r\n", "\n", "b\n"]);
    let last = prop::sample::select(vec!["", "c", "õ"]);
    (prop::collection::vec(line, 0..12), last).prop_map(|(lines, last)| lines.concat() + last)
}

proptest! {
    #[test]
    fn the_edits_lead_to_the_layout(text in lines(), laid_out in lines()) {
        prop_assert_eq!(applied(&text, &laid_out).0, laid_out);
    }
}

#[test]
fn lines_that_stay_are_not_touched() {
    let (result, edits) = applied("a\n b\nc\n d\ne\n", "a\nb\nc\nd\ne\n");
    assert_eq!((&*result, edits), ("a\nb\nc\nd\ne\n", 2));
}

#[test]
fn a_long_text_is_one_edit() {
    let middle = " x\ny\n".repeat(3000);
    let text = format!("head\n{middle}tail\n");
    let laid_out = format!("head\n{}tail\n", middle.replace(" x", "x"));
    assert_eq!(applied(&text, &laid_out), (laid_out, 1));
    assert_eq!(applied(&text, &text), (text.clone(), 0));
}
