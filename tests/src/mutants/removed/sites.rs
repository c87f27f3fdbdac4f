//! The places of a programme at which a row of the form is written.

use kava_diagnostics::Span;
use kava_syntax::AtomKind;

use super::super::catalogue::{Fact, Intake, Programme};
use super::super::mutant::Mutant;
use super::form::Where;

/// What is taken out together, and where it is told.
pub struct Site {
    spans: Vec<(usize, Span, &'static str)>,
    pub told: Option<usize>,
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

    pub fn take_out<'c>(&self, mutant: Mutant<'c>) -> Mutant<'c> {
        self.spans
            .iter()
            .fold(mutant, |mutant, (file, span, text)| {
                mutant.replace(*file, *span, *text)
            })
    }
}

pub fn sites(programme: Programme<'_>, at: Where) -> Vec<Site> {
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
            .filter(|course| course.item.head() == "course" && !programme.is_extra(*course))
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
            .filter(|course| course.item.head() == "course" && !programme.is_extra(*course))
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
