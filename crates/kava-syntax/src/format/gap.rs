//! What stands between two tokens: comments, and whether a line was left blank.

use kava_diagnostics::Span;

use crate::Tree;

/// A comment behind something on its line, and how many blanks before it the author left.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trailing<'s> {
    pub blanks: usize,
    pub text: &'s str,
}

/// A comment on a line of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Own<'s> {
    pub text: &'s str,
    pub blank_before: bool,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Gap<'s> {
    pub trailing: Option<Trailing<'s>>,
    pub own: Vec<Own<'s>>,
    /// A blank line before the token that ends the gap.
    pub blank_before: bool,
    /// That token stands on another line than the one that begins the gap.
    pub new_line: bool,
}

impl Gap<'_> {
    pub fn has_comment(&self) -> bool {
        self.trailing.is_some() || !self.own.is_empty()
    }

    /// Gives a comment behind something a line of its own.
    pub fn untrail(&mut self) {
        if let Some(comment) = self.trailing.take() {
            self.own.insert(
                0,
                Own {
                    text: comment.text,
                    blank_before: false,
                },
            );
        }
    }
}

/// Reads the gaps of a tree in their order.
pub(crate) struct Gaps<'s> {
    tree: &'s Tree,
    source: &'s str,
    next_comment: usize,
}

impl<'s> Gaps<'s> {
    pub fn new(tree: &'s Tree, source: &'s str) -> Gaps<'s> {
        Gaps {
            tree,
            source,
            next_comment: 0,
        }
    }

    /// The gap between two offsets, the first of which is where the last gap's token ended.
    pub fn between(&mut self, start: u32, end: u32) -> Gap<'s> {
        let mut gap = Gap::default();
        let mut at = start;
        while let Some(comment) = self
            .tree
            .comments
            .get(self.next_comment)
            .filter(|next| next.start < end)
        {
            self.next_comment += 1;
            let before = Span {
                start: at,
                end: comment.start,
            }
            .of(self.source);
            let text = comment.of(self.source).trim_end();
            match newlines(before) {
                0 if start > 0 && !gap.has_comment() => {
                    gap.trailing = Some(Trailing {
                        blanks: before.chars().count(),
                        text,
                    });
                }
                count => gap.own.push(Own {
                    text,
                    blank_before: count > 1,
                }),
            }
            at = comment.end;
        }
        let rest = newlines(Span { start: at, end }.of(self.source));
        gap.blank_before = rest > 1;
        gap.new_line = rest > 0 || gap.has_comment();
        gap
    }
}

fn newlines(text: &str) -> usize {
    text.matches('\n').count() + text.matches('\r').count() - text.matches("\r\n").count()
}
