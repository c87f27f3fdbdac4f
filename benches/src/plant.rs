//! One fault of each of the thirteen kinds, put into known programmes to prove that a checker sees
//! them.

use clap::ValueEnum;

use crate::programme::{Member, Origin, Programme, Window};
use crate::quantity::{Day, Hundredths};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Plant {
    /// A micro-degree of 33 ECTS (2.1).
    MicroDegreeVolume,
    /// A micro-credential of 4 ECTS (3.1).
    MicroCredentialVolume,
    /// A course of 1.5 ECTS in a micro-degree (2.1).
    MicroDegreeCourse,
    /// A course of half a credit in a micro-credential (3.1).
    MicroCredentialCourse,
    /// A micro-degree of one course (2.1).
    Courses,
    /// Less than half from degree study, but only with one of the two electives (1.1).
    DegreeShare,
    /// Four semesters (1.1).
    Semesters,
    /// An outcome that no course teaches (2.3).
    UntaughtOutcome,
    /// A course teaches an outcome that the programme does not have.
    UnknownReference,
    /// Admission closes before it opens.
    ClosingBeforeOpening,
    /// Admission opens after the start.
    OpeningAfterStart,
    /// Learners are notified six days before the start (4.6).
    LateNotification,
    /// No title in English.
    MissingText,
}

impl Plant {
    pub fn all() -> &'static [Plant] {
        Plant::value_variants()
    }

    /// The word for the command line.
    pub fn word(self) -> String {
        self.to_possible_value()
            .map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// The number of the programme that has this fault: 10, 23, 30, 43, 50, … 130. Micro-credentials
    /// are the programmes whose number leaves 3 when divided by 4.
    pub fn number(self) -> u32 {
        let ten = 10 * (self as u32 + 1);
        match self {
            Plant::MicroCredentialVolume | Plant::MicroCredentialCourse => ten + 3,
            _ => ten,
        }
    }

    /// A catalogue of fewer programmes cannot have all faults.
    pub fn smallest_catalogue(plants: &[Plant]) -> u32 {
        plants.iter().map(|plant| plant.number()).max().unwrap_or(0)
    }

    pub fn spoil(self, programme: &mut Programme) {
        match self {
            Plant::MicroDegreeVolume => grow_first_course(programme, 3_300),
            Plant::MicroCredentialVolume => {
                programme
                    .courses_mut()
                    .for_each(|course| course.credits = Hundredths::whole(1));
            }
            Plant::MicroDegreeCourse => shrink_first_course(programme, 150),
            Plant::MicroCredentialCourse => shrink_first_course(programme, 50),
            Plant::Courses => keep_one_course(programme),
            Plant::DegreeShare => weaken_share(programme),
            Plant::Semesters => stretch(programme),
            Plant::UntaughtOutcome => forget_first_outcome(programme),
            Plant::UnknownReference => {
                programme
                    .courses_mut()
                    .take(1)
                    .for_each(|course| course.teaches.push("fly"));
            }
            Plant::ClosingBeforeOpening => {
                programme.intake.apply = swapped(programme.intake.apply);
            }
            Plant::OpeningAfterStart => open_after_start(programme),
            Plant::LateNotification => programme.intake.notify = six_days_before(programme),
            Plant::MissingText => programme.title.en = None,
        }
        programme.settle();
    }
}

fn grow_first_course(programme: &mut Programme, total: u32) {
    let missing = total - programme.volume.0;
    programme
        .courses_mut()
        .take(1)
        .for_each(|course| course.credits.0 += missing);
}

/// The second course takes over what the first one loses, so that the total stays.
fn shrink_first_course(programme: &mut Programme, to: u32) {
    let mut freed = 0;
    for (at, course) in programme.courses_mut().take(2).enumerate() {
        if at == 0 {
            freed = course.credits.0 - to;
            course.credits.0 = to;
        } else {
            course.credits.0 += freed;
        }
    }
}

fn keep_one_course(programme: &mut Programme) {
    let outcomes = programme
        .outcomes
        .iter()
        .map(|outcome| outcome.code)
        .collect();
    programme.plan.truncate(1);
    programme.duration = 1;
    for semester in &mut programme.plan {
        semester.members.truncate(1);
    }
    for course in programme.courses_mut() {
        course.credits = Hundredths::whole(6);
        course.project_based = true;
        course.teaches = Vec::clone(&outcomes);
    }
}

/// Of 6 + 4 + 4 ECTS the second course and the first elective are degree study: 8 of 14 with that
/// elective, 4 of 14 with the other.
fn weaken_share(programme: &mut Programme) {
    let study_programme = programme
        .courses_mut()
        .find_map(|course| match course.origin {
            Origin::Degree(code) => Some(code),
            Origin::Continuing => None,
        });
    for (at, course) in programme.courses_mut().enumerate() {
        course.credits = Hundredths::whole(if at == 0 { 6 } else { 4 });
        course.origin = match study_programme {
            Some(code) if at == 1 || at == 2 => Origin::Degree(code),
            _ => Origin::Continuing,
        };
    }
    for member in programme
        .plan
        .iter_mut()
        .flat_map(|semester| &mut semester.members)
    {
        if let Member::Choose(choice) = member {
            choice.credits = Hundredths::whole(4);
        }
    }
}

fn stretch(programme: &mut Programme) {
    programme.duration = 4;
    if let Some(last) = programme.plan.last_mut() {
        last.semester = 4;
    }
}

fn forget_first_outcome(programme: &mut Programme) {
    let forgotten = programme.outcomes[0].code;
    for course in programme.courses_mut() {
        course.teaches.retain(|code| *code != forgotten);
    }
}

fn swapped(window: Window) -> Window {
    Window {
        from: window.to,
        to: window.from,
    }
}

fn starts_in_autumn(programme: &Programme) -> bool {
    programme.intake.semester == "autumn-2026"
}

fn open_after_start(programme: &mut Programme) {
    let (from, to) = if starts_in_autumn(programme) {
        (Day::new(2026, 9, 7), Day::new(2026, 9, 21))
    } else {
        (Day::new(2027, 2, 8), Day::new(2027, 2, 22))
    };
    programme.intake.apply = Window { from, to };
}

fn six_days_before(programme: &Programme) -> Day {
    if starts_in_autumn(programme) {
        Day::new(2026, 8, 25)
    } else {
        Day::new(2027, 1, 26)
    }
}
