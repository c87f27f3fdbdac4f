//! Plans as written: lines, groups, alternatives, `todo`. [`crate::plan`] is the same with names resolved.

use kava_diagnostics::{Finding, Place, Span, say};
use kava_syntax::AtomKind;

use super::Course;
use super::course::{COMPONENT, COURSE, COURSE_BLOCK};
use crate::admission::Study;
use crate::line::Line;
use crate::name::{Name, Names};
use crate::plan::Choice;
use crate::quantity::Credits;
use crate::sought::Sought;
use crate::stated::{Stated, Value};
use crate::table::{Block, Field, FieldInfo, Members, Shape, Table};

/// The members of a plan or of a group in it.
#[derive(Clone, Debug, Default)]
pub struct PlanBlock {
    pub members: Vec<Member>,
}

#[derive(Clone, Debug)]
pub enum Member {
    Line(PlanLine),
    Group(Group),
    Todo(Place),
}

/// `ITI8730 semester 1 teaches mine, explain assesses mine`
#[derive(Clone, Debug)]
pub struct PlanLine {
    pub course: Name,
    pub place: Place,
    pub semester: Option<u32>,
    pub teaches: Stated<Names>,
    pub assesses: Stated<Names>,
    pub study: Stated<Study>,
    /// The course or component that the line itself declares.
    pub local: Option<Box<Course>>,
}

/// A group of members.
#[derive(Clone, Debug)]
pub struct Group {
    pub kind: GroupKind,
    pub name: Option<Name>,
    pub semester: Option<u32>,
    pub members: Vec<Member>,
    pub place: Place,
    /// What is to be chosen, as in `6..9 ECTS`; nothing where that is not a number.
    pub bound: Option<Place>,
}

/// What is to be chosen, and where its number and unit stand.
type Written = (Choice, Option<Place>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupKind {
    All,
    Choose(Choice),
    /// `A or B`: one of the lines.
    Either,
    /// Outside the award: in no selection, no metric, no coverage.
    Optional,
}

macro_rules! plan_blocks {
    ($($block:ident $word:literal;)*) => {
        $(pub static $block: Block = Block {
            word: $word,
            fields: || PLAN.infos(),
            members: Members::PlanLines,
        };)*
    };
}
plan_blocks! {
    PLAN_BLOCK "plan";
    MODULE_BLOCK "module";
    SEMESTER_GROUP_BLOCK "semester";
    CHOOSE_BLOCK "choose";
    OPTIONAL_BLOCK "optional";
}

macro_rules! rows {
    ($($word:literal $et:literal $block:expr, [$($form:literal),*], $read:expr, en $doc_en:literal et $doc_et:literal;)*) => {
        &[$(Field {
            info: FieldInfo {
                word: $word,
                et: $et,
                doc: kava_diagnostics::Phrase { en: $doc_en, et: $doc_et },
                repeats: true,
                shape: || Shape::block($block, &[$($form,)*]),
            },
            read: $read,
        },)*]
    };
}

pub static PLAN: Table<PlanBlock> = Table {
    block: &PLAN_BLOCK,
    fields: rows! {
        "course" "aine" &COURSE_BLOCK, ["CODE", "CODE semester 1 teaches OUTCOME"], read_course,
            en "A course declared where it is used."
            et "Aine, mis on kirjeldatud seal, kus seda kasutatakse.";
        "component" "osa" &super::course::COMPONENT_BLOCK, ["CODE", "CODE semester 1 assesses OUTCOME"], read_component,
            en "A part that is not a course: a final exam, a project."
            et "Osa, mis ei ole aine: lõpueksam, projekt.";
        "module" "moodul" &MODULE_BLOCK, ["CODE", "CODE choose 6 ECTS from", "CODE semester 1"], read_module,
            en "A named group of courses, taken whole or chosen from."
            et "Nimega ainete rühm, mis läbitakse tervikuna või millest valitakse.";
        "semester" "semester" &SEMESTER_GROUP_BLOCK, ["1"], read_semester,
            en "The courses of one semester of study."
            et "Ühe õppesemestri ained.";
        "choose" "vali" &CHOOSE_BLOCK, ["6 ECTS from", "6..9 ECTS from", "at least 6 ECTS from", "2 of", "1..2 of", "any of"], read_choose,
            en "Courses from which a learner chooses."
            et "Ained, mille seast õppija valib.";
        "optional" "lisa" &OPTIONAL_BLOCK, [], read_optional,
            en "Extras outside the award."
            et "Lisaained väljaspool programmi.";
    },
    member: read_line,
};

impl Value for PlanBlock {
    fn shape() -> Shape {
        Shape::block(&PLAN_BLOCK, &[])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<PlanBlock> {
        Some(PlanBlock {
            members: members(line),
        })
    }
}

fn members(line: &mut Line<'_, '_>) -> Vec<Member> {
    let mut block = PlanBlock::default();
    if !line.block(&PLAN, &mut block) {
        let place = line.head_place();
        let end = Span::at(line.item.span().end as usize);
        let finding = Finding::error(
            "missing-block",
            place,
            say!(
                en "the members of this group are missing: they stand in braces {{ … }}",
                et "selle rühma liikmed puuduvad: need käivad looksulgudesse {{ … }}"
            ),
        );
        let title = say!(en "add a block, with todo in it", et "lisa plokk, milles on todo");
        line.report(finding.fix(title, end, " {\n  todo\n}"));
    }
    // There are many plans, and most groups are small.
    block.members.shrink_to_fit();
    block.members
}

fn push_group(
    block: &mut PlanBlock,
    line: &mut Line<'_, '_>,
    (kind, bound): (GroupKind, Option<Place>),
    name: Option<Name>,
    semester: Option<u32>,
) {
    let place = line.place(line.item.span());
    let members = members(line);
    block.members.push(Member::Group(Group {
        kind,
        name,
        semester,
        members,
        place,
        bound,
    }));
}

fn read_module(block: &mut PlanBlock, line: &mut Line<'_, '_>) {
    let Some(name) = Name::read(line) else {
        return line.skip_rest();
    };
    let semester = semester(line);
    let kind = if line.take_word("choose") {
        let Some((choice, bound)) = choice(line) else {
            return line.skip_rest();
        };
        (GroupKind::Choose(choice), bound)
    } else {
        (GroupKind::All, None)
    };
    push_group(block, line, kind, Some(name), semester);
}

fn read_semester(block: &mut PlanBlock, line: &mut Line<'_, '_>) {
    let Some(number) = line.count() else {
        return line.skip_rest();
    };
    push_group(block, line, (GroupKind::All, None), None, Some(number));
}

fn read_choose(block: &mut PlanBlock, line: &mut Line<'_, '_>) {
    let Some((choice, bound)) = choice(line) else {
        return line.skip_rest();
    };
    push_group(block, line, (GroupKind::Choose(choice), bound), None, None);
}

fn read_optional(block: &mut PlanBlock, line: &mut Line<'_, '_>) {
    push_group(block, line, (GroupKind::Optional, None), None, None);
}

/// `6 ECTS from`, `2 of`, `any of`
fn choice(line: &mut Line<'_, '_>) -> Option<Written> {
    line.seek_after(1, Sought::Word("of"));
    if line.take_word("any") {
        line.take_word("of");
        return Some((Choice::Any, None));
    }
    let start = line.here().span.start;
    let counted = match counts_members(line) {
        true => Choice::Count(line.count_bound()?),
        false => Choice::Credits(crate::quantity::Bound::<Credits>::read(line)?),
    };
    let bound = line.place_from(start);
    if line.take_word("of") || line.take_word("from") {
        return Some((counted, Some(bound)));
    }
    line.expected(say!(en "from, or of", et "from või of"))
}

/// Whether a bare count comes before `of`; else a volume is chosen.
fn counts_members(line: &Line<'_, '_>) -> bool {
    (0..6)
        .map_while(|at| line.peek_after(at))
        .any(|atom| line.text(atom) == "of")
}

fn semester(line: &mut Line<'_, '_>) -> Option<u32> {
    line.seek(Sought::Word("semester"));
    let numbered = line.sees_word("semester")
        && line
            .peek_after(1)
            .is_some_and(|next| next.kind == AtomKind::Number);
    if !numbered {
        return None;
    }
    line.take();
    line.count()
}

fn read_course(block: &mut PlanBlock, line: &mut Line<'_, '_>) {
    declare(block, line, &COURSE, false);
}

fn read_component(block: &mut PlanBlock, line: &mut Line<'_, '_>) {
    declare(block, line, &COMPONENT, true);
}

/// A course or component that is declared where it is used.
fn declare(
    block: &mut PlanBlock,
    line: &mut Line<'_, '_>,
    table: &Table<Course>,
    is_component: bool,
) {
    let Some(mut course) = Course::named(line) else {
        return line.skip_rest();
    };
    course.is_component = is_component;
    let mut declared = PlanLine::new(course.name.clone());
    declared.options(line);
    declared.place = line.place_from(line.item.head_span().start);
    line.block(table, &mut course);
    declared.local = Some(Box::new(course));
    block.members.push(Member::Line(declared));
}

/// A line that begins with a code, or `todo`.
fn read_line(block: &mut PlanBlock, line: &mut Line<'_, '_>) -> bool {
    if let Some(place) = line.todo() {
        block.members.push(Member::Todo(place));
        return true;
    }
    if line.item.has_block() || !is_line(line) {
        return false;
    }
    let start = line.here();
    let mut lines = Vec::new();
    loop {
        let Some(name) = Name::read(line) else {
            line.skip_rest();
            break;
        };
        let begin = name.place.span.start;
        let mut next = PlanLine::new(name);
        next.options(line);
        next.place = line.place_from(begin);
        lines.push(next);
        if !line.take_word("or") {
            break;
        }
    }
    let place = line.place_from(start.span.start);
    block.members.extend(one_or_either(lines, place));
    true
}

fn one_or_either(mut lines: Vec<PlanLine>, place: Place) -> Option<Member> {
    if lines.len() < 2 {
        return lines.pop().map(Member::Line);
    }
    let members = lines.into_iter().map(Member::Line).collect();
    Some(Member::Group(Group {
        kind: GroupKind::Either,
        name: None,
        semester: None,
        members,
        place,
        bound: None,
    }))
}

/// What may follow a code in a plan.
const OPTIONS: [&str; 5] = ["semester", "teaches", "assesses", "study", "or"];

/// A code, then nothing or one of the words that may follow it.
fn is_line(line: &Line<'_, '_>) -> bool {
    let code = line.peek().is_some_and(|atom| {
        matches!(
            atom.kind,
            AtomKind::Word | AtomKind::Code | AtomKind::Number
        )
    });
    let next = line.peek_after(1).map(|atom| line.text(atom));
    code && next.is_none_or(|word| OPTIONS.contains(&word) || line.is_sought(word))
}

impl PlanLine {
    fn new(course: Name) -> PlanLine {
        PlanLine {
            place: course.place,
            course,
            semester: None,
            teaches: Stated::Absent,
            assesses: Stated::Absent,
            study: Stated::Absent,
            local: None,
        }
    }

    fn options(&mut self, line: &mut Line<'_, '_>) {
        loop {
            if line.take_word("teaches") {
                self.teaches = line.stated();
            } else if line.take_word("assesses") {
                self.assesses = line.stated();
            } else if line.take_word("study") {
                self.study = line.stated();
            } else if let Some(number) = semester(line) {
                self.semester = Some(number);
            } else {
                return;
            }
        }
    }
}
