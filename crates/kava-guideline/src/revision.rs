//! What a later edition of a programme changes of what is approved and registered. Which of these a
//! guideline calls a revision stands in its line; differences of spelling alone are none.

use kava_diagnostics::{Words, say};
use kava_model::admission::{Requirement, WordOr};
use kava_model::date::Day;
use kava_model::fields::{Group, GroupKind, Member, Outcomes, PlanBlock, Programme};
use kava_model::name::Name;
use kava_model::names::{Catalogue, each_line};
use kava_model::plan::Choice;
use kava_model::quantity::Bound;
use kava_model::stated::Stated;
use kava_model::text::Text;

use crate::days::Days;

/// What a guideline may call a revision, in the order in which it is told.
pub const REVISED: [&str; 9] = [
    "kind",
    "title",
    "volume",
    "courses",
    "outcomes",
    "level",
    "study-group",
    "entry",
    "documents",
];

/// When a semester starts, so that a revision may take effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    pub semester: String,
    /// Its first day; by the day before, the revision is approved.
    pub starts: Day,
}

impl Window {
    /// The last day on which a revision may be approved.
    pub fn closes(&self) -> Day {
        Days::one(self.starts).plus_days(-1).first
    }
}

/// In the order of the days.
pub fn semester_starts(catalogue: &Catalogue<'_>) -> Vec<Window> {
    let starts = catalogue.semesters().filter_map(|semester| {
        Some(Window {
            semester: semester.name.text.to_string(),
            starts: *semester.from.known()?,
        })
    });
    let mut starts: Vec<Window> = starts.collect();
    starts.sort_by_key(|window| window.starts);
    starts
}

/// Each thing of these words that differs; what only one of the two says differs too.
pub fn changes(words: &[&str], earlier: &Programme, later: &Programme) -> Vec<Words> {
    let asked = REVISED.iter().filter(|word| words.contains(word));
    asked
        .filter_map(|word| difference(word)(earlier, later))
        .collect()
}

fn difference(word: &str) -> fn(&Programme, &Programme) -> Option<Words> {
    match word {
        "kind" => kind,
        "title" => title,
        "volume" => volume,
        "courses" => courses,
        "outcomes" => outcomes,
        "level" => level,
        "study-group" => group,
        "entry" => entry,
        "documents" => documents,
        _ => |_, _| None,
    }
}

fn kind(earlier: &Programme, later: &Programme) -> Option<Words> {
    differs(&earlier.kind, &later.kind, |one, other| {
        one.text == other.text
    })
    .then(|| say!(en "the kind", et "liik"))
}

fn title(earlier: &Programme, later: &Programme) -> Option<Words> {
    differs(&earlier.title, &later.title, same_text).then(|| say!(en "the title", et "nimetus"))
}

fn volume(earlier: &Programme, later: &Programme) -> Option<Words> {
    let (one, other) = (&earlier.volume, &later.volume);
    let changed = differs(one, other, |one, other| one == other);
    changed.then(|| match (one.known(), other.known()) {
        (Some(one), Some(other)) => say!(
            en "the volume (was {one}, is {other})",
            et "maht (oli {one}, on {other})",
            one = *one, other = *other
        ),
        _ => say!(en "the volume", et "maht"),
    })
}

fn level(earlier: &Programme, later: &Programme) -> Option<Words> {
    differs(&earlier.level, &later.level, |one, other| one == other)
        .then(|| say!(en "the level", et "tase"))
}

fn group(earlier: &Programme, later: &Programme) -> Option<Words> {
    let same = |one: &Name, other: &Name| one.text == other.text;
    differs(&earlier.field, &later.field, |one, other| {
        same_members(&one.codes, &other.codes, same)
    })
    .then(|| say!(en "the study programme group", et "õppekavarühm"))
}

fn entry(earlier: &Programme, later: &Programme) -> Option<Words> {
    let same = |one: &Stated<Requirement>, other: &Stated<Requirement>| {
        !differs(one, other, same_requirement)
    };
    (!same_members(&earlier.requires, &later.requires, same))
        .then(|| say!(en "what applicants must bring", et "õpingute alustamise tingimused"))
}

fn same_requirement(one: &Requirement, other: &Requirement) -> bool {
    match (one, other) {
        (Requirement::Text(one), Requirement::Text(other)) => same_text(one, other),
        (Requirement::Programme(one), Requirement::Programme(other)) => one.text == other.text,
        _ => one == other,
    }
}

fn documents(earlier: &Programme, later: &Programme) -> Option<Words> {
    let same = |one: &WordOr<_>, other: &WordOr<_>| match (one, other) {
        (WordOr::Text(one), WordOr::Text(other)) => same_text(one, other),
        _ => one == other,
    };
    differs(&earlier.awards, &later.awards, |one, other| {
        same_members(&one.0, &other.0, same)
    })
    .then(|| say!(en "the documents issued", et "väljastatavad dokumendid"))
}

fn outcomes(earlier: &Programme, later: &Programme) -> Option<Words> {
    let same = |one: &Outcomes, other: &Outcomes| {
        same_members(&one.list, &other.list, |one, other| {
            !differs(&one.text, &other.text, same_text)
        })
    };
    differs(&earlier.outcomes, &later.outcomes, same)
        .then(|| say!(en "the learning outcomes", et "õpiväljundid"))
}

fn courses(earlier: &Programme, later: &Programme) -> Option<Words> {
    let changed = differs(&earlier.plan, &later.plan, |one, other| {
        Shape::of(&one.members, None).is_same(&Shape::of(&other.members, None))
    });
    changed.then(|| match (earlier.plan.known(), later.plan.known()) {
        (Some(one), Some(other)) => exchanged(one, other),
        _ => say!(en "the courses", et "ained"),
    })
}

/// `the courses (new: DB-4; gone: DB-2)`, or only what may be chosen.
fn exchanged(earlier: &PlanBlock, later: &PlanBlock) -> Words {
    let (before, after) = (codes(earlier), codes(later));
    let only = |these: &[&str], others: &[&str]| {
        let gone = these.iter().filter(|code| !others.contains(code));
        gone.copied().collect::<Vec<_>>().join(", ")
    };
    let (new, gone) = (only(&after, &before), only(&before, &after));
    match (new.is_empty(), gone.is_empty()) {
        (true, true) => say!(en "what may be chosen", et "valikuvõimalused"),
        (false, true) => say!(en "the courses (new: {new})", et "ained (uus: {new})", new = new),
        (true, false) => {
            say!(en "the courses (gone: {gone})", et "ained (ära jääb: {gone})", gone = gone)
        }
        (false, false) => say!(
            en "the courses (new: {new}; gone: {gone})",
            et "ained (uus: {new}; ära jääb: {gone})",
            new = new, gone = gone
        ),
    }
}

fn codes(plan: &PlanBlock) -> Vec<&str> {
    let mut codes = Vec::new();
    each_line(plan, &mut |line| codes.push(&*line.course.text));
    codes
}

/// Which courses a group has and how it is chosen from; order, names and semesters left out.
struct Shape<'p> {
    choice: Option<Choice>,
    courses: Vec<&'p str>,
    groups: Vec<Shape<'p>>,
    open: bool,
}

impl<'p> Shape<'p> {
    fn of(members: &'p [Member], choice: Option<Choice>) -> Shape<'p> {
        let mut shape = Shape {
            choice,
            courses: Vec::new(),
            groups: Vec::new(),
            open: false,
        };
        for member in members {
            match member {
                Member::Line(line) => shape.courses.push(&line.course.text),
                Member::Todo(_) => shape.open = true,
                Member::Group(group) => shape.add(group),
            }
        }
        shape
    }

    /// Extras are outside the award. All that is taken whole from what is taken whole is one.
    fn add(&mut self, group: &'p Group) {
        let choice = match group.kind {
            GroupKind::Optional => return,
            GroupKind::All => None,
            GroupKind::Choose(choice) => Some(choice),
            GroupKind::Either => Some(Choice::Count(Bound::exactly(1))),
        };
        let mut inner = Shape::of(&group.members, choice);
        if choice.is_none() && self.choice.is_none() {
            self.courses.append(&mut inner.courses);
            self.groups.append(&mut inner.groups);
            self.open |= inner.open;
        } else {
            self.groups.push(inner);
        }
    }

    fn is_same(&self, other: &Shape<'_>) -> bool {
        self.choice == other.choice
            && self.open == other.open
            && same_members(&self.courses, &other.courses, |one, other| one == other)
            && same_members(&self.groups, &other.groups, Shape::is_same)
    }
}

/// Whether one says what the other does not; what is still `todo` in both is no difference.
fn differs<T>(one: &Stated<T>, other: &Stated<T>, same: impl Fn(&T, &T) -> bool) -> bool {
    match (one, other) {
        (Stated::Known(one, _), Stated::Known(other, _)) => !same(one, other),
        (Stated::Absent, Stated::Absent) => false,
        _ => !(one.is_open() && other.is_open()),
    }
}

/// The same members as often, in any order.
fn same_members<T, U>(one: &[T], other: &[U], same: impl Fn(&T, &U) -> bool) -> bool {
    let mut left: Vec<&U> = other.iter().collect();
    one.len() == other.len()
        && one.iter().all(|member| {
            let found = left.iter().position(|other| same(member, other));
            found.map(|at| left.swap_remove(at)).is_some()
        })
}

/// The same in every language that both are written in; a translation added later changes nothing.
fn same_text(one: &Text, other: &Text) -> bool {
    let pairs = one
        .0
        .iter()
        .filter_map(|part| Some((part, other.part(&part.language)?)));
    let mut pairs = pairs.peekable();
    let comparable = pairs.peek().is_some() || one.0.is_empty() && other.0.is_empty();
    comparable && pairs.all(|(one, other)| letters(&one.text).eq(letters(&other.text)))
}

/// Without spaces, punctuation and capitals.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
}
