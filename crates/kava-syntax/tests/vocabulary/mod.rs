//! A small table of blocks, so that the tests know no more of the language than recovery asks.
#![allow(dead_code, reason = "each test file uses its part of it")]

pub mod laws;

use kava_syntax::{Atom, AtomKind, Fit, Tree, Vocabulary};
pub use laws::walk;

pub struct Table;

/// Blocks, their fields, and how their members look.
const BLOCKS: &[(&str, &str, Members)] = &[
    (
        "",
        "catalogue institution school college department study-programme semester price-list course \
          programme guideline record component",
        Members::None,
    ),
    (
        "catalogue",
        "title written-in guideline issuer",
        Members::None,
    ),
    (
        "institution",
        "name registry-code schac country website study-groups quality-assurance",
        Members::None,
    ),
    ("school", "name head", Members::None),
    ("department", "name head of", Members::None),
    ("college", "name head of", Members::None),
    ("study-programme", "title level", Members::None),
    (
        "semester",
        "apply teaches choose module course component todo",
        Members::PlanLines,
    ),
    ("price-list", "in-force school", Members::None),
    (
        "course",
        "title school credits workload origin level language assessment pass attendance \
                supervision code runs requires content project-based",
        Members::None,
    ),
    ("component", "title credits", Members::None),
    (
        "programme",
        "kind purpose title unit director field level language in-force replaces aim need \
                   target-group outcomes volume plan duration study delivery schedule place requires \
                   awards stacks transfer fee intake record waive",
        Members::None,
    ),
    ("outcomes", "", Members::Outcomes),
    (
        "plan",
        "semester choose module optional course component",
        Members::PlanLines,
    ),
    (
        "choose",
        "choose module course component",
        Members::PlanLines,
    ),
    (
        "module",
        "choose module course component",
        Members::PlanLines,
    ),
    (
        "optional",
        "choose module course component",
        Members::PlanLines,
    ),
    (
        "intake",
        "announced apply notify places meetings load starts ends",
        Members::None,
    ),
    ("meetings", "", Members::Dates),
    ("record", "proposed approved registered", Members::None),
    (
        "guideline",
        "title source extends in-force one kind rules calendar manual",
        Members::None,
    ),
    ("rules", "must should may", Members::None),
    ("calendar", "must should may", Members::None),
];

#[derive(Clone, Copy, PartialEq)]
enum Members {
    None,
    Outcomes,
    PlanLines,
    Dates,
}

fn block(word: &str) -> Option<&'static (&'static str, &'static str, Members)> {
    BLOCKS.iter().find(|(name, ..)| *name == word)
}

impl Vocabulary for Table {
    fn fit(&self, name: &str, atoms: &[Atom], source: &str, opens: bool) -> Fit {
        let Some((_, fields, members)) = block(name) else {
            return Fit::Foreign;
        };
        let word = |at: usize| atoms.get(at).map_or("", |atom: &Atom| atom.text(source));
        if fields.split_whitespace().any(|field| field == word(0)) {
            return Fit::Field;
        }
        let kind = |at: usize| atoms.get(at).map(|atom: &Atom| atom.kind);
        let is_code = matches!(kind(0), Some(AtomKind::Word | AtomKind::Code));
        let is_text = matches!(
            kind(2),
            Some(AtomKind::Text | AtomKind::LongText | AtomKind::OpenText | AtomKind::SmartText)
        );
        let looks = match members {
            Members::None => false,
            Members::Outcomes => word(0) == "todo" || is_code && word(1).len() == 2 && is_text,
            Members::PlanLines => {
                let option = ["semester", "teaches", "assesses", "or"].contains(&word(1));
                word(0) == "todo" || is_code && (option || atoms.len() == 1)
            }
            Members::Dates => kind(0) == Some(AtomKind::Date),
        };
        if looks && !opens {
            Fit::Member
        } else {
            Fit::Foreign
        }
    }

    fn opens(&self, name: &str, word: &str) -> bool {
        let (Some((_, fields, _)), Some(_)) = (block(name), block(word)) else {
            return false;
        };
        let optional = word == "semester" && name.is_empty();
        let value = matches!(
            (name, word),
            ("price-list", "school") | ("catalogue", "guideline")
        );
        fields.split_whitespace().any(|field| field == word) && !optional && !value
    }
}

/// Every fact with the heads of the blocks around it: `programme/plan: semester`.
pub fn places(tree: &Tree, source: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(tree.roots(source), "", &mut |path, item| {
        found.push(format!("{path}: {}", item.head()))
    });
    found
}

pub const FIXTURES: [(&str, &str); 5] = [
    ("catalogue", include_str!("../fixtures/catalogue.kava")),
    ("courses", include_str!("../fixtures/courses.kava")),
    ("programme", include_str!("../fixtures/programme.kava")),
    ("guideline", include_str!("../fixtures/guideline.kava")),
    ("loose", include_str!("../fixtures/loose.kava")),
];
