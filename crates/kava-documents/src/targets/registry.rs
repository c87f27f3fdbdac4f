//! `registry`: what the register of study programmes (EHIS) asks of one programme, as JSON for
//! machines and as a form in Estonian for people. Both are made of the same [`Entry`].

mod content;
mod entry;
mod form;
mod outcomes;
mod process;
mod provider;
mod volume;

use std::io::{self, BufWriter, Write};

use kava_model::fields::Moment;

pub use entry::Entry;

use crate::file_name::FileNames;
use crate::target::ordered;
use crate::{Document, Issue, Subject, Target};

/// The target `registry`.
pub struct Registry;

impl Target for Registry {
    fn name(&self) -> &'static str {
        "registry"
    }

    fn moment(&self) -> Moment {
        Moment::Submission
    }

    fn documents<'a>(&self, issue: Issue<'a>, subjects: &'a [Subject<'a>]) -> Vec<Document<'a>> {
        let names = FileNames::of(issue.catalogue);
        let mut documents = Vec::with_capacity(2 * subjects.len());
        for subject in ordered(subjects).iter().copied() {
            let form = names.with(subject.programme, "html");
            let attached = form.clone();
            documents.push(Document::new(
                names.with(subject.programme, "json"),
                move |to| json(&Entry::new(&issue, subject, &attached), to),
            ));
            let named = form.clone();
            documents.push(Document::new(form, move |to| {
                to.write_all(form::page(&Entry::new(&issue, subject, &named)).as_bytes())
            }));
        }
        documents
    }
}

fn json(entry: &Entry<'_>, to: &mut dyn Write) -> io::Result<()> {
    let mut to = BufWriter::new(to);
    serde_json::to_writer_pretty(&mut to, entry)?;
    to.write_all(b"\n")?;
    to.flush()
}
