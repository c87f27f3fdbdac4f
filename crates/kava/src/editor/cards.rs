//! What is told of a thing that bears a name: a file for each kind. Numbers are those of the verdict.

mod course;
mod guideline;
mod outcome;
mod programme;
mod provider;
mod semester;

pub(crate) use course::credits;
pub(crate) use programme::{money, standing, volume};

use kava_diagnostics::Words;
use kava_model::fields::Programme;
use kava_model::names::mentions::Kind;
use kava_model::quantity::{Bound, Limit};
use kava_model::verdict::Range;

use super::Editor;

impl<'w> Editor<'w> {
    /// What a name is the name of; nothing of one that nothing bears. Where the name means something
    /// only in one programme, it must be told which.
    pub(crate) fn card(
        &self,
        kind: Kind,
        name: &str,
        programme: Option<&'w Programme>,
    ) -> Option<Words> {
        match kind {
            Kind::Course => self.course_card(name),
            Kind::Programme => self.programme_card(name),
            Kind::Award => {
                let programme = self.programme_card(name);
                programme.or_else(|| self.study_programme_card(name))
            }
            Kind::StudyProgramme => self.study_programme_card(name),
            Kind::Institution => self.institution_card(name),
            Kind::Unit => self.unit_card(name),
            Kind::Semester => self.semester_card(name),
            Kind::PriceList => self.price_list_card(name),
            Kind::Outcome => self.outcome_card(programme?, name),
            Kind::Guideline => self.guideline_card(name),
            Kind::ProgrammeKind => self.kind_card(name),
            Kind::Rule => self.rule_card(name, programme),
            Kind::Season => self.season_card(name),
            Kind::Catalogue | Kind::Module | Kind::Intake => None,
        }
    }
}

/// `15 ECTS`, `12..15 ECTS`
pub(crate) fn range<T>(range: Range<T>) -> Bound<T> {
    Bound {
        low: Limit::Closed(range.min),
        high: Limit::Closed(range.max),
    }
}
