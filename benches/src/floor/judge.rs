//! The thirteen checks of the university's guideline that the floor makes, over every selection of
//! courses a learner may take. Numbers of clauses are those of the guideline.

use std::collections::BTreeMap;
use std::fmt;

use jiff::ToSpan;

use super::read::{Catalogue, Kind, Origin, Programme, Text};
use super::selection::Extremes;
use crate::quantity::{Day, Hundredths};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// 6..30 ECTS (2.1)
    MicroDegreeVolume,
    /// 5..30 ECTS (3.1)
    MicroCredentialVolume,
    /// Each course at least 2 ECTS (2.1)
    MicroDegreeCourse,
    /// Each course at least 1 ECTS (3.1)
    MicroCredentialCourse,
    /// At least two courses (2.1, 3.1)
    Courses,
    /// At least half of a micro-degree from degree study (1.1)
    DegreeShare,
    /// A micro-degree within three semesters (1.1)
    Semesters,
    /// Every outcome taught on every path (2.3)
    UntaughtOutcome,
    UnknownReference,
    ClosingBeforeOpening,
    OpeningAfterStart,
    /// Learners a week before the start (4.6); the university by 1 May before autumn, by 1 November
    /// before spring (4.3)
    LateNotification,
    MissingText,
}

#[derive(Debug)]
pub struct Finding {
    pub programme: String,
    pub check: Check,
    pub measured: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            to,
            "{}: {:?}: {}",
            self.programme, self.check, self.measured
        )
    }
}

pub struct Verdict {
    /// One for each programme, in their order; none where a finding keeps it out of the feed.
    pub measures: Vec<Option<Measures>>,
    pub findings: Vec<Finding>,
}

/// The extremes over all legal selections.
#[derive(Clone, Copy)]
pub struct Measures {
    pub least: Hundredths,
    pub most: Hundredths,
    /// Credits from degree study, of all credits, where they are the smallest part.
    pub least_share: (u32, u32),
    /// A credit's price in euros at the programme's School.
    pub price: Hundredths,
}

pub fn judge(catalogue: &Catalogue<'_>) -> Verdict {
    let known = Known::of(catalogue);
    let mut verdict = Verdict {
        measures: Vec::with_capacity(catalogue.programmes.len()),
        findings: Vec::new(),
    };
    for programme in &catalogue.programmes {
        let before = verdict.findings.len();
        let mut judge = Judge {
            programme,
            findings: &mut verdict.findings,
        };
        let measures = judge.judge(&known);
        let holds = verdict.findings.len() == before;
        verdict.measures.push(measures.filter(|_| holds));
    }
    verdict
}

/// What a programme may refer to.
struct Known<'a> {
    /// The price of a credit by department.
    prices: BTreeMap<&'a str, Hundredths>,
    study_programmes: BTreeMap<&'a str, ()>,
    terms: BTreeMap<&'a str, Term>,
}

struct Term {
    start: Day,
    /// A week before the start.
    notify: Option<Day>,
    /// When the university must know of an intake.
    announce: Option<Day>,
}

impl<'a> Known<'a> {
    fn of(catalogue: &'a Catalogue<'_>) -> Known<'a> {
        let per_credit = &catalogue.price_list.per_credit;
        let prices = catalogue.departments.iter().filter_map(|department| {
            let price = per_credit
                .iter()
                .find(|price| price.school == department.school)?;
            Some((department.code, price.eur))
        });
        let terms = catalogue.semesters.iter().map(|term| {
            let notify = term.from.0.checked_sub(7.days()).ok().map(Day);
            let announce = announcement(term.code);
            (
                term.code,
                Term {
                    start: term.from,
                    notify,
                    announce,
                },
            )
        });
        Known {
            prices: prices.collect(),
            study_programmes: catalogue
                .study_programmes
                .iter()
                .map(|one| (one.code, ()))
                .collect(),
            terms: terms.collect(),
        }
    }
}

/// `autumn-2026`: 1 May 2026. `spring-2027`: 1 November 2026.
fn announcement(term: &str) -> Option<Day> {
    let (season, year) = term.split_once('-')?;
    let year: i16 = year.parse().ok()?;
    let (year, month) = match season {
        "autumn" => (year, 5),
        "spring" => (year.checked_sub(1)?, 11),
        _ => return None,
    };
    jiff::civil::Date::new(year, month, 1).ok().map(Day)
}

struct Judge<'a, 'b> {
    programme: &'b Programme<'a>,
    findings: &'b mut Vec<Finding>,
}

impl Judge<'_, '_> {
    fn judge(&mut self, known: &Known<'_>) -> Option<Measures> {
        self.texts();
        self.dates(known);
        self.references(known);
        self.courses();
        self.semesters();
        let extremes = self.selections();
        self.volume(&extremes);
        self.share(&extremes);
        let price = *known.prices.get(self.programme.unit)?;
        let Extremes {
            least,
            most,
            least_share,
            ..
        } = extremes;
        Some(Measures {
            least: Hundredths(least),
            most: Hundredths(most),
            least_share,
            price,
        })
    }

    fn report(&mut self, check: Check, measured: impl fmt::Display) {
        let programme = self.programme.code.to_owned();
        self.findings.push(Finding {
            programme,
            check,
            measured: measured.to_string(),
        });
    }

    fn texts(&mut self) {
        let programme = self.programme;
        let both = |text: Text<'_>| is_said(text.et) && is_said(text.en);
        let stated = [
            (both(programme.title), "title"),
            (is_said(programme.aim.et), "aim"),
            (is_said(programme.need.et), "need"),
            (is_said(programme.target_group.et), "target group"),
            (
                programme
                    .outcomes
                    .iter()
                    .all(|outcome| is_said(outcome.text.et)),
                "outcomes",
            ),
            (
                programme.courses().all(|course| both(course.title)),
                "titles of courses",
            ),
        ];
        for (_, what) in stated.into_iter().filter(|(stated, _)| !stated) {
            self.report(Check::MissingText, what);
        }
    }

    fn dates(&mut self, known: &Known<'_>) {
        let intake = &self.programme.intake;
        if intake.apply.to < intake.apply.from {
            self.report(Check::ClosingBeforeOpening, intake.apply.to);
        }
        let Some(term) = known.terms.get(intake.semester) else {
            return self.report(Check::UnknownReference, intake.semester);
        };
        if intake.apply.from > term.start {
            self.report(Check::OpeningAfterStart, intake.apply.from);
        }
        if term.notify.is_none_or(|last| intake.notify > last) {
            self.report(Check::LateNotification, intake.notify);
        }
        if term.announce.is_none_or(|last| intake.announced > last) {
            self.report(Check::LateNotification, intake.announced);
        }
    }

    fn references(&mut self, known: &Known<'_>) {
        let programme = self.programme;
        if !known.prices.contains_key(programme.unit) {
            self.report(Check::UnknownReference, programme.unit);
        }
        if !known.terms.contains_key(programme.in_force) {
            self.report(Check::UnknownReference, programme.in_force);
        }
        if !known.study_programmes.contains_key(programme.basis) {
            self.report(Check::UnknownReference, programme.basis);
        }
        for course in programme.courses() {
            if let Origin::Degree(code) = course.origin
                && !known.study_programmes.contains_key(code)
            {
                self.report(Check::UnknownReference, code);
            }
            for code in &course.teaches {
                if programme
                    .outcomes
                    .iter()
                    .all(|outcome| outcome.code != *code)
                {
                    self.report(Check::UnknownReference, code);
                }
            }
        }
    }

    fn courses(&mut self) {
        let (least, check) = match self.programme.kind {
            Kind::MicroDegree => (200, Check::MicroDegreeCourse),
            Kind::MicroCredential => (100, Check::MicroCredentialCourse),
        };
        for course in self
            .programme
            .courses()
            .filter(|course| course.credits.0 < least)
        {
            self.report(
                check,
                format_args!("{} {} ECTS", course.code, course.credits),
            );
        }
    }

    fn semesters(&mut self) {
        let programme = self.programme;
        let last = programme.plan.iter().map(|group| group.semester).max();
        let semesters = last.unwrap_or(0).max(programme.duration);
        if programme.kind == Kind::MicroDegree && !(1..=3).contains(&semesters) {
            self.report(Check::Semesters, semesters);
        }
    }

    fn selections(&mut self) -> Extremes {
        let programme = self.programme;
        let extremes = Extremes::of(programme);
        if extremes.fewest_courses < 2 {
            self.report(Check::Courses, extremes.fewest_courses);
        }
        for (bit, outcome) in programme.outcomes.iter().enumerate() {
            if !extremes.always_teaches(bit) {
                self.report(Check::UntaughtOutcome, outcome.code);
            }
        }
        extremes
    }

    fn volume(&mut self, extremes: &Extremes) {
        let (least, check) = match self.programme.kind {
            Kind::MicroDegree => (600, Check::MicroDegreeVolume),
            Kind::MicroCredential => (500, Check::MicroCredentialVolume),
        };
        let is_met = least <= extremes.least && extremes.least <= extremes.most;
        if !is_met || extremes.most > 3_000 {
            let (least, most) = (Hundredths(extremes.least), Hundredths(extremes.most));
            self.report(check, format_args!("{least}..{most} ECTS"));
        }
    }

    fn share(&mut self, extremes: &Extremes) {
        let (degree, all) = extremes.least_share;
        if self.programme.kind == Kind::MicroDegree && 2 * u64::from(degree) < u64::from(all) {
            let (degree, all) = (Hundredths(degree), Hundredths(all));
            self.report(Check::DegreeShare, format_args!("{degree} of {all} ECTS"));
        }
    }
}

fn is_said(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_university_is_told_by_may_or_by_the_november_of_the_year_before() {
        assert_eq!(announcement("autumn-2026"), Some(Day::new(2026, 5, 1)));
        assert_eq!(announcement("spring-2027"), Some(Day::new(2026, 11, 1)));
        assert_eq!(announcement("summer-2027"), None);
    }
}
