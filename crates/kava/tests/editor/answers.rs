//! What an editor is told, whatever stands in the text and wherever it asks.

use kava::Order;
use kava::diagnostics::{FileId, Span};
use kava::editor::Editor;

use crate::catalogue::{EXAMPLES, Judged, texts_of};

/// Every question about one place; what is answered lies in the text.
pub fn ask_all(editor: &Editor<'_>, file: FileId, text: &str, offset: usize) {
    let inside = |span: Span| assert!(text.get(span.range()).is_some(), "{span:?} at {offset}");
    let place = Span::at(offset).in_file(file);
    if let Some(hover) = editor.hover(place) {
        inside(hover.span);
        assert!(!hover.text.en.is_empty() && !hover.text.et.is_empty());
    }
    let completions = editor.complete(place);
    inside(completions.replace);
    for item in &completions.items {
        assert!(!item.label.is_empty() && !item.insert.is_empty());
        let told = item.about.as_ref().map(|about| editor.about(about));
        assert!(told.is_none_or(|told| told.is_some()), "{item:?}");
    }
    if let Some(signature) = editor.signature(place) {
        assert!(signature.active < signature.forms.len());
    }
    for (span, _) in [
        editor.layout_typed(file, offset as u32, "\n"),
        editor.layout_typed(file, offset as u32, "}"),
    ]
    .concat()
    {
        inside(span);
    }
}

/// Every question about a whole text.
pub fn ask_of_all(editor: &Editor<'_>, file: FileId, text: &str) {
    let all = Span::new(0, text.len());
    for hint in editor.hints(file, all) {
        assert!(text.is_char_boundary(hint.at as usize), "{hint:?}");
    }
    for lens in editor.lenses(file) {
        assert!(!lens.span.of(text).is_empty(), "{lens:?}");
    }
    for (span, _) in editor.layout_of(file, all) {
        assert!(text.get(span.range()).is_some(), "{span:?}");
    }
}

fn places(text: &str, step: usize) -> impl Iterator<Item = usize> {
    text.char_indices().map(|(at, _)| at).step_by(step)
}

#[test]
fn every_place_of_the_examples_has_its_answers() {
    for (name, step) in EXAMPLES.into_iter().zip([7, 211, 41]) {
        let judged = Judged::example(name);
        let editor = judged.editor();
        for (name, text) in judged.texts() {
            for offset in places(&text, step) {
                ask_all(&editor, judged.file(&name), &text, offset);
            }
        }
    }
}

/// As it is when a file is typed from its beginning.
#[test]
fn a_text_that_breaks_off_anywhere_has_its_answers() {
    for (name, whole) in texts_of("first") {
        for end in places(&whole, 61) {
            let text = &whole[..end];
            let judged = Judged::new([(&*name, text)]);
            let (editor, file) = (judged.editor(), judged.file(&name));
            ask_all(&editor, file, text, text.len());
            ask_of_all(&editor, file, text);
        }
    }
}

/// The preview of what holds is what a draft's build writes, and the report the board's page.
#[test]
fn a_preview_is_what_would_be_written() {
    let judged = Judged::example("first");
    let editor = judged.editor();
    let preview = editor.preview("data-basics").expect("a programme");
    let order = Order {
        targets: kava::TARGETS.to_vec(),
        programmes: vec!["data-basics".to_owned()],
        as_of: editor.question.as_of,
        guideline: None,
        draft: true,
        all_or_nothing: false,
    };
    let mut written = Vec::new();
    let built = judged.workspace.build(&order, |document| {
        written.extend(document.in_memory()?);
        Ok::<(), std::io::Error>(())
    });
    assert!(built.expect("a build").refused.is_empty());
    let of = |start: &str, end: &str| {
        let mut found = written.iter();
        let found = found.find(|(path, _)| path.starts_with(start) && path.ends_with(end));
        String::from_utf8_lossy(&found.expect("a document").1)
    };
    assert_eq!(preview.form, of("registry/", ".html"));
    assert_eq!(preview.record, of("catalogue/", ".ndjson"));

    let boards = judged.workspace.boards(&[], editor.question);
    let pages = boards.expect("pages").pages;
    let page = pages.iter().find(|(name, _)| name.ends_with(".en.html"));
    let page = page.map(|(_, page)| page);
    assert_eq!(editor.report("data-basics").as_ref(), page);
    assert_eq!(editor.report("nothing"), None);
}

/// The layout of all lines is the layout of the text.
#[test]
fn the_layout_of_every_part_is_that_of_the_whole() {
    let texts = texts_of("first");
    let (name, text) = texts.first_key_value().expect("a text");
    let text = text.replace("  ", "   ").replace('\n', "\r\n");
    let judged = Judged::new([(&**name, &*text)]);
    let whole = Span::new(0, text.len());
    let edits = judged.editor().layout_of(judged.file(name), whole);
    let mut laid_out = text.clone();
    for (span, new) in edits.into_iter().rev() {
        laid_out.replace_range(span.range(), &new);
    }
    assert_ne!(laid_out, text);
    assert_eq!(laid_out, kava::format(&text));
}
