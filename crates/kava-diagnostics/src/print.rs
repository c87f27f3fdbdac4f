//! Findings as text for people: with their source beside them, or one line each.
//!
//! Whatever comes from a file, a path or a message is made visible before it is printed; see
//! [`visible`].

mod excerpt;
mod github;
mod short;
mod style;
mod terminal;
mod visible;
mod wrap;

use std::io::{self, Write};

use crate::{Columns, FileId, Finding, Lang, Place, Sources, Words};

pub use terminal::unnamed_clause;
pub use visible::{visible, visible_text};
pub use wrap::wrap;

/// Prints findings in one language.
pub struct Printer<'s> {
    sources: &'s Sources,
    lang: Lang,
    width: Option<usize>,
    path: Box<dyn Fn(FileId) -> String + 's>,
    next_step: fn(&Finding) -> Option<Words>,
}

impl<'s> Printer<'s> {
    /// Prints files under their names, and notes in lines as long as they come.
    pub fn new(sources: &'s Sources, lang: Lang) -> Printer<'s> {
        Printer {
            sources,
            lang,
            width: None,
            path: Box::new(|file| sources.get(file).name.to_string()),
            next_step: |_| None,
        }
    }

    /// Keeps lines within the columns of a terminal.
    pub fn within(mut self, columns: usize) -> Printer<'s> {
        self.width = Some(columns);
        self
    }

    /// Prints files under these paths, as they are seen from where the reader stands.
    pub fn with_paths(mut self, path: impl Fn(FileId) -> String + 's) -> Printer<'s> {
        self.path = Box::new(path);
        self
    }

    /// Asks what to do about a finding that does not say it itself.
    pub fn with_next_steps(mut self, of: fn(&Finding) -> Option<Words>) -> Printer<'s> {
        self.next_step = of;
        self
    }

    /// The message, the source with what it points at, notes, help and fixes. Coloured with ANSI
    /// codes, which the writer may take out again.
    pub fn terminal(&self, finding: &Finding, to: &mut dyn Write) -> io::Result<()> {
        terminal::print(self, finding, to)
    }

    /// One after another; the source is not shown again for what is wrong at the same place.
    pub fn terminal_all<'f>(
        &self,
        findings: impl IntoIterator<Item = &'f Finding>,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        let mut shown = None;
        for finding in findings {
            let points_there_only = finding.label.is_empty() && finding.related.is_empty();
            match shown == Some(finding.place) && points_there_only {
                true => terminal::print_again(self, finding, to)?,
                false => terminal::print(self, finding, to)?,
            }
            shown = Some(finding.place);
        }
        Ok(())
    }

    /// `file:line:column: error[code]: message (guideline clause)`. The words `error` and `warning`
    /// stay English: editors look for them.
    pub fn short(&self, finding: &Finding, to: &mut dyn Write) -> io::Result<()> {
        short::print(self, finding, to)
    }

    /// A workflow command, by which a finding is shown beside its line of a change:
    /// `::error file=a.kava,line=3,col=5,title=volume::…`
    pub fn github(&self, finding: &Finding, to: &mut dyn Write) -> io::Result<()> {
        github::print(self, finding, to)
    }

    /// `data-mining.kava:36:7`
    pub fn spot(&self, place: Place) -> String {
        let point = self
            .sources
            .get(place.file)
            .point(place.span.start, Columns::Scalars);
        format!(
            "{}:{}:{}",
            self.path(place.file),
            point.line + 1,
            point.column + 1
        )
    }

    fn path(&self, file: FileId) -> String {
        visible_text(&(self.path)(file))
    }
}
