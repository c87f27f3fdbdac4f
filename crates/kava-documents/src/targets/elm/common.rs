//! What all nodes of one document share.

use kava_model::coded::Language;
use kava_model::codelist::languages;
use kava_model::fields::{Institution, Programme};
use kava_model::names::Catalogue;
use kava_model::stated::Stated;

use super::graph::Iri;
use crate::Subject;
use crate::canonical::Clock;
use crate::editions::{Editions, edition_id};
use crate::id::{self, Id};
use crate::roll::Roll;

/// Which application profile of ELM a document follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Learning opportunities and qualifications, ELM 3.1.
    Loq,
    /// QualityLink, on ELM 3.3.
    QualityLink,
}

impl Profile {
    /// Its name and version.
    pub fn document(self) -> &'static str {
        match self {
            Profile::Loq => "elm-loq-3.1",
            Profile::QualityLink => "quality-link-0.4.0",
        }
    }

    /// The namespace of ELM: it moved after 3.2.
    pub fn namespace(self) -> &'static str {
        match self {
            Profile::Loq => "http://data.europa.eu/snb/model/elm/",
            Profile::QualityLink => "http://data.europa.eu/snb/model/ontology/",
        }
    }

    pub fn is_quality_link(self) -> bool {
        self == Profile::QualityLink
    }
}

pub struct Common<'a> {
    pub profile: Profile,
    pub issuer: &'a Institution,
    pub editions: Editions<'a>,
    pub clock: Clock,
}

impl<'a> Common<'a> {
    pub fn of(roll: &Roll<'a>, profile: Profile) -> Common<'a> {
        Common {
            profile,
            issuer: roll.issuer,
            editions: roll.editions.clone(),
            clock: Clock::of(Some(roll.issuer)),
        }
    }

    /// Of the specification itself. QualityLink asks for another one where outcomes or credits change.
    pub fn specification_id(&self, subject: &Subject<'_>) -> Id {
        match self.profile {
            Profile::Loq => self.editions.id(subject),
            Profile::QualityLink => edition_id(subject),
        }
    }

    pub fn issuer_id(&self) -> Iri {
        id::provider(self.issuer).urn()
    }

    /// The issuer and the partners; QualityLink knows only those with a home domain.
    pub fn providers(
        &self,
        programme: &Programme,
        catalogue: &Catalogue<'a>,
    ) -> Vec<&'a Institution> {
        let partners = programme.partner.iter().filter_map(Stated::known);
        let partners = partners.filter_map(|name| catalogue.institution(&name.text));
        let known = |it: &&Institution| is_describable(it);
        let known_here =
            |it: &&Institution| !self.profile.is_quality_link() || it.schac.known().is_some();
        let mut providers: Vec<&Institution> = std::iter::once(self.issuer)
            .chain(partners)
            .filter(known)
            .filter(known_here)
            .collect();
        providers.dedup_by(|one, other| std::ptr::eq(*one, *other));
        providers
    }

    /// The newest day in the programme's records: when what is published was last decided on.
    pub fn modified(&self, subject: &Subject<'_>) -> Option<String> {
        crate::record::last_day(subject).map(|day| self.clock.first_moment(day))
    }

    /// The identifier that QualityLink asks for.
    pub fn course_id(&self, code: &str) -> Option<String> {
        let schac = self.issuer.schac.known()?;
        Some(format!("urn:schac:uniqueCourseId:{}:{code}", schac.0))
    }
}

/// An organisation is nothing in ELM without its name and its country.
fn is_describable(institution: &Institution) -> bool {
    institution.names.known().is_some() && institution.country.known().is_some()
}

/// The language that the description is written in: the catalogue's first, else the title's.
pub fn default_language(programme: &Programme, catalogue: &Catalogue<'_>) -> Option<Language> {
    let written = catalogue.head.and_then(|head| head.written_in.known());
    let first = written.and_then(|list| list.0.first().copied());
    let of_title = || {
        let part = programme.title.known()?.0.first()?;
        languages::find(&part.language).map(Language)
    };
    first.or_else(of_title)
}
