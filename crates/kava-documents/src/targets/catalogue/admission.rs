//! Admission: windows, places, requirements, transfer, meetings.

use kava_model::admission::{self as written, Selection, TransferBase};
use kava_model::codelist::education::Education;
use kava_model::names::Catalogue;
use kava_model::quantity::Ratio;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::canonical::{Coded, Date, Limits, Text, When, translated};

/// When people may apply.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Apply<'a> {
    /// From the first to the last day, both included.
    Window {
        from: Option<When<'a>>,
        to: Option<When<'a>>,
    },
    Always,
    WaitingList,
    /// Nobody may apply.
    None {
        because: Option<Text<'a>>,
    },
}

impl<'a> Apply<'a> {
    pub fn new(apply: &'a written::Apply, catalogue: &Catalogue<'a>) -> Apply<'a> {
        match apply {
            written::Apply::Window { from, to } => Apply::Window {
                from: from.known().map(|when| When::new(when, catalogue)),
                to: to.known().map(|when| When::new(when, catalogue)),
            },
            written::Apply::Always => Apply::Always,
            written::Apply::WaitingList => Apply::WaitingList,
            written::Apply::None { because } => Apply::None {
                because: because.as_ref().and_then(translated),
            },
        }
    }
}

/// How many learners there is room for, or how many it takes.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Places {
    Unlimited,
    Number { limits: Limits<u32> },
}

impl From<&written::Places> for Places {
    fn from(places: &written::Places) -> Places {
        match places {
            written::Places::Unlimited => Places::Unlimited,
            written::Places::Number(bound) => Places::Number {
                limits: Limits(*bound),
            },
        }
    }
}

/// How much attendance is asked.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Attendance {
    None,
    Compulsory,
    Share { limits: Limits<Ratio> },
}

impl From<written::Attendance> for Attendance {
    fn from(attendance: written::Attendance) -> Attendance {
        match attendance {
            written::Attendance::None => Attendance::None,
            written::Attendance::Compulsory => Attendance::Compulsory,
            written::Attendance::Share(bound) => Attendance::Share {
                limits: Limits(bound),
            },
        }
    }
}

/// What an applicant must bring.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Requirement<'a> {
    /// Nothing is asked.
    None,
    Education {
        level: Coded<Education>,
    },
    /// Another programme, by its code.
    Programme {
        programme: &'a str,
    },
    Text {
        text: Text<'a>,
    },
}

impl<'a> From<&'a written::Requirement> for Requirement<'a> {
    fn from(requirement: &'a written::Requirement) -> Requirement<'a> {
        match requirement {
            written::Requirement::None => Requirement::None,
            written::Requirement::Education(education) => Requirement::Education {
                level: Coded(education.0),
            },
            written::Requirement::Programme(name) => Requirement::Programme {
                programme: &name.text,
            },
            written::Requirement::Text(text) => Requirement::Text { text: Text(text) },
        }
    }
}

/// How applicants are chosen.
pub type SelectBy = crate::canonical::Word<Selection>;

/// How much of earlier credits may be transferred.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Transfer {
    limits: Limits<Ratio>,
    /// Of what.
    of: Option<Base>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Base {
    EarlierCredits,
    Programme,
}

impl From<&written::Transfer> for Transfer {
    fn from(transfer: &written::Transfer) -> Transfer {
        let of = transfer.of.map(|base| match base {
            TransferBase::EarlierCredits => Base::EarlierCredits,
            TransferBase::Programme => Base::Programme,
        });
        Transfer {
            limits: Limits(transfer.share),
            of,
        }
    }
}

/// Who may take part.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Cohort<'a> {
    Open,
    /// A named group only.
    Closed {
        group: Option<Text<'a>>,
    },
}

impl<'a> From<&'a written::Cohort> for Cohort<'a> {
    fn from(cohort: &'a written::Cohort) -> Cohort<'a> {
        match cohort {
            written::Cohort::Open => Cohort::Open,
            written::Cohort::Closed(group) => Cohort::Closed {
                group: group.as_ref().and_then(Text::new),
            },
        }
    }
}

/// A dated meeting; times are local.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Meeting<'a> {
    day: Date,
    from: Option<Clock>,
    to: Option<Clock>,
    at: Option<MeetingPlace<'a>>,
}

impl<'a> From<&'a written::Meeting> for Meeting<'a> {
    fn from(meeting: &'a written::Meeting) -> Meeting<'a> {
        Meeting {
            day: Date(meeting.day),
            from: meeting.from.map(Clock),
            to: meeting.to.map(Clock),
            at: match &meeting.at {
                written::MeetingPlace::Unsaid => None,
                written::MeetingPlace::Online => Some(MeetingPlace::Online),
                written::MeetingPlace::At(text) => Some(MeetingPlace::Place { place: Text(text) }),
            },
        }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum MeetingPlace<'a> {
    Online,
    Place { place: Text<'a> },
}

/// `17:00`
#[derive(Debug, JsonSchema)]
#[schemars(inline)]
struct Clock(
    #[schemars(with = "String", regex(pattern = r"^([01]\d|2[0-3]):[0-5]\d$"))] written::Time,
);

impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
