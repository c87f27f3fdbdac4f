//! A brace or a quotation mark that is missing, or one too many.

use std::iter::Peekable;

use kava_diagnostics::{Finding, Span, Words, say};

use crate::errors::Report;
use crate::gaps::is_blank;
use crate::torn::is_smart;
use crate::{FaultKind, ItemData};

impl Report<'_> {
    pub(super) fn unclosed_block(&self, brace: Span, until: u32) -> Finding {
        let head = self.head(brace);
        let message = say!(
            en "the block `{head}` is not closed: its `}}` is missing",
            et "plokk `{head}` on lõpetamata: selle `}}` puudub",
            head = head
        );
        let end = Span::at(until as usize).in_file(self.file);
        let taken = say!(en "it was taken to end here", et "loeti siin lõppenuks");
        let (at, text) = self.closing(brace, until as usize);
        Finding::error("unclosed-block", brace.in_file(self.file), message)
            .related(end, taken)
            .fix(insert("}"), Span::at(at), text)
    }

    /// Where the brace that closes a block goes, and with which gap.
    fn closing(&self, brace: Span, until: usize) -> (usize, String) {
        let (start, end) = (brace.start as usize, until.max(brace.start as usize));
        if !self
            .source
            .get(start..end)
            .unwrap_or("")
            .contains(['\n', '\r'])
            && until > start + 1
        {
            return (until, " }".to_owned());
        }
        self.on_next_line(self.line_end(until), start, "}")
    }

    fn on_next_line(&self, line_end: usize, like: usize, text: &str) -> (usize, String) {
        (
            line_end,
            format!("{}{}{text}", self.newline, self.indent(like)),
        )
    }

    /// From the first to the last of those braces that have nothing but blanks between them.
    pub(super) fn strays(&self) -> Peekable<impl Iterator<Item = Span>> {
        let faults = self.tree.faults.iter();
        let mut braces = faults
            .filter(|fault| fault.kind == FaultKind::StrayBrace)
            .map(|fault| fault.span)
            .peekable();
        let runs = std::iter::from_fn(move || {
            let mut run = braces.next()?;
            while let Some(next) = braces.next_if(|next| self.is_blank_between(run, *next)) {
                run.end = next.end;
            }
            Some(run)
        });
        runs.peekable()
    }

    fn is_blank_between(&self, one: Span, next: Span) -> bool {
        let between = self.source.get(one.end as usize..next.start as usize);
        between.is_some_and(|between| between.trim().is_empty())
    }

    pub(super) fn stray_braces(&self, run: Span) -> Finding {
        let count = run.of(self.source).matches('}').count();
        let (message, remove) = match count {
            1 => (
                say!(en "this `}}` closes nothing", et "see `}}` ei lõpeta midagi"),
                say!(en "remove this `}}`", et "eemalda see `}}`"),
            ),
            many => (
                say!(
                    en "these {many} `}}` close nothing",
                    et "need {many} märki `}}` ei lõpeta midagi",
                    many = many
                ),
                say!(en "remove these `}}`", et "eemalda need `}}`"),
            ),
        };
        Finding::error("stray-brace", run.in_file(self.file), message)
            .help(say!(
                en "either it is one too many, or the `{{` it belongs to is missing above",
                et "kas on see üleliigne või puudub ülalpool tema `{{`"
            ))
            .fix(remove, self.whole_line(run), "")
    }

    pub(super) fn missing_brace(&self, place: Span) -> Finding {
        let head = self.head(place);
        let message = say!(
            en "`{{` is missing after `{head}`",
            et "`{head}` järel puudub `{{`",
            head = head
        );
        let shown = self.last_word(place);
        Finding::error("missing-brace", shown.in_file(self.file), message).fix(
            insert("{"),
            place,
            " {",
        )
    }

    pub(super) fn unclosed_text(&self, span: Span) -> Finding {
        let text = span.of(self.source);
        let place = span.in_file(self.file);
        let mark = text
            .chars()
            .next()
            .filter(|char| *char == '"' || is_smart(*char));
        let Some(mark) = mark else {
            let message = say!(
                en "this text has no opening quotation mark",
                et "sellel tekstil puudub algav jutumärk"
            );
            let smart = text.chars().next_back().filter(|char| is_smart(*char));
            let mut edits = vec![self.edit(Span::at(span.start as usize), "\"")];
            if let Some(smart) = smart {
                let end = span.end as usize;
                edits.push(self.edit(Span::new(end - smart.len_utf8(), end), "\""));
            }
            return Finding::error("unclosed-text", place, message).fix_all(insert("\""), edits);
        };
        let message = say!(
            en "this text has no closing quotation mark; it was read to here",
            et "sellel tekstil puudub lõpetav jutumärk; see loeti siiani"
        );
        let mut edits = vec![self.edit(Span::at(span.end as usize), "\"")];
        if mark != '"' {
            let start = span.start as usize;
            edits.insert(
                0,
                self.edit(Span::new(start, start + mark.len_utf8()), "\""),
            );
        }
        Finding::error("unclosed-text", place, message)
            .help(say!(
                en "a text ends on the line where it begins; a longer one stands between `\"\"\"` lines",
                et "tekst lõpeb real, kus see algab; pikem tekst seisab `\"\"\"` ridade vahel"
            ))
            .fix_all(insert("\""), edits)
    }

    pub(super) fn unclosed_long_text(&self, span: Span) -> Finding {
        let text = span.of(self.source);
        let (start, end) = (span.start as usize, span.end as usize);
        let opening = Span::new(
            start,
            start
                + text
                    .bytes()
                    .take(3)
                    .take_while(|byte| *byte == b'"')
                    .count(),
        );
        let place = opening.in_file(self.file);
        if !text.starts_with("\"\"\"") {
            let message = say!(
                en "this long text begins with two quotation marks instead of three",
                et "see pikk tekst algab kolme jutumärgi asemel kahega"
            );
            return Finding::error("unclosed-long-text", place, message).fix(
                insert("\""),
                Span::at(start),
                "\"",
            );
        }
        let message = say!(
            en "this long text is not closed: a line with `\"\"\"` alone is missing",
            et "see pikk tekst on lõpetamata: puudub rida, kus on ainult `\"\"\"`"
        );
        let taken = say!(en "it was taken to end here", et "loeti siin lõppenuks");
        let finding = Finding::error("unclosed-long-text", place, message)
            .related(Span::at(end).in_file(self.file), taken);
        let ends_with_two = text.len() >= 5 && text.ends_with("\"\"");
        let (at, mark) = match ends_with_two {
            true => (end, "\"".to_owned()),
            false => self.on_next_line(end, start, "\"\"\""),
        };
        finding.fix(insert("\"\"\""), Span::at(at), mark)
    }

    /// The item whose head or brace is at a place.
    fn item(&self, place: Span) -> Option<&ItemData> {
        let after = self
            .tree
            .items
            .partition_point(|item| item.span.start <= place.start);
        after
            .checked_sub(1)
            .and_then(|index| self.tree.items.get(index))
    }

    /// The first words of a block's head.
    fn head(&self, brace: Span) -> String {
        let Some(item) = self.item(brace) else {
            return "{".to_owned();
        };
        let (first, end) = (item.atoms.0 as usize, item.atoms.1 as usize);
        let atoms = self.tree.atoms.get(first..end).unwrap_or(&[]).iter();
        let words: Vec<&str> = atoms.take(4).map(|atom| atom.text(self.source)).collect();
        if words.is_empty() {
            "{".to_owned()
        } else {
            words.join(" ")
        }
    }

    fn last_word(&self, place: Span) -> Span {
        let last = self
            .item(place)
            .and_then(|item| (item.atoms.1 as usize).checked_sub(1));
        last.and_then(|last| self.tree.atoms.get(last))
            .map_or(place, |atom| atom.span)
    }

    fn line_end(&self, at: usize) -> usize {
        let rest = self.source.get(at..).unwrap_or("");
        at + rest.find(['\n', '\r']).unwrap_or(rest.len())
    }

    fn line_start(&self, at: usize) -> usize {
        let before = self.source.get(..at).unwrap_or("");
        before.rfind(['\n', '\r']).map_or(0, |newline| newline + 1)
    }

    fn indent(&self, at: usize) -> &str {
        let line = self.source.get(self.line_start(at)..at).unwrap_or("");
        &line[..line.len() - line.trim_start_matches(is_blank).len()]
    }

    /// The line of a brace with its end, if it holds nothing else.
    fn whole_line(&self, brace: Span) -> Span {
        let before = self
            .source
            .get(..brace.start as usize)
            .unwrap_or("")
            .trim_end_matches(is_blank);
        let rest = self
            .source
            .get(brace.end as usize..)
            .unwrap_or("")
            .trim_start_matches(is_blank);
        let newline = ["\r\n", "\n", "\r"]
            .into_iter()
            .find(|newline| rest.starts_with(newline));
        let starts_line = before.is_empty() || before.ends_with(['\n', '\r']);
        match newline {
            Some(newline) if starts_line => {
                Span::new(before.len(), self.source.len() - rest.len() + newline.len())
            }
            _ => brace,
        }
    }
}

fn insert(mark: &str) -> Words {
    say!(en "insert `{mark}`", et "lisa `{mark}`", mark = mark)
}
