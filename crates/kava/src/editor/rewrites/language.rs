//! The Estonian or English text that is missing, to be filled in.

use kava_diagnostics::{Edit, Place, Span, Words, say};
use kava_syntax::{Atom, AtomKind};

use super::{Of, Rewrite};
use crate::editor::Parsed;

/// For the line at the place, and for the whole text where more of its lines lack the language.
pub(super) fn added(parsed: &Parsed<'_>, at: Place) -> Vec<Rewrite> {
    let mut rewrites = Vec::new();
    for language in ["et", "en"] {
        let gaps = gaps(parsed, language);
        let here: Vec<&Gap> = gaps.iter().filter(|gap| gap.holds(at.span)).collect();
        let mut offer = |title, of, gaps: &[&Gap]| {
            rewrites.push(Rewrite {
                title,
                of,
                edits: gaps.iter().map(|gap| gap.filled(at, language)).collect(),
            });
        };
        if !here.is_empty() {
            offer(of_line(language), Of::Place, &here);
        }
        if gaps.len() > here.len() {
            let all: Vec<&Gap> = gaps.iter().collect();
            offer(of_text(language, all.len()), Of::Text, &all);
        }
    }
    rewrites
}

fn of_line(language: &str) -> Words {
    say!(
        en "add “{language} todo”, to be filled in later",
        et "lisa „{language} todo“, mida hiljem täita",
        language = language
    )
}

fn of_text(language: &str, count: usize) -> Words {
    say!(
        en "add “{language} todo” wherever this file lacks it ({count})",
        et "lisa „{language} todo“ kõikjale, kus see selles failis puudub ({count})",
        language = language, count = count
    )
}

/// A text in one language only.
struct Gap {
    /// The words of its line, without a block.
    line: Span,
    end: u32,
}

impl Gap {
    fn holds(&self, span: Span) -> bool {
        self.line.start <= span.end && span.start <= self.line.end
    }

    fn filled(&self, at: Place, language: &str) -> Edit {
        Edit {
            file: at.file,
            span: Span::at(self.end as usize),
            text: format!(" {language} todo"),
        }
    }
}

/// The texts of a file that are in the other language and not in this one.
fn gaps(parsed: &Parsed<'_>, language: &str) -> Vec<Gap> {
    let source = &*parsed.source.text;
    let mut gaps = Vec::new();
    for item in &parsed.tree.items {
        let (first, end) = (item.atoms.0 as usize, item.atoms.1 as usize);
        let atoms = parsed.tree.atoms.get(first..end).unwrap_or(&[]);
        let (Some(head), Some(last)) = (atoms.first(), atoms.last()) else {
            continue;
        };
        let line = head.span.to(last.span);
        let mut rest = atoms;
        while !rest.is_empty() {
            let parts = parts(rest, source);
            let has = parts.iter().any(|part| part.0 == language);
            gaps.extend(parts.last().filter(|_| !has).map(|(_, text)| Gap {
                line,
                end: text.end,
            }));
            rest = rest.get((parts.len() * 2).max(1)..).unwrap_or(&[]);
        }
    }
    gaps
}

/// `et "…" en "…"` at the start of some atoms: each language with its span.
fn parts<'s>(atoms: &[Atom], source: &'s str) -> Vec<(&'s str, Span)> {
    let pairs = atoms.chunks_exact(2).map_while(|pair| {
        let [tag, text] = pair else { return None };
        let language = Some(tag.text(source)).filter(|tag| ["et", "en"].contains(tag))?;
        let is_text = matches!(text.kind, AtomKind::Text | AtomKind::LongText);
        (is_text || text.text(source) == "todo").then(|| (language, tag.span.to(text.span)))
    });
    pairs.collect()
}
