//! Days, and what is known of a day.

use std::borrow::Cow;

use kava_model::date::{self, Day};
use kava_model::names::Catalogue;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// `2026-08-31`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date(pub Day);

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// `2026-09`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month(pub date::Month);

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl JsonSchema for Month {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Month".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$" })
    }
}

/// A day, or as much of it as is known: its month, or the semester in which it falls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum When<'a> {
    Day(Date),
    Month(Month),
    Semester(InSemester<'a>),
}

/// Some day of a semester; its first and last are null where the calendar does not say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct InSemester<'a> {
    pub semester: &'a str,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

impl<'a> When<'a> {
    pub fn new(when: &'a date::When, catalogue: &Catalogue<'a>) -> When<'a> {
        match when {
            date::When::Day(day) => When::Day(Date(*day)),
            date::When::Month(month) => When::Month(Month(*month)),
            date::When::Semester(name) => {
                let semester = catalogue.semester(&name.text);
                When::Semester(InSemester {
                    semester: &name.text,
                    from: semester
                        .and_then(|semester| semester.from.known().copied())
                        .map(Date),
                    to: semester
                        .and_then(|semester| semester.to.known().copied())
                        .map(Date),
                })
            }
        }
    }
}
