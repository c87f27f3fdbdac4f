//! The documents of one programme while it is being written: nothing is refused, all say that they are
//! a draft.

use kava_diagnostics::Lang;
use kava_documents::{Issue, Ruling, Subject, Target, find};
use kava_model::fields::Programme;
use kava_model::plan::ResolvedPlan;

use super::Editor;
use crate::board::board;

/// What the registry and the catalogue would get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The registry's form, in HTML.
    pub form: String,
    /// The catalogue's record, in JSON.
    pub record: String,
}

impl Editor<'_> {
    /// Of the last edition with this code; nothing where none has it.
    pub fn preview(&self, programme: &str) -> Option<Preview> {
        let draft = |target: &str, ending: &str| {
            self.with_subject(programme, |subject| {
                self.draft(find(target)?, subject, ending)
            })?
        };
        Some(Preview {
            form: draft("registry", ".html")?,
            record: draft("catalogue", ".ndjson")?,
        })
    }

    /// The board's page in the reader's language, in HTML.
    pub fn report(&self, programme: &str) -> Option<String> {
        self.with_subject(programme, |subject| {
            let board = board(subject, self.question, self.guidelines());
            let pages: [(Lang, String); 2] = board.pages();
            let own = pages.into_iter().find(|(lang, _)| *lang == self.lang);
            own.map(|(_, page)| page)
        })?
    }

    fn draft(&self, target: &dyn Target, subject: Subject<'_>, ending: &str) -> Option<String> {
        let verdict = subject.verdict().clone();
        let issue = Issue {
            catalogue: subject.catalogue,
            sources: subject.sources,
            as_of: self.question.as_of,
            draft: true,
            gone: &[],
            judge: &move |_: &Programme| verdict.clone(),
        };
        let is_meant = |path: &str| path.ends_with(ending) && !path.starts_with("index");
        let mut documents = target.documents(issue, &[subject.programme]);
        let document = documents.find(|it| it.paths.iter().any(|path| is_meant(path)))?;
        let mut files = document.in_memory().ok()?.into_iter();
        let (_, bytes) = files.find(|(path, _)| is_meant(path))?;
        String::from_utf8(bytes).ok()
    }

    fn with_subject<T>(&self, code: &str, work: impl FnOnce(Subject<'_>) -> T) -> Option<T> {
        let catalogue = self.catalogue();
        let programme = catalogue.last_edition(code)?;
        let plan = ResolvedPlan::of(programme, catalogue);
        Some(work(Subject {
            catalogue,
            programme,
            record: catalogue.record(programme),
            plan: plan.as_ref(),
            ruling: Ruling::Given(&self.judged(programme)?.verdict),
            sources: &self.check.sources,
        }))
    }
}
