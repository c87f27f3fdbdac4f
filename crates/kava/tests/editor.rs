//! What an editor is told, whatever stands in the text and wherever it asks.

use std::fs;
use std::path::{Path, PathBuf};

use kava::diagnostics::{FileId, Lang, Span};
use kava::editor::Editor;
use kava::{Check, Day, Moment, Order, Question, Workspace};

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

fn catalogue(name: &str) -> Vec<(String, String)> {
    let folder = fs::read_dir(examples().join(name)).expect("an example");
    let mut files: Vec<(String, String)> = folder
        .map(|entry| entry.expect("an entry"))
        .map(|entry| {
            let name = entry.file_name().into_string().expect("a name");
            (name, fs::read_to_string(entry.path()).expect("a text"))
        })
        .collect();
    files.sort();
    files
}

fn workspace(files: &[(String, String)]) -> Workspace {
    let mut workspace = Workspace::new();
    for (name, text) in files {
        workspace.set(name, &**text);
    }
    workspace
}

fn question() -> Question {
    Question::new(Moment::Draft, Day::new(2026, 6, 10).expect("a day"))
}

fn own_files(check: &Check) -> Vec<(FileId, String)> {
    let files = check.sources.iter();
    let own = files.filter(|(id, source)| !Workspace::is_shipped(*id) && !source.name.is_empty());
    own.map(|(id, source)| (id, source.text.to_string()))
        .collect()
}

/// Every question about one place; what is answered lies in the text.
fn ask_all(editor: &Editor<'_>, file: FileId, text: &str, offset: usize) {
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
    for (span, _) in editor.layout_typed(file, offset as u32, "\n") {
        inside(span);
    }
}

fn places(text: &str, step: usize) -> impl Iterator<Item = usize> {
    text.char_indices().map(|(at, _)| at).step_by(step)
}

#[test]
fn every_place_of_the_examples_has_its_answers() {
    for (name, step) in [("first", 7), ("haapsalu", 41), ("taltech", 211)] {
        let workspace = workspace(&catalogue(name));
        let question = question();
        let check = workspace.check(&question);
        let editor = Editor::new(&workspace, &check, &question, Lang::Et);
        for (file, text) in own_files(&check) {
            for offset in places(&text, step) {
                ask_all(&editor, file, &text, offset);
            }
        }
    }
}

/// As it is when a file is typed from its beginning.
#[test]
fn a_text_that_breaks_off_anywhere_has_its_answers() {
    let files = catalogue("first");
    let whole = &files[0].1;
    for end in places(whole, 61) {
        let begun = [(files[0].0.clone(), whole[..end].to_owned())];
        let workspace = workspace(&begun);
        let question = question();
        let check = workspace.check(&question);
        let editor = Editor::new(&workspace, &check, &question, Lang::En);
        for (file, text) in own_files(&check) {
            ask_all(&editor, file, &text, text.len());
            let all = Span::new(0, text.len());
            for hint in editor.hints(file, all) {
                assert!(text.is_char_boundary(hint.at as usize));
            }
            editor.lenses(file);
            editor.layout_of(file, all);
        }
    }
}

/// The preview of what holds is what a draft's build writes, and the report the board's page.
#[test]
fn a_preview_is_what_would_be_written() {
    let workspace = workspace(&catalogue("first"));
    let question = question();
    let check = workspace.check(&question);
    let editor = Editor::new(&workspace, &check, &question, Lang::Et);
    let preview = editor.preview("data-basics").expect("a programme");
    let order = Order {
        targets: kava::TARGETS.to_vec(),
        programmes: vec!["data-basics".to_owned()],
        as_of: question.as_of,
        guideline: None,
        draft: true,
        all_or_nothing: false,
    };
    let mut written = Vec::new();
    let built = workspace.build(&order, |path, write| {
        let mut bytes = Vec::new();
        write(&mut bytes)?;
        written.push((path.to_owned(), String::from_utf8(bytes).expect("a text")));
        Ok::<(), std::io::Error>(())
    });
    assert!(built.expect("a build").refused.is_empty());
    let of = |start: &str, end: &str| {
        let mut found = written.iter();
        let found = found.find(|(path, _)| path.starts_with(start) && path.ends_with(end));
        &found.expect("a document").1
    };
    assert_eq!(preview.form, *of("registry/", ".html"));
    assert_eq!(preview.record, *of("catalogue/", ".ndjson"));

    let boards = workspace.boards(&[], &question).expect("pages");
    let page = boards
        .pages
        .iter()
        .find(|(name, _)| name.ends_with(".et.html"));
    assert_eq!(
        editor.report("data-basics").as_ref(),
        page.map(|(_, page)| page)
    );
    assert_eq!(editor.report("nothing"), None);
}

/// The layout of all lines is the layout of the text.
#[test]
fn the_layout_of_every_part_is_that_of_the_whole() {
    let mut files = catalogue("first");
    files[0].1 = files[0].1.replace("  ", "   ").replace('\n', "\r\n");
    let workspace = workspace(&files);
    let question = question();
    let check = workspace.check(&question);
    let editor = Editor::new(&workspace, &check, &question, Lang::En);
    let (file, text) = own_files(&check).remove(0);
    let mut laid_out = text.clone();
    for (span, new) in editor
        .layout_of(file, Span::new(0, text.len()))
        .into_iter()
        .rev()
    {
        laid_out.replace_range(span.range(), &new);
    }
    assert_ne!(laid_out, text);
    assert_eq!(laid_out, kava::format(&text));
}
