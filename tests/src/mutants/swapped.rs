//! The two of a pair change places: from and to, least and most, before and after.

use kava::diagnostics::Severity;
use kava_syntax::{Atom, AtomKind};

use super::catalogue::{Catalogue, Fact};
use super::guideline::Asking;
use super::mutant::{Codes, Expected, Kind, Mutant};

/// Two dated fields of one block of which the first comes before the second, and who says so.
const PAIRS: [(&str, &str, &str, Codes); 5] = [
    ("intake", "starts", "ends", &["date-order"]),
    ("record", "proposed", "approved", &["approved-by"]),
    ("record", "approved", "registered", &["approved-by"]),
    (
        "record",
        "submitted",
        "registered",
        &["submitted-before-registration"],
    ),
    ("intake", "apply", "starts", &["date-order"]),
];

/// Admission that closes after the start is odd, and wrong only where it opens after it.
fn gravity(block: Fact<'_>, first: &str) -> Severity {
    let opens = || block.field(first)?.date(Some("from"));
    match first == "apply" && opens().is_none() {
        true => Severity::Warning,
        false => Severity::Error,
    }
}

pub fn mutants<'c>(catalogue: &'c Catalogue, made: &mut Vec<Mutant<'c>>) {
    let asking = Asking::of(catalogue);
    for fact in catalogue.facts() {
        made.extend(ends(catalogue, fact));
        made.extend(range(catalogue, fact));
        for (block, first, second, codes) in PAIRS {
            if fact.item.head() == block && asking.asks(catalogue, fact, codes) {
                made.extend(fields(catalogue, fact, first, second, codes));
            }
        }
    }
}

/// `from … to …`
fn ends<'c>(catalogue: &'c Catalogue, fact: Fact<'c>) -> Option<Mutant<'c>> {
    let to = fact.behind("to")?;
    let from = match fact.behind("from") {
        Some(from) => from,
        // `2026-09-01 17:00 to 20:15`
        None => *fact.item.atoms().get(1)?,
    };
    let caught = Expected::Caught(&["date-order"], Severity::Error);
    exchanged(
        catalogue,
        fact,
        from,
        to,
        format!("{} from, to", fact.item.head()),
        caught,
    )
}

/// `12..24`
fn range<'c>(catalogue: &'c Catalogue, fact: Fact<'c>) -> Option<Mutant<'c>> {
    let atoms = fact.item.atoms();
    let at = atoms.iter().position(|atom| atom.kind == AtomKind::Range)?;
    let caught = Expected::Caught(&["impossible-bound"], Severity::Error);
    let (low, high) = (*atoms.get(at.checked_sub(1)?)?, *atoms.get(at + 1)?);
    exchanged(
        catalogue,
        fact,
        low,
        high,
        format!("{} least, most", fact.item.head()),
        caught,
    )
}

fn exchanged<'c>(
    catalogue: &'c Catalogue,
    fact: Fact<'c>,
    one: Atom,
    other: Atom,
    of: String,
    expected: Expected,
) -> Option<Mutant<'c>> {
    let (first, second) = (fact.text(one), fact.text(other));
    let of = if fact
        .item
        .head()
        .starts_with(|char: char| char.is_ascii_digit())
    {
        "meeting from, to".to_owned()
    } else {
        of
    };
    (first != second).then(|| {
        Mutant::new(catalogue, Kind::Swapped, of, expected)
            .replace(fact.file, one.span, second)
            .replace(fact.file, other.span, first)
    })
}

/// The first dates of two fields.
fn fields<'c>(
    catalogue: &'c Catalogue,
    block: Fact<'c>,
    first: &'c str,
    second: &'c str,
    codes: Codes,
) -> Option<Mutant<'c>> {
    let one = block.field(first)?.date(None)?;
    let other = block.field(second)?.date(None)?;
    (one.day != other.day).then(|| {
        let caught = Expected::Caught(codes, gravity(block, first));
        Mutant::new(
            catalogue,
            Kind::Swapped,
            format!("{first}, {second}"),
            caught,
        )
        .on(one, other.day)
        .on(other, one.day)
    })
}
