//! The plan as one text: courses with their credits, and what a learner chooses.

use kava_diagnostics::{Lang, Words, say};
use kava_model::fields::Course;
use kava_model::quantity::Bound;

use crate::Subject;
use crate::canonical::{Limits, Wording};
use crate::plan::{self, Member, Take};

/// Nothing where no plan is written.
pub fn plan<'a>(subject: &Subject<'a>) -> Option<Wording<'a>> {
    let members = plan::members(subject)?;
    let words = all(subject, &members);
    (!words.is_empty()).then(|| Wording::said(words))
}

fn all(subject: &Subject<'_>, members: &[Member<'_>]) -> Words {
    Words::join(members.iter().filter_map(|it| member(subject, it)), "; ")
}

fn member(subject: &Subject<'_>, member: &Member<'_>) -> Option<Words> {
    match member {
        Member::Course { course, .. } => Some(match subject.catalogue.course(course) {
            Some(known) => told(known),
            None => Words::same(*course),
        }),
        Member::All { name, members, .. } => Some(named(*name, all(subject, members))),
        Member::Choose {
            name,
            take,
            members,
            ..
        } => {
            let (take, members) = (taken(take), all(subject, members));
            let chosen = say!(en "choose {take} from ({members})", et "vali {take}: ({members})", take = take, members = members);
            Some(named(*name, chosen))
        }
        Member::Optional { members } => {
            let members = all(subject, members);
            Some(say!(
                en "outside the programme: ({members})",
                et "väljaspool programmi: ({members})",
                members = members
            ))
        }
        Member::Unknown => None,
    }
}

fn named(name: Option<&str>, members: Words) -> Words {
    match name {
        Some(name) => {
            say!(en "module {name}: ({members})", et "moodul {name}: ({members})", name = *name, members = members)
        }
        None => members,
    }
}

fn told(course: &Course) -> Words {
    let title = |lang: Lang| {
        let title = course.title.known();
        let text = title.map(|title| title.get(lang.tag()).unwrap_or(title.any()));
        text.unwrap_or(&course.name.text).to_owned()
    };
    let title = Words {
        en: title(Lang::En),
        et: title(Lang::Et),
    };
    match course.credits().filter(|credits| credits.0.0 != 0) {
        Some(credits) => {
            say!(en "{title} {credits}", et "{title} {credits}", title = title, credits = credits)
        }
        None => title,
    }
}

fn taken(take: &Take) -> Words {
    match take {
        Take::Credits {
            limits: Limits(bound),
        } => say!(en "{bound}", et "{bound}", bound = *bound),
        Take::Members {
            limits: Limits(bound),
        } if *bound == Bound::exactly(1) => say!(en "one", et "üks"),
        Take::Members {
            limits: Limits(bound),
        } => say!(en "{bound}", et "{bound}", bound = *bound),
        Take::Any => say!(en "any", et "soovi järgi"),
    }
}
