//! Texts that lost a quotation mark on a line: which one is lost, and what the text was.
//!
//! `title et "Andmekaeve en "Data Mining"` has an odd number of marks. Each text of the line is tried
//! as the one that is torn; the reading is taken in which the other marks stand as marks do: an
//! opening one after a gap, a closing one before a gap.

use kava_diagnostics::Span;

use crate::gaps::is_blank;
use crate::long_text::is_tag;

/// A text without one of its marks, or with smart ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Torn {
    pub span: Span,
    pub kind: TornKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TornKind {
    /// `"…` or `…"`
    Open,
    /// `„…“`, also `„…"`: nothing is missing.
    Smart,
    Long,
}

impl Torn {
    pub fn long(start: usize, end: usize) -> Torn {
        Torn {
            span: Span::new(start, end),
            kind: TornKind::Long,
        }
    }

    pub fn smart(start: usize, end: usize) -> Torn {
        Torn {
            span: Span::new(start, end),
            kind: TornKind::Smart,
        }
    }

    fn open(start: usize, end: usize) -> Torn {
        Torn {
            span: Span::new(start, end),
            kind: TornKind::Open,
        }
    }
}

const SMART: [char; 5] = ['„', '“', '”', '«', '»'];

pub(crate) fn is_smart(char: char) -> bool {
    SMART.contains(&char)
}

/// The length of the smart text that begins here. Its body stops at the next opening mark too: a row
/// of them would otherwise be read again and again.
pub(crate) fn smart_length(rest: &str) -> Option<usize> {
    let open = rest.chars().next()?;
    let (closing, stops): (&[char], &[char]) = match open {
        '„' => (&['“', '”'], &['„']),
        '“' => (&['“', '”'], &[]),
        '”' => (&['”'], &['„']),
        '«' => (&['»'], &['«']),
        '»' => (&['«'], &['»']),
        _ => return None,
    };
    let body = rest.get(open.len_utf8()..)?;
    let ends = |char: char| {
        matches!(char, '\n' | '\r') || closing.contains(&char) || stops.contains(&char)
    };
    let length = body.find(ends)?;
    let close = body[length..]
        .chars()
        .next()
        .filter(|char| closing.contains(char))?;
    Some(open.len_utf8() + length + close.len_utf8())
}

/// The torn text of a line whose mark at `at` has no partner.
pub(crate) fn find(source: &str, line: usize, at: usize, line_end: usize) -> Torn {
    let row = Row {
        text: source.get(line..line_end).unwrap_or(""),
        at: at - line,
    };
    let torn = if row.text[row.at..].starts_with('"') {
        row.straight()
    } else {
        row.smart()
    };
    Torn {
        span: Span::new(
            torn.span.start as usize + line,
            torn.span.end as usize + line,
        ),
        ..torn
    }
}

/// A text that nothing closes and that is not looked into: as far as its line goes.
pub(crate) fn to_line_end(source: &str, at: usize, line_end: usize) -> Torn {
    let row = Row {
        text: source.get(at..line_end).unwrap_or(""),
        at: 0,
    };
    Torn::open(at, at + row.open_end(0, row.text.len()))
}

/// A line, and the mark in it that has no partner.
struct Row<'s> {
    text: &'s str,
    at: usize,
}

impl Row<'_> {
    fn smart(&self) -> Torn {
        let mark = self.text[self.at..]
            .chars()
            .next()
            .map_or(1, char::len_utf8);
        if self.may_close(self.at, mark) && !self.may_open(self.at, mark) {
            let before = self.text[..self.at].rfind('"').map_or(0, |quote| quote + 1);
            return Torn::open(self.closed_start(before, self.at), self.at + mark);
        }
        let inside = self.at + mark;
        let next = self.text[inside..].find('"').map(|found| inside + found);
        if let Some(quote) = next.filter(|quote| self.may_close(*quote, 1)) {
            return Torn::smart(self.at, quote + 1);
        }
        Torn::open(
            self.at,
            self.open_end(self.at, next.unwrap_or(self.text.len())),
        )
    }

    fn straight(&self) -> Torn {
        let quotes: Vec<usize> = self.text.match_indices('"').map(|(at, _)| at).collect();
        let lone = self.most_likely(&quotes);
        let Some(at) = quotes.get(lone).copied() else {
            return Torn::open(self.at, self.at + 1);
        };
        if self.may_close(at, 1) && !self.may_open(at, 1) {
            let before = lone.checked_sub(1).and_then(|before| quotes.get(before));
            return Torn::open(
                self.closed_start(before.map_or(0, |quote| quote + 1), at),
                at + 1,
            );
        }
        let next = quotes.get(lone + 1).copied().unwrap_or(self.text.len());
        Torn::open(at, self.open_end(at, next))
    }

    /// The index of the mark that is best left alone, all others being paired in their order.
    fn most_likely(&self, quotes: &[usize]) -> usize {
        let pair = |open: usize, close: usize| {
            usize::from(self.may_open(open, 1)) + usize::from(self.may_close(close, 1))
        };
        let pairs_after = |lone: usize| quotes.get(lone + 1..).unwrap_or(&[]).chunks_exact(2);
        let mut after: usize = pairs_after(0).map(|two| pair(two[0], two[1])).sum();
        let mut before = 0;
        let mut best = (0, 0);
        for lone in (0..quotes.len()).step_by(2) {
            let at = quotes[lone];
            let own = usize::from(self.may_open(at, 1) || self.may_close(at, 1));
            best = best.max((before + own + after, lone));
            if let Some(&[next, last]) = quotes.get(lone + 1..lone + 3) {
                before += pair(at, next);
                after -= pair(next, last);
            }
        }
        best.1
    }

    fn may_open(&self, at: usize, mark: usize) -> bool {
        let before = self.text[..at].chars().next_back();
        let after = self.text[at + mark..].chars().next();
        before.is_none_or(|char| is_blank(char) || matches!(char, '{' | ',' | '('))
            && after.is_some_and(|char| !is_blank(char))
    }

    fn may_close(&self, at: usize, mark: usize) -> bool {
        let before = self.text[..at].chars().next_back();
        let after = self.text[at + mark..].chars().next();
        before.is_some_and(|char| !is_blank(char))
            && after.is_none_or(|char| is_blank(char) || matches!(char, ',' | '{' | '}' | '<'))
    }

    /// Where a text that begins at `at` ended, if the next mark, or the line's end, is at `limit`.
    fn open_end(&self, at: usize, limit: usize) -> usize {
        let text = &self.text[at..limit];
        let kept = if limit < self.text.len() {
            before_next_text(text)
        } else {
            before_line_end(text)
        };
        let mark = text.chars().next().map_or(0, char::len_utf8);
        at + kept.trim_end_matches(is_blank).len().max(mark)
    }

    /// Where a text that is closed at `at` began, if nothing before `from` belongs to it.
    fn closed_start(&self, from: usize, at: usize) -> usize {
        let text = &self.text[from..at];
        let from = from + text.rfind("{ ").map_or(0, |brace| brace + 1);
        let words = words(&self.text[from..at]);
        let texts: Vec<&str> = words.iter().map(|(_, word)| *word).collect();
        words
            .get(first_of_text(&texts))
            .map_or(at, |(start, _)| from + start)
    }
}

/// The words of a line with their offsets.
fn words(line: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut from = 0;
    while let Some(start) = line[from..].find(|char| !is_blank(char)) {
        let start = from + start;
        let end = line[start..]
            .find(is_blank)
            .map_or(line.len(), |length| start + length);
        words.push((start, &line[start..end]));
        from = end;
    }
    words
}

/// The index of the word that began a text, among the words from a fact's head up to its end.
fn first_of_text(words: &[&str]) -> usize {
    match words {
        [.., "clause" | "document", _] => return words.len() - 1,
        // An outcome may be called `en`.
        [code, "et" | "en", _, ..] if is_tag(code) => return 2,
        _ => {}
    }
    for (index, word) in words.iter().enumerate() {
        if index > 0 && is_capitalised(word) {
            return index;
        }
        let Some(next) = words.get(index + 1) else {
            continue;
        };
        let marks = match *word {
            "because" | "for" | "clause" | "todo" => true,
            "title" | "document" => index > 0,
            "by" => next.starts_with(char::is_uppercase),
            "at" | "of" | "or" | "to" => false,
            word => is_tag(word),
        };
        if marks {
            let tagged =
                matches!(*word, "because" | "for") && is_tag(next) && index + 2 < words.len();
            return index + 1 + usize::from(tagged);
        }
    }
    // After the head, if there is one.
    usize::from(words.len() > 1)
}

/// `Dean`, unlike the codes `IAIM` and `ITI8730`.
fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}

/// Leaves away what leads up to the next text: a language tag, `because`, `until 2027-08-31 by`, a comma.
fn before_next_text(text: &str) -> &str {
    let mut kept = text.trim_end_matches(is_blank);
    if let Some(listed) = kept.strip_suffix(',') {
        return listed;
    }
    let mut first = true;
    while let Some((before, last)) = split_last_word(kept) {
        let leads = match last {
            "because" | "for" | "by" => true,
            last if first => last
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
            last => {
                last.starts_with("20")
                    && last
                        .bytes()
                        .all(|byte| byte.is_ascii_digit() || byte == b'-')
            }
        };
        if !leads {
            let bounds = !first && matches!(last, "until" | "from" | "to");
            return if bounds { before } else { kept };
        }
        first = false;
        kept = before;
    }
    kept
}

fn split_last_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches(is_blank);
    let last = text.rfind(is_blank)?;
    let start = last + text[last..].chars().next().map_or(1, char::len_utf8);
    Some((text[..last].trim_end_matches(is_blank), &text[start..]))
}

/// Leaves away what follows a text on its line: a comment, an address, a brace.
fn before_line_end(text: &str) -> &str {
    let comment = text
        .match_indices("//")
        .find(|(at, _)| text[..*at].ends_with(is_blank));
    let kept = comment
        .map_or(text, |(at, _)| &text[..at])
        .trim_end_matches(is_blank);
    let Some((before, last)) = split_last_word(kept) else {
        return kept;
    };
    match last {
        "{" => before,
        "}" if !before.contains('{') => before,
        last if last.starts_with('<') && last.ends_with('>') => before,
        _ => kept,
    }
}

/// Nothing but blanks up to the line's end.
pub(crate) fn is_blank_line(rest: &str) -> bool {
    rest.chars()
        .find(|char| !is_blank(*char))
        .is_none_or(|char| matches!(char, '\n' | '\r'))
}
