//! Fields of which nothing need be said; with those that are needed they are all there are.

use kava_model::fields::{GUIDELINE_BLOCK, blocks};

use super::form::{FORM, Where};
use super::needed::NEEDED;

/// Of a block, these fields, for this reason.
const FREE: &[(&str, &[&str], &str)] = &[
    ("", &["price-list"], "a fee may be stated"),
    (
        "",
        &["programme", "record"],
        "what is not there is not judged",
    ),
    (
        "catalogue",
        &["title", "written-in", "website", "license"],
        "shown where it is said",
    ),
    (
        "institution",
        &["kind", "schac", "website", "quality-assurance", "contact"],
        "shown where it is said",
    ),
    (
        "school",
        &["name", "head", "contact"],
        "shown where it is said",
    ),
    (
        "college",
        &["name", "head", "contact"],
        "shown where it is said",
    ),
    (
        "department",
        &["name", "head", "contact"],
        "shown where it is said",
    ),
    (
        "study-programme",
        &[
            "title",
            "level",
            "institution",
            "school",
            "field",
            "registry-code",
        ],
        "shown where it is said",
    ),
    ("semester", &["apply"], "an intake says it itself"),
    ("price-list", &["title"], "shown where it is said"),
    (
        "price-list",
        &["in-force"],
        "without it a list always holds",
    ),
    (
        "price-list",
        &["school"],
        "only what is charged by the list needs a price",
    ),
    (
        "course",
        &[
            "code",
            "level",
            "education",
            "language",
            "website",
            "recommends",
            "runs",
        ],
        "shown where it is said",
    ),
    (
        "course",
        &[
            "school",
            "content",
            "pass",
            "attendance",
            "supervision",
            "study",
        ],
        "the programme's holds",
    ),
    (
        "course",
        &["requires", "project-based"],
        "a course may have none",
    ),
    (
        "component",
        &[
            "title",
            "content",
            "pass",
            "attendance",
            "supervision",
            "school",
            "requires",
            "project-based",
        ],
        "a component may have none",
    ),
    (
        "component",
        &["origin", "assessment"],
        "a component without credits counts in nothing",
    ),
    ("programme", &["content"], "the plan is the content"),
    (
        "programme",
        &[
            "purpose",
            "commissioned-by",
            "vocational-standard",
            "select",
            "conditions",
            "stacks",
            "recognised",
            "exemptions",
            "transfer",
            "instalments",
            "payer",
            "website",
            "work-based",
        ],
        "a programme may have none",
    ),
    (
        "programme",
        &[
            "replaces",
            "withdrawn",
            "partner",
            "volume",
            "depart",
            "waive",
            "intake",
            "record",
        ],
        "a programme may have none",
    ),
    ("intake", &["schedule"], "the programme's holds"),
    (
        "intake",
        &["declare", "ends", "places", "meetings", "cohort", "starts"],
        "an intake may have none",
    ),
    (
        "record",
        &["submitted", "published-by", "route"],
        "checked where it is said",
    ),
    (
        "plan",
        &["component", "module", "semester", "choose", "optional"],
        "a plan may have none",
    ),
    (
        "module",
        &[
            "course",
            "component",
            "module",
            "semester",
            "choose",
            "optional",
        ],
        "as in the plan",
    ),
    (
        "choose",
        &[
            "course",
            "component",
            "module",
            "semester",
            "choose",
            "optional",
        ],
        "as in the plan",
    ),
    (
        "optional",
        &[
            "course",
            "component",
            "module",
            "semester",
            "choose",
            "optional",
        ],
        "outside the award",
    ),
];

/// Every field of the language stands in one of the tables.
#[test]
fn every_field_says_who_would_miss_it() {
    let on_form = |word: &str| {
        FORM.iter().any(|row| match row.at {
            Where::Programme(at) | Where::Intakes(at) | Where::EachIntake(at) => at == word,
            Where::Record(at)
            | Where::EachCourse(at)
            | Where::Provider(at)
            | Where::Partner(at) => at == word,
            Where::Hours => word == "workload",
            Where::Issuer => word == "issuer",
            Where::Contact => word == "contact",
            _ => false,
        })
    };
    let mut unnamed = Vec::new();
    for block in blocks()
        .into_iter()
        .filter(|block| !std::ptr::eq(*block, &GUIDELINE_BLOCK))
    {
        for field in (block.fields)() {
            let needed = NEEDED
                .iter()
                .any(|it| (it.block, it.field) == (block.word, field.word));
            let free = FREE
                .iter()
                .any(|(at, words, _)| *at == block.word && words.contains(&field.word));
            let guideline = block.word.is_empty() && field.word == "guideline";
            let in_group = ["module", "choose", "optional", "semester"].contains(&block.word);
            if !(needed || free || guideline || in_group || on_form(field.word)) {
                unnamed.push(format!("{} of {}", field.word, block.word));
            }
        }
    }
    assert!(
        unnamed.is_empty(),
        "neither needed nor free: {}",
        unnamed.join(", ")
    );
}
