//! Catalogues to ask about.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kava::diagnostics::{Edit, FileId, Lang};
use kava::editor::Editor;
use kava::{Check, Day, Moment, Question, Workspace};

pub const EXAMPLES: [&str; 3] = ["first", "taltech", "haapsalu"];

/// A catalogue and what was found in it.
pub struct Judged {
    pub workspace: Workspace,
    pub check: Check,
    question: Question,
}

impl Judged {
    pub fn new<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Judged {
        let mut workspace = Workspace::new();
        for (name, text) in texts {
            workspace.set(name, text);
        }
        let day = Day::new(2026, 6, 10).expect("a day");
        let question = Question::new(Moment::Draft, day);
        Judged {
            check: workspace.check(&question),
            workspace,
            question,
        }
    }

    pub fn example(name: &str) -> Judged {
        let texts = texts_of(name);
        let texts = texts.iter().map(|(name, text)| (&**name, &**text));
        Judged::new(texts)
    }

    pub fn editor(&self) -> Editor<'_> {
        Editor::new(&self.workspace, &self.check, &self.question, Lang::En)
    }

    pub fn file(&self, name: &str) -> FileId {
        let mut files = self.check.sources.iter();
        let found = files.find(|(id, it)| &*it.name == name && !Workspace::is_shipped(*id));
        found.expect("a file").0
    }

    pub fn texts(&self) -> BTreeMap<String, String> {
        let names = self.workspace.names();
        let texts = names.filter_map(|name| {
            let source = self.workspace.source(name)?;
            Some((name.to_owned(), source.text.to_string()))
        });
        texts.collect()
    }

    /// The catalogue after some edits, which are in the order of its texts.
    pub fn edited(&self, edits: &[Edit]) -> Judged {
        let mut texts = self.texts();
        for edit in edits.iter().rev() {
            let name = &self.check.sources.get(edit.file).name;
            let text = texts.get_mut(&**name).expect("a text");
            text.replace_range(edit.span.range(), &edit.text);
        }
        Judged::new(texts.iter().map(|(name, text)| (&**name, &**text)))
    }

    /// How often each kind of finding was made.
    pub fn counted(&self) -> BTreeMap<&'static str, usize> {
        let mut counted = BTreeMap::new();
        for finding in &self.check.findings {
            *counted.entry(finding.code).or_default() += 1;
        }
        counted
    }
}

pub fn texts_of(example: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder.join(example)).expect("an example") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "kava") {
            let name = path.file_name().expect("a name").to_string_lossy();
            texts.insert(
                name.into_owned(),
                fs::read_to_string(&path).expect("a text"),
            );
        }
    }
    texts
}
