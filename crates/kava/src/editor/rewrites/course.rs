//! A course that is declared in a plan, moved to where all programmes can see that it is shared.

use kava_diagnostics::{Edit, FileId, Place, Span, say};
use kava_model::fields::{COURSE_BLOCK, PLAN_BLOCK};
use kava_syntax::Item;

use super::{Of, Rewrite};
use crate::editor::{Editor, Parsed};
use crate::workspace::format;

/// Where the courses of a catalogue stand by custom.
const HOME: &str = "courses.kava";

/// To `courses.kava` if the catalogue has such a file, else to the end of its own.
pub(super) fn moved_out(editor: &Editor<'_>, parsed: &Parsed<'_>, at: Place) -> Option<Rewrite> {
    let item = declared_in_plan(parsed, at.span.start)?;
    let source = &*parsed.source.text;
    let [_, name, options @ ..] = item.atoms() else {
        return None;
    };
    let (open, close) = (item.data().open?, item.data().close?);
    let line = options
        .last()
        .map_or(name.span, |last| name.span.to(last.span));
    let code = name.text(source);
    let block = format(&format!("course {code} {}\n", open.to(close).of(source)));
    let home = editor.file_named(HOME);
    let title = match home {
        Some(_) => {
            say!(en "move {code} to {home}", et "vii {code} faili {home}", code = code, home = HOME)
        }
        None => say!(
            en "move {code} out of the plan, to the end of this file",
            et "vii {code} õppeplaanist välja, selle faili lõppu",
            code = code
        ),
    };
    let home = home.unwrap_or(at.file);
    let in_plan = Edit {
        file: at.file,
        span: item.span(),
        text: line.of(source).to_owned(),
    };
    Some(Rewrite {
        title,
        of: Of::Place,
        edits: vec![in_plan, at_the_end(editor, home, &block)?],
    })
}

/// The course whose head or name is at the place.
fn declared_in_plan<'t>(parsed: &'t Parsed<'_>, offset: u32) -> Option<Item<'t>> {
    let cursor = parsed.cursor(offset);
    let step = cursor.line()?;
    let is_course = step
        .opens()
        .is_some_and(|block| block.word == COURSE_BLOCK.word);
    let in_plan = cursor.steps.iter().rev().skip(1).any(|outer| {
        outer
            .opens()
            .is_some_and(|block| block.word == PLAN_BLOCK.word)
    });
    (is_course && in_plan).then_some(step.item)
}

fn at_the_end(editor: &Editor<'_>, file: FileId, block: &str) -> Option<Edit> {
    let text = &editor.parsed(file)?.source.text;
    let kept = text.trim_end().len();
    let between = match kept {
        0 => "",
        _ => "\n\n",
    };
    Some(Edit {
        file,
        span: Span::new(kept, text.len()),
        text: format!("{between}{block}"),
    })
}
