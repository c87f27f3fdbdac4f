//! The words, numbers and signs of a condition.

use kava_diagnostics::{Span, say};
use kava_model::date::{Day, Month};
use kava_model::quantity::Decimal;

use super::condition::NotUnderstood;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub span: Span,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `credits`, `and`, `data-mining`
    Word(Box<str>),
    /// Between quotation marks.
    Text(Box<str>),
    Number(Decimal),
    /// A day, or a month from its first day to its last.
    Days(Day, Day),
    Sign(Sign),
    Open,
    Close,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Is,
    IsNot,
    Below,
    AtMost,
    Above,
    AtLeast,
    Contains,
}

/// The longer ones first.
const SIGNS: [(&str, Sign); 10] = [
    ("!=", Sign::IsNot),
    ("<=", Sign::AtMost),
    (">=", Sign::AtLeast),
    ("≠", Sign::IsNot),
    ("≤", Sign::AtMost),
    ("≥", Sign::AtLeast),
    ("=", Sign::Is),
    ("<", Sign::Below),
    (">", Sign::Above),
    ("~", Sign::Contains),
];

/// What opens a text, and what may close it.
const MARKS: [(char, &str); 5] = [
    ('"', "\""),
    ('\'', "'"),
    ('„', "“”\""),
    ('“', "”"),
    ('«', "»"),
];

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, NotUnderstood> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let blank = rest.len() - rest.trim_start().len();
        if blank > 0 {
            at += blank;
            continue;
        }
        let (kind, length) = token(rest, at)?;
        tokens.push(Token {
            span: Span::new(at, at + length),
            kind,
        });
        at += length;
    }
    Ok(tokens)
}

fn token(rest: &str, at: usize) -> Result<(Kind, usize), NotUnderstood> {
    let signs = [("(", Kind::Open), (")", Kind::Close)];
    let known = SIGNS.map(|(written, sign)| (written, Kind::Sign(sign)));
    for (written, kind) in known.into_iter().chain(signs) {
        if rest.starts_with(written) {
            return Ok((kind, written.len()));
        }
    }
    let first = rest.chars().next().unwrap_or_default();
    if let Some((_, closing)) = MARKS.iter().find(|(opening, _)| *opening == first) {
        return quoted(rest, first.len_utf8(), closing, at);
    }
    let is_part = |char: char| char.is_alphanumeric() || "-_.,/@:%€".contains(char);
    let length = rest.find(|char| !is_part(char)).unwrap_or(rest.len());
    let Some(word) = rest.get(..length).filter(|word| !word.is_empty()) else {
        let span = Span::new(at, at + first.len_utf8());
        return Err(NotUnderstood::at(
            span,
            say!(en "“{char}” is not understood in a condition", et "„{char}“ ei ole tingimuses arusaadav", char = first),
        ));
    };
    Ok(plain(word))
}

fn quoted(
    rest: &str,
    opening: usize,
    closing: &str,
    at: usize,
) -> Result<(Kind, usize), NotUnderstood> {
    let inside = rest.get(opening..).unwrap_or_default();
    let end = inside
        .char_indices()
        .find(|(_, char)| closing.contains(*char));
    let Some((end, mark)) = end else {
        let span = Span::new(at, at + rest.len());
        return Err(NotUnderstood::at(
            span,
            say!(en "this text has no end", et "sellel tekstil ei ole lõppu"),
        )
        .help(say!(en "close it with a quotation mark", et "lõpeta see jutumärgiga")));
    };
    let text = inside.get(..end).unwrap_or_default();
    Ok((Kind::Text(text.into()), opening + end + mark.len_utf8()))
}

/// A number with its unit close to it, such as `12EAP` and `50%`, is two tokens.
fn plain(word: &str) -> (Kind, usize) {
    if let Some(days) = days(word) {
        return (days, word.len());
    }
    let is_digit = |char: char| char.is_ascii_digit() || matches!(char, '.' | ',');
    let digits = word.find(|char| !is_digit(char)).unwrap_or(word.len());
    let (number, unit) = word.split_at(digits);
    let is_unit = ["%", "€"].contains(&unit) || unit.chars().all(char::is_alphabetic);
    match exact(number).filter(|_| is_unit) {
        Some(number) => (Kind::Number(number), digits),
        None => (Kind::Word(word.into()), word.len()),
    }
}

/// With a decimal point or comma; with more than two decimals it would not be exact.
fn exact(number: &str) -> Option<Decimal> {
    let number = number.replace(',', ".");
    let (whole, rest) = number.split_once('.').unwrap_or((&number, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    let fits = is_number(whole) && is_number(rest) && rest.len() <= 2;
    fits.then(|| Decimal::parse(&number)).flatten()
}

fn days(word: &str) -> Option<Kind> {
    if let Some(day) = Day::parse(word) {
        return Some(Kind::Days(day, day));
    }
    let is_month = word.len() == 7 && word.starts_with(|char: char| char.is_ascii_digit());
    let month = Month::parse(word).filter(|_| is_month)?;
    Some(Kind::Days(month.first()?, month.last()?))
}
