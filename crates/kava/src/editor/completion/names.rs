//! Names that something bears.

use std::collections::BTreeSet;

use kava_diagnostics::Words;
use kava_guideline::rules;
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
            let title = course.title.known();
            let detail = [in_both(title), credits(course)].into_iter();
            Completion {
                kind: Written::Course,
                detail: Words::join(detail.filter(|words| !words.is_empty()), ", "),
                ..item(Kind::Course, &course.name.text, title)
            }
        });
        courses.collect()
    }

    /// What is declared with a name of this kind, each name once.
    fn declared(&self, kind: Kind) -> Vec<Completion> {
        let declared = self.mentions(|it| it.kind == kind && it.role == Role::Declares);
        let mut seen = BTreeSet::new();
        let names = declared.iter().map(|mention| &*mention.name.text);
        let names = names.filter(|name| seen.insert(*name));
        let items = names.map(|name| Completion {
            is_withdrawn: kind == Kind::Programme && self.is_withdrawn(name),
            ..item(kind, name, self.title_of(kind, name))
        });
        items.collect()
    }

    fn is_withdrawn(&self, programme: &str) -> bool {
        let last = self.catalogue().last_edition(programme);
        last.is_some_and(|it| it.withdrawn.known().is_some())
    }

    fn title_of(&self, kind: Kind, name: &str) -> Option<&Text> {
        let catalogue = self.catalogue();
        let title = match kind {
            Kind::Institution => &catalogue.institution(name)?.names,
            Kind::Unit => catalogue.unit(name)?.names(),
            Kind::StudyProgramme => &catalogue.study_programme(name)?.title,
            Kind::Programme => &catalogue.last_edition(name)?.title,
            _ => return None,
        };
        title.known()
    }

    fn guideline_ids(&self) -> Vec<Completion> {
        let guidelines = self.guidelines();
        let ids = guidelines.ids().map(|id| {
            let mut editions = guidelines.all().filter(|it| it.stamp.guideline == id);
            item(Kind::Guideline, id, editions.next().map(|it| &it.title))
        });
        ids.collect()
    }

    fn kinds(&self) -> Vec<Completion> {
        let mut seen = BTreeSet::new();
        let policies = self.policies();
        let kinds = policies.iter().flat_map(|policy| &policy.kinds);
        let kinds = kinds.filter(|kind| seen.insert(&kind.name.text));
        let items = kinds.map(|it| item(Kind::ProgrammeKind, &it.name.text, Some(&it.called)));
        items.collect()
    }
}

/// Those of the programme around the place, as it is being written.
fn outcomes(here: &Here<'_>) -> Vec<Completion> {
    let programmes = &here.seeking.facts().programmes;
    let programmes = programmes.iter().filter_map(Stated::known);
    let outcomes = programmes.flat_map(|programme| {
        let list = programme.outcomes.known().map_or(&[][..], |it| &it.list);
        list.iter().map(|outcome| {
            let (code, kind) = (&outcome.code.text, Kind::Outcome.phrase().en);
            Completion {
                kind: Written::Outcome,
                about: Some(About::new(kind, code, &programme.name.text)),
                ..item(Kind::Outcome, code, outcome.text.known())
            }
        })
    });
    outcomes.collect()
}

fn rule_words() -> Vec<Completion> {
    let rules = rules::ALL.iter().map(|rule| Completion {
        kind: Written::Word,
        detail: rule.page.asks.words(),
        ..item(Kind::Rule, rule.code, None)
    });
    rules.collect()
}

/// Found by its title in any language, too.
fn item(kind: Kind, name: &str, title: Option<&Text>) -> Completion {
    let parts = title.map_or(&[][..], |title| &title.0);
    Completion {
        found_by: parts.iter().map(|part| part.text.to_string()).collect(),
        about: Some(About::new(kind.phrase().en, name, "")),
        ..Completion::new(Written::Name, name, in_both(title))
    }
}

/// A title in each language, as far as it is said.
fn in_both(title: Option<&Text>) -> Words {
    let in_one = |language: &str| {
        let title = title.map(|title| title.get(language).unwrap_or_else(|| title.any()));
        title.unwrap_or_default().to_owned()
    };
    Words {
        en: in_one("en"),
        et: in_one("et"),
    }
}
