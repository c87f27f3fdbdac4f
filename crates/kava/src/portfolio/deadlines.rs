//! What the guideline asks for by a day, of all programmes together.

use std::io;

use kava_diagnostics::{Columns, Lang, Phrase, Place, Words};
use kava_documents::Issue;
use kava_documents::targets::portfolio::sheet;
use kava_model::date::Day;
use kava_model::fields::Programme;
use kava_model::verdict::Duty;
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::Serialize;

use crate::report::write_json;

/// In the order of days.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "kava list --deadlines --format json", deny_unknown_fields)]
pub struct Deadlines {
    #[schemars(extend("const" = 1))]
    version: u32,
    pub deadlines: Vec<Deadline>,
}

/// Something that is due of a programme.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Deadline {
    #[schemars(extend("format" = "date"))]
    pub on: String,
    pub programme: String,
    #[serde(serialize_with = "both")]
    #[schemars(with = "InBoth")]
    pub what: Words,
    /// The guideline, its edition and the clause that asks for it.
    pub guideline: Option<String>,
    #[schemars(extend("format" = "date"))]
    pub edition: Option<String>,
    pub clause: Option<String>,
    /// Relative to the catalogue, with `/`.
    pub file: String,
    #[schemars(range(min = 1))]
    pub line: u32,
    #[serde(skip)]
    pub place: Place,
}

#[derive(JsonSchema)]
#[schemars(inline, deny_unknown_fields)]
#[allow(dead_code)]
struct InBoth {
    et: String,
    en: String,
}

fn both<S: serde::Serializer>(words: &Words, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map([("et", &words.et), ("en", &words.en)])
}

macro_rules! heads {
    ($($en:literal $et:literal,)*) => { [$(Phrase { en: $en, et: $et }),*] };
}

const HEADS: [Phrase; 5] = heads! {
    "date" "kuupäev",
    "programme" "programm",
    "what is due" "mida teha",
    "clause" "punkt",
    "file" "fail",
};

impl Deadlines {
    pub(super) fn of<'c>(issue: &Issue<'c>, programmes: &[&'c Programme]) -> Deadlines {
        let mut deadlines = Vec::new();
        for programme in programmes {
            issue.judged(programme, |subject| {
                let duties = subject.verdict().calendar.iter();
                let due = duties.filter(|duty| duty.by >= issue.as_of);
                deadlines.extend(due.map(|duty| deadline(issue, programme, duty)));
            });
        }
        deadlines.sort();
        deadlines.dedup();
        Deadlines {
            version: 1,
            deadlines,
        }
    }

    pub fn heads(lang: Lang) -> Vec<String> {
        HEADS.iter().map(|head| head.get(lang).to_owned()).collect()
    }

    /// Under the heads.
    pub fn rows(&self, lang: Lang) -> Vec<Vec<String>> {
        let row = |deadline: &Deadline| {
            let clause = [&deadline.guideline, &deadline.clause];
            let clause: Vec<&str> = clause.into_iter().flatten().map(|it| &**it).collect();
            vec![
                deadline.on.clone(),
                deadline.programme.clone(),
                deadline.what.get(lang).to_owned(),
                clause.join(" "),
                format!("{}:{}", deadline.file, deadline.line),
            ]
        };
        self.deadlines.iter().map(row).collect()
    }

    pub fn write_csv(&self, lang: Lang, to: &mut dyn io::Write) -> io::Result<()> {
        sheet(HEADS.iter().map(|head| head.get(lang)), self.rows(lang), to)
    }

    pub fn write_json(&self, to: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, to)
    }

    /// The JSON Schema of what is written.
    pub fn schema() -> Schema {
        SchemaSettings::draft2020_12()
            .for_serialize()
            .into_generator()
            .into_root_schema_for::<Deadlines>()
    }
}

fn deadline(issue: &Issue<'_>, programme: &Programme, duty: &Duty) -> Deadline {
    let source = issue.sources.get(duty.place.file);
    let point = source.point(duty.place.span.start, Columns::Scalars);
    let day: Day = duty.by;
    let citation = duty.citation.as_ref();
    Deadline {
        on: day.to_string(),
        programme: programme.name.text.to_string(),
        what: duty.what.clone(),
        guideline: citation.map(|citation| citation.guideline.clone()),
        edition: citation.map(|citation| citation.edition.clone()),
        clause: citation.map(|citation| citation.clause.clone()),
        file: source.name.to_string(),
        line: point.line + 1,
        place: duty.place,
    }
}
