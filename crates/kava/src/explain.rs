//! Explaining: the page of every code, and the clauses of guidelines.

use std::sync::OnceLock;

use kava_diagnostics::{Finding, Page, Pages, Phrase, Words};
use kava_guideline::{CoverageLine, ListedField, ListedRule, rules};
use kava_model::date::Day;
use kava_model::nearest;

use crate::pages::{CHECK, DIFFERENCE, DOCUMENTS, FILES};
use crate::rules::{Edition, NoEdition};
use crate::workspace::Workspace;

/// A code with its page.
pub type Coded = (&'static str, &'static Page);

/// The code of every finding that Kava can give, with its page; by code.
pub fn pages() -> Vec<Coded> {
    let mut pages: Vec<Coded> = pages_by_origin()
        .into_iter()
        .flat_map(|(_, pages)| pages)
        .collect();
    pages.sort_by_key(|(code, _)| *code);
    pages
}

/// The same by where the findings arise, from the text to the documents; in each by code.
pub fn pages_by_origin() -> Vec<(Phrase, Vec<Coded>)> {
    let tabled = |tables: &[Pages]| -> Vec<Coded> {
        let rows = tables.iter().copied().flatten();
        rows.map(|(code, page)| (*code, page)).collect()
    };
    let asked = rules::ALL.iter().map(|rule| (rule.code, &rule.page));
    let built_in: Vec<Pages> = rules::BUILT_IN.iter().map(|it| it.pages).collect();
    let mut origins = vec![
        (ORIGINS[0], tabled(&[FILES])),
        (
            ORIGINS[1],
            tabled(&[kava_syntax::pages::PAGES, kava_model::pages::READING]),
        ),
        (ORIGINS[2], tabled(&[kava_model::pages::NAMES])),
        (
            ORIGINS[3],
            asked.chain(tabled(&[rules::form::PAGES])).collect(),
        ),
        (ORIGINS[4], tabled(&built_in)),
        (
            ORIGINS[5],
            tabled(&[
                kava_guideline::pages::JUDGING,
                kava_guideline::DEPARTURES,
                CHECK,
                DIFFERENCE,
            ]),
        ),
        (
            ORIGINS[6],
            tabled(&[kava_guideline::pages::POLICY, kava_guideline::pages::LAYERS]),
        ),
        (ORIGINS[7], tabled(&[DOCUMENTS])),
    ];
    for (_, pages) in &mut origins {
        pages.sort_by_key(|(code, _)| *code);
    }
    origins
}

const ORIGINS: [Phrase; 8] = [
    Phrase {
        en: "Files",
        et: "Failid",
    },
    Phrase {
        en: "Reading a text",
        et: "Teksti lugemine",
    },
    Phrase {
        en: "Names across files",
        et: "Nimed failide vahel",
    },
    Phrase {
        en: "What a guideline asks",
        et: "Mida juhend nõuab",
    },
    Phrase {
        en: "What is asked of every programme",
        et: "Mida nõutakse igalt programmilt",
    },
    Phrase {
        en: "Judging, waivers, baselines and comparisons",
        et: "Hindamine, erandid, leiuloendid ja võrdlused",
    },
    Phrase {
        en: "Guidelines",
        et: "Juhendid",
    },
    Phrase {
        en: "Documents",
        et: "Dokumendid",
    },
];

/// The page of a code.
pub fn explain(code: &str) -> Option<Coded> {
    static BY_CODE: OnceLock<Vec<Coded>> = OnceLock::new();
    let pages = BY_CODE.get_or_init(pages);
    let at = pages
        .binary_search_by_key(&code, |(known, _)| *known)
        .ok()?;
    pages.get(at).copied()
}

/// What to do about a finding that does not say it itself.
pub fn next_step(finding: &Finding) -> Option<Words> {
    let says_it = !finding.help.is_empty() || !finding.fixes.is_empty();
    let (_, page) = explain(finding.code).filter(|_| !says_it)?;
    Some(page.mend.words())
}

/// The code nearest to what was written.
pub fn nearest_code(written: &str) -> Option<&'static str> {
    nearest(written, pages().into_iter().map(|(code, _)| code))
}

/// A clause with all that asks for it.
#[derive(Clone, Debug)]
pub struct Clause {
    pub edition: Edition,
    /// As the guideline writes it.
    pub id: String,
    /// What becomes of it, or of each of its points.
    pub points: Vec<CoverageLine>,
    /// The rules that check it.
    pub rules: Vec<ListedRule>,
    /// The fields of the registry's form that it asks for.
    pub fields: Vec<ListedField>,
}

/// Why a clause cannot be shown.
#[derive(Clone, Debug)]
pub enum NoClause {
    Edition(NoEdition),
    /// The guideline has no such clause; those it has, in its order.
    Unknown {
        known: Vec<String>,
    },
}

impl Workspace {
    /// A clause of the edition that begins on a day, or else is in force on it.
    pub fn clause(&self, guideline: &str, clause: &str, on: Day) -> Result<Clause, NoClause> {
        let edition = self.edition(guideline, on).map_err(NoClause::Edition)?;
        let mut known: Vec<String> = edition
            .coverage
            .iter()
            .map(|line| line.clause.clone())
            .collect();
        known.dedup();
        if !known.iter().any(|id| id == clause) {
            return Err(NoClause::Unknown { known });
        }
        let own = |id: &str, asked: &str| id == guideline && asked == clause;
        let listing = &edition.listing;
        let rules = listing
            .rules
            .iter()
            .filter(|rule| own(&rule.citation.guideline, &rule.citation.clause));
        let fields = listing
            .fields
            .iter()
            .filter(|field| own(&field.citation.guideline, &field.citation.clause));
        Ok(Clause {
            id: clause.to_owned(),
            points: edition
                .coverage
                .iter()
                .filter(|line| line.clause == clause)
                .cloned()
                .collect(),
            rules: rules.cloned().collect(),
            fields: fields.cloned().collect(),
            edition,
        })
    }
}
