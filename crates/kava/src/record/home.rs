//! Where a programme that has no record yet gets one: there where the catalogue keeps its others.

use std::sync::Arc;

use kava_model::fields::{Programme, RECORD_BLOCK};
use kava_model::names::{Catalogue, Declared};

use super::block::{Block, newline};
use super::{Entry, Recorded};
use crate::fix::Changed;
use crate::workspace::Workspace;

/// Where the records of a catalogue stand.
enum Home {
    /// In their programmes.
    Programme,
    /// Apart, in this file.
    File(String),
}

impl Workspace {
    pub(super) fn new_record(
        &self,
        catalogue: &Catalogue<'_>,
        programme: Declared<'_, Programme>,
        block: Block<'_>,
        entry: &Entry,
        value: &str,
    ) -> Recorded {
        let line = format!("{} {value}", entry.step.word());
        let code = &*programme.it.name.text;
        match self.home_of(catalogue, programme) {
            Home::Programme => {
                let page = self.page(programme.place.file);
                let lines = ["", "record {", &format!("  {line}"), "}"].map(str::to_owned);
                page.with(&block.lines(RECORD_BLOCK.word, &lines))
            }
            Home::File(name) => {
                let old = self.source(&name).map(|source| source.text.clone());
                let old = old.unwrap_or_else(|| Arc::from(""));
                let new = at_the_end(&old, &format!("record of {code} {{\n  {line}\n}}\n"));
                Recorded {
                    file: name.clone(),
                    changed: Some(Changed {
                        name,
                        old,
                        new: new.into(),
                    }),
                }
            }
        }
    }

    /// As most records are kept; inside the programme where there are none or as many.
    fn home_of(&self, catalogue: &Catalogue<'_>, programme: Declared<'_, Programme>) -> Home {
        let inside = catalogue
            .programmes
            .iter()
            .filter(|other| !other.it.record.is_absent())
            .count();
        let apart = &catalogue.records;
        let Some(last) = apart.last().filter(|_| apart.len() > inside) else {
            return Home::Programme;
        };
        let name_of = |file| self.page(file).name;
        let other = last.it.of.as_ref().map_or("", |of| &of.text);
        let (file, own) = (name_of(last.place.file), name_of(programme.place.file));
        let holds_its_programme = catalogue
            .editions(other)
            .any(|programme| programme.place.file == last.place.file);
        if holds_its_programme {
            return Home::File(own);
        }
        let sharing = apart
            .iter()
            .filter(|record| record.place.file == last.place.file);
        let stem_of_other = catalogue.editions(other).next();
        let stem_of_other = stem_of_other.map(|programme| name_of(programme.place.file));
        let renamed = stem_of_other.and_then(|other| renamed(&file, &stem(&other), &stem(&own)));
        match renamed {
            Some(renamed) if sharing.count() == 1 => Home::File(renamed),
            _ => Home::File(file),
        }
    }
}

/// `cooling-record.kava` of `cooling.kava` is `data-record.kava` of `data.kava`.
fn renamed(file: &str, stem: &str, own: &str) -> Option<String> {
    let at = file.find(stem).filter(|_| !stem.is_empty())?;
    let (before, behind) = (file.get(..at)?, file.get(at + stem.len()..)?);
    Some(format!("{before}{own}{behind}"))
}

fn stem(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.strip_suffix(".kava").unwrap_or(name).to_owned()
}

/// A block behind all that a text has, after a blank line.
pub(crate) fn at_the_end(text: &str, block: &str) -> String {
    let newline = newline(text);
    let block = block.replace('\n', newline);
    let between = match text {
        "" => String::new(),
        _ if text.ends_with('\n') => newline.to_owned(),
        _ => newline.repeat(2),
    };
    format!("{text}{between}{block}")
}
