//! Institutions, Schools, colleges, departments, and the study programmes of degree study.

use kava_diagnostics::{Words, say};
use kava_model::names::Unit;

use crate::editor::Editor;
use crate::editor::card::{Card, called, plain};

impl Editor<'_> {
    pub(super) fn institution_card(&self, name: &str) -> Option<Words> {
        let institution = self.catalogue().institution(name)?;
        let kind = institution.kind.known();
        let kind = kind.map(|kind| kava_model::choice::Choice::name(*kind).words());
        let country = institution.country.known();
        let country = country.map(|country| country.0.name.words());
        let card = Card::of(name, called(&institution.names));
        Some(card.row([kind, country].into_iter().flatten()).words())
    }

    pub(super) fn unit_card(&self, name: &str) -> Option<Words> {
        let unit = self.catalogue().unit(name)?;
        let what = match unit {
            Unit::School(_) => say!(en "School", et "teaduskond"),
            Unit::College(_) => say!(en "college", et "kolledž"),
            Unit::Department(_) => say!(en "department", et "instituut"),
        };
        let owner = unit.owner().known();
        let of = owner.map_or_else(Words::default, |owner| self.of(&owner.text));
        Some(Card::of(name, called(unit.names())).row([what, of]).words())
    }

    /// `of it, School of Information Technologies · *Infotehnoloogia teaduskond*`
    fn of(&self, owner: &str) -> Words {
        let unit = self
            .catalogue()
            .unit(owner)
            .map(|unit| called(unit.names()));
        let institution = || called(&self.catalogue().institution(owner)?.names).into();
        let title: Words = unit.or_else(institution).unwrap_or_default();
        let owner = plain(owner);
        match title.is_empty() {
            true => say!(en "of {owner}", et "kuulub: {owner}", owner = owner),
            false => say!(
                en "of {owner}, {title}", et "kuulub: {owner}, {title}",
                owner = owner, title = title
            ),
        }
    }

    pub(super) fn study_programme_card(&self, name: &str) -> Option<Words> {
        let programme = self.catalogue().study_programme(name)?;
        let what = say!(en "study programme of degree study", et "tasemeõppe õppekava");
        let level = programme.level.known();
        let level = level.map_or_else(Words::default, |level| {
            Words::same(format!("EQF {}", level.0))
        });
        let linked = self
            .catalogue()
            .courses()
            .filter(|course| match course.origin.known() {
                Some(kava_model::fields::Origin::Degree(names)) => {
                    names.iter().any(|origin| &*origin.text == name)
                }
                _ => false,
            });
        let courses = match linked.count() {
            1 => say!(en "1 course of this catalogue", et "1 aine selles kataloogis"),
            many => say!(
                en "{many} courses of this catalogue",
                et "{many} ainet selles kataloogis",
                many = many
            ),
        };
        let card = Card::of(name, called(&programme.title));
        Some(card.row([what, level, courses]).words())
    }
}
