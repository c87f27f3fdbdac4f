//! Kava's own feed: `catalogue.json`, or lines of `catalogue.ndjson`.
//!
//! What Kava works out itself (ids, totals, stamps, days of a semester) is not read; the author's facts
//! are, and give the same feed again.

mod course;
mod fee;
mod intake;
mod plan;
mod programme;
mod provider;
mod said;

use std::collections::{BTreeMap, BTreeSet};

use kava_diagnostics::say;
use serde_json::Value;

use super::file_names::{CATALOGUE, COURSES, FileNames};
use super::json::{Node, Seen};
use super::lines::Lines;
use super::spelling::{text, url};
use super::{Fault, Imported, Missing, TextFile, rest};
use said::{when, word};

/// What stands for a value that the feed leaves open.
pub(crate) const TODO: &str = "todo \"not said in the feed\"";

/// The documents of a feed: one, or a line each.
pub fn import(documents: &[(String, Value)], to: &mut Imported) {
    let mut shared = Shared::default();
    for (place, document) in documents {
        let seen = Seen::default();
        let root = Node::root(document, "", &seen);
        match document.get("schema").and_then(Value::as_str) {
            Some("kava.catalogue/1") => shared.feed(&root, to),
            Some("kava.programme/1") => shared.programme(&root, to),
            Some("kava.withdrawn/1") => shared.withdrawn(&root, to),
            _ => {
                let words = say!(
                    en "this is no catalogue or programme of Kava's feed",
                    et "see ei ole Kava kataloogi ega programmi kirje"
                );
                to.faults.push(Fault {
                    place: place.clone(),
                    words,
                });
                continue;
            }
        }
        to.unplaced.extend(rest(&root, place));
    }
    shared.write(to);
}

/// What programmes share, each declared once.
#[derive(Default)]
pub(crate) struct Shared {
    head: Option<Lines>,
    issuer: Option<String>,
    /// Blocks by their head, in the order of their kinds.
    providers: Declared,
    units: Declared,
    study_programmes: Declared,
    semesters: Declared,
    price_lists: Declared,
    courses: Declared,
    /// Named, and not always declared: code and the block that would declare it.
    named: BTreeMap<String, &'static str>,
    programmes: Vec<(String, String, Lines)>,
    names: FileNames,
}

/// Blocks in the order in which they were met, each code once.
#[derive(Default)]
pub(crate) struct Declared {
    codes: BTreeSet<String>,
    lines: Lines,
}

impl Declared {
    fn declare(&mut self, code: &str, head: String, lines: impl FnOnce() -> Lines) {
        if self.codes.insert(code.to_owned()) {
            self.lines.blank();
            self.lines.block(head, lines());
        }
    }
}

impl Shared {
    fn feed(&mut self, feed: &Node<'_>, to: &mut Imported) {
        feed.skip_all(&["schema", "draft", "checked"]);
        if let Some(issuer) = feed.get("issuer") {
            self.issuer = issuer.get("code").and_then(|code| word(&code));
            self.institution(&issuer);
        }
        if let Some(head) = feed.get("catalogue") {
            self.head = Some(self.head(&head));
        }
        let semesters = feed.get("semesters");
        for semester in semesters.iter().flat_map(Node::items) {
            self.semester(&semester);
        }
        for list in feed.get("priceLists").iter().flat_map(Node::items) {
            self.price_list(&list);
        }
        for programme in feed.get("programmes").iter().flat_map(Node::items) {
            self.programme(&programme, to);
        }
        for programme in feed.get("withdrawn").iter().flat_map(Node::items) {
            self.withdrawn(&programme, to);
        }
    }

    fn head(&self, head: &Node<'_>) -> Lines {
        let mut lines = Lines::default();
        lines.maybe("title", head.get("title").and_then(|it| text(&it)));
        let languages = head.get("languages").and_then(|it| said::words(&it));
        lines.maybe("written-in", languages);
        lines.maybe("guideline", head.get("guideline").and_then(|it| word(&it)));
        lines.maybe("issuer", self.issuer.clone());
        lines.maybe("website", head.get("website").and_then(|it| url(&it)));
        lines.maybe(
            "license",
            head.get("license").and_then(|it| said::plain(&it)),
        );
        let code = head.get("code").and_then(|code| word(&code));
        let mut block = Lines::default();
        block.block(
            format!("catalogue {}", code.as_deref().unwrap_or("imported")),
            lines,
        );
        block
    }

    fn semester(&mut self, semester: &Node<'_>) {
        let Some(code) = semester.get("code").and_then(|code| word(&code)) else {
            return;
        };
        let day = |key: &str| semester.get(key).and_then(|day| when(&day));
        let from = day("from").map_or_else(String::new, |from| format!(" from {from}"));
        let to = day("to").map_or_else(String::new, |to| format!(" to {to}"));
        let mut lines = Lines::default();
        lines.maybe(
            "apply",
            semester.get("apply").and_then(|it| intake::apply(&it)),
        );
        let head = format!("semester {code}{from}{to}");
        if !self.semesters.codes.insert(code) {
            return;
        }
        if lines.is_empty() {
            self.semesters.lines.0.push(super::lines::Line::Fact(head));
        } else {
            self.semesters.lines.block(head, lines);
        }
    }

    /// Writes what is shared into `catalogue.kava` and `courses.kava`, and a file for each programme.
    fn write(mut self, to: &mut Imported) {
        self.declare_what_is_only_named(to);
        let Shared {
            head,
            providers,
            units,
            study_programmes,
            semesters,
            price_lists,
            courses,
            programmes,
            ..
        } = self;
        to.programmes += programmes.len();
        to.courses += courses.codes.len();
        let mut catalogue = head.unwrap_or_default();
        for part in [providers, units, study_programmes, semesters, price_lists] {
            if !part.lines.is_empty() {
                catalogue.blank();
                catalogue.0.extend(part.lines.0);
            }
        }
        let parts = [(CATALOGUE, catalogue), (COURSES, courses.lines)];
        for (name, lines) in parts.into_iter().filter(|(_, lines)| !lines.is_empty()) {
            to.files.push(TextFile {
                name: name.to_owned(),
                text: lines.text(),
            });
        }
        let files = programmes.into_iter().map(|(file, _, lines)| TextFile {
            name: file,
            text: lines.text(),
        });
        to.files.extend(files);
    }

    /// Units and courses that something refers to and that the feed does not describe.
    fn declare_what_is_only_named(&mut self, to: &mut Imported) {
        let has_units = self.named.values().any(|block| *block == "school");
        let issuer = match has_units {
            true => self.owner_of_units(),
            false => String::new(),
        };
        for (code, block) in std::mem::take(&mut self.named) {
            let (declared, head, field) = match block {
                "course" => (&mut self.courses, format!("course {code}"), "title"),
                "institution" => (&mut self.providers, format!("institution {code}"), "name"),
                _ => (
                    &mut self.units,
                    format!("school {code} of {issuer}"),
                    "name",
                ),
            };
            if declared.codes.contains(&code) {
                continue;
            }
            declared.declare(&code, head, || {
                let mut lines = Lines::default();
                lines.fact(field, TODO);
                lines
            });
            to.missing.push(Missing {
                of: code.clone(),
                field,
                source: field.to_owned(),
            });
        }
    }
}
