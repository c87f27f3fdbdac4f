//! What rules ask of every legal selection of a plan, as a search can try it.

use kava_model::fields::Origin;
use kava_model::plan::{ItemId, NodeId, Plan};
use kava_model::quantity::{Bound, Credits, Ratio};

use super::Subject;
use super::changed::Changed;
use crate::paths::{Answer, Extremes, Prover};

#[derive(Clone, Debug)]
pub enum Ask {
    /// The credits of a selection.
    Volume(Bound<Credits>),
    /// The share that courses of some origin have in them.
    Share(fn(&Origin) -> bool, Bound<Ratio>),
    /// The number of its courses.
    Courses(Bound<u32>),
    /// The credits of each course of the plan, or of one.
    CourseVolume(Bound<Credits>, Option<ItemId>),
    /// One of these leaves is reached.
    Met(Vec<NodeId>),
}

pub(super) enum Proof {
    Holds,
    /// Of a selection that shows it; of none where no selection is needed.
    Fails(Vec<NodeId>),
    /// Not decided, or nothing can be selected.
    Open,
}

/// How many groups nobody can satisfy, and how many members nobody can choose.
///
/// With the work that it took.
pub(super) fn unchoosable(plan: &Plan) -> (Option<usize>, u64) {
    let prover = Prover::new(plan);
    let never = prover.never_chosen().known();
    let number = never.map(|never| never.len() + prover.unsatisfiable().len());
    (number, prover.work())
}

impl Ask {
    /// Whether it holds for every legal selection; nothing where that is not decided.
    pub fn holds(&self, subject: &Subject) -> Option<bool> {
        match self.prove(subject, &Changed::new(subject, &[])).0 {
            Proof::Holds => Some(true),
            Proof::Fails(_) => Some(false),
            Proof::Open => None,
        }
    }

    /// It does not hold, whatever is selected.
    pub(super) fn is_broken_by_itself(&self, changed: &Changed<'_>) -> bool {
        let Ask::CourseVolume(bound, only) = self else {
            return false;
        };
        let items = changed.items_left().into_iter();
        items
            .filter(|item| only.is_none_or(|only| only == *item))
            .filter(|item| changed.is_course(*item))
            .any(|item| !bound.holds(changed.credits(item)))
    }

    /// A selection that is legal after some changes does not give what is asked.
    pub(super) fn is_broken_by(&self, changed: &Changed<'_>, leaves: &[NodeId]) -> bool {
        let items = changed.items(leaves);
        match self {
            Ask::Volume(bound) => !bound.holds(sum(changed, &items)),
            Ask::Share(counts, bound) => {
                let inside = |item: &ItemId| changed.origin(*item).is_some_and(counts);
                let part: Vec<ItemId> = items.iter().copied().filter(inside).collect();
                let share = ratio(sum(changed, &part), sum(changed, &items));
                share.is_some_and(|share| !bound.holds(share))
            }
            Ask::Courses(bound) => {
                let courses = items.iter().filter(|item| changed.is_course(**item));
                !bound.holds(u32::try_from(courses.count()).unwrap_or(u32::MAX))
            }
            Ask::CourseVolume(..) => self.is_broken_by_itself(changed),
            Ask::Met(serving) => !leaves
                .iter()
                .any(|leaf| serving.contains(leaf) || changed.serves(*leaf)),
        }
    }

    /// With the work that it took.
    pub(super) fn prove(&self, after: &Subject, changed: &Changed<'_>) -> (Proof, u64) {
        let prover = Prover::new(&after.plan);
        let credits = |item: ItemId| after.plan.item(item).credits.map_or(0, |it| it.0.0);
        let proof = match self {
            Ask::Volume(bound) => within(prover.extremes(&credits), |value| {
                bound.holds(Credits::hundredths(value))
            }),
            Ask::Share(counts, bound) => {
                let inside = |item| after.origin(item).is_some_and(counts);
                match prover.shares(&inside) {
                    Answer::Known(None) => Proof::Holds,
                    Answer::Known(Some(shares)) => {
                        within(Answer::Known(shares), |share| bound.holds(share))
                    }
                    _ => Proof::Open,
                }
            }
            Ask::Courses(bound) => {
                let one = |item| i64::from(after.plan.item(item).is_course);
                within(prover.extremes(&one), |number| {
                    bound.holds(u32::try_from(number).unwrap_or(u32::MAX))
                })
            }
            Ask::CourseVolume(..) => match self.is_broken_by_itself(changed) {
                true => Proof::Fails(Vec::new()),
                false => Proof::Holds,
            },
            Ask::Met(serving) => {
                let met: Vec<NodeId> = serving
                    .iter()
                    .copied()
                    .chain(changed.newly_serving())
                    .collect();
                match prover.avoiding(&met) {
                    Answer::Known(None) => Proof::Holds,
                    Answer::Known(Some(selection)) => Proof::Fails(selection.leaves().to_vec()),
                    _ => Proof::Open,
                }
            }
        };
        (proof, prover.work())
    }
}

fn within<T: Copy>(answer: Answer<Extremes<T>>, holds: impl Fn(T) -> bool) -> Proof {
    let Answer::Known(Extremes { least, most }) = answer else {
        return Proof::Open;
    };
    match [least, most].into_iter().find(|it| !holds(it.value)) {
        Some(worst) => Proof::Fails(worst.selection.leaves().to_vec()),
        None => Proof::Holds,
    }
}

fn sum(changed: &Changed<'_>, items: &[ItemId]) -> Credits {
    items.iter().map(|item| changed.credits(*item)).sum()
}

fn ratio(part: Credits, total: Credits) -> Option<Ratio> {
    let number = |credits: Credits| u128::try_from(credits.0.0).ok();
    Ratio::new(number(part)?, number(total)?)
}
