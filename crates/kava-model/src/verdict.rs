//! What judging a programme gives, as plain data: front ends print it, documents project it.

use std::sync::Arc;

use kava_diagnostics::{Citation, Finding, Place, Words};

use crate::date::Day;
use crate::fields::Moment;
use crate::quantity::{Credits, Decimal, Hours, Ratio};
use crate::text::Text;
use crate::unit::{Currency, Unit};

/// A programme judged.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    pub summary: Summary,
    /// What a moment needs and the file does not say.
    pub missing: Vec<Missing>,
    /// Duties with their dates that are not overdue.
    pub calendar: Vec<Duty>,
    /// What waivers set aside, in the order of the file; not among the findings.
    pub waived: Vec<Waived>,
    pub findings: Vec<Finding>,
}

/// By what a programme was judged, whether it holds, and what it comes to: small enough to be kept of
/// every programme of a large catalogue, and without places, so that those that are alike are equal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Summary {
    /// The guideline editions it was judged by, lowest layer first; several where its intakes fall
    /// under different editions.
    pub stamps: Vec<Arc<Stamp>>,
    /// True when no error stands and everything could be decided of a whole plan; nothing when that is
    /// not known.
    pub met: Option<bool>,
    /// The least and the most credits that a legal selection has.
    pub credits: Option<Range<Credits>>,
    /// The least and the greatest share of degree study over all legal selections.
    pub degree_share: Option<Range<Ratio>>,
    /// Contact, practical and independent work, where it is the same for every legal selection.
    pub split: Option<HoursSplit>,
    /// The fee of each intake, in the order of the file.
    pub fees: Vec<FeeTotal>,
    /// The guideline's words and measures that documents need.
    pub terms: Terms,
}

impl Verdict {
    /// Every place that it points to.
    pub fn each_place(&mut self, visit: &mut dyn FnMut(&mut Place)) {
        self.missing.iter_mut().for_each(|it| visit(&mut it.place));
        self.calendar.iter_mut().for_each(|it| visit(&mut it.place));
        for waived in &mut self.waived {
            visit(&mut waived.place);
            let texts = waived.because.0.iter_mut().chain(&mut waived.by.0);
            texts.for_each(|part| visit(&mut part.place));
            let findings = waived.findings.iter_mut();
            findings.for_each(|finding| finding.each_place(visit));
        }
        let findings = self.findings.iter_mut();
        findings.for_each(|finding| finding.each_place(visit));
    }
}

/// What a rule has measured of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The rule's word.
    pub rule: &'static str,
    /// The clause that it was measured for.
    pub citation: Arc<Citation>,
    /// `15 ECTS`, `40..80 %`
    pub words: Words,
}

/// A rule that a waiver sets aside for this programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    /// The rule's word.
    pub rule: &'static str,
    /// The guideline that waives it.
    pub guideline: String,
    pub because: Text,
    /// The last day on which it holds.
    pub until: Day,
    /// Who signed it.
    pub by: Text,
    /// The waiver in the programme's file.
    pub place: Place,
    /// What would be found without it; at least one. Where several layers waive the same rule, each
    /// of their waivers holds the same findings.
    pub findings: Vec<Finding>,
}

/// What a guideline calls the programme's kind, and what it sets for all programmes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Terms {
    /// `mikrokraad`, `micro-degree`
    pub kind: Option<Arc<Text>>,
    /// Hours of learner work in one ECTS; nothing where the guideline leaves a range.
    pub one_ects: Option<Hours>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Range<T> {
    pub min: T,
    pub max: T,
}

/// The parts of the workload, in hundredths of one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HoursSplit {
    pub contact: Decimal,
    pub practical: Decimal,
    pub independent: Decimal,
    pub unit: Unit,
}

/// Which edition of which guideline.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    pub guideline: String,
    /// The day the edition is in force from.
    pub edition: Day,
    /// Of the guideline file, in lower-case hexadecimal.
    pub sha256: String,
    /// A file of the catalogue stands in for the shipped edition.
    pub own_copy: bool,
}

/// What an intake costs a learner; a range where selections differ.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FeeTotal {
    /// The name of the intake; nothing for a programme without one.
    pub intake: Option<Box<str>>,
    /// For whom, where not for everybody.
    pub group: Option<String>,
    pub total: Option<Range<Decimal>>,
    /// For each planned semester, by number, what is due; only where everything is known.
    pub per_semester: Vec<(u32, Range<Decimal>)>,
    pub currency: Currency,
    pub plus_vat: bool,
    pub market: bool,
}

/// A field that is needed and not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The field's word.
    pub field: String,
    /// The first moment whose documents need it.
    pub moment: Moment,
    /// Where to write it.
    pub place: Place,
}

/// Something to be done by a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    pub by: Day,
    pub what: Words,
    pub place: Place,
    /// The clause that asks for it.
    pub citation: Option<Arc<Citation>>,
}
