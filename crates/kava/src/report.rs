//! What `kava check --format json` prints: findings and programmes for other programs to read.

use std::borrow::Cow;
use std::io;

use kava_diagnostics::print::visible;
use kava_diagnostics::{Citation, Columns, Edit, Finding, Lang, Place, Severity, Sources};
use kava_documents::canonical::{Shares, Span};
use kava_model::text::Text;
use kava_model::verdict::Waived;
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::Serialize;

use crate::check::{Check, Judged};
use crate::mend::Mender;

/// The version of the format.
const VERSION: u32 = 1;

/// The findings and the programmes of one check.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(title = "kava check --format json", deny_unknown_fields)]
pub struct Report<'c> {
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// By file, place and code.
    findings: Vec<ReportedFinding<'c>>,
    /// In the order of the files.
    programmes: Vec<ReportedProgramme<'c>>,
    /// How many findings of the catalogue a baseline leaves out; only where one was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<usize>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Finding", deny_unknown_fields)]
pub(crate) struct ReportedFinding<'c> {
    /// The rule's word, as in a guideline, a waiver and `kava explain`.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"))]
    code: &'static str,
    severity: ReportedSeverity,
    message: &'c str,
    /// Relative to the catalogue, with `/`.
    file: &'c str,
    range: ReportedRange,
    /// The guideline whose clause is broken.
    #[serde(skip_serializing_if = "Option::is_none")]
    guideline: Option<&'c str>,
    /// The day from which the guideline's edition is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    edition: Option<&'c str>,
    /// As the guideline writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<&'c str>,
    /// One of several things that the clause says.
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<&'c str>,
    /// As in the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    measured: Option<&'c str>,
    /// As in the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    bound: Option<&'c str>,
    /// The codes of the courses that a learner chose to break the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    selection: Option<&'c [String]>,
    /// Clauses of guidelines above that ask the same or less.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<ReportedCitation<'c>>,
    /// Other places that belong to the finding.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<ReportedRelated<'c>>,
    /// Changes, each of which mends it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<ReportedFix<'c>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Severity")]
enum ReportedSeverity {
    Error,
    Warning,
}

/// From a point to a point, the end not included.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Range", deny_unknown_fields)]
pub(crate) struct ReportedRange {
    start: ReportedPoint,
    end: ReportedPoint,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Point", deny_unknown_fields)]
pub(crate) struct ReportedPoint {
    /// From 1.
    #[schemars(range(min = 1))]
    line: u32,
    /// From 1, in Unicode scalar values.
    #[schemars(range(min = 1))]
    column: u32,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Citation", deny_unknown_fields)]
pub(crate) struct ReportedCitation<'c> {
    guideline: &'c str,
    #[schemars(extend("format" = "date"))]
    edition: &'c str,
    clause: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<&'c str>,
}

impl<'c> From<&'c Citation> for ReportedCitation<'c> {
    fn from(citation: &'c Citation) -> ReportedCitation<'c> {
        ReportedCitation {
            guideline: &citation.guideline,
            edition: &citation.edition,
            clause: &citation.clause,
            point: citation.point.as_deref(),
        }
    }
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Related", deny_unknown_fields)]
struct ReportedRelated<'c> {
    message: &'c str,
    file: &'c str,
    range: ReportedRange,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Fix", deny_unknown_fields)]
struct ReportedFix<'c> {
    title: &'c str,
    /// It may be made without a person: the same facts, written as they should be.
    certain: bool,
    /// They do not overlap; an empty range inserts.
    edits: Vec<ReportedEdit<'c>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Edit", deny_unknown_fields)]
struct ReportedEdit<'c> {
    file: &'c str,
    range: ReportedRange,
    new_text: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Programme", deny_unknown_fields)]
struct ReportedProgramme<'c> {
    code: &'c str,
    /// As the author named it; null where it is not said.
    kind: Option<&'c str>,
    file: &'c str,
    /// Every rule holds; null where that is not decided.
    met: Option<bool>,
    /// The least and the most that a learner can come to; null without a plan or a volume.
    credits: Option<Span>,
    /// Of degree study, over everything that a learner may choose; null where it is not known.
    degree_share: Option<Shares>,
    /// What waivers set aside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    waived: Vec<ReportedWaiver<'c>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Waiver", deny_unknown_fields)]
struct ReportedWaiver<'c> {
    rule: &'c str,
    /// The guideline that waives it.
    guideline: &'c str,
    /// As the author wrote it, in the language of the messages where it is there.
    because: &'c str,
    /// The last day on which it holds.
    #[schemars(extend("format" = "date"))]
    until: String,
    by: &'c str,
    /// How many findings it sets aside.
    #[schemars(range(min = 1))]
    findings: usize,
}

impl<'c> Report<'c> {
    /// What a check found in the files that are asked for.
    pub fn of(check: &'c Check, lang: Lang, asked_for: impl Fn(&str) -> bool) -> Report<'c> {
        let speaker = Speaker::new(&check.sources, lang);
        let findings = check
            .findings
            .iter()
            .filter(|finding| asked_for(speaker.file(finding.place)));
        let programmes = check
            .programmes
            .iter()
            .filter(|programme| asked_for(&programme.file));
        Report {
            version: VERSION,
            findings: findings.map(|finding| speaker.finding(finding)).collect(),
            programmes: programmes.map(|judged| programme(judged, lang)).collect(),
            left_out: check.left_out,
        }
    }

    /// Writes it as JSON, with a line end. Nothing in it moves a cursor or turns a line round: it may
    /// go to a terminal.
    pub fn write(&self, to: &mut dyn io::Write) -> io::Result<()> {
        write_json(self, to)
    }

    /// The JSON Schema of what is written.
    pub fn schema() -> Schema {
        SchemaSettings::draft2020_12()
            .for_serialize()
            .into_generator()
            .into_root_schema_for::<Report<'_>>()
    }
}

pub(crate) fn write_json(it: &impl Serialize, to: &mut dyn io::Write) -> io::Result<()> {
    let json = serde_json::to_string_pretty(it)?;
    to.write_all(escaped(&json).as_bytes())?;
    to.write_all(b"\n")
}

/// The same JSON; a character that cannot be seen, which can only stand in a string, as its number.
fn escaped(json: &str) -> Cow<'_, str> {
    let is_unseen = |char: char| char != '\n' && visible(char) != char;
    if !json.contains(is_unseen) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 64);
    for char in json.chars() {
        if is_unseen(char) {
            let mut units = [0; 2];
            for unit in char.encode_utf16(&mut units) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            escaped.push(char);
        }
    }
    Cow::Owned(escaped)
}

fn programme(judged: &Judged, lang: Lang) -> ReportedProgramme<'_> {
    ReportedProgramme {
        code: &judged.code,
        kind: judged.kind.as_deref(),
        file: &judged.file,
        met: judged.verdict.summary.met,
        credits: judged.verdict.summary.credits.map(Span::from),
        degree_share: judged.verdict.summary.degree_share.map(Shares::from),
        waived: judged
            .verdict
            .waived
            .iter()
            .map(|waived| waiver(waived, lang))
            .collect(),
    }
}

fn waiver(waived: &Waived, lang: Lang) -> ReportedWaiver<'_> {
    ReportedWaiver {
        rule: waived.rule,
        guideline: &waived.guideline,
        because: in_words(&waived.because, lang),
        until: waived.until.to_string(),
        by: in_words(&waived.by, lang),
        findings: waived.findings.len(),
    }
}

/// An author's text in one language, else in another.
fn in_words(text: &Text, lang: Lang) -> &str {
    text.get(lang.tag()).unwrap_or(text.any())
}

/// Words in one language, offsets as lines and columns.
pub(crate) struct Speaker<'c> {
    sources: &'c Sources,
    lang: Lang,
    mender: Mender<'c>,
}

impl<'c> Speaker<'c> {
    pub fn new(sources: &'c Sources, lang: Lang) -> Speaker<'c> {
        Speaker {
            sources,
            lang,
            mender: Mender::new(sources),
        }
    }

    pub fn finding(&self, finding: &'c Finding) -> ReportedFinding<'c> {
        let citation = finding.citation.as_ref();
        ReportedFinding {
            code: finding.code,
            severity: match finding.severity {
                Severity::Error => ReportedSeverity::Error,
                Severity::Warning => ReportedSeverity::Warning,
            },
            message: finding.message.get(self.lang),
            file: self.file(finding.place),
            range: self.range(finding.place),
            guideline: citation.map(|citation| &*citation.guideline),
            edition: citation.map(|citation| &*citation.edition),
            clause: citation.map(|citation| &*citation.clause),
            point: citation.and_then(|citation| citation.point.as_deref()),
            measured: finding.measured.as_ref().map(|words| words.get(self.lang)),
            bound: finding.bound.as_ref().map(|words| words.get(self.lang)),
            selection: finding.selection.as_deref(),
            also: finding
                .also
                .iter()
                .map(|it| ReportedCitation::from(&**it))
                .collect(),
            related: finding
                .related
                .iter()
                .map(|related| ReportedRelated {
                    message: related.message.get(self.lang),
                    file: self.file(related.place),
                    range: self.range(related.place),
                })
                .collect(),
            fixes: finding
                .fixes
                .iter()
                .map(|fix| ReportedFix {
                    title: fix.title.get(self.lang),
                    certain: fix.certain,
                    edits: self
                        .mender
                        .mended(&fix.edits)
                        .into_iter()
                        .map(|edit| self.edit(edit))
                        .collect(),
                })
                .collect(),
        }
    }

    fn edit(&self, edit: Edit) -> ReportedEdit<'c> {
        let place = edit.span.in_file(edit.file);
        ReportedEdit {
            file: self.file(place),
            range: self.range(place),
            new_text: edit.text,
        }
    }

    pub fn file(&self, place: Place) -> &'c str {
        &self.sources.get(place.file).name
    }

    pub fn range(&self, place: Place) -> ReportedRange {
        let point = |offset| {
            let point = self.sources.get(place.file).point(offset, Columns::Scalars);
            ReportedPoint {
                line: point.line + 1,
                column: point.column + 1,
            }
        };
        ReportedRange {
            start: point(place.span.start),
            end: point(place.span.end),
        }
    }
}
