//! Names that something bears.

use kava_diagnostics::{Words, say};
use kava_guideline::rules;
use kava_model::fields::{Programme, StudyProgramme};
use kava_model::name::Name;
use kava_model::names::mentions::{Kind, Role};
use kava_model::stated::Stated;
use kava_model::text::Text;

use super::{Completion, Here, Written, fields, skeletons};
use crate::editor::Editor;
use crate::editor::cards::credits;

/// A thing that may be asked about, in words that a client hands back as it got them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// `field`, `skeleton`, or what kind of name it is.
    pub what: String,
    pub name: String,
    /// The block of a field, the programme of an outcome.
    pub within: String,
}

impl About {
    pub(super) fn new(what: &str, name: &str, within: &str) -> About {
        About {
            what: what.to_owned(),
            name: name.to_owned(),
            within: within.to_owned(),
        }
    }
}

/// The kinds of names that are offered.
const OFFERED: [Kind; 12] = [
    Kind::Course,
    Kind::Institution,
    Kind::Unit,
    Kind::StudyProgramme,
    Kind::Semester,
    Kind::PriceList,
    Kind::Programme,
    Kind::Outcome,
    Kind::Guideline,
    Kind::ProgrammeKind,
    Kind::Season,
    Kind::Rule,
];

impl Editor<'_> {
    /// What more there is to tell of an item that was offered, as Markdown.
    pub fn about(&self, about: &About) -> Option<Words> {
        match &*about.what {
            "field" => return fields::about(&about.within, &about.name),
            "skeleton" => return skeletons::about(about),
            _ => {}
        }
        let kind = OFFERED
            .into_iter()
            .find(|kind| kind.phrase().en == about.what)?;
        let programme = self.catalogue().last_edition(&about.within);
        self.card(kind, &about.name, programme)
    }

    pub(super) fn names(&self, here: &Here<'_>) -> Vec<Completion> {
        let kinds = here.seeking.kinds();
        let each = kinds.into_iter().flat_map(|kind| self.names_of(kind, here));
        each.collect()
    }

    fn names_of(&self, kind: Kind, here: &Here<'_>) -> Vec<Completion> {
        match kind {
            Kind::Course => self.courses(),
            Kind::Outcome => outcomes(here),
            Kind::Rule => rule_words(),
            Kind::Guideline => self.guideline_ids(),
            Kind::ProgrammeKind => self.kinds(),
            Kind::Award => [
                self.declared(Kind::StudyProgramme),
                self.declared(Kind::Programme),
            ]
            .concat(),
            // An intake is named after a semester, unless it has a start of its own.
            Kind::Semester | Kind::Intake => self.declared(Kind::Semester),
            kind => self.declared(kind),
        }
    }

    fn courses(&self) -> Vec<Completion> {
        let courses = self.catalogue().courses().map(|course| {
            let title = title(&course.title);
            let detail = say!(
                en "{title}, {credits}", et "{title}, {credits}",
                title = title, credits = credits(course)
            );
            Completion {
                kind: Written::Course,
                ..item(Kind::Course, &course.name, detail, &course.title)
            }
        });
        courses.collect()
    }

    /// What is declared with a name of this kind, each name once.
    fn declared(&self, kind: Kind) -> Vec<Completion> {
        let mut items: Vec<Completion> = Vec::new();
        let declared = self.mentions(|it| it.kind == kind && it.role == Role::Declares);
        for mention in declared {
            let title = self.title_of(kind, &mention.name.text);
            let is_known = items.iter().any(|item| *item.label == *mention.name.text);
            if !is_known {
                items.push(Completion {
                    is_withdrawn: self.is_withdrawn(kind, &mention.name.text),
                    ..item(kind, mention.name, self::title(&title), &title)
                });
            }
        }
        items
    }

    fn is_withdrawn(&self, kind: Kind, name: &str) -> bool {
        let programme = self.catalogue().last_edition(name);
        let programme = programme.filter(|_| kind == Kind::Programme);
        programme.is_some_and(|it| it.withdrawn.known().is_some())
    }

    fn title_of(&self, kind: Kind, name: &str) -> Stated<Text> {
        let catalogue = self.catalogue();
        let title = match kind {
            Kind::Institution => catalogue.institution(name).map(|it| &it.names),
            Kind::Unit => catalogue.unit(name).map(|it| it.names()),
            Kind::StudyProgramme => catalogue
                .study_programme(name)
                .map(|it: &StudyProgramme| &it.title),
            Kind::Programme => catalogue.last_edition(name).map(|it: &Programme| &it.title),
            _ => None,
        };
        title.cloned().unwrap_or_default()
    }

    fn guideline_ids(&self) -> Vec<Completion> {
        let guidelines = self.guidelines();
        let ids = guidelines.ids().map(|id| {
            let mut editions = guidelines.all().filter(|it| it.stamp.guideline == id);
            let title = editions
                .next()
                .map(|it| Stated::Known(it.title.clone(), Default::default()));
            let title = title.unwrap_or_default();
            item(
                Kind::Guideline,
                &Name::new(id, Default::default()),
                self::title(&title),
                &title,
            )
        });
        ids.collect()
    }

    fn kinds(&self) -> Vec<Completion> {
        let mut items: Vec<Completion> = Vec::new();
        for kind in self.policies().iter().flat_map(|policy| &policy.kinds) {
            let called = Stated::Known(kind.called.clone(), Default::default());
            if !items.iter().any(|item| *item.label == *kind.name.text) {
                items.push(item(
                    Kind::ProgrammeKind,
                    &kind.name,
                    title(&called),
                    &called,
                ));
            }
        }
        items
    }
}

/// Those of the programme around the place, as it is being written.
fn outcomes(here: &Here<'_>) -> Vec<Completion> {
    let programmes = &here.seeking.facts().programmes;
    let programmes = programmes.iter().filter_map(Stated::known);
    let outcomes = programmes.flat_map(|programme| {
        let list = programme.outcomes.known().map_or(&[][..], |it| &it.list);
        list.iter().map(|outcome| {
            let mut item = item(
                Kind::Outcome,
                &outcome.code,
                title(&outcome.text),
                &outcome.text,
            );
            item.about = item.about.map(|about| About {
                within: programme.name.text.to_string(),
                ..about
            });
            Completion {
                kind: Written::Outcome,
                ..item
            }
        })
    });
    outcomes.collect()
}

fn rule_words() -> Vec<Completion> {
    let rules = rules::ALL.iter().map(|rule| {
        let detail = rule.page.asks.words();
        Completion {
            about: Some(About::new(Kind::Rule.phrase().en, rule.code, "")),
            ..Completion::new(Written::Word, rule.code, detail)
        }
    });
    rules.collect()
}

fn item(kind: Kind, name: &Name, detail: Words, title: &Stated<Text>) -> Completion {
    let title = title.known().map_or(&[][..], |title| &title.0);
    Completion {
        found_by: title.iter().map(|part| part.text.to_string()).collect(),
        about: Some(About::new(kind.phrase().en, &name.text, "")),
        ..Completion::new(Written::Name, &*name.text, detail)
    }
}

/// In each language as far as it is said.
fn title(text: &Stated<Text>) -> Words {
    let in_one = |language: &str| match text.known() {
        Some(text) => text.get(language).unwrap_or_else(|| text.any()).to_owned(),
        None => String::new(),
    };
    Words {
        en: in_one("en"),
        et: in_one("et"),
    }
}
