//! What a catalogue of courses reads: one record for each programme in order, with the totals that
//! the checks came to.

use std::fmt::{self, Display, Formatter};

use serde::{Serialize, Serializer};

use super::judge::{Measures, Verdict};
use super::read::{
    Catalogue, Department, Institution, Intake, Kind, Outcome, Person, Programme, Record, Semester,
    StudyProgramme, Term, Text, Workload,
};
use crate::quantity::{Day, Hundredths};

pub struct Feed<'a> {
    pub catalogue: &'a Catalogue<'a>,
    pub verdict: &'a Verdict,
}

impl Serialize for Feed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let catalogue = self.catalogue;
        Head {
            catalogue: catalogue.code,
            title: catalogue.title,
            languages: &catalogue.written_in,
            guideline: catalogue.guideline,
            issuer: &catalogue.issuer,
            price_list: catalogue.price_list.code,
            prices_from: catalogue.price_list.in_force,
            study_programmes: &catalogue.study_programmes,
            programmes: Entries(self),
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Head<'a> {
    catalogue: &'a str,
    title: Text<'a>,
    languages: &'a [&'a str],
    guideline: &'a str,
    issuer: &'a Institution<'a>,
    price_list: &'a str,
    prices_from: Day,
    study_programmes: &'a [StudyProgramme<'a>],
    programmes: Entries<'a>,
}

struct Entries<'a>(&'a Feed<'a>);

impl Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Feed { catalogue, verdict } = self.0;
        let judged = catalogue.programmes.iter().zip(&verdict.measures);
        serializer.collect_seq(judged.filter_map(|(programme, measures)| {
            measures
                .as_ref()
                .map(|measures| entry(catalogue, programme, measures))
        }))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    code: &'a str,
    kind: Kind,
    title: Text<'a>,
    /// As declared.
    volume: Hundredths,
    /// As the plan gives them.
    credits: Range,
    degree_share: Share,
    hours: Hours,
    level: u8,
    field: &'a str,
    language: &'a str,
    in_force: &'a str,
    unit: Option<Unit<'a>>,
    director: Person<'a>,
    aim: Text<'a>,
    need: Text<'a>,
    need_source: &'a str,
    target_group: Text<'a>,
    basis: &'a str,
    project_needs: Option<Text<'a>>,
    outcomes: &'a [Outcome<'a>],
    plan: &'a [Semester<'a>],
    duration: u8,
    study: &'a str,
    delivery: &'a str,
    schedule: &'a str,
    place: &'a str,
    county: &'a str,
    attendance: &'a str,
    weekly_load: u32,
    requires_education: &'a str,
    awards: &'a [&'a str],
    fee: Fee<'a>,
    intakes: [Start<'a>; 1],
    record: &'a Record<'a>,
}

#[derive(Serialize)]
struct Range {
    min: Hundredths,
    max: Hundredths,
}

#[derive(Serialize)]
struct Hours {
    total: u64,
    #[serde(flatten)]
    split: Workload,
}

#[derive(Serialize)]
struct Unit<'a> {
    code: &'a str,
    name: Text<'a>,
    school: &'a str,
    #[serde(rename = "schoolName")]
    school_name: Option<Text<'a>>,
    head: Option<&'a str>,
}

#[derive(Serialize)]
struct Fee<'a> {
    basis: &'a str,
    currency: &'static str,
    min: Hundredths,
    max: Hundredths,
}

#[derive(Serialize)]
struct Start<'a> {
    starts: Option<Day>,
    ends: Option<Day>,
    #[serde(flatten)]
    intake: &'a Intake<'a>,
}

fn entry<'a>(
    catalogue: &'a Catalogue<'a>,
    programme: &'a Programme<'a>,
    measures: &Measures,
) -> Entry<'a> {
    let hours = programme.workload;
    let parts = [hours.contact, hours.practical, hours.independent];
    Entry {
        code: programme.code,
        kind: programme.kind,
        title: programme.title,
        volume: programme.volume,
        credits: Range {
            min: measures.least,
            max: measures.most,
        },
        degree_share: Share(measures.least_share),
        hours: Hours {
            total: parts.into_iter().map(u64::from).sum(),
            split: hours,
        },
        level: programme.level,
        field: programme.field,
        language: programme.language,
        in_force: programme.in_force,
        unit: unit(catalogue, programme.unit),
        director: programme.director,
        aim: programme.aim,
        need: programme.need,
        need_source: programme.need_source,
        target_group: programme.target_group,
        basis: programme.basis,
        project_needs: programme.project_needs,
        outcomes: &programme.outcomes,
        plan: &programme.plan,
        duration: programme.duration,
        study: programme.study,
        delivery: programme.delivery,
        schedule: programme.schedule,
        place: programme.place,
        county: programme.county,
        attendance: programme.attendance,
        weekly_load: programme.weekly_load,
        requires_education: programme.education,
        awards: &programme.awards,
        fee: Fee {
            basis: programme.fee,
            currency: "EUR",
            min: total_price(measures.least, measures.price),
            max: total_price(measures.most, measures.price),
        },
        intakes: [start(catalogue, &programme.intake)],
        record: &programme.record,
    }
}

fn unit<'a>(catalogue: &'a Catalogue<'a>, code: &str) -> Option<Unit<'a>> {
    let is_named = |department: &&Department<'_>| department.code == code;
    let department = catalogue.departments.iter().find(is_named)?;
    let school = catalogue
        .schools
        .iter()
        .find(|school| school.code == department.school);
    Some(Unit {
        code: department.code,
        name: department.name,
        school: department.school,
        school_name: school.map(|school| school.name),
        head: school.map(|school| school.head),
    })
}

fn start<'a>(catalogue: &'a Catalogue<'a>, intake: &'a Intake<'a>) -> Start<'a> {
    let is_named = |term: &&Term<'_>| term.code == intake.semester;
    let term = catalogue.semesters.iter().find(is_named);
    Start {
        starts: term.map(|term| term.from),
        ends: term.map(|term| term.to),
        intake,
    }
}

/// Rounded to cents, half up.
fn total_price(credits: Hundredths, price: Hundredths) -> Hundredths {
    let cents = (u64::from(credits.0) * u64::from(price.0) + 50) / 100;
    Hundredths(u32::try_from(cents).unwrap_or(u32::MAX))
}

/// `{"exact":"11/24","percent":"45.83"}`
struct Share((u32, u32));

#[derive(Serialize)]
struct Written {
    exact: String,
    percent: String,
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let percent = self.percent();
        let percent = format!("{}.{:02}", percent / 100, percent % 100);
        Written {
            exact: self.to_string(),
            percent,
        }
        .serialize(serializer)
    }
}

impl Display for Share {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let (part, all) = self.0;
        let divisor = greatest_common_divisor(part, all).max(1);
        write!(to, "{}/{}", part / divisor, all / divisor)
    }
}

impl Share {
    /// In hundredths of a per cent, half up.
    fn percent(&self) -> u64 {
        let (part, all) = (u64::from(self.0.0), u64::from(self.0.1).max(1));
        (part * 20_000 / all).div_ceil(2)
    }
}

fn greatest_common_divisor(mut a: u32, mut b: u32) -> u32 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_exact_and_rounded_only_in_print() {
        let share = Share((550, 1_200));
        assert_eq!(
            (share.to_string().as_str(), share.percent()),
            ("11/24", 4_583)
        );
        assert_eq!(Share((1_000, 1_500)).percent(), 6_667);
        assert_eq!(
            total_price(Hundredths(250), Hundredths(6_667)),
            Hundredths(16_668)
        );
    }
}
