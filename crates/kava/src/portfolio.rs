//! The portfolio as a list: the rows of the target of that name, for those programmes of which a
//! condition holds, and what is due of them.

mod condition;
mod deadlines;
mod facts;
mod holds;
mod token;
mod words;

use kava_diagnostics::Lang;
use kava_documents::targets::portfolio::{Portfolio, Row, overview, overview_heads};
use kava_documents::{Issue, Target};
use kava_guideline::Question;
use kava_model::fields::{Moment, Programme};

use crate::judging::Judging;
use crate::workspace::Workspace;
use facts::Facts;

pub use condition::{Condition, NotUnderstood};
pub use deadlines::{Deadline, Deadlines};

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Rows for people to look at.
    Table,
    /// For spreadsheets.
    Csv,
    Json,
}

/// A list as it was asked for.
#[derive(Clone, Debug)]
pub struct Listed {
    pub content: Content,
    /// How many programmes are in it, and how many the catalogue has.
    pub shown: usize,
    pub all: usize,
}

#[derive(Clone, Debug)]
pub enum Content {
    Table {
        heads: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    Document(Vec<u8>),
}

impl Workspace {
    /// The portfolio, by code and edition.
    pub fn list(
        &self,
        question: &Question,
        condition: Option<&Condition>,
        form: Layout,
        lang: Lang,
    ) -> Listed {
        self.with_issue(question, |issue, programmes| {
            let chosen = chosen(issue, programmes, condition);
            Listed {
                shown: chosen.len(),
                all: programmes.len(),
                content: content(*issue, &chosen, form, lang),
            }
        })
    }

    /// What is due of the programmes of which a condition holds, in the order of days.
    pub fn deadlines(&self, question: &Question, condition: Option<&Condition>) -> Deadlines {
        self.with_issue(question, |issue, programmes| {
            Deadlines::of(issue, &chosen(issue, programmes, condition))
        })
    }

    /// The portfolio is judged for the last moment, as the target is.
    fn with_issue<T>(
        &self,
        question: &Question,
        work: impl FnOnce(&Issue<'_>, &[&Programme]) -> T,
    ) -> T {
        let question = Question {
            moment: Moment::Publication,
            ..question.clone()
        };
        let catalogue = self.catalogue();
        let guidelines = self.guidelines();
        let sources = self.sources();
        let judging = Judging::new(self, &catalogue, &guidelines, &question, &sources);
        let issue = Issue {
            catalogue: &catalogue,
            sources: &sources,
            as_of: question.as_of,
            draft: false,
            gone: &[],
            judge: &judging,
        };
        let programmes: Vec<&Programme> = catalogue.programmes.iter().map(|it| it.it).collect();
        work(&issue, &programmes)
    }
}

fn chosen<'c>(
    issue: &Issue<'c>,
    programmes: &[&'c Programme],
    condition: Option<&Condition>,
) -> Vec<&'c Programme> {
    let is_meant = |programme: &&&'c Programme| {
        condition.is_none_or(|Condition(node)| {
            issue.judged(programme, |subject| {
                holds::holds(node, &Facts::new(issue, subject)) == Some(true)
            })
        })
    };
    programmes.iter().filter(is_meant).copied().collect()
}

fn content(issue: Issue<'_>, programmes: &[&Programme], form: Layout, lang: Lang) -> Content {
    let ending = match form {
        Layout::Table => {
            return Content::Table {
                heads: overview_heads(lang),
                rows: rows(&issue, programmes, lang),
            };
        }
        Layout::Csv => format!("{}.csv", lang.tag()),
        Layout::Json => "json".to_owned(),
    };
    let mut documents = Portfolio.documents(issue, programmes);
    let is_meant = |path: &String| path.ends_with(&ending);
    let document = documents.find(|document| document.paths.iter().any(is_meant));
    // Into memory it cannot fail.
    let mut files = document
        .and_then(|document| document.in_memory().ok())
        .unwrap_or_default()
        .into_iter();
    let file = files.find(|(path, _)| is_meant(path));
    Content::Document(file.map_or_else(Vec::new, |(_, bytes)| bytes))
}

fn rows<'c>(issue: &Issue<'c>, programmes: &[&'c Programme], lang: Lang) -> Vec<Vec<String>> {
    let ordered = kava_documents::ordered(issue.catalogue, programmes);
    let row = |programme: &&'c Programme| {
        issue.judged(programme, |subject| {
            overview(&Row::new(issue, subject), lang)
        })
    };
    ordered.iter().map(row).collect()
}
