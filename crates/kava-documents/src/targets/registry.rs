//! `registry`: what the register of study programmes (EHIS) asks of one programme, as JSON for
//! machines and as a form in Estonian for people. Both are made of the same [`Entry`].

mod content;
mod entry;
mod form;
mod lacks;
mod outcomes;
pub(super) mod process;
mod provider;
mod volume;

use std::io::{self, BufWriter, Write};

use kava_diagnostics::Finding;
use kava_model::fields::{Moment, Programme};

pub use entry::Entry;

use crate::file_name::FileNames;
use crate::target::ordered;
use crate::{Document, Documents, Issue, Subject, Target};

/// The target `registry`.
pub struct Registry;

impl Target for Registry {
    fn name(&self) -> &'static str {
        "registry"
    }

    fn moment(&self) -> Moment {
        Moment::Submission
    }

    fn lacks(&self, subject: &Subject<'_>) -> Vec<Finding> {
        lacks::of(subject)
    }

    fn documents<'a>(&self, issue: Issue<'a>, programmes: &[&'a Programme]) -> Documents<'a> {
        let names = FileNames::of(issue.catalogue);
        let mut documents = Vec::with_capacity(2 * programmes.len());
        for programme in ordered(issue.catalogue, programmes).iter().copied() {
            let form = names.with(programme, "html");
            let attached = form.clone();
            documents.push(Document::new(names.with(programme, "json"), move |to| {
                issue.judged(programme, |subject| {
                    json(&Entry::new(&issue, subject, &attached), to)
                })
            }));
            let named = form.clone();
            documents.push(Document::new(form, move |to| {
                let page =
                    issue.judged(programme, |it| form::page(&Entry::new(&issue, it, &named)));
                to.write_all(page.as_bytes())
            }));
        }
        Box::new(documents.into_iter())
    }
}

fn json(entry: &Entry<'_>, to: &mut dyn Write) -> io::Result<()> {
    let mut to = BufWriter::new(to);
    serde_json::to_writer_pretty(&mut to, entry)?;
    to.write_all(b"\n")?;
    to.flush()
}
