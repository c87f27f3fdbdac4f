//! What must be said is taken out: every field that the registry's form needs at its moment, and every
//! field that a rule lives by.
//!
//! The three tables here name every field of the language once; a test holds them against the field
//! table, so that a new field has to say which rule would miss it, or why nobody would.

use kava::Moment;
use kava::diagnostics::Severity;
use kava_guideline::Policy;
use kava_model::fields::{FormRow, Strictness};
use kava_syntax::AtomKind;

use super::catalogue::{Catalogue, Fact, Intake, Programme};
use super::guideline::{Asking, notice_due};
use super::mutant::{Codes, Expected, Kind, Mutant};

/// Where the field of a form is written.
#[derive(Clone, Copy)]
enum Where {
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
struct Row {
    field: &'static str,
    at: Where,
    codes: Codes,
}

const fn row(field: &'static str, at: Where, codes: Codes) -> Row {
    Row { field, at, codes }
}

const FORM: &[Row] = &[
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
        &["form-field", "entry-level"],
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

/// A field that no form asks for, whose want a rule or the reading of names still tells.
struct Needed {
    block: &'static str,
    field: &'static str,
    codes: Codes,
}

const fn needed(block: &'static str, field: &'static str, codes: Codes) -> Needed {
    Needed {
        block,
        field,
        codes,
    }
}

const NEEDED: &[Needed] = &[
    needed("", "catalogue", &["headless-catalogue"]),
    needed("", "institution", &["unknown-name"]),
    needed("", "school", &["unknown-name"]),
    needed("", "college", &["unknown-name"]),
    needed("", "department", &["unknown-name"]),
    needed("", "study-programme", &["unknown-name"]),
    needed("", "semester", &["unknown-name", "semester-unknown"]),
    needed("", "course", &["unknown-name"]),
    needed("catalogue", "guideline", &["unknown-guideline"]),
    needed("programme", "need-source", &["need-source"]),
    needed("programme", "project-needs", &["project-needs"]),
    needed("programme", "schedule", &["schedule"]),
    needed("programme", "in-force", &["not-in-force"]),
    needed("college", "school", &["proposed-by", "developing-unit"]),
    needed("course", "origin", &["degree-share", "continuing-share"]),
    needed("course", "title", &["form-field"]),
    needed(
        "plan",
        "course",
        &[
            "outcome-taught",
            "courses",
            "volume",
            "volume-agrees",
            "coherent",
        ],
    ),
];

/// Fields of which nothing need be said, with the reason.
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

pub fn mutants<'c>(catalogue: &'c Catalogue, made: &mut Vec<Mutant<'c>>) {
    let asking = Asking::of(catalogue);
    for programme in catalogue.programmes() {
        if let Some(policy) = asking.policy(programme) {
            of_form(programme, &policy, made);
        }
    }
    for fact in catalogue.facts() {
        needed_fields(catalogue, &asking, fact, made);
    }
}

/// Somebody asks it: reading and naming always, a rule where a programme of this file is asked it.
fn is_asked(catalogue: &Catalogue, asking: &Asking, fact: Fact<'_>, codes: Codes) -> bool {
    let is_rule = |code: &&str| kava_guideline::rules::find(code).is_some();
    if !codes.iter().all(|code| is_rule(&code)) || fact.block == "college" {
        return true;
    }
    let own = catalogue
        .programmes()
        .into_iter()
        .filter(|programme| programme.fact.file == fact.file && programme.is_around(fact));
    let policies = own.filter_map(|programme| Some((programme, asking.policy(programme)?)));
    policies.into_iter().any(|(programme, policy)| {
        let lines = super::guideline::lines(&policy, programme);
        lines.iter().any(|line| codes.contains(&line.code))
    })
}

fn of_form<'c>(programme: Programme<'c>, policy: &Policy, made: &mut Vec<Mutant<'c>>) {
    for row in FORM {
        let sites = sites(programme, row.at);
        for (moment, severity) in demands(programme, policy, row.field) {
            for site in &sites {
                let expected = Expected::Caught(row.codes, severity);
                let of = format!("{} of the form", row.field);
                let mutant =
                    Mutant::new(programme.catalogue, Kind::Removed, of, expected).at(moment);
                let mutant = site.take_out(mutant).told_in(programme.fact.file);
                let mutant = site.told.into_iter().fold(mutant, Mutant::told_in);
                made.push(match due(programme, policy, row.field) {
                    Some(day) => mutant.as_of(day),
                    None => mutant,
                });
            }
        }
    }
}

/// At which moments the field is asked for, and how gravely; of several layers the gravest.
fn demands(programme: Programme<'_>, policy: &Policy, field: &str) -> Vec<(Moment, Severity)> {
    let rows: Vec<&FormRow> = policy
        .form_for(programme.kind())
        .map(|(_, row)| row)
        .filter(|row| &*row.field.text == field)
        .collect();
    let at = |moment: Moment| {
        let asked = rows.iter().flat_map(|row| &row.moments);
        let asked = asked.filter(|(named, _)| *named == moment);
        asked.filter_map(|(_, how)| severity(*how)).min()
    };
    [Moment::Draft, Moment::Submission, Moment::Publication]
        .into_iter()
        .filter_map(|moment| Some((moment, at(moment)?)))
        .collect()
}

fn severity(how: Strictness) -> Option<Severity> {
    match how {
        Strictness::Must | Strictness::MustOrReason => Some(Severity::Error),
        Strictness::Should => Some(Severity::Warning),
        Strictness::May => None,
    }
}

/// What is owed only from some day on is looked for on the day after: of notice and of what comes
/// before it, the day of the last notice.
fn due(programme: Programme<'_>, policy: &Policy, field: &str) -> Option<kava::Day> {
    let intakes = programme.intakes().into_iter();
    let days: Vec<kava::Day> = match field {
        "notice" | "proposal" | "approval" => intakes
            .filter_map(|intake| notice_due(policy, intake))
            .collect(),
        _ => return None,
    };
    Some(days.into_iter().max()?.plus_days(1))
}

/// What is taken out together, and where it is told.
struct Site {
    spans: Vec<(usize, kava_diagnostics::Span, &'static str)>,
    told: Option<usize>,
}

impl Site {
    fn of<'c>(facts: impl IntoIterator<Item = Fact<'c>>) -> Option<Site> {
        let spans = facts
            .into_iter()
            .map(|fact| (fact.file, fact.item.span(), ""));
        let spans: Vec<_> = spans.collect();
        (!spans.is_empty()).then_some(Site { spans, told: None })
    }

    fn told_in(self, file: usize) -> Site {
        Site {
            told: Some(file),
            ..self
        }
    }

    fn take_out<'c>(&self, mutant: Mutant<'c>) -> Mutant<'c> {
        self.spans
            .iter()
            .fold(mutant, |mutant, (file, span, text)| {
                mutant.replace(*file, *span, *text)
            })
    }
}

fn sites(programme: Programme<'_>, at: Where) -> Vec<Site> {
    let (catalogue, fact) = (programme.catalogue, programme.fact);
    let intakes = || programme.intakes().into_iter();
    let one = |site: Option<Site>| site.into_iter().collect();
    match at {
        Where::Programme(word) => one(Site::of(fact.fields(word))),
        Where::Intakes(word) => {
            let all = intakes().flat_map(|intake| intake.fact.fields(word));
            one(Site::of(fact.fields(word).chain(all)))
        }
        Where::EachIntake(word) => intakes()
            .filter(|intake| !(word == "apply" && has_common_window(*intake)))
            .filter_map(|intake| Site::of(intake.fact.fields(word)))
            .collect(),
        Where::Record(word) => {
            let record = programme.record();
            one(record.and_then(|record| Site::of(record.fields(word))))
        }
        Where::EachCourse(word) => programme
            .own_courses()
            .into_iter()
            .filter(|course| course.item.head() == "course" && !is_extra(programme, *course))
            .filter_map(|course| Site::of(course.fields(word)))
            .collect(),
        Where::Hours => {
            let courses = programme.courses().into_iter();
            let theirs = courses.flat_map(|course| course.fields("workload"));
            one(Site::of(fact.fields("workload").chain(theirs)))
        }
        Where::Criteria => programme
            .own_courses()
            .into_iter()
            .filter(|course| course.item.head() == "course" && !is_extra(programme, *course))
            .filter_map(criteria)
            .collect(),
        Where::Titles => fact.field("title").map(titles).unwrap_or_default(),
        Where::Contact => one(contact(programme)),
        Where::Start => intakes().filter_map(start).collect(),
        Where::Issuer => {
            let head = catalogue.head();
            one(head.and_then(|head| Site::of(head.fields("issuer"))))
        }
        Where::Provider(word) => {
            let issuer = catalogue.issuer();
            let site = issuer.and_then(|issuer| Some((Site::of(issuer.fields(word))?, issuer)));
            one(site.map(|(site, issuer)| site.told_in(issuer.file)))
        }
        Where::Partner(word) => {
            let partners = fact.fields("partner").filter_map(|partner| partner.word(1));
            let partners = partners.filter_map(|name| catalogue.declared("institution", name));
            partners
                .filter_map(|partner| Some(Site::of(partner.fields(word))?.told_in(partner.file)))
                .collect()
        }
        Where::RegistryCode => one(part(programme, "registered", "code")),
        Where::ApprovalDocument => one(part(programme, "approved", "document")),
    }
}

/// A member of a group outside the award.
pub fn is_extra(programme: Programme<'_>, course: Fact<'_>) -> bool {
    let groups = programme.plan().map(Fact::below).unwrap_or_default();
    let extras = groups
        .into_iter()
        .filter(|group| group.item.head() == "optional");
    let at = course.item.span().start;
    extras
        .map(|group| group.item.span())
        .any(|span| span.start <= at && at < span.end)
}

fn has_common_window(intake: Intake<'_>) -> bool {
    let semester = intake
        .semester()
        .and_then(|name| intake.catalogue.declared("semester", name));
    semester.is_some_and(|semester| semester.field("apply").is_some())
}

/// A word of a line of the record and what stands behind it.
fn part(programme: Programme<'_>, step: &'static str, word: &str) -> Option<Site> {
    let record = programme.record()?;
    let step = record.fields(step).next()?;
    let named = step
        .item
        .atoms()
        .iter()
        .find(|atom| step.text(**atom) == word)?;
    let span = named.span.to(step.behind(word)?.span);
    Some(Site {
        spans: vec![(step.file, span, "")],
        told: Some(step.file),
    })
}

/// `assessment exam et "…" en "…"` keeps only the method.
fn criteria(course: Fact<'_>) -> Option<Site> {
    let spans: Vec<_> = course
        .fields("assessment")
        .filter_map(|field| {
            let atoms = field.item.atoms();
            Some((field.file, atoms.get(2)?.span.to(atoms.last()?.span), ""))
        })
        .collect();
    (!spans.is_empty()).then_some(Site { spans, told: None })
}

/// `et "…"` and `en "…"`, one at a time.
fn titles(title: Fact<'_>) -> Vec<Site> {
    let atoms = title.item.atoms();
    let pairs = atoms
        .windows(2)
        .filter(|pair| pair[0].kind == AtomKind::Word && pair[1].kind == AtomKind::Text);
    let both = pairs.clone().count() == 2;
    pairs
        .filter(|_| both)
        .map(|pair| Site {
            spans: vec![(title.file, pair[0].span.to(pair[1].span), "")],
            told: None,
        })
        .collect()
}

fn contact(programme: Programme<'_>) -> Option<Site> {
    let mut site = Site::of(programme.fact.fields("contact")).unwrap_or(Site {
        spans: Vec::new(),
        told: None,
    });
    for director in programme.fact.fields("director") {
        let reached = director
            .item
            .atoms()
            .iter()
            .filter(|atom| atom.kind == AtomKind::Mail);
        site.spans
            .extend(reached.map(|atom| (director.file, atom.span, "")));
        if let Some(phone) = director.behind("phone") {
            let word = director
                .item
                .atoms()
                .iter()
                .find(|atom| director.text(**atom) == "phone")?;
            site.spans
                .push((director.file, word.span.to(phone.span), ""));
        }
    }
    Some(site)
}

/// An intake that is named after no semester, and does not say when it starts.
fn start(intake: Intake<'_>) -> Option<Site> {
    let name = intake.fact.item.atoms().get(1)?.span;
    let starts = intake
        .fact
        .fields("starts")
        .map(|field| (field.file, field.item.span(), ""));
    let mut spans: Vec<_> = starts.collect();
    spans.push((intake.fact.file, name, "some-day"));
    Some(Site { spans, told: None })
}

fn needed_fields<'c>(
    catalogue: &'c Catalogue,
    asking: &Asking,
    fact: Fact<'c>,
    made: &mut Vec<Mutant<'c>>,
) {
    let found = NEEDED
        .iter()
        .find(|needed| needed.block == fact.block && needed.field == fact.item.head());
    let asked = |needed: &&Needed| is_asked(catalogue, asking, fact, needed.codes);
    let Some(needed) = found
        .filter(asked)
        .filter(|_| is_depended_on(catalogue, fact))
    else {
        return;
    };
    let mut siblings = match fact.block {
        "" | "plan" => vec![fact],
        _ => siblings(catalogue, fact),
    };
    // Of several lines of one field, all; once.
    if siblings.first().map(|first| first.item.span()) != Some(fact.item.span()) {
        return;
    }
    let of = match fact.block {
        "" => fact.item.head().to_owned(),
        block => format!("{} of a {block}", fact.item.head()),
    };
    let expected = Expected::Caught(needed.codes, Severity::Warning);
    let mutant = Mutant::new(catalogue, Kind::Removed, of, expected).at(Moment::Submission);
    let mutant = siblings.drain(..).fold(mutant, Mutant::without);
    made.extend(match fact.block {
        "" | "catalogue" => anywhere(catalogue, mutant, fact),
        "college" => anywhere(catalogue, mutant, fact),
        _ => Some(mutant),
    });
}

/// The lines of the same word in the same block.
fn siblings<'c>(catalogue: &'c Catalogue, fact: Fact<'c>) -> Vec<Fact<'c>> {
    let at = fact.item.span();
    let around = catalogue.facts().into_iter().filter(|block| {
        let span = block.item.span();
        block.file == fact.file
            && block.item.head() == fact.block
            && span.start < at.start
            && at.end <= span.end
    });
    let block = around.last();
    block.map_or(vec![fact], |block| block.fields(fact.item.head()).collect())
}

/// What others refer to is told where they stand: in the first file that names it.
fn anywhere<'c>(
    catalogue: &'c Catalogue,
    mutant: Mutant<'c>,
    fact: Fact<'c>,
) -> Option<Mutant<'c>> {
    let name = match (fact.block, fact.item.head()) {
        ("" | "catalogue", "catalogue" | "guideline") => {
            let head = catalogue.head()?.file;
            return Some(mutant.told_in(head));
        }
        ("college", _) => {
            let colleges = catalogue.of_word("college");
            let mut own = colleges.filter(|college| {
                college
                    .fields("school")
                    .any(|field| field.item.span() == fact.item.span())
            });
            own.next()?.word(1)?
        }
        _ => fact.word(1)?,
    };
    let file = referring(catalogue, fact, name)?;
    Some(mutant.told_in(file).told_in(fact.file))
}

fn referring(catalogue: &Catalogue, to: Fact<'_>, name: &str) -> Option<usize> {
    let facts = catalogue.facts().into_iter();
    let mut others =
        facts.filter(|fact| fact.item.span() != to.item.span() || fact.file != to.file);
    others
        .find(|fact| {
            let atoms = fact.item.atoms().iter().enumerate();
            let mut words = atoms.filter(|(at, atom)| {
                (*at > 0 || fact.in_plan) && matches!(atom.kind, AtomKind::Word | AtomKind::Code)
            });
            words.any(|(_, atom)| fact.text(*atom) == name)
        })
        .map(|fact| fact.file)
}

/// A declaration is missed only if something refers to it; a need of projects only where there are any.
fn is_depended_on(catalogue: &Catalogue, fact: Fact<'_>) -> bool {
    match (fact.block, fact.item.head()) {
        ("", "catalogue") => true,
        ("", _) => fact
            .word(1)
            .is_some_and(|name| referring(catalogue, fact, name).is_some()),
        _ => true,
    }
}

/// Every field of the language stands in one of the tables.
#[test]
fn every_field_says_who_would_miss_it() {
    use kava_model::fields::{GUIDELINE_BLOCK, blocks};
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
