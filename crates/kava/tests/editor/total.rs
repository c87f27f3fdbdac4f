//! Any text may be asked about at any place, whatever is wrong with it.

use kava::diagnostics::Span;
use kava::editor::Editor;
use proptest::prelude::*;

use crate::answers::{ask_all, ask_of_all};
use crate::catalogue::{Judged, texts_of};

/// A text of an example in which pieces were lost, doubled or put elsewhere.
fn torn() -> impl Strategy<Value = String> {
    let whole: String = texts_of("taltech").into_values().collect();
    let chars: Vec<char> = whole.chars().collect();
    let piece = (0..chars.len(), 0..400usize);
    let torn = prop::sample::select(vec![
        "",
        "{",
        "}",
        "\"",
        "\"\"\"",
        "õ😀e\u{301}",
        "\r\n",
        "todo",
    ]);
    prop::collection::vec((piece, torn), 1..8).prop_map(move |pieces| {
        let pieces = pieces.into_iter().map(|((start, length), torn)| {
            let end = (start + length).min(chars.len());
            let piece: String = chars[start..end].iter().collect();
            piece + torn
        });
        pieces.collect()
    })
}

proptest! {
    #[test]
    fn every_question_has_an_answer(text in torn(), share in 0..=100usize) {
        let judged = Judged::new([("catalogue.kava", &*text)]);
        let editor = judged.editor();
        let mut at = text.len() * share / 100;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        of_the_text(&judged, &editor, &text);
        of_a_place(&judged, &editor, &text, at);
        of_a_place(&judged, &editor, &text, text.len());
        // Behind the end.
        editor.definition(Span::at(text.len() + 9).in_file(judged.file("catalogue.kava")));
    }
}

fn of_the_text(judged: &Judged, editor: &Editor<'_>, text: &str) {
    let file = judged.file("catalogue.kava");
    let mut end = 0;
    for token in editor.tokens(file).expect("tokens") {
        assert!(!token.span.of(text).is_empty(), "{token:?}");
        assert!(end <= token.span.start, "{token:?} overlaps");
        end = token.span.end;
    }
    for fold in editor.folds(file).expect("folds") {
        assert!(fold.first < fold.last && fold.last < text.lines().count() + 1);
    }
    for link in editor.web_links(file).expect("links") {
        assert!(link.address.is_ascii(), "{link:?}");
    }
    for symbol in editor.symbols(file).expect("symbols") {
        assert!(text.get(symbol.whole.range()).is_some());
        assert!(!symbol.name.is_empty() || symbol.name_span.start == symbol.name_span.end);
    }
    ask_of_all(editor, file, text);
    for thing in editor.things("") {
        assert_eq!(
            editor
                .references(thing.name)
                .iter()
                .filter(|it| it.place == thing.name)
                .count(),
            1
        );
    }
}

fn of_a_place(judged: &Judged, editor: &Editor<'_>, text: &str, at: usize) {
    let place = Span::at(at).in_file(judged.file("catalogue.kava"));
    let mut inner = Span::at(at);
    for span in editor.selection(place).expect("a selection") {
        assert!(
            span.start <= inner.start && inner.end <= span.end,
            "{span:?} holds {inner:?}"
        );
        inner = span;
    }
    assert_eq!(inner, Span::new(0, text.len()));
    for reference in editor.references(place) {
        assert!(!reference.place.span.of(text).is_empty());
    }
    if let Some(linked) = editor.linked(place) {
        let written: Vec<_> = linked.0.iter().map(|span| span.of(text)).collect();
        assert!(written.iter().all(|it| *it == written[0]), "{written:?}");
    }
    if let Ok(edits) = editor.rename(place, "uus-õ1") {
        let renamed = judged.edited(&edits);
        assert_eq!(renamed.editor().things("").len(), editor.things("").len());
    }
    ask_all(editor, place.file, text, at);
    editor.belongs_to(place);
    editor.declarations_of(place);
    editor.prerequisites(place);
    editor.dependents(place);
    editor.larger_awards(place);
    editor.parts_of_award(place);
}
