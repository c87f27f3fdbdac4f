//! A source map as JSON: for each value of a document the lines it comes from.

use std::collections::BTreeMap;
use std::io::{self, Write};

use kava::diagnostics::{Columns, Sources};
use kava::{Origin, SourceMap};
use serde::Serialize;

#[derive(Serialize)]
struct Map<'m> {
    schema: &'static str,
    document: &'m str,
    /// By JSON pointer.
    values: BTreeMap<&'m str, Vec<Line<'m>>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'m> {
    /// Relative to the catalogue.
    file: &'m str,
    /// From 1.
    line: u32,
    column: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    asked_by: Vec<Clause<'m>>,
}

#[derive(Serialize)]
struct Clause<'m> {
    guideline: &'m str,
    edition: &'m str,
    clause: &'m str,
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<&'m str>,
}

pub fn write(map: &SourceMap, sources: &Sources, to: &mut dyn Write) -> io::Result<()> {
    let values = map.values.iter().map(|(pointer, origins)| {
        let lines = origins.iter().map(|origin| line(origin, sources));
        (&**pointer, lines.collect())
    });
    let map = Map {
        schema: "kava.source-map/1",
        document: &map.document,
        values: values.collect(),
    };
    serde_json::to_writer_pretty(&mut *to, &map)?;
    to.write_all(b"\n")
}

fn line<'m>(origin: &'m Origin, sources: &'m Sources) -> Line<'m> {
    let source = sources.get(origin.place.file);
    let point = source.point(origin.place.span.start, Columns::Scalars);
    let clauses = origin.asked_by.iter().map(|citation| Clause {
        guideline: &citation.guideline,
        edition: &citation.edition,
        clause: &citation.clause,
        point: citation.point.as_deref(),
    });
    Line {
        file: &source.name,
        line: point.line + 1,
        column: point.column + 1,
        asked_by: clauses.collect(),
    }
}
