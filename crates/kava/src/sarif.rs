//! What `kava check --format sarif` prints: SARIF 2.1.0, which services that show findings beside a
//! change read.
//!
//! What waivers set aside is in it, as suppressed, with who signed and why. Nothing in it is of this
//! machine or of this moment: the same check gives the same bytes.

mod fingerprint;
mod format;
mod results;
mod rules;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use kava_diagnostics::{FileId, Finding, Lang, Place, say};
use kava_model::verdict::Waived;

use crate::check::Check;
use crate::explain::pages;
use crate::report::write_json;
use format::{Base, Driver, Log, Message, Run, Tool};
use results::{BASE, Teller};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const NAME: &str = "Kava";

/// A check in SARIF.
pub struct Sarif(Log);

impl Sarif {
    /// What a check found in the files that are asked for, under the paths at which they are reached
    /// from where the check was started.
    pub fn of(
        check: &Check,
        lang: Lang,
        asked_for: impl Fn(&str) -> bool,
        path: impl Fn(FileId) -> String,
    ) -> Sarif {
        let shown = |place: Place| asked_for(&check.sources.get(place.file).name);
        let found: Vec<(&Finding, Option<&Waived>)> = all(check)
            .filter(|(finding, _)| shown(finding.place))
            .collect();
        let codes: BTreeSet<&str> = found.iter().map(|(finding, _)| finding.code).collect();
        let pages: Vec<_> = pages()
            .into_iter()
            .filter(|(code, _)| codes.contains(code))
            .collect();
        let codes: Vec<&'static str> = pages.iter().map(|(code, _)| *code).collect();
        let mut teller = Teller::new(&check.sources, lang, &path, &codes);
        let other = match lang {
            Lang::En => Lang::Et,
            Lang::Et => Lang::En,
        };
        let run = Run {
            tool: Tool {
                driver: Driver {
                    name: NAME,
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    language: rules::tag(lang),
                    rules: rules::all(&pages, lang),
                },
            },
            translations: vec![rules::translated(NAME, &pages, other)],
            language: rules::tag(lang),
            column_kind: "unicodeCodePoints",
            original_uri_base_ids: BTreeMap::from([(BASE, base(lang))]),
            results: found
                .into_iter()
                .map(|(finding, waived)| teller.result(finding, waived))
                .collect(),
        };
        Sarif(Log {
            schema: SCHEMA,
            version: "2.1.0",
            runs: [run],
        })
    }

    /// Writes it as JSON, with a line end.
    pub fn write(&self, to: &mut dyn io::Write) -> io::Result<()> {
        write_json(&self.0, to)
    }
}

/// What is found, and what waivers set aside, each once.
fn all(check: &Check) -> impl Iterator<Item = (&Finding, Option<&Waived>)> {
    let found = check.findings.iter().map(|finding| (finding, None));
    let programmes = check.programmes.iter();
    let waived = programmes.flat_map(|programme| &programme.verdict.waived);
    let mut seen = BTreeSet::new();
    let set_aside = waived.flat_map(|waived| {
        let findings = waived.findings.iter();
        findings.map(move |finding| (finding, Some(waived)))
    });
    // Where several layers waive the same rule, each of their waivers holds the same findings.
    let once = set_aside.filter(move |(finding, _)| seen.insert((finding.place, finding.code)));
    found.chain(once)
}

fn base(lang: Lang) -> Base {
    let told = say!(
        en "The folder that the check was started in.",
        et "Kaust, milles kontroll käivitati."
    );
    Base {
        description: Message::plain(told.get(lang)),
    }
}
