//! The rows of the registry's form: where each is written, and who says that it is missing.

use super::super::mutant::Codes;

/// Where the field of a form is written.
#[derive(Clone, Copy)]
pub enum Where {
    Programme(&'static str),
    /// In the programme, or in each of its intakes.
    Intakes(&'static str),
    /// In each intake by itself.
    EachIntake(&'static str),
    Record(&'static str),
    EachCourse(&'static str),
    /// The hours of the programme and of all its courses.
    Hours,
    /// What is assessed, behind the word for how.
    Criteria,
    /// Each language of the title.
    Titles,
    /// Directors can be reached only by their names, and there is no other contact.
    Contact,
    /// A day of its own, or a semester with days.
    Start,
    /// The issuer in the head of the catalogue.
    Issuer,
    /// A field of the issuer.
    Provider(&'static str),
    /// What a partner's own declaration says.
    Partner(&'static str),
    RegistryCode,
    ApprovalDocument,
}

/// A row of a form, where it is written, and who says that it is missing.
pub struct Row {
    pub field: &'static str,
    pub at: Where,
    pub codes: Codes,
}

const fn row(field: &'static str, at: Where, codes: Codes) -> Row {
    Row { field, at, codes }
}

pub const FORM: &[Row] = &[
    row("aim", Where::Programme("aim"), &["form-field"]),
    row(
        "approval",
        Where::Record("approved"),
        &["form-field", "approved-by"],
    ),
    row("approval", Where::ApprovalDocument, &["form-field"]),
    row(
        "assessment",
        Where::EachCourse("assessment"),
        &["form-field"],
    ),
    row("attendance", Where::Intakes("attendance"), &["form-field"]),
    row(
        "basis",
        Where::Programme("basis"),
        &["form-field", "study-programme-link"],
    ),
    row("closing", Where::EachIntake("apply"), &["form-field"]),
    row(
        "completion",
        Where::Programme("completion"),
        &["form-field", "completion-by-outcomes"],
    ),
    row("contact", Where::Contact, &["form-field"]),
    row(
        "content",
        Where::Programme("plan"),
        &["form-field", "courses"],
    ),
    row(
        "cost-centre",
        Where::Record("cost-centre"),
        &["form-field", "cost-centre"],
    ),
    row("county", Where::Intakes("county"), &["form-field"]),
    row("criteria", Where::Criteria, &["form-field"]),
    row("delivery", Where::Intakes("delivery"), &["form-field"]),
    row(
        "director",
        Where::Programme("director"),
        &["form-field", "director"],
    ),
    row(
        "documents",
        Where::Programme("awards"),
        &["form-field", "documents"],
    ),
    row(
        "duration",
        Where::Programme("duration"),
        &["form-field", "duration"],
    ),
    row(
        "entry-conditions",
        Where::Programme("requires"),
        &["form-field", "entry-level", "entry-education"],
    ),
    row(
        "environment",
        Where::Programme("environment"),
        &["form-field"],
    ),
    row(
        "fee",
        Where::Intakes("fee"),
        &["form-field", "fee-or-reason"],
    ),
    row("hours", Where::Hours, &["form-field", "hours"]),
    row("kind", Where::Programme("kind"), &["form-field"]),
    row("language", Where::Intakes("language"), &["form-field"]),
    row("level", Where::Programme("level"), &["form-field"]),
    row(
        "linked-groups",
        Where::Provider("study-groups"),
        &["form-field", "study-group"],
    ),
    row("materials", Where::Programme("materials"), &["form-field"]),
    row("methods", Where::Programme("methods"), &["form-field"]),
    row(
        "need",
        Where::Programme("need"),
        &["form-field", "need-stated"],
    ),
    row(
        "notice",
        Where::EachIntake("announced"),
        &["form-field", "announced"],
    ),
    row(
        "notification",
        Where::EachIntake("notify"),
        &["form-field", "notify"],
    ),
    row("opening", Where::EachIntake("apply"), &["form-field"]),
    row(
        "outcomes",
        Where::Programme("outcomes"),
        &["form-field", "outcomes"],
    ),
    row("partners", Where::Partner("country"), &["form-field"]),
    row("partners", Where::Partner("name"), &["form-field"]),
    row("place", Where::Intakes("place"), &["form-field"]),
    row(
        "proposal",
        Where::Record("proposed"),
        &["form-field", "proposed-by"],
    ),
    row("provider", Where::Issuer, &["form-field"]),
    row("provider", Where::Provider("name"), &["form-field"]),
    row(
        "provider",
        Where::Provider("registry-code"),
        &["form-field"],
    ),
    row(
        "registry-code",
        Where::Record("registered"),
        &[
            "form-field",
            "not-registered",
            "registered-before-admission",
        ],
    ),
    row(
        "registry-code",
        Where::RegistryCode,
        &[
            "form-field",
            "not-registered",
            "registered-before-admission",
        ],
    ),
    row(
        "route",
        Where::Provider("study-groups"),
        &["form-field", "route"],
    ),
    row("start", Where::Start, &["form-field"]),
    row(
        "study",
        Where::Intakes("study"),
        &["form-field", "study-arrangement"],
    ),
    row(
        "study-group",
        Where::Programme("field"),
        &["form-field", "study-group"],
    ),
    row(
        "target-group",
        Where::Programme("target-group"),
        &["form-field", "target-group"],
    ),
    row("title", Where::Programme("title"), &["form-field"]),
    row("title", Where::Titles, &["form-field"]),
    row("trainers", Where::Programme("trainers"), &["form-field"]),
    row(
        "unit",
        Where::Programme("unit"),
        &["form-field", "developing-unit"],
    ),
    row(
        "volume",
        Where::EachCourse("credits"),
        &["form-field", "credits-stated"],
    ),
    row(
        "weekly-load",
        Where::Intakes("weekly-load"),
        &["form-field"],
    ),
];
