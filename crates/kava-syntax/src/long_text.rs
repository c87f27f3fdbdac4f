//! Where a long text ends, also when one of its quotation marks is lost.

use crate::gaps::{is_blank, is_gap};

const MARK: &str = "\"\"\"";
const LOST: &str = "\"\"";

/// The offset one past a long text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Closed(usize),
    /// Nothing closes it, or a mark that lost a quotation mark does.
    Open(usize),
}

/// The end of the long text that begins at `at` with `"""`.
pub(crate) fn end(source: &str, at: usize) -> End {
    let body = at + MARK.len();
    let closing = match closing(source, body) {
        Closing::OnLine(mark) => return End::Closed(mark + MARK.len()),
        Closing::Below(mark) => Some(mark),
        Closing::Missing => None,
    };
    let mut lost = None;
    for line in lines(source, body).skip(1) {
        let text = line.text(source).trim_matches(is_blank);
        if closing.is_some_and(|mark| mark < line.end) && lost.is_none() {
            break;
        }
        if text == LOST && lost.is_none() {
            lost = Some(line.start + line.text(source).find(LOST).unwrap_or(0) + LOST.len());
        } else if begins_fact(text) {
            // A closing mark further on belongs to another long text only if this one lost its own.
            match (closing, lost) {
                (Some(_), None) => continue,
                (_, Some(lost)) => return End::Open(lost),
                (None, None) => return End::Open(without_blank_end(source, at, line.start)),
            }
        }
    }
    match (closing, lost) {
        (Some(mark), _) => End::Closed(mark + MARK.len()),
        (None, Some(lost)) => End::Open(lost),
        (None, None) => End::Open(without_blank_end(source, at, source.len())),
    }
}

enum Closing {
    OnLine(usize),
    Below(usize),
    Missing,
}

/// The mark that closes a text, unless the next mark opens another one.
fn closing(source: &str, body: usize) -> Closing {
    let rest = source.get(body..).unwrap_or("");
    let Some(length) = rest.find(MARK) else {
        return Closing::Missing;
    };
    let (text, mark) = (&rest[..length], body + length);
    match text.rfind(['\n', '\r']) {
        None => Closing::OnLine(mark),
        Some(newline) if opens_text(text[newline + 1..].trim_start_matches(is_blank)) => {
            Closing::Missing
        }
        Some(_) => Closing::Below(mark),
    }
}

/// Does a line that begins so lead up to the opening mark of a text: `content et`, `en`, `because`?
fn opens_text(before: &str) -> bool {
    if !before.ends_with(is_blank) {
        return false;
    }
    let mut words = before.split(is_blank).filter(|word| !word.is_empty());
    match (words.next(), words.next_back()) {
        (Some(only), None) => is_word(only),
        (Some(_), Some(last)) => is_tag(last) || matches!(last, "because" | "for" | "by"),
        _ => false,
    }
}

/// The end of a long text whose opening mark is the `""` at `at`, at its line's end. It is one only
/// if a `"""` alone on a line follows that would otherwise open a text of its own.
pub(crate) fn lost_opening(source: &str, at: usize) -> Option<usize> {
    let mut close = None;
    let mut marks = 0;
    for line in lines(source, at + LOST.len()).skip(1) {
        let text = line.text(source).trim_matches(is_blank);
        if text == MARK {
            close = close.or(Some(
                line.end - line.text(source).trim_start_matches(is_blank).len() + MARK.len(),
            ));
            marks += 1;
        } else if text.ends_with(LOST) || close.is_none() && begins_fact(text) {
            break;
        }
    }
    let close = close.filter(|_| marks % 2 == 1)?;
    let body = &source[at + LOST.len()..close - MARK.len()];
    body.contains(|char| !is_gap(char)).then_some(close)
}

/// Does a line look like the start of a fact with a text, or like the end of a block?
fn begins_fact(line: &str) -> bool {
    if line == "}" {
        return true;
    }
    let Some(quote) = line.find('"') else {
        return false;
    };
    let mut words = line[..quote]
        .split(is_blank)
        .filter(|word| !word.is_empty());
    match (words.next(), words.next(), words.next()) {
        (Some(tag), None, _) => is_tag(tag),
        (Some(word), Some(tag), None) => is_word(word) && is_tag(tag),
        _ => false,
    }
}

/// Two small letters.
pub(crate) fn is_tag(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn is_word(word: &str) -> bool {
    let inner = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_' | '.');
    word.starts_with(char::is_alphabetic) && word.chars().all(inner)
}

fn without_blank_end(source: &str, start: usize, end: usize) -> usize {
    source
        .get(start..end)
        .map_or(end, |text| start + text.trim_end_matches(is_gap).len())
}

struct Line {
    start: usize,
    end: usize,
}

impl Line {
    fn text<'s>(&self, source: &'s str) -> &'s str {
        source.get(self.start..self.end).unwrap_or("")
    }
}

/// The lines from an offset on, the first one as far as it is left, without their ends.
fn lines(source: &str, from: usize) -> impl Iterator<Item = Line> {
    let mut next = Some(from);
    std::iter::from_fn(move || {
        let start = next?;
        let rest = source.get(start..)?;
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let end = start + length;
        next = match rest.as_bytes().get(length) {
            Some(b'\r') if rest[length..].starts_with("\r\n") => Some(end + 2),
            Some(_) => Some(end + 1),
            None => None,
        };
        Some(Line { start, end })
    })
}
