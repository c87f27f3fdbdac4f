//! Faults as findings: in a director's words, with their place and, where it is certain, the fix.

use kava_diagnostics::{Edit, FileId, Finding, Span, Words, say};

use crate::gaps::is_blank;
use crate::torn::is_smart;
use crate::{Fault, FaultKind, ItemData, Tree};

/// What is wrong with the shape of a file, in the order of the text.
///
/// Smart quotation marks give one finding for the file, an invisible character one for each kind of
/// it; every other fault gives one of its own.
pub fn findings(tree: &Tree, file: FileId, source: &str) -> Vec<Finding> {
    let newline = if source.contains("\r\n") { "\r\n" } else { "\n" };
    let report = Report { tree, file, source, newline };
    let mut found = Vec::new();
    let mut told = Vec::new();
    for fault in &tree.faults {
        match report.group_of(*fault) {
            Some(group) if told.contains(&group) => {}
            Some(group) => {
                told.push(group);
                found.push(report.grouped(*fault, group));
            }
            None => found.push(report.single(*fault)),
        }
    }
    found
}

/// Faults of one file that are told together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    SmartQuotes,
    Invisible(char),
}

struct Report<'a> {
    tree: &'a Tree,
    file: FileId,
    source: &'a str,
    newline: &'static str,
}

impl Report<'_> {
    fn group_of(&self, fault: Fault) -> Option<Group> {
        match fault.kind {
            FaultKind::SmartQuotes => Some(Group::SmartQuotes),
            FaultKind::ControlCharacter => fault.span.of(self.source).chars().next().map(Group::Invisible),
            _ => None,
        }
    }

    fn grouped(&self, first: Fault, group: Group) -> Finding {
        let faults = || self.tree.faults.iter().filter(|fault| self.group_of(**fault) == Some(group));
        let count = faults().count();
        let spans = faults().map(|fault| fault.span);
        match group {
            Group::SmartQuotes => {
                let edits = spans.flat_map(|span| self.straight(span)).collect();
                self.smart_quotes(first.span, count).fix_all(straighten(), edits)
            }
            Group::Invisible(char) => {
                let edits = spans.map(|span| self.edit(span, in_place_of(char))).collect();
                self.invisible(first.span, char, count).fix_all(remove_invisible(), edits)
            }
        }
    }

    fn single(&self, fault: Fault) -> Finding {
        match fault.kind {
            FaultKind::UnclosedBlock { until } => self.unclosed_block(fault.span, until),
            FaultKind::StrayBrace => self.stray_brace(fault.span),
            FaultKind::MissingBrace => self.missing_brace(fault.span),
            FaultKind::UnclosedText => self.unclosed_text(fault.span),
            FaultKind::UnclosedLongText => self.unclosed_long_text(fault.span),
            FaultKind::TooDeep => self.too_deep(fault.span),
            _ => self.unreadable(fault.span),
        }
    }

    fn unclosed_block(&self, brace: Span, until: u32) -> Finding {
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
        if !self.source.get(start..end).unwrap_or("").contains(['\n', '\r']) && until > start + 1 {
            return (until, " }".to_owned());
        }
        self.on_next_line(self.line_end(until), start, "}")
    }

    fn on_next_line(&self, line_end: usize, like: usize, text: &str) -> (usize, String) {
        (line_end, format!("{}{}{text}", self.newline, self.indent(like)))
    }

    fn stray_brace(&self, brace: Span) -> Finding {
        let message = say!(
            en "this `}}` closes nothing",
            et "see `}}` ei lõpeta midagi"
        );
        let remove = say!(en "remove this `}}`", et "eemalda see `}}`");
        Finding::error("stray-brace", brace.in_file(self.file), message)
            .help(say!(
                en "either it is one too many, or the `{{` it belongs to is missing above",
                et "kas on see üleliigne või puudub ülalpool tema `{{`"
            ))
            .fix(remove, self.whole_line(brace), "")
    }

    fn missing_brace(&self, place: Span) -> Finding {
        let head = self.head(place);
        let message = say!(
            en "`{{` is missing after `{head}`",
            et "`{head}` järel puudub `{{`",
            head = head
        );
        let shown = self.last_word(place);
        Finding::error("missing-brace", shown.in_file(self.file), message).fix(insert("{"), place, " {")
    }

    fn unclosed_text(&self, span: Span) -> Finding {
        let text = span.of(self.source);
        let place = span.in_file(self.file);
        let mark = text.chars().next().filter(|char| *char == '"' || is_smart(*char));
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
            edits.insert(0, self.edit(Span::new(start, start + mark.len_utf8()), "\""));
        }
        Finding::error("unclosed-text", place, message)
            .help(say!(
                en "a text ends on the line where it begins; a longer one stands between `\"\"\"` lines",
                et "tekst lõpeb real, kus see algab; pikem tekst seisab `\"\"\"` ridade vahel"
            ))
            .fix_all(insert("\""), edits)
    }

    fn unclosed_long_text(&self, span: Span) -> Finding {
        let text = span.of(self.source);
        let (start, end) = (span.start as usize, span.end as usize);
        let opening = Span::new(start, start + text.bytes().take(3).take_while(|byte| *byte == b'"').count());
        let place = opening.in_file(self.file);
        if !text.starts_with("\"\"\"") {
            let message = say!(
                en "this long text begins with two quotation marks instead of three",
                et "see pikk tekst algab kolme jutumärgi asemel kahega"
            );
            return Finding::error("unclosed-long-text", place, message).fix(insert("\""), Span::at(start), "\"");
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

    fn smart_quotes(&self, span: Span, count: usize) -> Finding {
        let message = say!(
            en "a text stands between straight quotation marks, \"…\"; here are others ({count} in this file)",
            et "tekst seisab sirgete jutumärkide \"…\" vahel; siin on teistsugused (selles failis {count})",
            count = count
        );
        Finding::error("smart-quotes", span.in_file(self.file), message).note(say!(
            en "inside a text quotation marks are written „…“ or «…»",
            et "teksti sees kirjutatakse jutumärgid „…“ või «…»"
        ))
    }

    /// Straight marks around a text, and smart ones for those inside it.
    fn straight(&self, span: Span) -> Vec<Edit> {
        let text = span.of(self.source);
        let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
        let mut inner = ["„", "“"].into_iter().cycle();
        let mut edits = Vec::new();
        for (at, char) in text.char_indices() {
            let new = match char {
                _ if at == 0 || at == last => "\"",
                '"' => inner.next().unwrap_or_default(),
                _ => continue,
            };
            let start = span.start as usize + at;
            edits.push(self.edit(Span::new(start, start + char.len_utf8()), new));
        }
        edits
    }

    fn invisible(&self, span: Span, char: char, count: usize) -> Finding {
        let code = format!("U+{:04X}", u32::from(char));
        let message = say!(
            en "an invisible character stands here: {name} ({code}, {count} in this file)",
            et "siin on nähtamatu märk: {name} ({code}, selles failis {count})",
            name = name_of(char), code = code, count = count
        );
        Finding::error("control-character", span.in_file(self.file), message)
    }

    fn unreadable(&self, span: Span) -> Finding {
        let text = span.of(self.source);
        let mut shown: String = text.chars().take_while(|char| !matches!(char, '\n' | '\r')).take(24).collect();
        if shown.len() < text.len() {
            shown.push('…');
        }
        let message = say!(
            en "`{shown}` cannot be read here",
            et "`{shown}` ei ole siin arusaadav",
            shown = shown
        );
        Finding::error("unreadable", span.in_file(self.file), message).help(say!(
            en "words that are meant as text stand between quotation marks: \"…\"",
            et "tekstina mõeldud sõnad seisavad jutumärkide vahel: \"…\""
        ))
    }

    fn too_deep(&self, brace: Span) -> Finding {
        let message = say!(
            en "more than 64 blocks stand inside one another; what is deeper is not read",
            et "üksteise sees on üle 64 ploki; sügavamat osa ei loeta"
        );
        Finding::error("too-deep", brace.in_file(self.file), message)
    }

    fn edit(&self, span: Span, text: &str) -> Edit {
        Edit { file: self.file, span, text: text.to_owned() }
    }

    /// The item whose head or brace is at a place.
    fn item(&self, place: Span) -> Option<&ItemData> {
        let after = self.tree.items.partition_point(|item| item.span.start <= place.start);
        after.checked_sub(1).and_then(|index| self.tree.items.get(index))
    }

    /// The first words of a block's head.
    fn head(&self, brace: Span) -> String {
        let Some(item) = self.item(brace) else { return "{".to_owned() };
        let (first, end) = (item.atoms.0 as usize, item.atoms.1 as usize);
        let atoms = self.tree.atoms.get(first..end).unwrap_or(&[]).iter();
        let words: Vec<&str> = atoms.take(4).map(|atom| atom.text(self.source)).collect();
        if words.is_empty() { "{".to_owned() } else { words.join(" ") }
    }

    fn last_word(&self, place: Span) -> Span {
        let last = self.item(place).and_then(|item| (item.atoms.1 as usize).checked_sub(1));
        last.and_then(|last| self.tree.atoms.get(last)).map_or(place, |atom| atom.span)
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
        let before = self.source.get(..brace.start as usize).unwrap_or("").trim_end_matches(is_blank);
        let rest = self.source.get(brace.end as usize..).unwrap_or("").trim_start_matches(is_blank);
        let newline = ["\r\n", "\n", "\r"].into_iter().find(|newline| rest.starts_with(newline));
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

fn straighten() -> Words {
    say!(en "use straight quotation marks", et "kasuta sirgeid jutumärke")
}

fn remove_invisible() -> Words {
    say!(en "remove it everywhere in this file", et "eemalda see kogu failist")
}

/// A character that ends a line or a page parts words; without a blank they would grow together.
fn in_place_of(char: char) -> &'static str {
    match char {
        '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => " ",
        _ => "",
    }
}

fn name_of(char: char) -> Words {
    match char {
        '\u{AD}' => say!(en "a soft hyphen", et "pehme poolitusmärk"),
        '\u{200B}' | '\u{2060}' => say!(en "a blank of no width", et "laiuseta tühik"),
        '\u{FEFF}' => say!(en "a byte order mark", et "baidijärje märk"),
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            say!(en "one that turns the direction of reading", et "lugemissuunda pöörav märk")
        }
        '\u{2028}' | '\u{2029}' => say!(en "a line separator", et "reaeraldaja"),
        char if char.is_control() => say!(en "a control character", et "juhtmärk"),
        _ => say!(en "a mark for machines", et "masinate jaoks mõeldud märk"),
    }
}
