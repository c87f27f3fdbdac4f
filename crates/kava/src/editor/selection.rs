//! What is selected around a place, step by step outwards.

use kava_diagnostics::{Place, Span};

use super::Editor;

impl Editor<'_> {
    /// From the inside of a text or a word outwards: the line, what stands between its braces, the
    /// block, and so on up to the whole text. Each holds the one before and is larger. None for a file
    /// that is not of this catalogue.
    pub fn selection(&self, at: Place) -> Option<Vec<Span>> {
        let parsed = self.parsed(at.file)?;
        let text = &parsed.source.text;
        let cursor = parsed.cursor(at.span.start);
        let mut spans = Vec::new();
        if let Some((_, atom)) = cursor.atom() {
            spans.extend([atom.inner(text), atom.span]);
        }
        for step in cursor.steps.iter().rev() {
            let data = step.item.data();
            if let (Some(first), Some(last)) = (step.item.atoms().first(), step.item.atoms().last())
            {
                spans.push(first.span.to(last.span));
            }
            if let (Some(open), Some(close)) = (data.open, data.close) {
                spans.push(Span::new(open.end as usize, close.start as usize));
            }
            spans.push(data.span);
        }
        spans.push(Span::new(0, text.len()));
        Some(growing(spans, at.span.start))
    }
}

/// Those that hold the place and the one before them, without repeating any.
fn growing(spans: Vec<Span>, offset: u32) -> Vec<Span> {
    let mut grown: Vec<Span> = Vec::new();
    for span in spans {
        let inner = grown.last().copied().unwrap_or(Span::at(offset as usize));
        let holds = span.start <= inner.start && inner.end <= span.end;
        if holds && grown.last() != Some(&span) {
            grown.push(span);
        }
    }
    grown
}
