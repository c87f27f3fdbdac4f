//! Whom a change of a field concerns: a row for each field of the table. What a guideline says itself, it
//! says: which rows the registry's form has, and what is a revision; here stands only which field they
//! speak of.

/// What a change of a field may do to a learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    Nothing,
    Any,
    /// More is asked.
    Stricter,
    Dearer,
    /// A last day comes sooner.
    Sooner,
    /// Less is offered.
    Less,
}

/// Whom a change of one field concerns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Concern {
    pub effect: Effect,
    /// The row of the registry's form, or of what a catalogue shows, that holds it; empty for none.
    pub form: &'static str,
    /// It is part of what is registered.
    pub is_registered: bool,
    /// The word by which a guideline calls its change a revision; empty for none.
    pub revision: &'static str,
}

const fn shown(effect: Effect, form: &'static str) -> Concern {
    Concern {
        effect,
        form,
        is_registered: false,
        revision: "",
    }
}

const fn registered(effect: Effect, form: &'static str) -> Concern {
    Concern {
        is_registered: true,
        ..shown(effect, form)
    }
}

const fn revised(effect: Effect, form: &'static str, revision: &'static str) -> Concern {
    Concern {
        revision,
        ..registered(effect, form)
    }
}

/// Whom it concerns: nobody but those who keep the file.
const OWN: Concern = shown(Effect::Nothing, "");

type Row = (&'static str, &'static str, Concern);

use Effect::{Any, Dearer, Less, Nothing, Sooner, Stricter};

static PROGRAMME: &[Row] = &[
    ("programme", "kind", revised(Any, "kind", "kind")),
    ("programme", "purpose", OWN),
    ("programme", "title", revised(Any, "title", "title")),
    ("programme", "unit", OWN),
    ("programme", "director", OWN),
    ("programme", "contact", OWN),
    (
        "programme",
        "field",
        revised(Nothing, "study-group", "study-group"),
    ),
    ("programme", "level", revised(Any, "level", "level")),
    ("programme", "language", registered(Any, "language")),
    ("programme", "in-force", OWN),
    ("programme", "replaces", OWN),
    ("programme", "withdrawn", shown(Stricter, "")),
    ("programme", "aim", registered(Any, "aim")),
    ("programme", "need", registered(Nothing, "need")),
    ("programme", "need-source", OWN),
    ("programme", "target-group", registered(Any, "target-group")),
    ("programme", "commissioned-by", OWN),
    ("programme", "content", registered(Any, "content")),
    ("programme", "methods", registered(Any, "methods")),
    ("programme", "environment", registered(Any, "environment")),
    ("programme", "materials", registered(Any, "materials")),
    ("programme", "completion", registered(Any, "completion")),
    ("programme", "trainers", registered(Nothing, "trainers")),
    ("programme", "basis", registered(Nothing, "basis")),
    ("programme", "vocational-standard", OWN),
    ("programme", "project-needs", OWN),
    (
        "programme",
        "outcomes",
        revised(Any, "outcomes", "outcomes"),
    ),
    ("programme", "volume", revised(Any, "volume", "volume")),
    ("programme", "workload", registered(Any, "hours")),
    ("programme", "plan", revised(Any, "content", "courses")),
    ("programme", "duration", registered(Any, "duration")),
    ("programme", "study", shown(Any, "study")),
    ("programme", "delivery", registered(Any, "delivery")),
    ("programme", "schedule", shown(Any, "schedule")),
    ("programme", "place", shown(Any, "place")),
    ("programme", "county", shown(Any, "county")),
    ("programme", "attendance", shown(Any, "attendance")),
    ("programme", "weekly-load", shown(Any, "weekly-load")),
    (
        "programme",
        "requires",
        revised(Stricter, "entry-conditions", "entry"),
    ),
    (
        "programme",
        "select",
        registered(Stricter, "entry-conditions"),
    ),
    (
        "programme",
        "conditions",
        registered(Stricter, "entry-conditions"),
    ),
    (
        "programme",
        "awards",
        revised(Any, "documents", "documents"),
    ),
    ("programme", "partner", registered(Any, "partners")),
    ("programme", "stacks", shown(Less, "")),
    ("programme", "recognised", shown(Less, "")),
    ("programme", "exemptions", shown(Less, "")),
    ("programme", "transfer", shown(Any, "")),
    ("programme", "fee", shown(Dearer, "fee")),
    ("programme", "instalments", shown(Any, "fee")),
    ("programme", "payer", shown(Any, "payer")),
    ("programme", "website", OWN),
    ("programme", "work-based", shown(Any, "")),
    ("programme", "intake", shown(Less, "start")),
    ("programme", "record", OWN),
    ("programme", "depart", OWN),
    ("programme", "waive", OWN),
    ("outcomes", "outcome", revised(Any, "outcomes", "outcomes")),
    ("plan", "course", revised(Any, "content", "courses")),
    ("plan", "component", revised(Any, "content", "courses")),
    ("plan", "module", revised(Any, "content", "courses")),
    ("plan", "choose", revised(Any, "content", "courses")),
    ("plan", "semester", registered(Any, "content")),
    ("plan", "optional", shown(Less, "")),
];

static INTAKE: &[Row] = &[
    ("intake", "apply", shown(Sooner, "closing")),
    ("intake", "announced", OWN),
    ("intake", "notify", shown(Any, "notification")),
    ("intake", "declare", shown(Sooner, "")),
    ("intake", "starts", shown(Any, "start")),
    ("intake", "ends", shown(Any, "start")),
    ("intake", "places", shown(Less, "")),
    ("intake", "study", shown(Any, "study")),
    ("intake", "delivery", shown(Any, "delivery")),
    ("intake", "schedule", shown(Any, "schedule")),
    ("intake", "meetings", shown(Any, "schedule")),
    ("meetings", "meeting", shown(Any, "schedule")),
    ("intake", "attendance", shown(Any, "attendance")),
    ("intake", "weekly-load", shown(Any, "weekly-load")),
    ("intake", "place", shown(Any, "place")),
    ("intake", "county", shown(Any, "county")),
    ("intake", "language", shown(Any, "language")),
    ("intake", "cohort", shown(Any, "")),
    ("intake", "fee", shown(Dearer, "fee")),
];

static COURSE: &[Row] = &[
    ("course", "title", registered(Nothing, "content")),
    ("course", "code", OWN),
    ("course", "credits", revised(Any, "volume", "volume")),
    ("course", "workload", registered(Any, "hours")),
    ("course", "origin", registered(Nothing, "basis")),
    ("course", "school", OWN),
    ("course", "level", shown(Any, "")),
    ("course", "education", shown(Stricter, "entry-conditions")),
    ("course", "language", registered(Any, "language")),
    ("course", "project-based", OWN),
    ("course", "requires", shown(Stricter, "")),
    ("course", "recommends", OWN),
    ("course", "runs", shown(Any, "")),
    ("course", "assessment", registered(Any, "assessment")),
    ("course", "pass", registered(Any, "criteria")),
    ("course", "attendance", shown(Any, "attendance")),
    ("course", "supervision", shown(Any, "")),
    ("course", "study", shown(Any, "study")),
    ("course", "content", registered(Any, "content")),
    ("course", "website", OWN),
];

static PROVIDER: &[Row] = &[
    ("institution", "name", registered(Nothing, "provider")),
    ("institution", "kind", OWN),
    ("institution", "registry-code", OWN),
    ("institution", "schac", OWN),
    ("institution", "country", OWN),
    ("institution", "website", OWN),
    ("institution", "study-groups", OWN),
    ("institution", "quality-assurance", OWN),
    ("institution", "contact", OWN),
    ("school", "name", OWN),
    ("school", "head", OWN),
    ("school", "contact", OWN),
    ("college", "name", OWN),
    ("college", "school", OWN),
    ("college", "head", OWN),
    ("college", "contact", OWN),
    ("department", "name", OWN),
    ("department", "head", OWN),
    ("department", "contact", OWN),
    ("study-programme", "title", OWN),
    ("study-programme", "level", OWN),
    ("study-programme", "institution", OWN),
    ("study-programme", "school", OWN),
    ("study-programme", "field", OWN),
    ("study-programme", "registry-code", OWN),
];

static CATALOGUE: &[Row] = &[
    ("", "catalogue", OWN),
    ("", "institution", OWN),
    ("", "school", OWN),
    ("", "college", OWN),
    ("", "department", OWN),
    ("", "study-programme", OWN),
    // Its first and its last day.
    ("", "semester", shown(Any, "start")),
    ("", "price-list", OWN),
    ("", "course", OWN),
    ("", "programme", shown(Less, "")),
    ("", "record", OWN),
    ("", "guideline", OWN),
    ("catalogue", "title", OWN),
    ("catalogue", "written-in", OWN),
    ("catalogue", "guideline", OWN),
    ("catalogue", "issuer", registered(Any, "provider")),
    ("catalogue", "website", OWN),
    ("catalogue", "license", OWN),
    ("semester", "apply", shown(Sooner, "closing")),
    ("price-list", "title", OWN),
    ("price-list", "in-force", OWN),
    ("price-list", "school", shown(Dearer, "fee")),
    ("record", "proposed", OWN),
    ("record", "approved", OWN),
    ("record", "submitted", OWN),
    ("record", "route", OWN),
    ("record", "cost-centre", OWN),
    ("record", "published-by", OWN),
    ("record", "registered", OWN),
];

/// What no line of a file says, and all of them together do.
static COMPUTED: &[Row] = &[
    ("computed", "credits", revised(Any, "volume", "volume")),
    ("computed", "degree-share", shown(Nothing, "")),
    ("computed", "hours", registered(Any, "hours")),
    ("computed", "fee", shown(Dearer, "fee")),
];

static ROWS: [&[Row]; 6] = [PROGRAMME, INTAKE, COURSE, PROVIDER, CATALOGUE, COMPUTED];

/// Of a word that no field has, what is not understood and says nothing.
pub(crate) fn concern(block: &str, word: &str) -> Concern {
    found(block, word).unwrap_or(OWN)
}

fn found(block: &str, word: &str) -> Option<Concern> {
    // A component is described as a course is.
    let block = if block == "component" {
        "course"
    } else {
        block
    };
    let mut rows = ROWS.iter().copied().flatten();
    let row = rows.find(|(in_block, of, _)| *in_block == block && *of == word);
    row.map(|(.., concern)| *concern)
}

#[cfg(test)]
mod tests {
    use kava_model::fields::{FILE, blocks};
    use kava_model::table::{Block, Members};

    use super::*;

    /// The blocks of a guideline are no part of a programme; `kava check --against` compares them.
    fn of_a_guideline() -> Vec<&'static Block> {
        let guideline = FILE.block;
        let fields = (guideline.fields)();
        let mut found: Vec<&Block> = fields
            .iter()
            .filter(|info| info.word == "guideline")
            .filter_map(|info| (info.shape)().block)
            .collect();
        let mut next = 0;
        while let Some(block) = found.get(next).copied() {
            found.extend(
                (block.fields)()
                    .iter()
                    .filter_map(|info| (info.shape)().block),
            );
            next += 1;
        }
        found
    }

    #[test]
    fn every_field_has_a_row_and_every_row_a_field() {
        let guideline = of_a_guideline();
        let mut fields = Vec::new();
        for block in blocks() {
            if guideline.iter().any(|other| std::ptr::eq(*other, block)) {
                continue;
            }
            let home = match block.members {
                Members::PlanLines => "plan",
                _ => block.word,
            };
            for info in (block.fields)() {
                assert!(found(home, info.word).is_some(), "{home}: {}", info.word);
                fields.push((home, info.word));
            }
        }
        let members = [("outcomes", "outcome"), ("meetings", "meeting")];
        for (block, word, _) in ROWS.iter().copied().flatten() {
            let known = fields.contains(&(block, word)) || members.contains(&(block, word));
            assert!(known || *block == "computed", "{block}: {word} is no field");
        }
    }

    #[test]
    fn every_row_speaks_of_the_form_and_of_revisions_in_their_own_words() {
        for (block, word, concern) in ROWS.iter().copied().flatten() {
            let form =
                concern.form.is_empty() || kava_guideline::rules::form::is_field(concern.form);
            assert!(form, "{block}: {word}: {}", concern.form);
            let revision = concern.revision;
            let known = revision.is_empty() || kava_guideline::REVISED.contains(&revision);
            assert!(known, "{block}: {word}: {revision}");
        }
    }
}
