//! What the rules over all selections have in common once they are refuted: the least change of the
//! plan after which they hold, told with the finding and, where the author's text can take it, offered.

mod edits;
mod kept;
mod words;

use kava_diagnostics::{Finding, Phrase, Words, say};
use kava_model::plan::{NodeId, NodeKind};

use crate::case::{Case, PlanCase};
use crate::repair::{Ask, Change, IN_PASSING, Kind, Repair, Subject, Wanted};

pub(super) use edits::teaching;
pub(super) use words::Source;

/// A refuted asking with all that a change of the plan must leave as it is.
pub(super) struct Refuted<'c> {
    case: &'c Case<'c>,
    plan: &'c PlanCase<'c>,
    subject: Subject,
    ask: Ask,
    kept: Vec<Ask>,
    /// How courses of the asked origin are called.
    source: Option<&'c Source>,
    /// The outcome that is to be met.
    outcome: Option<&'c str>,
}

impl<'c> Refuted<'c> {
    pub fn new(case: &'c Case<'c>, plan: &'c PlanCase<'c>, ask: Ask) -> Refuted<'c> {
        let courses = plan.resolved.courses.iter();
        let origin = |course: &Option<&kava_model::fields::Course>| {
            course.and_then(|course| course.origin.known()).cloned()
        };
        let subject = Subject {
            plan: plan.resolved.plan.clone(),
            origins: courses.map(origin).collect(),
        };
        Refuted {
            kept: kept::asks(case, plan, &subject),
            case,
            plan,
            subject,
            ask,
            source: None,
            outcome: None,
        }
    }

    pub fn of_source(self, source: &'c Source) -> Refuted<'c> {
        Refuted {
            source: Some(source),
            ..self
        }
    }

    pub fn of_outcome(self, outcome: &'c str) -> Refuted<'c> {
        Refuted {
            outcome: Some(outcome),
            ..self
        }
    }

    /// These changes are enough, whatever a learner chooses.
    pub fn is_mended_by(&self, changes: &[Change]) -> bool {
        self.wanted(&|_| true).is_mended_by(changes, IN_PASSING)
    }

    /// The finding with the least repair of each kind.
    pub fn told(&self, finding: Finding, kinds: &[Kind]) -> Finding {
        let allowed = |change: &Change| self.is_clear(change);
        let wanted = self.wanted(&allowed);
        let repairs = kinds.iter();
        let repairs: Vec<Repair> = repairs
            .filter_map(|kind| wanted.least(*kind, IN_PASSING).least())
            .collect();
        let told: Vec<Words> = repairs.iter().map(|repair| self.words(repair)).collect();
        if told.is_empty() {
            return finding;
        }
        const OR: Phrase = Phrase {
            en: "; or ",
            et: "; või ",
        };
        let changes = Words {
            en: join(told.iter().map(|words| &words.en), OR.en),
            et: join(told.iter().map(|words| &words.et), OR.et),
        };
        let finding = finding.help(say!(
            en "the least change: {changes}",
            et "vähim muudatus: {changes}",
            changes = changes
        ));
        let offered = repairs.iter().zip(told);
        offered.fold(finding, |finding, (repair, words)| {
            match self.edits(repair) {
                Some(edits) => finding.fix_all(
                    say!(en "change the plan: {words}", et "muuda õppeplaani: {words}", words = words),
                    edits,
                ),
                None => finding,
            }
        })
    }

    fn wanted<'w>(&'w self, allowed: &'w dyn Fn(&Change) -> bool) -> Wanted<'w> {
        Wanted {
            subject: &self.subject,
            ask: &self.ask,
            kept: &self.kept,
            allowed,
        }
    }

    /// It can be told in words: which of the lines of a course goes, or that one of `A or B` is not
    /// chosen, would need more of them.
    fn is_clear(&self, change: &Change) -> bool {
        match change {
            Change::Out(leaf) => match &self.subject.plan.node(*leaf).kind {
                NodeKind::Leaf(line) => self.plan.leaves_of(line.item).len() == 1,
                _ => false,
            },
            Change::Choice(group, _) => self.plan.resolved.bound(*group).is_some(),
            Change::Serve(leaf) => self.teaching(*leaf).is_some(),
            Change::Credits(item, _) => self.subject.plan.item(*item).is_course,
            Change::Origin(..) => true,
        }
    }

    fn code(&self, leaf: NodeId) -> &str {
        match &self.subject.plan.node(leaf).kind {
            NodeKind::Leaf(line) => &self.subject.plan.item(line.item).code,
            _ => "",
        }
    }
}

fn join<'w>(parts: impl Iterator<Item = &'w String>, between: &str) -> String {
    parts.map(String::as_str).collect::<Vec<_>>().join(between)
}
