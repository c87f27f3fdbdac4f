//! Admission and teaching arrangements: windows, places, meetings, requirements, transfer.

use kava_diagnostics::{Place, say};
use kava_syntax::AtomKind;

use crate::choice::{self, Choice};
use crate::coded::Education;
use crate::date::{Day, When};
use crate::line::Line;
use crate::name::Name;
use crate::quantity::{Bound, Ratio};
use crate::sought::Sought;
use crate::stated::{Stated, Value};
use crate::table::{Block, Members, Shape};
use crate::text::{Remark, Text};

/// When people may apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apply {
    /// `from 2026-06-15 to 2026-08-21`, either end alone; `by` is an end alone.
    Window {
        from: Stated<When>,
        to: Stated<When>,
    },
    Always,
    WaitingList,
    None {
        because: Option<Stated<Text>>,
    },
}

impl Apply {
    pub fn from(&self) -> &Stated<When> {
        match self {
            Apply::Window { from, .. } => from,
            _ => &Stated::Absent,
        }
    }

    pub fn to(&self) -> &Stated<When> {
        match self {
            Apply::Window { to, .. } => to,
            _ => &Stated::Absent,
        }
    }
}

impl Value for Apply {
    fn shape() -> Shape {
        Shape::forms(&[
            "from 2026-06-15 to 2026-08-21",
            "from 2026-06-15",
            "by 2026-08-21",
            "always",
            "waiting-list",
            "none because \"…\"",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Apply> {
        if line.take_word("always") {
            return Some(Apply::Always);
        }
        if line.take_word("waiting-list") {
            return Some(Apply::WaitingList);
        }
        if line.take_word("none") {
            return Some(Apply::None {
                because: line.reason("because"),
            });
        }
        let from = if line.take_word("from") {
            line.stated()
        } else {
            Stated::Absent
        };
        let closes = line.take_word("to") || line.take_word("by") || line.take_word("until");
        let to = if closes {
            line.stated()
        } else {
            Stated::Absent
        };
        if from.is_absent() && to.is_absent() {
            return line.expected(say!(
                en "from … to …, by …, always, waiting-list or none because \"…\"",
                et "from … to …, by …, always, waiting-list või none because \"…\""
            ));
        }
        Some(Apply::Window { from, to })
    }
}

/// A date behind `by`: `notify by 2026-08-24`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By(pub When);

impl Value for By {
    fn shape() -> Shape {
        Shape::written("by 2026-08-24")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<By> {
        line.take_word("by");
        When::read(line).map(By)
    }
}

/// How many learners there is room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places {
    Unlimited,
    Number(Bound<u32>),
}

impl Value for Places {
    fn shape() -> Shape {
        Shape::forms(&["at most 24", "at least 12", "12..24", "unlimited"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Places> {
        if line.take_word("unlimited") {
            return Some(Places::Unlimited);
        }
        line.count_bound().map(Places::Number)
    }
}

choice! {
    /// With whom one studies.
    Study {
        OwnGroup "own-group" en "in a group of their own" et "omaette rühmas";
        Alongside "alongside-degree-students" en "alongside degree students" et "koos tasemeõppijatega";
    }
}

choice! {
    /// How it is taught.
    Delivery {
        OnSite "on-site" en "on site" et "kohapeal";
        Online "online" en "online" et "veebis";
        Hybrid "hybrid" en "hybrid" et "hübriidõpe";
        Blended "blended" en "blended" et "põimõpe";
    }
}

choice! {
    /// When it is taught.
    Schedule {
        Evening "evening" en "evenings" et "õhtuti";
        Block "block" en "block sessions" et "tsükliõpe";
        Weekend "weekend" en "weekends" et "nädalavahetuseti";
        WorkingHours "working-hours" en "working hours" et "tööajal";
        SelfPaced "self-paced" en "self-paced" et "omas tempos";
    }
}

choice! {
    /// How the identity of a learner is checked at an assessment.
    Supervision {
        Unsupervised "unsupervised" en "unsupervised" et "järelevalveta";
        WithoutVerification "without-verification" en "supervised without identity verification" et "järelevalvega, isikut tuvastamata";
        OnlineVerification "online-verification" en "supervised online with identity verification" et "veebis järelevalvega, isik tuvastatud";
        OnsiteVerification "onsite-verified" en "supervised on site with identity verification" et "kohapeal järelevalvega, isik tuvastatud";
    }
}

choice! {
    /// How applicants are chosen.
    Selection {
        Interview "interview" en "interview" et "vestlus";
        Letter "letter" en "letter of motivation" et "motivatsioonikiri";
        Test "test" en "entrance test" et "sisseastumistest";
        Order "order" en "order of application" et "avalduste järjekord";
        Documents "documents" en "documents" et "dokumendid";
    }
}

/// `by interview`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelectBy(pub Selection);

impl Value for SelectBy {
    fn shape() -> Shape {
        Shape::forms(&[
            "by interview",
            "by letter",
            "by test",
            "by order",
            "by documents",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<SelectBy> {
        line.take_word("by");
        Selection::read(line).map(SelectBy)
    }
}

/// Attendance: `none`, `compulsory`, `at least 80 %`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attendance {
    None,
    Compulsory,
    Share(Bound<Ratio>),
}

impl Value for Attendance {
    fn shape() -> Shape {
        Shape::forms(&["at least 80 %", "compulsory", "none"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Attendance> {
        if line.take_word("none") {
            return Some(Attendance::None);
        }
        if line.take_word("compulsory") {
            return Some(Attendance::Compulsory);
        }
        Value::read(line).map(Attendance::Share)
    }
}

/// What an applicant must bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requirement {
    None,
    Education(Education),
    /// Another programme completed first.
    Programme(Name),
    Text(Text),
}

impl Value for Requirement {
    fn shape() -> Shape {
        Shape::forms(&[
            "education bachelor",
            "programme CODE",
            "et \"…\" en \"…\"",
            "none",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Requirement> {
        if line.take_word("none") {
            return Some(Requirement::None);
        }
        if line.take_word("education") {
            return Education::read(line).map(Requirement::Education);
        }
        if line.take_word("programme") {
            return Name::read(line).map(Requirement::Programme);
        }
        Remark::read(line).map(|Remark(text)| Requirement::Text(text))
    }
}

/// `at most 50 % of earlier credits`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transfer {
    pub share: Bound<Ratio>,
    pub of: Option<TransferBase>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransferBase {
    EarlierCredits,
    Programme,
}

impl Value for Transfer {
    fn shape() -> Shape {
        Shape::forms(&[
            "at most 50 % of earlier credits",
            "at most 50 % of the programme",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Transfer> {
        let share = Value::read(line)?;
        if !line.take_word("of") {
            return Some(Transfer { share, of: None });
        }
        if line.take_word("earlier") && line.take_word("credits") {
            return Some(Transfer {
                share,
                of: Some(TransferBase::EarlierCredits),
            });
        }
        if line.take_word("the") && line.take_word("programme") {
            return Some(Transfer {
                share,
                of: Some(TransferBase::Programme),
            });
        }
        line.expected(
            say!(en "earlier credits, or the programme", et "earlier credits või the programme"),
        )
    }
}

/// `open`, or `closed "for the employees of the commissioner"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cohort {
    Open,
    Closed(Option<Text>),
}

impl Value for Cohort {
    fn shape() -> Shape {
        Shape::forms(&["open", "closed \"…\""])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Cohort> {
        if line.take_word("open") {
            return Some(Cohort::Open);
        }
        if !line.take_word("closed") {
            return line.expected(say!(en "open, or closed \"…\"", et "open või closed \"…\""));
        }
        if line.sees_text() || line.sees_language() {
            return Remark::read(line).map(|Remark(text)| Cohort::Closed(Some(text)));
        }
        Some(Cohort::Closed(None))
    }
}

/// The dated meetings of an intake.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meetings(pub Vec<Meeting>);

/// `2026-09-01 17:00 to 20:15 "Tallinn"`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub day: Day,
    pub from: Option<Time>,
    pub to: Option<Time>,
    pub at: MeetingPlace,
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingPlace {
    Unsaid,
    Online,
    At(Text),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    pub hour: u8,
    pub minute: u8,
}

impl std::fmt::Display for Time {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{:02}:{:02}", self.hour, self.minute)
    }
}

pub static MEETINGS: Block = Block {
    word: "meetings",
    fields: Vec::new,
    members: Members::Meetings,
};

impl Value for Meetings {
    fn shape() -> Shape {
        Shape::block(&MEETINGS, &[])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Meetings> {
        let mut meetings = Vec::new();
        line.each_child(|line| {
            let start = line.here();
            if line.todo().is_none() {
                meetings.extend(meeting(line, start));
            }
        });
        Some(Meetings(meetings))
    }
}

fn meeting(line: &mut Line<'_, '_>, start: Place) -> Option<Meeting> {
    let Some(day) = Day::read(line) else {
        line.skip_rest();
        return None;
    };
    let from = time(line)?;
    let to = if line.take_word("to") {
        time(line)?
    } else {
        None
    };
    let at = if line.take_word("online") {
        MeetingPlace::Online
    } else if line.sees_text() || line.sees_language() {
        MeetingPlace::At(Remark::read(line)?.0)
    } else {
        MeetingPlace::Unsaid
    };
    let place = line.place_from(start.span.start);
    Some(Meeting {
        day,
        from,
        to,
        at,
        place,
    })
}

/// A time if there is one; nothing at all where it is not on the clock.
fn time(line: &mut Line<'_, '_>) -> Option<Option<Time>> {
    let Some(atom) = line.take_kind(AtomKind::Time) else {
        return Some(None);
    };
    let parsed = line.text(atom).split_once(':').and_then(|(hour, minute)| {
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour < 24 && minute < 60).then_some(Time { hour, minute })
    });
    if parsed.is_none() {
        crate::help::no_such_date(line, atom);
        line.skip_rest();
    }
    parsed.map(Some)
}

/// `exam`, and what is asked for it: `assessment exam et "…" en "…"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub method: &'static crate::codelist::assessments::Assessment,
    pub criteria: Option<Text>,
}

impl Value for Assessment {
    fn shape() -> Shape {
        Shape::one_of(crate::codelist::assessments::words())
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Assessment> {
        line.seek(Sought::OneOf(crate::codelist::assessments::words()));
        let Some(atom) = line.take_kind(AtomKind::Word) else {
            return line.expected(
                say!(en "an assessment method such as exam", et "hindamismeetod, näiteks exam"),
            );
        };
        let Some(method) = crate::codelist::assessments::find(line.text(atom)) else {
            crate::help::unknown_word(line, atom, crate::codelist::assessments::words());
            return None;
        };
        let criteria = if line.sees_text() || line.sees_language() {
            Some(Remark::read(line)?.0)
        } else {
            None
        };
        Some(Assessment { method, criteria })
    }
}

/// One of several words, or a text of the author's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordOr<T> {
    Word(T),
    Text(Text),
}

impl<T: Choice + Value> Value for WordOr<T> {
    fn shape() -> Shape {
        T::shape().or("\"…\"")
    }

    fn read(line: &mut Line<'_, '_>) -> Option<WordOr<T>> {
        if line.sees_text() || line.sees_language() {
            return Remark::read(line).map(|Remark(text)| WordOr::Text(text));
        }
        choice::read(line).map(WordOr::Word)
    }
}
