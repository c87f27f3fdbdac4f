//! The rows as a table.

use std::io::{self, BufWriter, Write};

use kava_diagnostics::{Lang, Phrase, Spoken, Words, say};
use kava_model::choice::Choice;
use kava_model::fields::Moment;
use kava_model::quantity::Decimal;

use super::Rows;
use super::row::{IntakeFee, Row};
use crate::canonical::{Date, Number, Span, Text, When};

/// A column: its head, and what stands under it.
struct Column {
    head: Phrase,
    cell: fn(&Row<'_>, Lang) -> String,
}

macro_rules! columns {
    ($($en:literal $et:literal $cell:expr;)*) => {
        &[$(Column { head: Phrase { en: $en, et: $et }, cell: $cell },)*]
    };
}

static COLUMNS: &[Column] = columns! {
    "code" "kood" |row, _| row.code.to_owned();
    "title" "nimetus" |row, lang| row.title.map(|title| in_words(title, lang)).unwrap_or_default();
    "kind" "liik" |row, lang| {
        let named = row.kind_name.map(|name| in_words(name, lang));
        named.or_else(|| row.kind.map(str::to_owned)).unwrap_or_default()
    };
    "in force from" "kehtib alates" |row, _| {
        row.edition.as_ref().map(|edition| when(&edition.from)).unwrap_or_default()
    };
    "unit" "üksus" |row, _| row.unit.unwrap_or_default().to_owned();
    "School" "teaduskond" |row, _| row.school.unwrap_or_default().to_owned();
    "programme director" "programmijuht" |row, _| directors(row, |name, _| name.to_owned());
    "e-mail" "e-post" |row, _| directors(row, |_, email| email.unwrap_or_default().to_owned());
    "state" "seis" |row, lang| row.state.words().get(lang).to_owned();
    "errors" "vigu" |row, _| row.errors.to_string();
    "warnings" "hoiatusi" |row, _| row.warnings.to_string();
    "missing" "puudu" missing;
    "next deadline" "järgmine tähtaeg" |row, _| {
        row.next_deadline.as_ref().map(|it| it.on.to_string()).unwrap_or_default()
    };
    "what is due" "mida teha" |row, lang| {
        let due = row.next_deadline.as_ref();
        due.map(|it| it.what.get(lang).to_owned()).unwrap_or_default()
    };
    "ECTS" "EAP" |row, lang| row.credits.map(|credits| span(credits, lang)).unwrap_or_default();
    "fee" "tasu" |row, lang| {
        let fees: Vec<String> = row.fees.iter().map(|it| fee(it, lang)).collect();
        fees.join("; ")
    };
    "cost centre" "kulukoht" |row, _| row.cost_centre.unwrap_or_default().to_owned();
    "registry code" "registrikood" |row, _| row.registry_code.unwrap_or_default().to_owned();
    "changed" "muudetud" |row, _| {
        row.modified.map(|Date(day)| day.to_string()).unwrap_or_default()
    };
};

/// What a terminal has room for, the most wanted first.
const OVERVIEW: [&str; 9] = [
    "code",
    "state",
    "next deadline",
    "what is due",
    "missing",
    "programme director",
    "ECTS",
    "fee",
    "title",
];

fn in_overview() -> impl Iterator<Item = &'static Column> {
    OVERVIEW
        .iter()
        .filter_map(|head| COLUMNS.iter().find(|column| column.head.en == *head))
}

/// The heads of the columns that people look at first.
pub fn overview_heads(lang: Lang) -> Vec<String> {
    in_overview()
        .map(|column| column.head.get(lang).to_owned())
        .collect()
}

/// What stands under them.
pub fn overview(row: &Row<'_>, lang: Lang) -> Vec<String> {
    in_overview()
        .map(|column| (column.cell)(row, lang))
        .collect()
}

pub fn write(rows: &Rows<'_>, lang: Lang, to: &mut dyn Write) -> io::Result<()> {
    let heads = COLUMNS.iter().map(|column| column.head.get(lang));
    let mut sheet = Sheet::begin(heads, to)?;
    rows.each(|row| sheet.row(COLUMNS.iter().map(|column| (column.cell)(row, lang))))?;
    sheet.end()
}

/// A table for spreadsheets.
pub fn sheet<'h>(
    heads: impl IntoIterator<Item = &'h str>,
    rows: impl IntoIterator<Item = Vec<String>>,
    to: &mut dyn Write,
) -> io::Result<()> {
    let mut sheet = Sheet::begin(heads, to)?;
    rows.into_iter().try_for_each(|row| sheet.row(row))?;
    sheet.end()
}

/// With a mark at the beginning by which spreadsheets know that it is UTF-8.
struct Sheet<'w>(csv::Writer<BufWriter<&'w mut dyn Write>>);

impl<'w> Sheet<'w> {
    fn begin<'h>(
        heads: impl IntoIterator<Item = &'h str>,
        to: &'w mut dyn Write,
    ) -> io::Result<Sheet<'w>> {
        let mut to = BufWriter::new(to);
        to.write_all("\u{feff}".as_bytes())?;
        let mut table = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(to);
        table.write_record(heads)?;
        Ok(Sheet(table))
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) -> io::Result<()> {
        Ok(self.0.write_record(cells.into_iter().map(cell))?)
    }

    fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A spreadsheet takes what begins so for a formula, and would carry it out; with an apostrophe before
/// it, it is a text.
fn cell(text: String) -> String {
    let text = crate::page::visible(text);
    match text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        true => format!("'{text}"),
        false => text,
    }
}

fn in_words(Text(text): Text<'_>, lang: Lang) -> String {
    text.get(lang.tag()).unwrap_or(text.any()).to_owned()
}

fn when(when: &When<'_>) -> String {
    match when {
        When::Day(Date(day)) => day.to_string(),
        When::Month(month) => month.0.to_string(),
        When::Semester(semester) => semester.semester.to_owned(),
    }
}

fn directors(row: &Row<'_>, show: fn(&str, Option<&str>) -> String) -> String {
    let known = row.directors.iter().flatten().flatten();
    let shown: Vec<String> = known
        .map(|person| show(person.name, person.email))
        .collect();
    shown.join("; ")
}

/// `director (draft), registry-code (publication)`, each once.
fn missing(row: &Row<'_>, lang: Lang) -> String {
    let mut shown: Vec<(Moment, &str)> = Vec::new();
    for missing in &row.missing {
        let one = (missing.moment.0, missing.field);
        if !shown.contains(&one) {
            shown.push(one);
        }
    }
    shown.sort();
    let words = shown.iter().map(|(moment, field)| {
        say!(en "{field} ({moment})", et "{field} ({moment})", field = *field, moment = moment.name())
    });
    Words::join(words, ", ").get(lang).to_owned()
}

fn number(Number(number): Number, lang: Lang) -> String {
    Spoken(&number, lang).to_string()
}

fn span(span: Span, lang: Lang) -> String {
    match span.min == span.max {
        true => number(span.min, lang),
        false => format!("{}–{}", number(span.min, lang), number(span.max, lang)),
    }
}

/// `autumn-2026: 1440 EUR`, `autumn-2026, teachers: free`
fn fee(fee: &IntakeFee<'_>, lang: Lang) -> String {
    let total = fee.total.total;
    let free = Number(Decimal(0));
    let amount = match total {
        None => say!(en "not known", et "teadmata"),
        Some(total) if total.max == free => say!(en "free", et "tasuta"),
        Some(total) => Words {
            en: format!("{} {}", span(total, Lang::En), fee.total.currency),
            et: format!("{} {}", span(total, Lang::Et), fee.total.currency),
        },
    };
    let whose: Vec<&str> = [fee.intake, fee.total.group]
        .into_iter()
        .flatten()
        .collect();
    match whose.is_empty() {
        true => amount.get(lang).to_owned(),
        false => format!("{}: {}", whose.join(", "), amount.get(lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn the_overview_is_of_columns_that_there_are() {
        assert_eq!(super::in_overview().count(), super::OVERVIEW.len());
    }

    #[test]
    fn no_cell_is_a_formula() {
        for (text, shown) in [
            (
                "=HYPERLINK(\"https://example.ee\")",
                "'=HYPERLINK(\"https://example.ee\")",
            ),
            ("+372 000 0000", "'+372 000 0000"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("1 = 1", "1 = 1"),
        ] {
            assert_eq!(cell(text.to_owned()), shown);
        }
        assert_eq!(cell("a\u{202e}b".to_owned()), "a\u{fffd}b");
    }
}
