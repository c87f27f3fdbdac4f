//! What `kava check --against FILE --format json` prints.

use std::io;

use kava_diagnostics::Lang;
use kava_guideline::Change;
use kava_model::verdict::Stamp;
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::Serialize;

use crate::against::{Against, Outcome};
use crate::report::{ReportedFinding, Speaker, write_json};

/// The version of the format.
const VERSION: u32 = 1;

/// A draft edition of a guideline held against the one that applies.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "kava check --against FILE --format json", deny_unknown_fields)]
pub struct AgainstReport<'a> {
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// What is wrong with the draft itself.
    findings: Vec<ReportedFinding<'a>>,
    /// Absent where the draft cannot be compared: its findings say why.
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<Comparison<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
struct Comparison<'a> {
    /// The edition that applies on the day of the check.
    now: Edition<'a>,
    draft: Edition<'a>,
    changes: Vec<ReportedChange<'a>>,
    /// How many programmes the catalogue has.
    programmes: usize,
    /// How many of them are judged by the edition that applies.
    judged: usize,
    /// What would be found and is not found now, by rule.
    new: Vec<ReportedOutcome<'a>>,
    /// What is found now and would not be, by rule.
    gone: Vec<ReportedOutcome<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
struct Edition<'a> {
    guideline: &'a str,
    #[schemars(extend("format" = "date"))]
    edition: String,
    sha256: &'a str,
    own_copy: bool,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Change", deny_unknown_fields)]
struct ReportedChange<'a> {
    #[schemars(extend("enum" = ["added", "dropped", "tightened", "loosened", "changed"]))]
    how: &'static str,
    #[schemars(extend("enum" = ["in-force", "extends", "one-ects", "kind", "season", "entry", "rule", "field", "clause"]))]
    subject: &'static str,
    /// The rule's word, the form's field, the clause and its point; empty where the subject says all.
    name: &'a str,
    /// Empty for all.
    kinds: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Outcome", deny_unknown_fields)]
pub(crate) struct ReportedOutcome<'a> {
    programme: &'a str,
    finding: ReportedFinding<'a>,
}

impl<'a> ReportedOutcome<'a> {
    pub fn all(outcomes: &'a [Outcome], speaker: &Speaker<'a>) -> Vec<ReportedOutcome<'a>> {
        let outcomes = outcomes.iter().map(|outcome| ReportedOutcome {
            programme: &outcome.programme,
            finding: speaker.finding(&outcome.finding),
        });
        outcomes.collect()
    }
}

impl<'a> AgainstReport<'a> {
    pub fn of(against: &'a Against, lang: Lang) -> AgainstReport<'a> {
        let speaker = Speaker::new(&against.sources, lang);
        let outcomes = |outcomes: &'a [Outcome]| ReportedOutcome::all(outcomes, &speaker);
        AgainstReport {
            version: VERSION,
            findings: against
                .findings
                .iter()
                .map(|it| speaker.finding(it))
                .collect(),
            comparison: against.outcome.as_ref().ok().map(|compared| Comparison {
                now: edition(&compared.now),
                draft: edition(&compared.draft),
                changes: compared.changes.iter().map(|it| change(it, lang)).collect(),
                programmes: compared.programmes,
                judged: compared.judged,
                new: outcomes(&compared.new),
                gone: outcomes(&compared.gone),
            }),
        }
    }

    /// Writes it as JSON, with a line end.
    pub fn write(&self, to: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, to)
    }

    /// The JSON Schema of what is written.
    pub fn schema() -> Schema {
        SchemaSettings::draft2020_12()
            .for_serialize()
            .into_generator()
            .into_root_schema_for::<AgainstReport<'_>>()
    }
}

fn edition(stamp: &Stamp) -> Edition<'_> {
    Edition {
        guideline: &stamp.guideline,
        edition: stamp.edition.to_string(),
        sha256: &stamp.sha256,
        own_copy: stamp.own_copy,
    }
}

fn change(change: &Change, lang: Lang) -> ReportedChange<'_> {
    let (before, after) = change.said(lang);
    ReportedChange {
        how: change.how.word(),
        subject: change.subject.word(),
        name: &change.name,
        kinds: &change.kinds,
        before: (!before.is_empty()).then_some(before),
        after: (!after.is_empty()).then_some(after),
    }
}
