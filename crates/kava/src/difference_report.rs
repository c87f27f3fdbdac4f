//! What `kava diff --format json` prints.

use std::sync::Arc;

use std::io;

use kava_diagnostics::{Citation, Lang};
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::Serialize;

use crate::difference::{Cause, Change, Classed, Difference, ProgrammeDifference, Value};
use crate::report::{ReportedCitation, ReportedFinding, ReportedRange, Speaker, write_json};

/// The version of the format.
const VERSION: u32 = 1;

/// Two states of a catalogue compared.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "kava diff --format json", deny_unknown_fields)]
pub struct DifferenceReport<'d> {
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// Every class that some change has, the gravest first.
    classes: Vec<ClassWord>,
    /// Files that could not be read: what they hold is not compared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread: Vec<ReportedFinding<'d>>,
    /// Those that are not the same, by code and edition.
    programmes: Vec<ReportedDifference<'d>>,
    /// What programmes share, each thing once.
    causes: Vec<ReportedCause<'d>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(rename = "Class")]
struct ClassWord(
    #[schemars(extend("enum" = ["learners", "registration", "approval", "cosmetic"]))] &'static str,
);

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "ProgrammeDifference", deny_unknown_fields)]
struct ReportedDifference<'d> {
    code: &'d str,
    title: &'d str,
    #[schemars(extend("enum" = ["added", "withdrawn", "changed"]))]
    how: &'static str,
    /// What a programme that is new or gone asks for as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    classes: Vec<ReportedClass<'d>>,
    changes: Vec<ReportedChange<'d>>,
    findings: Vec<ReportedFinding<'d>>,
    /// When changes that need an approval may take effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    window: Option<ReportedWindow<'d>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Window", deny_unknown_fields)]
struct ReportedWindow<'d> {
    semester: &'d str,
    #[schemars(extend("format" = "date"))]
    starts: String,
    /// The last day for the approval.
    #[schemars(extend("format" = "date"))]
    approve_by: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Cause", deny_unknown_fields)]
struct ReportedCause<'d> {
    thing: &'d str,
    changes: Vec<ReportedChange<'d>>,
    /// The codes of the programmes that use it.
    programmes: &'d [String],
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "FieldChange", deny_unknown_fields)]
struct ReportedChange<'d> {
    /// The field's word.
    field: &'d str,
    /// For people, with what it stands in.
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<ReportedValue<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<ReportedValue<'d>>,
    classes: Vec<ReportedClass<'d>>,
    /// The cause it comes from, as an index.
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<usize>,
    /// No line says it: it follows from all of them.
    computed: bool,
    /// The same in other words.
    wording: bool,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Value", deny_unknown_fields)]
struct ReportedValue<'d> {
    says: &'d str,
    /// With the label of its state.
    file: &'d str,
    range: ReportedRange,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Classed", deny_unknown_fields)]
struct ReportedClass<'d> {
    class: ClassWord,
    clauses: Vec<ReportedCitation<'d>>,
}

impl<'d> DifferenceReport<'d> {
    pub fn of(difference: &'d Difference, lang: Lang) -> DifferenceReport<'d> {
        let teller = Teller {
            speaker: Speaker::new(&difference.sources, lang),
            lang,
        };
        let classes = difference.classes().into_iter();
        let programmes = difference.programmes.iter();
        let causes = difference.causes.iter();
        let unread = difference.unread.iter();
        DifferenceReport {
            version: VERSION,
            classes: classes.map(|class| ClassWord(class.word())).collect(),
            unread: unread.map(|it| teller.speaker.finding(it)).collect(),
            programmes: programmes.map(|it| teller.programme(it)).collect(),
            causes: causes.map(|it| teller.cause(it)).collect(),
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
            .into_root_schema_for::<DifferenceReport<'_>>()
    }
}

struct Teller<'d> {
    speaker: Speaker<'d>,
    lang: Lang,
}

impl<'d> Teller<'d> {
    fn programme(&self, it: &'d ProgrammeDifference) -> ReportedDifference<'d> {
        let findings = it.findings.iter();
        let window = it.window.as_ref();
        ReportedDifference {
            code: &it.code,
            title: it.title.get(self.lang),
            how: it.how.word(),
            classes: classes(&it.classes),
            changes: it.changes.iter().map(|it| self.change(it)).collect(),
            findings: findings.map(|it| self.speaker.finding(it)).collect(),
            window: window.map(|window| ReportedWindow {
                semester: &window.semester,
                starts: window.starts.to_string(),
                approve_by: window.closes().to_string(),
            }),
        }
    }

    fn cause(&self, it: &'d Cause) -> ReportedCause<'d> {
        ReportedCause {
            thing: it.thing.get(self.lang),
            changes: it.changes.iter().map(|it| self.change(it)).collect(),
            programmes: &it.programmes,
        }
    }

    fn change(&self, it: &'d Change) -> ReportedChange<'d> {
        let value = |value: &'d Value| ReportedValue {
            says: value.words.get(self.lang),
            file: self.speaker.file(value.place),
            range: self.speaker.range(value.place),
        };
        ReportedChange {
            field: &it.word,
            name: it.called().get(self.lang).to_owned(),
            old: it.old.as_ref().map(value),
            new: it.new.as_ref().map(value),
            classes: classes(&it.classes),
            cause: it.cause,
            computed: it.is_computed,
            wording: it.is_wording,
        }
    }
}

fn classes(classes: &[Classed]) -> Vec<ReportedClass<'_>> {
    let classes = classes.iter().map(|it| ReportedClass {
        class: ClassWord(it.class.word()),
        clauses: clauses(&it.clauses),
    });
    classes.collect()
}

fn clauses(clauses: &[Arc<Citation>]) -> Vec<ReportedCitation<'_>> {
    clauses
        .iter()
        .map(|it| ReportedCitation::from(&**it))
        .collect()
}
