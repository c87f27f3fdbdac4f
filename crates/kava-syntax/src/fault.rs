//! What can be wrong with the shape of a text, before anything is read in it.

use kava_diagnostics::Span;

/// A fault and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    pub span: Span,
}

impl Fault {
    /// The same in a text that so many bytes stand before.
    pub(crate) fn after(self, start: u32) -> Fault {
        let kind = match self.kind {
            FaultKind::UnclosedBlock { until } => FaultKind::UnclosedBlock {
                until: until + start,
            },
            kind => kind,
        };
        let span = self.span.after(start);
        Fault { kind, span }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// A `{` that nothing closes; the span is the brace, `until` the offset where its block was ended.
    UnclosedBlock { until: u32 },
    /// A `}` that closes nothing.
    StrayBrace,
    /// A block's head without its `{`; the span is the end of the head.
    MissingBrace,
    /// A `"` that its line does not close.
    UnclosedText,
    /// A `"""` that nothing closes, or one that lost a quotation mark.
    UnclosedLongText,
    /// „…“ used as delimiters.
    SmartQuotes,
    /// Characters that begin nothing.
    Junk,
    /// More than 64 blocks inside one another; what is deeper is not read.
    TooDeep,
    /// A control character, a bidirectional override or another invisible character.
    ControlCharacter,
}
