//! The server's text against a model that edits vectors of characters.

use kava::diagnostics::Columns;
use proptest::prelude::*;

use super::uri;
use crate::document::Document;
use crate::home::Lodging;
use crate::serve::lsp;

/// Characters of every width, a combining mark, tabs and both line ends.
fn piece() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "a",
        "õ",
        "–",
        "😀",
        "e\u{301}",
        "\t",
        "\n",
        "\r\n",
        "„x“",
        "👩‍🎓",
    ])
    .prop_map(str::to_owned)
}

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..most).prop_map(|pieces| pieces.concat())
}

/// An edit between two boundaries, told as fractions of the text's boundaries.
fn edits() -> impl Strategy<Value = Vec<(prop::sample::Index, prop::sample::Index, String)>> {
    let at = any::<prop::sample::Index>;
    prop::collection::vec((at(), at(), text(6)), 1..20)
}

/// The places an editor can name: before every character but inside no line end.
fn places(text: &str) -> Vec<(usize, lsp::Position, lsp::Position)> {
    let mut places = Vec::new();
    let (mut line, mut utf8, mut utf16) = (0, 0, 0);
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        places.push((
            at,
            lsp::Position::new(line, utf8),
            lsp::Position::new(line, utf16),
        ));
        if char == '\r' && chars.next_if(|(_, next)| *next == '\n').is_some() || char == '\n' {
            (line, utf8, utf16) = (line + 1, 0, 0);
        } else {
            utf8 += char.len_utf8() as u32;
            utf16 += char.len_utf16() as u32;
        }
    }
    places.push((
        text.len(),
        lsp::Position::new(line, utf8),
        lsp::Position::new(line, utf16),
    ));
    places
}

proptest! {
    #[test]
    fn the_text_is_never_out_of_step(start in text(40), edits in edits(), utf8: bool) {
        let address = uri("untitled:a");
        let mut document = Document::new(start.clone(), 1, Lodging::of(&address));
        let columns = if utf8 { Columns::Utf8 } else { Columns::Utf16 };
        let mut model = start;
        for (version, (one, other, new)) in edits.into_iter().enumerate() {
            let places = places(&model);
            let (one, other) = (*one.get(&places), *other.get(&places));
            let (start, end) = if one.0 <= other.0 { (one, other) } else { (other, one) };
            let position = |place: (usize, lsp::Position, lsp::Position)| if utf8 { place.1 } else { place.2 };
            let change = lsp::TextDocumentContentChangeEvent {
                range: Some(lsp::Range::new(position(start), position(end))),
                range_length: None,
                text: new.clone(),
            };
            document.change(vec![change], version as i32, columns);
            model.replace_range(start.0..end.0, &new);
            prop_assert_eq!(&*document.source.text, &model);
        }
    }
}
