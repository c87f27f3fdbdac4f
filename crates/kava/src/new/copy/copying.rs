//! The text of a copy: that of the original with some of its lines written anew.

use std::sync::Arc;

use kava_diagnostics::Span;
use kava_model::date::{Day, Month};
use kava_model::fields::{
    COMPONENT_BLOCK, COURSE_BLOCK, INTAKE_BLOCK, Intake, PLAN_BLOCK, RECORD_BLOCK,
};
use kava_syntax::{AtomKind, Item, Tree};

use super::super::dates::Move;
use super::super::programme::file_name;
use super::{Copied, Copy};
use crate::fix::Changed;
use crate::record::block::{Block, Piece, made, newline, rewritten, values};
use crate::workspace::{Workspace, format};

/// A copy in the making.
pub(super) struct Copying<'c> {
    pub(super) copy: &'c Copy,
    pub(super) text: &'c str,
    pub(super) tree: &'c Tree,
    pub(super) block: Block<'c>,
    /// The intake that is taken on, and by how much its days move; nothing where its start is unknown.
    pub(super) intake: Option<&'c Intake>,
    pub(super) days: Option<Move>,
    pub(super) has_record_apart: bool,
    pub(super) made: Made,
}

/// What was changed so far, and what there is to tell of it.
#[derive(Default)]
pub(super) struct Made {
    pieces: Vec<Piece>,
    moved: Vec<(String, String)>,
    emptied: Vec<String>,
    left_out: Vec<String>,
}

impl<'c> Copying<'c> {
    pub(super) fn programme(mut self, workspace: &Workspace, file: &str) -> Copied {
        if let Some((code, name)) = self
            .copy
            .code
            .as_ref()
            .zip(self.block.item().atoms().get(1))
        {
            self.replace(name.span, code.clone());
            self.without("replaces");
        }
        let in_force = format!("from {}", self.copy.semester);
        let piece = match self.block.fields("in-force").next() {
            Some(line) => rewritten(line, &[], &in_force),
            None => self.block.line("in-force", &in_force),
        };
        self.made.pieces.push(piece);
        self.without("withdrawn");
        self.plan();
        self.intakes();
        self.record();
        let span = self.with_comments_above();
        let folder = file
            .rsplit_once('/')
            .map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let code = self.copy.code.clone();
        let stem = code.unwrap_or_else(|| format!("{}-{}", self.copy.like, self.copy.semester));
        let new = self.laid_out(format!("{}\n", self.changed(span).trim_end()));
        let name = file_name(workspace, &format!("{folder}{stem}"));
        self.copied(Changed {
            name,
            old: Arc::from(""),
            new: new.into(),
        })
    }

    pub(super) fn intake_only(mut self, file: String) -> Copied {
        let lines = match self.own_intake() {
            Some(intake) => {
                self.intake(intake);
                let margin = margin(self.text, intake.span());
                let text = self.changed(intake.span());
                let lines = text
                    .lines()
                    .map(|line| line.strip_prefix(margin).unwrap_or(line));
                lines.map(str::to_owned).collect()
            }
            None => self.empty_intake(),
        };
        let lines: Vec<String> = std::iter::once(String::new()).chain(lines).collect();
        let piece = self.block.lines(INTAKE_BLOCK.word, &lines);
        let new = self.laid_out(made(self.text, &piece));
        let old = Arc::from(self.text);
        Copied {
            is_new: false,
            ..self.copied(Changed {
                name: file,
                old,
                new: new.into(),
            })
        }
    }

    fn copied(self, changed: Changed) -> Copied {
        Copied {
            changed,
            is_new: true,
            moved: self.made.moved,
            emptied: self.made.emptied,
            left_out: self.made.left_out,
            intake: self.intake.map(|intake| intake.name.text.to_string()),
        }
    }

    fn replace(&mut self, span: Span, text: String) {
        self.made.pieces.push(Piece { span, text });
    }

    /// Where the lines behind which it belongs are taken out, it comes in their place.
    fn insert(&mut self, piece: Piece) {
        let at = piece.span.start;
        let is_taken_out = |other: &&mut Piece| other.span.start <= at && at < other.span.end;
        match self.made.pieces.iter_mut().find(is_taken_out) {
            Some(taken_out) => {
                let newline = newline(self.text);
                let lines = piece.text.strip_prefix(newline).unwrap_or(&piece.text);
                taken_out.text.push_str(&format!("{lines}{newline}"));
            }
            None => self.made.pieces.push(piece),
        }
    }

    /// A part of the text with what was changed in it.
    fn changed(&self, part: Span) -> String {
        let mut pieces: Vec<&Piece> = self.made.pieces.iter().collect();
        pieces.sort_by_key(|piece| (piece.span.start, piece.span.end));
        let mut text = self.text.to_owned();
        let mut end = part.end as usize;
        for piece in pieces.iter().rev() {
            text.replace_range(piece.span.range(), &piece.text);
            end = end + piece.text.len() - (piece.span.end - piece.span.start) as usize;
        }
        text.get(part.start as usize..end).unwrap_or("").to_owned()
    }

    /// What was in canonical layout is again.
    fn laid_out(&self, new: String) -> String {
        match format(self.text) == self.text {
            true => format(&new),
            false => new,
        }
    }

    /// From the comments that stand directly above the programme.
    fn with_comments_above(&self) -> Span {
        let whole = self.block.item().span();
        let above = self.tree.comments.iter().rev();
        let above = above.filter(|comment| comment.end <= whole.start);
        let start = above.fold(whole.start, |start, comment| {
            let between = Span {
                start: comment.end,
                end: start,
            }
            .of(self.text);
            let is_next = between.trim().is_empty() && between.matches('\n').count() == 1;
            let line = margin(self.text, *comment);
            let alone = self.text.get(..comment.start as usize - line.len());
            let is_alone = alone.is_some_and(|before| before.is_empty() || before.ends_with('\n'));
            if is_next && is_alone {
                comment.start
            } else {
                start
            }
        });
        Span {
            start,
            end: whole.end,
        }
    }

    fn without(&mut self, word: &str) {
        let lines: Vec<Span> = self.block.fields(word).map(Item::span).collect();
        for span in lines {
            let piece = whole_lines(self.text, span);
            self.replace(piece, String::new());
        }
    }

    /// Courses are declared once.
    fn plan(&mut self) {
        let plans: Vec<Item<'c>> = self.block.fields(PLAN_BLOCK.word).collect();
        let mut open: Vec<Item<'c>> = plans.iter().flat_map(|plan| plan.children()).collect();
        while let Some(item) = open.pop() {
            if !declares_course(item) {
                open.extend(item.children());
                continue;
            }
            let atoms = values(item);
            if let Some((first, last)) = atoms.first().zip(atoms.last()) {
                let line = first.span.to(last.span).of(self.text);
                self.replace(item.span(), line.to_owned());
            }
        }
    }

    fn own_intake(&self) -> Option<Item<'c>> {
        let name = &*self.intake?.name.text;
        let is_it = |item: &Item<'c>| {
            values(*item)
                .first()
                .is_some_and(|atom| atom.text(self.text) == name)
        };
        self.block.fields(INTAKE_BLOCK.word).find(is_it)
    }

    fn intakes(&mut self) {
        let own = self.own_intake().map(Item::span);
        let all: Vec<Item<'c>> = self.block.fields(INTAKE_BLOCK.word).collect();
        for intake in all {
            if Some(intake.span()) == own {
                self.intake(intake);
            } else {
                let name = values(intake)
                    .first()
                    .map_or("", |atom| atom.text(self.text));
                self.made.left_out.push(name.to_owned());
                let lines = whole_lines(self.text, intake.span());
                self.replace(lines, String::new());
            }
        }
        if own.is_none() {
            let mut lines = vec![String::new()];
            lines.extend(self.empty_intake());
            let piece = self.block.lines(INTAKE_BLOCK.word, &lines);
            self.made.pieces.push(piece);
        }
    }

    fn empty_intake(&self) -> Vec<String> {
        let name = &self.copy.semester;
        let lines = [
            &format!("intake {name} {{"),
            "  announced todo",
            "  apply     todo",
            "  notify    todo",
            "  places    todo",
            "}",
        ];
        lines.map(str::to_owned).to_vec()
    }

    fn intake(&mut self, intake: Item<'c>) {
        if let Some(name) = values(intake).first() {
            self.replace(name.span, self.copy.semester.clone());
        }
        let lines: Vec<Item<'c>> = intake.children().collect();
        for line in lines {
            let has_day = self.inside(line).any(|atom| is_day(atom.kind));
            if line.head() == "announced" {
                self.emptied(line, self.due(line));
            } else if has_day && self.days.is_none() && !line.has_block() {
                self.emptied(line, None);
            } else {
                self.moved(line);
            }
        }
    }

    /// Its atoms and those of all that it holds.
    fn inside(&self, item: Item<'c>) -> impl Iterator<Item = kava_syntax::Atom> + use<'c> {
        let span = item.span();
        let atoms = self.tree.atoms.iter();
        atoms
            .copied()
            .filter(move |atom| span.start <= atom.span.start && atom.span.end <= span.end)
    }

    fn moved(&mut self, line: Item<'c>) {
        let old = self.intake.map_or("", |intake| &*intake.name.text);
        let atoms: Vec<_> = self.inside(line).skip(1).collect();
        for atom in atoms {
            let written = atom.text(self.text);
            let new = match atom.kind {
                AtomKind::Word if written == old => Some(self.copy.semester.clone()),
                _ => self.moved_to(atom.kind, written),
            };
            if let Some(new) = new {
                self.made.moved.push((written.to_owned(), new.clone()));
                self.replace(atom.span, new);
            }
        }
    }

    fn moved_to(&self, kind: AtomKind, written: &str) -> Option<String> {
        let days = self.days?;
        match kind {
            AtomKind::Date => Some(days.day(Day::parse(written)?).to_string()),
            AtomKind::Month => Some(days.month(Month::parse(written)?)?.to_string()),
            _ => None,
        }
    }

    /// Last year's day in the new calendar.
    fn due(&self, line: Item<'c>) -> Option<String> {
        let day = values(line).first()?;
        self.moved_to(day.kind, day.text(self.text))
    }

    /// What nobody has done yet; where it is known by when it was done last, that is said.
    fn emptied(&mut self, line: Item<'c>, due: Option<String>) {
        let todo = match due {
            Some(due) => format!("todo \"{due}\""),
            None => "todo".to_owned(),
        };
        self.made.emptied.push(line.head().to_owned());
        self.made
            .pieces
            .push(rewritten(line, &self.tree.comments, &todo));
    }

    /// What was decided of the original was not decided of the copy.
    fn record(&mut self) {
        let records: Vec<Item<'c>> = self.block.fields(RECORD_BLOCK.word).collect();
        for line in records.iter().flat_map(|record| record.children()) {
            if DECIDED.contains(&line.head()) {
                self.emptied(line, None);
            }
        }
        // A record apart would be taken for that of the new edition too.
        if self.has_record_apart && self.copy.code.is_none() {
            let lines = [
                "",
                "record {",
                "  proposed   todo",
                "  approved   todo",
                "  registered todo",
                "}",
            ];
            let lines = lines.map(str::to_owned);
            let piece = self.block.lines(RECORD_BLOCK.word, &lines);
            self.insert(piece);
        }
    }
}

/// A course or a component with a block of its own, in a plan.
fn declares_course(item: Item<'_>) -> bool {
    let words = [COURSE_BLOCK.word, COMPONENT_BLOCK.word];
    let known = (PLAN_BLOCK.fields)();
    let mut fields = known.iter().filter(|field| words.contains(&field.word));
    item.has_block() && fields.any(|field| item.head() == field.word || item.head() == field.et)
}

/// The lines of a record that say what was decided or done.
const DECIDED: [&str; 4] = ["proposed", "approved", "submitted", "registered"];

fn is_day(kind: AtomKind) -> bool {
    matches!(kind, AtomKind::Date | AtomKind::Month)
}

/// The white space before a span on its line.
fn margin(text: &str, span: Span) -> &str {
    let before = text.get(..span.start as usize).unwrap_or("");
    let kept = before.trim_end_matches([' ', '\t']).len();
    before.get(kept..).unwrap_or("")
}

/// With the lines that it stands on, and one of the blank lines that it stood between.
fn whole_lines(text: &str, span: Span) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    let (before, after) = (
        text.get(..start).unwrap_or(""),
        text.get(end..).unwrap_or(""),
    );
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = after.find('\n').map_or(after.len(), |at| at + 1);
    let above = before.get(..line).unwrap_or("");
    let blank = ["\n\r\n", "\n\n"]
        .into_iter()
        .find(|blank| above.ends_with(blank));
    Span::new(line - blank.map_or(0, |blank| blank.len() - 1), end + rest)
}
