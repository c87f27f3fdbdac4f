//! A changed catalogue, and what must be said of it.

use kava::diagnostics::Severity;
use kava::{Day, Moment};
use kava_diagnostics::Span;

use super::catalogue::{Catalogue, Dated, Fact};

/// What is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A measured value is brought to a bound of the guideline, and just beyond it.
    Bound,
    /// Something that must be said is taken out.
    Removed,
    /// A date is brought to its limit, and one day beyond it.
    Date,
    /// A word or code is made one that nobody knows.
    Unknown,
    /// Two of a pair change places.
    Swapped,
    /// Something is said that may not be, or in the words that may.
    Said,
}

impl Kind {
    pub const ALL: [Kind; 6] = [
        Kind::Bound,
        Kind::Removed,
        Kind::Date,
        Kind::Unknown,
        Kind::Swapped,
        Kind::Said,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Kind::Bound => "bound",
            Kind::Removed => "removed",
            Kind::Date => "date",
            Kind::Unknown => "unknown",
            Kind::Swapped => "swapped",
            Kind::Said => "said",
        }
    }
}

/// What must be said, or not be said, that was not said before.
#[derive(Clone, Debug)]
pub enum Expected {
    /// Nothing so grave with these codes: it is still allowed.
    Quiet(Codes, Severity),
    /// Something at least so grave with one of these codes.
    Caught(Codes, Severity),
}

pub type Codes = &'static [&'static str];

pub struct Edit {
    pub file: usize,
    pub span: Span,
    pub text: String,
}

pub struct Mutant<'c> {
    pub catalogue: &'c Catalogue,
    pub kind: Kind,
    /// What is changed or whose bound it is: a line of the table.
    pub of: String,
    pub edits: Vec<Edit>,
    /// The files in one of which the finding must stand; those that are changed where none is named.
    pub told_in: Vec<usize>,
    pub moment: Moment,
    pub as_of: Day,
    /// Another guideline than the catalogue's: the layer whose own line is asked.
    pub guideline: Option<String>,
    pub expected: Expected,
}

impl<'c> Mutant<'c> {
    pub fn new(
        catalogue: &'c Catalogue,
        kind: Kind,
        of: impl Into<String>,
        expected: Expected,
    ) -> Mutant<'c> {
        Mutant {
            catalogue,
            kind,
            of: of.into(),
            edits: Vec::new(),
            told_in: Vec::new(),
            moment: Moment::Draft,
            as_of: catalogue.as_of,
            guideline: None,
            expected,
        }
    }

    pub fn replace(mut self, file: usize, span: Span, text: impl Into<String>) -> Mutant<'c> {
        self.edits.push(Edit {
            file,
            span,
            text: text.into(),
        });
        self
    }

    /// Takes an item out.
    pub fn without(self, fact: Fact<'_>) -> Mutant<'c> {
        self.replace(fact.file, fact.item.span(), "")
    }

    pub fn on(self, date: Dated, day: Day) -> Mutant<'c> {
        self.replace(date.file, date.span, day.to_string())
    }

    pub fn told_in(mut self, file: usize) -> Mutant<'c> {
        self.told_in.push(file);
        self
    }

    pub fn at(mut self, moment: Moment) -> Mutant<'c> {
        self.moment = moment;
        self
    }

    pub fn judged_on(mut self, day: Day) -> Mutant<'c> {
        self.as_of = day;
        self
    }

    /// The files it changes, each with its new text.
    pub fn texts(&self) -> Vec<(usize, String)> {
        let mut files: Vec<usize> = self.edits.iter().map(|edit| edit.file).collect();
        files.sort();
        files.dedup();
        let changed = files.into_iter().map(|file| (file, self.text(file)));
        changed.collect()
    }

    pub fn is_changed(&self) -> bool {
        let differs = |edit: &Edit| {
            let source = &self.catalogue.file(edit.file).text;
            source[edit.span.start as usize..edit.span.end as usize] != edit.text
        };
        self.edits.iter().any(differs)
    }

    /// The same for mutants that are the same.
    pub fn key(&self) -> String {
        format!(
            "{} {:?} {:?} {} {:?} {:?} {:?}",
            self.catalogue.folder,
            self.texts(),
            self.moment,
            self.as_of,
            self.told_in,
            self.guideline,
            self.expected
        )
    }

    fn text(&self, file: usize) -> String {
        let mut edits: Vec<&Edit> = self.edits.iter().filter(|edit| edit.file == file).collect();
        edits.sort_by_key(|edit| edit.span.start);
        let source = &self.catalogue.file(file).text;
        let (mut text, mut at) = (String::new(), 0);
        for edit in edits {
            text.push_str(&source[at..edit.span.start as usize]);
            text.push_str(&edit.text);
            at = edit.span.end as usize;
        }
        text.push_str(&source[at..]);
        text
    }

    /// `examples/first/catalogue.kava:61 | credits 6 ECTS | 6 → 1.99`
    pub fn told(&self) -> String {
        let Some(edit) = self.edits.first() else {
            return format!("{} on {}", self.catalogue.folder, self.as_of);
        };
        let file = self.catalogue.file(edit.file);
        let line = file.text[..edit.span.start as usize].lines().count().max(1);
        let old = short(&file.text[edit.span.start as usize..edit.span.end as usize]);
        let new = match edit.text.is_empty() {
            true => "nothing".to_owned(),
            false => short(&edit.text),
        };
        let wanted = match &self.expected {
            Expected::Quiet(codes, _) => format!("no {}", codes.join(" or ")),
            Expected::Caught(codes, _) => short(&codes.join(" or ")),
        };
        let moment = kava::Choice::word(self.moment);
        format!(
            "{}/{}:{line} for {moment}: `{old}` becomes `{new}`; wanted: {wanted}",
            self.catalogue.folder, file.name
        )
    }
}

/// On one line, and not too long.
fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text,
    }
}
