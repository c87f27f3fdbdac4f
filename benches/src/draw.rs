//! Programme number N, always the same, lawful in every respect that Kava judges for draft and for
//! publication.

use crate::programme::{
    Bilingual, Choice, Course, Intake, Kind, Member, Origin, Outcome, Person, Programme, Record,
    Semester, Window, Workload,
};
use crate::quantity::{Day, Hundredths};
use crate::random::Random;
use crate::words::{
    ABILITIES, Ability, COURSES, FIRST_NAMES, LAST_NAMES, PURPOSES, QUALIFIERS, SECTORS, TOPICS,
    TOWNS, Topic,
};

/// Numbers begin at 1.
pub fn programme(number: u32) -> Programme {
    let mut random = Random::of(number);
    let kind = if number % 4 == 3 {
        Kind::MicroCredential
    } else {
        Kind::MicroDegree
    };
    let topic = random.pick(&TOPICS);
    let qualifier = random.pick(&QUALIFIERS);
    let sector = random.pick(&SECTORS);
    let abilities = four(&ABILITIES, &mut random);
    let courses = courses(number, kind, topic, &abilities, &mut random);
    let duration = match kind {
        Kind::MicroDegree => random.pick(&[1, 2, 2, 3]),
        Kind::MicroCredential => 1,
    };
    let [town, county] = random.pick(&TOWNS);
    let intake = intake(&mut random);
    let mut programme = Programme {
        code: format!("mk-{number:06}"),
        kind,
        title: both(
            format!("{} {} {}", qualifier[0], topic.et[0], sector[0]),
            format!("{} {} {}", qualifier[1], topic.en, sector[1]),
        ),
        unit: topic.home.unit,
        director: director(&mut random),
        field: topic.field,
        level: topic.home.level,
        language: random.pick(&["et", "en"]),
        in_force: intake.semester,
        aim: aim(topic, sector, &mut random),
        need: estonian(format!("Oskajaid on vähe {}", sector[0])),
        need_source: random.pick(&["oska", "employer", "survey"]),
        target_group: estonian(format!("Täiskasvanud, kes töötavad {}", sector[0])),
        basis: topic.home.study_programme,
        project_needs: (kind == Kind::MicroDegree)
            .then(|| estonian("Projekti teema tuleb õppija töölt".to_owned())),
        outcomes: abilities
            .iter()
            .map(|ability| outcome(ability, topic))
            .collect(),
        volume: Hundredths::default(),
        workload: Workload::default(),
        plan: plan(courses, duration, number.is_multiple_of(3)),
        duration,
        study: random.pick(&["own-group", "alongside-degree-students"]),
        delivery: random.pick(&["on-site", "online", "hybrid", "blended"]),
        schedule: random.pick(&["evening", "block", "weekend"]),
        place: town,
        county,
        attendance: random.pick(&["none", "compulsory"]),
        weekly_load: 4 + 2 * random.below(5) as u32,
        education: topic.home.education,
        awards: match kind {
            Kind::MicroDegree => &["certificate", "transcript"],
            Kind::MicroCredential => &["certificate"],
        },
        fee: "price-list",
        intake,
        record: record(number, &mut random),
    };
    programme.settle();
    programme
}

fn both(et: String, en: String) -> Bilingual {
    Bilingual { et, en: Some(en) }
}

fn estonian(et: String) -> Bilingual {
    Bilingual { et, en: None }
}

/// Four different entries of a table of more than six: every second one from a random place on.
fn four<T: Copy>(table: &[T], random: &mut Random) -> [T; 4] {
    let first = random.below(table.len());
    [0, 1, 2, 3].map(|step| table[(first + 2 * step) % table.len()])
}

/// About 200 characters.
fn aim(topic: Topic, sector: [&str; 2], random: &mut Random) -> Bilingual {
    let [first, second, third, _] = four(&PURPOSES, random);
    estonian(format!(
        "Anda {} töötavale inimesele {} teadmised ja oskused, et {first}, {second} ning {third}.",
        sector[0], topic.et[1]
    ))
}

fn director(random: &mut Random) -> Person {
    let (first, last) = (random.pick(&FIRST_NAMES), random.pick(&LAST_NAMES));
    let mail = format!("{}.{}@example.ee", first.to_lowercase(), plain(last));
    Person {
        name: format!("{first} {last}"),
        mail,
    }
}

/// The name as an e-mail address spells it.
fn plain(name: &str) -> String {
    name.to_lowercase().replace(['ä', 'õ', 'ö', 'ü'], "a")
}

fn outcome(ability: &Ability, topic: Topic) -> Outcome {
    let et = ability.et.replace("{}", topic.et[ability.case]);
    Outcome {
        code: ability.code,
        text: estonian(et),
    }
}

/// Each course teaches two outcomes, the next one of them again, so that the plan hangs together;
/// the last two share the last outcome, so that either may be chosen.
const TAUGHT: [&[usize]; 4] = [&[0, 1], &[1, 2], &[2, 3], &[3]];

fn courses(
    number: u32,
    kind: Kind,
    topic: Topic,
    abilities: &[Ability; 4],
    random: &mut Random,
) -> [Course; 4] {
    let titles = four(&COURSES, random);
    let credits = credits(kind, random);
    let minority = random.one_in(3);
    [0, 1, 2, 3].map(|at: usize| Course {
        code: format!("{}{number:06}{}", topic.prefix, at + 1),
        title: both(
            titles[at][0].replace("{}", &capitalised(topic.et[1])),
            titles[at][1].replace("{}", topic.en),
        ),
        credits: credits[at],
        origin: match (kind, at == 3 && minority) {
            (Kind::MicroDegree, false) | (Kind::MicroCredential, true) => {
                Origin::Degree(topic.home.study_programme)
            }
            _ => Origin::Continuing,
        },
        assessment: if at == 1 {
            "project"
        } else {
            random.pick(&["exam", "essay"])
        },
        project_based: at == 1,
        teaches: TAUGHT[at]
            .iter()
            .map(|outcome| abilities[*outcome].code)
            .collect(),
    })
}

/// Halves come in pairs, so the total is whole; the last two are equal, so either may be chosen.
fn credits(kind: Kind, random: &mut Random) -> [Hundredths; 4] {
    let (sizes, halves): (&[u32], _) = match kind {
        Kind::MicroDegree => (&[300, 400, 500, 600], random.one_in(4)),
        Kind::MicroCredential => (&[200, 300], random.one_in(2)),
    };
    let half = if halves { 50 } else { 0 };
    let (first, second, last) = (random.pick(sizes), random.pick(sizes), random.pick(sizes));
    // No elective outweighs the two courses before it: the share holds whichever is chosen.
    [first + half, second + half, last, last].map(Hundredths)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn plan(courses: [Course; 4], duration: u8, elective: bool) -> Vec<Semester> {
    let [first, second, third, fourth] = courses;
    let end = if elective {
        let (credits, from) = (third.credits, vec![third, fourth]);
        vec![Member::Choose(Choice { credits, from })]
    } else {
        vec![Member::Course(third), Member::Course(fourth)]
    };
    let (first, second) = (Member::Course(first), Member::Course(second));
    let groups = match duration {
        1 => vec![[first, second].into_iter().chain(end).collect()],
        2 => vec![vec![first, second], end],
        _ => vec![vec![first], vec![second], end],
    };
    (1..)
        .zip(groups)
        .map(|(semester, members)| Semester { semester, members })
        .collect()
}

fn intake(random: &mut Random) -> Intake {
    let day = random.below(20) as i8;
    let places = random.pick(&[12, 16, 20, 24, 30]);
    if random.one_in(4) {
        Intake {
            semester: "spring-2027",
            announced: Day::new(2026, 5, 5 + day),
            apply: Window {
                from: Day::new(2026, 11, 5 + day),
                to: Day::new(2027, 1, 2 + day),
            },
            notify: Day::new(2027, 1, 25),
            places,
        }
    } else {
        Intake {
            semester: "autumn-2026",
            announced: Day::new(2026, 4, 8 + day),
            apply: Window {
                from: Day::new(2026, 6, 8 + day),
                to: Day::new(2026, 8, 2 + day),
            },
            notify: Day::new(2026, 8, 24),
            places,
        }
    }
}

fn record(number: u32, random: &mut Random) -> Record {
    let day = random.below(14) as i8;
    Record {
        proposed: Day::new(2026, 2, 2 + day),
        approved: Day::new(2026, 3, 2 + day),
        document: format!("1-8/{}", 1 + number % 400),
        registered: Day::new(2026, 5, 4 + day),
        code: 900_000 + number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_aim_has_about_200_characters() {
        for number in 1..=2_000 {
            let length = programme(number).aim.et.chars().count();
            assert!(
                (175..=225).contains(&length),
                "programme {number}: {length}"
            );
        }
    }

    #[test]
    fn every_third_programme_has_one_choice_and_all_have_four_courses() {
        for number in 1..=300 {
            let mut programme = programme(number);
            assert_eq!(programme.courses_mut().count(), 4);
            let members = programme.plan.iter().flat_map(|semester| &semester.members);
            let choices = members
                .filter(|member| matches!(member, Member::Choose(_)))
                .count();
            assert_eq!(choices, usize::from(number % 3 == 0), "programme {number}");
        }
    }
}
