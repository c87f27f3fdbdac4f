//! Faults as findings: in a director's words, with their place and, where it is certain, the fix.

mod habits;
mod missing;

use kava_diagnostics::{Edit, FileId, Finding, Span, Words, say};

use crate::{Fault, FaultKind, Tree};
use habits::Habit;

/// What is wrong with the shape of a file, in the order of the text.
///
/// Smart quotation marks give one finding for the file, and so does a sign that people bring from
/// elsewhere; an invisible character gives one for each kind of it; braces that close nothing and stand
/// together give one; every other fault gives one of its own.
pub fn findings(tree: &Tree, file: FileId, source: &str) -> Vec<Finding> {
    let newline = if source.contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let report = Report {
        tree,
        file,
        source,
        newline,
    };
    let mut found = Vec::new();
    let mut told = Vec::new();
    let mut strays = report.strays();
    for fault in &tree.faults {
        if fault.kind == FaultKind::StrayBrace {
            let run = strays.next_if(|run| run.start == fault.span.start);
            found.extend(run.map(|run| report.stray_braces(run)));
            continue;
        }
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
    Habit(Habit),
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
            FaultKind::ControlCharacter => fault
                .span
                .of(self.source)
                .chars()
                .next()
                .map(Group::Invisible),
            FaultKind::Junk => self.habit(fault.span).map(Group::Habit),
            _ => None,
        }
    }

    fn grouped(&self, first: Fault, group: Group) -> Finding {
        let faults = || {
            self.tree
                .faults
                .iter()
                .filter(|fault| self.group_of(**fault) == Some(group))
        };
        let count = faults().count();
        let spans = faults().map(|fault| fault.span);
        match group {
            Group::SmartQuotes => {
                let edits = spans.flat_map(|span| self.straight(span)).collect();
                self.smart_quotes(first.span, count)
                    .certainly(straighten(), edits)
            }
            Group::Invisible(char) => {
                let edits = spans
                    .map(|span| self.edit(span, in_place_of(char)))
                    .collect();
                self.invisible(first.span, char, count)
                    .certainly(remove_invisible(), edits)
            }
            Group::Habit(habit) => self.told(habit, first.span, &spans.collect::<Vec<_>>()),
        }
    }

    fn single(&self, fault: Fault) -> Finding {
        match fault.kind {
            FaultKind::UnclosedBlock { until } => self.unclosed_block(fault.span, until),
            FaultKind::MissingBrace => self.missing_brace(fault.span),
            FaultKind::UnclosedText => self.unclosed_text(fault.span),
            FaultKind::UnclosedLongText => self.unclosed_long_text(fault.span),
            FaultKind::TooDeep => self.too_deep(fault.span),
            _ => self.unreadable(fault.span),
        }
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
        let mut shown: String = text
            .chars()
            .take_while(|char| !matches!(char, '\n' | '\r'))
            .take(24)
            .collect();
        if shown.len() < text.len() {
            shown.push('…');
        }
        let message = say!(
            en "`{shown}` cannot be read here",
            et "`{shown}` ei ole siin arusaadav",
            shown = shown.clone()
        );
        let title = say!(en "take out `{shown}`", et "eemalda `{shown}`", shown = shown);
        let finding = Finding::error("unreadable", span.in_file(self.file), message).help(say!(
            en "words that are meant as text stand between quotation marks: \"…\"",
            et "tekstina mõeldud sõnad seisavad jutumärkide vahel: \"…\""
        ));
        match text.contains("//") {
            true => finding,
            false => finding.fix(title, span, ""),
        }
    }

    fn too_deep(&self, brace: Span) -> Finding {
        let message = say!(
            en "more than 64 blocks stand inside one another; what is deeper is not read",
            et "üksteise sees on üle 64 ploki; sügavamat osa ei loeta"
        );
        Finding::error("too-deep", brace.in_file(self.file), message)
    }

    fn edit(&self, span: Span, text: &str) -> Edit {
        Edit {
            file: self.file,
            span,
            text: text.to_owned(),
        }
    }
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
