//! What `kava impact --format json` prints.

use std::io;

use kava_diagnostics::Lang;
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::Serialize;

use super::{Impact, Total};
use crate::against_report::ReportedOutcome;
use crate::report::{Speaker, write_json};

/// The version of the format.
const VERSION: u32 = 1;

/// What would become of the programmes if a course were other than it is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "kava impact --format json", deny_unknown_fields)]
pub struct ImpactReport<'a> {
    #[schemars(extend("const" = VERSION))]
    version: u32,
    course: &'a str,
    /// The lines that would change.
    lines: Vec<Line<'a>>,
    /// How many programmes the catalogue has.
    programmes: usize,
    /// Those that have the course in their plan.
    having: &'a [String],
    /// Those that would break.
    broken: Vec<&'a str>,
    /// What would be found and is not found now, by rule; its places are those of the changed texts.
    new: Vec<ReportedOutcome<'a>>,
    /// What is found now and would not be, by rule.
    gone: Vec<ReportedOutcome<'a>>,
    totals: Vec<ReportedTotal<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Line<'a> {
    before: &'a str,
    after: &'a str,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Total", deny_unknown_fields)]
struct ReportedTotal<'a> {
    programme: &'a str,
    what: &'a str,
    /// Empty where it is not known.
    before: &'a str,
    after: &'a str,
}

impl<'a> ImpactReport<'a> {
    pub fn of(impact: &'a Impact, lang: Lang) -> ImpactReport<'a> {
        let (before, after) = (
            Speaker::new(&impact.before, lang),
            Speaker::new(&impact.after, lang),
        );
        let lines = impact.lines.iter();
        ImpactReport {
            version: VERSION,
            course: &impact.course,
            lines: lines
                .map(|(before, after)| Line { before, after })
                .collect(),
            programmes: impact.programmes,
            having: &impact.having,
            broken: impact.broken(),
            new: ReportedOutcome::all(&impact.new, &after),
            gone: ReportedOutcome::all(&impact.gone, &before),
            totals: impact.totals.iter().map(|it| total(it, lang)).collect(),
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
            .into_root_schema_for::<ImpactReport<'_>>()
    }
}

fn total(total: &Total, lang: Lang) -> ReportedTotal<'_> {
    ReportedTotal {
        programme: &total.programme,
        what: total.what.get(lang),
        before: total.before.get(lang),
        after: total.after.get(lang),
    }
}
