//! Many of a kind.

use super::measured::{Catalogue, grows_with_its_length};

/// A guideline that asks for nothing, so that only what is looked at is found.
const FREE: &str = "guideline free et \"Vaba\" en \"Free\" {\n  in-force from 2020-01-01\n  kind course-list et \"nimekiri\" en \"list\"\n}\n";

fn free(text: &str) -> Catalogue {
    let head = "catalogue hostile {\n  guideline free\n}\n\n";
    let catalogue = Catalogue::empty().with("guideline.kava", FREE);
    catalogue.with("catalogue.kava", format!("{head}{text}"))
}

#[test]
fn a_hundred_thousand_programmes_with_one_name_are_told_a_hundred_times() {
    let text = "programme same {\n  kind course-list\n}\n".repeat(100_000);
    let used = free(&text).check().within(120, 2_500);
    used.says(
        1,
        &["error[duplicate-name]", "99899 more of duplicate-name"],
    )
    .says_at_most(300_000);
}

#[test]
fn a_choice_of_ten_thousand_courses_is_judged() {
    let course = |at: usize| {
        format!(
            "      course C-{at} {} ECTS {{ title et \"aine {at}\" }}\n",
            at % 7 + 1
        )
    };
    let courses = |count: usize| (0..count).map(course).collect::<String>();
    for choice in ["choose 6 ECTS from", "choose 3 of", "choose 2..9 ECTS from"] {
        let plan = |count: usize| {
            format!(
                "programme p {{\n  kind micro-degree\n  plan {{\n    {choice} {{\n{}    }}\n  }}\n}}\n",
                courses(count)
            )
        };
        let used = Catalogue::of(&plan(10_000)).check().within(60, 800);
        used.says(1, &[]).says_at_most(400_000);
        grows_with_its_length(2_500, plan);
    }
}

#[test]
fn ten_thousand_of_anything_in_a_programme_are_read() {
    let outcome =
        |at: usize| format!("    o{at} et \"selgitab asja {at}\" en \"explains thing {at}\"\n");
    let outcomes = |count: usize| {
        format!(
            "  outcomes {{\n{}  }}\n",
            (0..count).map(outcome).collect::<String>()
        )
    };
    let plain =
        |one: fn(usize) -> String| move |count: usize| (0..count).map(one).collect::<String>();
    let bodies: [Box<dyn Fn(usize) -> String>; 3] = [
        Box::new(plain(|at| {
            format!("  intake autumn-{at} {{\n    apply 2026-06-01 to 2026-08-20\n  }}\n")
        })),
        Box::new(outcomes),
        Box::new(plain(|_| {
            "  waive courses of taltech\n    because \"x\" until 2027-08-31 by \"Dean\"\n"
                .to_owned()
        })),
    ];
    for body in bodies {
        let text =
            |count: usize| format!("programme p {{\n  kind micro-degree\n{}}}\n", body(count));
        Catalogue::of(&text(10_000))
            .check()
            .within(60, 900)
            .says_at_most(600_000);
        grows_with_its_length(2_500, text);
    }
}
