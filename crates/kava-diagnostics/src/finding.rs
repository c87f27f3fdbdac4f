//! A finding: what does not hold, where, by which clause, and how to mend it. Plain data.

use std::sync::Arc;

use crate::{FileId, Place, Span, Words};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
}

/// Which rule of which guideline asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The guideline's id, such as `taltech`.
    pub guideline: String,
    /// The day its edition is in force from, such as `2025-10-09`.
    pub edition: String,
    /// The clause as the guideline writes it, such as `2.1`.
    pub clause: String,
    /// One of several things that the clause says, such as `c`.
    pub point: Option<String>,
}

/// Another place that belongs to the finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    pub message: Words,
    pub place: Place,
}

/// Replaces the text of a span; an empty span inserts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    pub file: FileId,
    pub span: Span,
    pub text: String,
}

/// A change that mends the finding; the edits do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, such as `write 15 ECTS`; a fix that changes what is meant says so.
    pub title: Words,
    pub edits: Vec<Edit>,
    /// It may be made without a person: the same facts, written as they should be. Any other is a
    /// choice, even where it is the only one.
    pub certain: bool,
}

/// What there is to see of the text at a place, whatever its message says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// It could be left away.
    Unneeded,
    /// It names something that is no longer offered.
    Withdrawn,
}

/// One thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's word, such as `degree-share`: lower case, names no guideline and no clause.
    pub code: &'static str,
    pub severity: Severity,
    pub message: Words,
    pub place: Place,
    /// What to write under the squiggle; empty for none.
    pub label: Words,
    pub citation: Option<Arc<Citation>>,
    /// Clauses of higher layers that ask the same or less.
    pub also: Vec<Arc<Citation>>,
    /// The measured value and the bound it breaks, as they read in the message.
    pub measured: Option<Words>,
    pub bound: Option<Words>,
    /// The codes of the courses a learner chose to break it.
    pub selection: Option<Vec<String>>,
    /// Lines under the message: the arithmetic, what the clause asks for.
    pub notes: Vec<Words>,
    /// What to do next, one sentence each.
    pub help: Vec<Words>,
    pub related: Vec<Related>,
    pub fixes: Vec<Fix>,
    pub tag: Option<Tag>,
}

impl Finding {
    pub fn new(severity: Severity, code: &'static str, place: Place, message: Words) -> Finding {
        Finding {
            code,
            severity,
            message,
            place,
            label: Words::default(),
            citation: None,
            also: Vec::new(),
            measured: None,
            bound: None,
            selection: None,
            notes: Vec::new(),
            help: Vec::new(),
            related: Vec::new(),
            fixes: Vec::new(),
            tag: None,
        }
    }

    pub fn error(code: &'static str, place: Place, message: Words) -> Finding {
        Finding::new(Severity::Error, code, place, message)
    }

    pub fn warning(code: &'static str, place: Place, message: Words) -> Finding {
        Finding::new(Severity::Warning, code, place, message)
    }

    /// Every place that it points to.
    pub fn each_place(&mut self, visit: &mut dyn FnMut(&mut Place)) {
        visit(&mut self.place);
        for related in &mut self.related {
            visit(&mut related.place);
        }
        for edit in self.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            let mut place = edit.span.in_file(edit.file);
            visit(&mut place);
            (edit.file, edit.span) = (place.file, place.span);
        }
    }

    pub fn label(mut self, label: Words) -> Finding {
        self.label = label;
        self
    }

    pub fn tag(mut self, tag: Tag) -> Finding {
        self.tag = Some(tag);
        self
    }

    pub fn note(mut self, note: Words) -> Finding {
        self.notes.push(note);
        self
    }

    pub fn help(mut self, help: Words) -> Finding {
        self.help.push(help);
        self
    }

    pub fn related(mut self, place: Place, message: Words) -> Finding {
        self.related.push(Related { message, place });
        self
    }

    /// Offers a choice: a fix that replaces one span in the finding's own file.
    pub fn fix(self, title: Words, span: Span, text: impl Into<String>) -> Finding {
        let edit = Edit {
            file: self.place.file,
            span,
            text: text.into(),
        };
        self.fix_all(title, vec![edit])
    }

    pub fn fix_all(mut self, title: Words, edits: Vec<Edit>) -> Finding {
        self.fixes.push(Fix {
            title,
            edits,
            certain: false,
        });
        self
    }

    /// A fix that changes only how the facts are written, and never which.
    pub fn certainly(mut self, title: Words, edits: Vec<Edit>) -> Finding {
        self.fixes.push(Fix {
            title,
            edits,
            certain: true,
        });
        self
    }
}
