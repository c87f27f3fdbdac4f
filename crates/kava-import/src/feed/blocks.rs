//! Blocks that are laid out alike, whichever other program wrote the feed.

use super::lines::Lines;
use super::{Imported, Missing};

/// A catalogue of which only the issuer may be known.
pub fn head(issuer: Option<&str>) -> Lines {
    let mut head = Lines::default();
    head.fact("title", "todo");
    head.fact("written-in", "et, en");
    head.fact("guideline", "todo");
    head.fact("issuer", issuer.unwrap_or("todo"));
    let mut lines = Lines::default();
    lines.block("catalogue imported".to_owned(), head);
    lines
}

/// No other program says a programme's kind in words that its guideline has.
pub fn open_kind(of: &str, source: &str, lines: &mut Lines, to: &mut Imported) {
    lines.fact("kind", &format!("todo \"{source}\""));
    to.missing.push(Missing {
        of: of.to_owned(),
        field: "kind",
        source: source.to_owned(),
    });
}

pub fn outcomes(outcomes: Lines, lines: &mut Lines) {
    if !outcomes.is_empty() {
        lines.blank();
        lines.block("outcomes".to_owned(), outcomes);
        lines.blank();
    }
}

/// A course in a plan: `IDA1 teaches o1, o2`.
pub fn member(code: &str, teaches: &[String]) -> String {
    match teaches.is_empty() {
        true => code.to_owned(),
        false => format!("{code} teaches {}", teaches.join(", ")),
    }
}
