//! Choices that are no choices: members that cannot be chosen, groups that cannot be satisfied.

use kava_model::plan::{NodeId, NodeKind};

use super::answer::Halt;
use super::search::{self, Allowance, Question};
use super::survey::Survey;
use super::{MOST_WORK, Prover};

impl Prover<'_> {
    pub(super) fn find_never_chosen(&self) -> Result<Vec<NodeId>, Halt> {
        let survey = self.survey()?;
        if self.single.is_some() {
            return Ok(Vec::new());
        }
        let mut allowance = Allowance(MOST_WORK);
        let reachable = search::reachable(self.plan, survey, &mut allowance);
        self.book(&allowance);
        let mut reachable = reachable?.ok_or(Halt::NoSelection)?;
        reachable.sort_unstable();
        let mut never: Vec<NodeId> = survey
            .groups
            .iter()
            .filter(|group| !group.takes_all && reachable.binary_search(&group.node).is_ok())
            .flat_map(|group| &group.members)
            .map(|member| member.node)
            .filter(|member| reachable.binary_search(member).is_err())
            .collect();
        never.sort_unstable();
        Ok(never)
    }

    pub(super) fn find_unsatisfiable(&self) -> Vec<NodeId> {
        if self.single.is_some() {
            return Vec::new();
        }
        let mut allowance = Allowance(MOST_WORK);
        let suspects = self.suspects(&mut allowance);
        let culprits = self.culprits(suspects, &mut allowance);
        self.book(&allowance);
        culprits
    }

    /// Groups that may be unsatisfiable, ascending: those that are in their surroundings, or all.
    fn suspects(&self, allowance: &mut Allowance) -> Vec<NodeId> {
        if let Ok(survey) = &self.survey
            && let Ok(barren) = search::barren(self.plan, survey, allowance)
        {
            return barren;
        }
        let ids = (0..).map(NodeId).zip(&self.plan.nodes);
        ids.filter(|(_, node)| matches!(node.kind, NodeKind::Choose(..)))
            .map(|(id, _)| id)
            .collect()
    }

    /// Which of the suspects nobody can satisfy, each judged alone, the inner before the outer.
    fn culprits(&self, suspects: Vec<NodeId>, allowance: &mut Allowance) -> Vec<NodeId> {
        let mut culprits: Vec<NodeId> = Vec::new();
        for suspect in suspects.into_iter().rev() {
            if allowance.spend(self.plan.nodes.len() as u64).is_err() {
                break;
            }
            let Ok(survey) = Survey::new(self.plan, suspect) else {
                continue;
            };
            if culprits.iter().any(|inner| survey.spot(*inner).is_some()) {
                continue;
            }
            match search::first(self.plan, &survey, &Question::ANY, allowance) {
                Ok(None) => culprits.push(suspect),
                Ok(Some(_)) => {}
                Err(_) => break,
            }
        }
        culprits.reverse();
        culprits
    }
}
