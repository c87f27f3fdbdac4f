//! A baseline as a file: JSON, an entry a line, so that two of them can be compared line by line.

use std::collections::BTreeMap;

use kava_diagnostics::{Columns, Point, Severity, Source, Span, Words, say};
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::{Deserialize, Serialize};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::identity::Identity;
use super::{Baseline, Entry};

/// The name of the format.
const VERSION: &str = "kava-baseline-1";

/// Why a text is no baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Where, with lines and columns from 0, in Unicode scalar values.
    pub at: Point,
    pub why: Words,
}

/// The findings of a catalogue that are known and left out of a check.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "kava check --write-baseline", deny_unknown_fields)]
struct Written<'t> {
    #[schemars(extend("const" = VERSION))]
    version: String,
    /// By block, way and code.
    #[serde(borrow)]
    #[schemars(with = "Vec<WrittenEntry>")]
    findings: Vec<&'t RawValue>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Known", deny_unknown_fields)]
struct WrittenEntry {
    /// The block at the top of a file, such as `programme data-basics`; else the file's name.
    r#in: String,
    /// The way from there to the fact, such as `intake autumn-2026 / notify`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    at: String,
    /// As `kava check` gives it.
    code: String,
    severity: WrittenSeverity,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    guideline: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    clause: Option<String>,
    /// How many such findings there are.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[schemars(range(min = 1))]
    count: usize,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Severity")]
enum WrittenSeverity {
    Error,
    Warning,
}

fn one() -> usize {
    1
}

fn is_one(count: &usize) -> bool {
    *count == 1
}

impl Baseline {
    /// The JSON Schema of the file.
    pub fn schema() -> Schema {
        SchemaSettings::draft2020_12()
            .into_generator()
            .into_root_schema_for::<Written<'_>>()
    }
}

pub fn write(counts: &BTreeMap<Identity, usize>) -> String {
    let mut text = format!("{{\n  \"version\": \"{VERSION}\",\n  \"findings\": [");
    for (at, (identity, count)) in counts.iter().enumerate() {
        text.push_str(if at == 0 { "\n    " } else { ",\n    " });
        // A struct of texts and a number always becomes JSON.
        text.push_str(&serde_json::to_string(&written(identity, *count)).unwrap_or_default());
    }
    text.push_str(if counts.is_empty() {
        "]\n}\n"
    } else {
        "\n  ]\n}\n"
    });
    text
}

fn written(identity: &Identity, count: usize) -> WrittenEntry {
    let (guideline, clause) = identity.clause.clone().unzip();
    WrittenEntry {
        r#in: identity.block.clone(),
        at: identity.at.clone(),
        code: identity.code.clone(),
        severity: match identity.severity {
            Severity::Error => WrittenSeverity::Error,
            Severity::Warning => WrittenSeverity::Warning,
        },
        guideline,
        clause,
        count,
    }
}

pub(super) fn entries(source: &Source) -> Result<Vec<Entry>, Malformed> {
    let text = &*source.text;
    let written: Written =
        serde_json::from_str(text).map_err(|why| malformed(source, offset(text, &why), &why))?;
    if written.version != VERSION {
        let at = text.find(&written.version).unwrap_or(0);
        return Err(Malformed {
            at: source.point(at as u32, Columns::Scalars),
            why: say!(
                en "this Kava reads baselines of the version {version}",
                et "see Kava loeb leiuloendeid, mille versioon on {version}",
                version = VERSION
            ),
        });
    }
    let entries = written.findings.into_iter().map(|raw| entry(source, raw));
    entries.collect()
}

fn entry(source: &Source, raw: &RawValue) -> Result<Entry, Malformed> {
    let text = raw.get();
    let start = text.as_ptr().addr() - source.text.as_ptr().addr();
    let read: WrittenEntry = serde_json::from_str(text)
        .map_err(|why| malformed(source, start + offset(text, &why), &why))?;
    if read.count == 0 {
        return Err(Malformed {
            at: source.point(start as u32, Columns::Scalars),
            why: say!(en "a count is at least 1", et "arv (count) on vähemalt 1"),
        });
    }
    Ok(Entry {
        identity: Identity {
            block: read.r#in,
            at: read.at,
            code: read.code,
            severity: match read.severity {
                WrittenSeverity::Error => Severity::Error,
                WrittenSeverity::Warning => Severity::Warning,
            },
            clause: read.guideline.zip(read.clause),
        },
        count: read.count,
        span: Span::new(start, start + text.len()),
    })
}

/// The byte that a fault speaks of; its lines and columns are counted from 1, columns in bytes.
fn offset(text: &str, why: &serde_json::Error) -> usize {
    let lines = text
        .split_inclusive('\n')
        .take(why.line().saturating_sub(1));
    let before: usize = lines.map(str::len).sum();
    (before + why.column().saturating_sub(1)).min(text.len())
}

fn malformed(source: &Source, offset: usize, why: &serde_json::Error) -> Malformed {
    let why = match why.classify() {
        Category::Syntax | Category::Eof | Category::Io => {
            say!(en "this is not JSON", et "see ei ole JSON")
        }
        Category::Data => say!(
            en "this is not what a baseline says; each of its findings has in, code and severity, and may have at, guideline, clause and count",
            et "nii leiuloendis ei kirjutata; igal leiul on in, code ja severity ning võib olla at, guideline, clause ja count"
        ),
    };
    Malformed {
        at: source.point(offset as u32, Columns::Scalars),
        why,
    }
}
