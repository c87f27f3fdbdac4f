//! A catalogue or a programme begun: from a few answers, or like one that there is.
//!
//! Each answer is tried at once: it is written where it belongs, with `todo` for all that is not known
//! yet, and the catalogue is judged. An error that was not there before is the reason against it.

mod answer;
mod catalogue;
mod copy;
mod dates;
mod draft;
mod programme;

use std::sync::Arc;

use kava_diagnostics::{Finding, Severity, Words, say};
use kava_guideline::Question;
use kava_model::name::RESERVED;

use crate::fix::Changed;
use crate::workspace::Workspace;

pub use copy::{Copied, Copy, NotCopied};

/// A question, and what to make of its answer.
#[derive(Clone, Debug)]
pub struct Asked {
    /// By this word a script answers it.
    pub word: &'static str,
    pub question: Words,
    /// What is taken where nothing is answered.
    pub usual: Option<String>,
}

/// Questions about something new, in their order, and the answers so far.
#[derive(Debug)]
pub struct Form {
    of: Of,
    workspace: Workspace,
    question: Question,
    answers: Vec<String>,
}

#[derive(Debug)]
enum Of {
    /// Named after its folder.
    Catalogue(String),
    /// Its first intake is in this semester.
    Programme(Option<String>),
}

impl Form {
    /// A catalogue in a folder that has none.
    pub fn catalogue(folder: &str, question: Question) -> Form {
        let code = answer::code(folder);
        let is_name = code.starts_with(|char: char| char.is_ascii_alphabetic());
        let name = match is_name && !RESERVED.contains(&&*code) {
            true => code,
            false => "catalogue".to_owned(),
        };
        Form::new(Of::Catalogue(name), Workspace::new(), question)
    }

    /// A programme in a catalogue, whose first intake is in a semester.
    pub fn programme(workspace: Workspace, semester: Option<String>, question: Question) -> Form {
        Form::new(Of::Programme(semester), workspace, question)
    }

    fn new(of: Of, workspace: Workspace, question: Question) -> Form {
        Form {
            of,
            workspace,
            question,
            answers: Vec::new(),
        }
    }

    /// The words by which a script answers, in the order of the questions.
    pub fn words(&self) -> &'static [&'static str] {
        match self.of {
            Of::Catalogue(_) => &catalogue::WORDS,
            Of::Programme(_) => &programme::WORDS,
        }
    }

    /// The next question; nothing where all are answered.
    pub fn next(&self) -> Option<Asked> {
        let word = *self.words().get(self.answers.len())?;
        Some(match self.of {
            Of::Catalogue(_) => catalogue::asked(word, &self.workspace),
            Of::Programme(_) => programme::asked(word, self),
        })
    }

    /// Takes the answer to the next question, or says why it cannot be taken.
    pub fn answer(&mut self, answer: &str) -> Result<(), Words> {
        if answer.is_empty() {
            return Err(say!(
                en "an answer is needed; what is not known yet is todo",
                et "vastust on vaja; mida veel ei tea, on todo"
            ));
        }
        answer::can_be_written(answer)?;
        let before = self.errors();
        self.answers.push(answer.to_owned());
        let refused = self.errors().into_iter().find(|error| {
            !before
                .iter()
                .any(|known| known.code == error.code && known.message == error.message)
        });
        match refused {
            None => Ok(()),
            Some(error) => {
                self.answers.pop();
                Err(reason(&error))
            }
        }
    }

    /// What stands after the answers so far, and where.
    pub fn written(&self) -> Changed {
        let (name, text) = match &self.of {
            Of::Catalogue(code) => catalogue::written(code, &self.answers),
            Of::Programme(semester) => programme::written(self, semester.as_deref()),
        };
        Changed {
            name,
            old: Arc::from(""),
            new: text.into(),
        }
    }

    /// The catalogue with what is new.
    pub fn done(mut self) -> Workspace {
        let Changed { name, new, .. } = self.written();
        self.workspace.set(&name, new);
        self.workspace
    }

    /// What is wrong with the catalogue as it would stand.
    fn errors(&mut self) -> Vec<Finding> {
        let Changed { name, new, .. } = self.written();
        self.workspace.set(&name, new);
        let check = self.workspace.check(&self.question);
        self.workspace.remove(&name);
        let errors = check.findings.into_iter();
        errors.filter(|it| it.severity == Severity::Error).collect()
    }
}

/// A finding as the reason against an answer.
fn reason(finding: &Finding) -> Words {
    let parts = [Some(&finding.message), finding.help.first()];
    Words::join(parts.into_iter().flatten().cloned(), "; ")
}
