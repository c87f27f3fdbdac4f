//! Which courses serve an outcome.

use kava_model::fields::Course;
use kava_model::plan::Leaf;

use crate::Subject;

/// The courses of the plan that teach and that assess one outcome, each once, in the plan's order.
#[derive(Clone, Debug, Default)]
pub struct Served<'a> {
    pub taught: Vec<&'a Course>,
    pub assessed: Vec<&'a Course>,
}

/// For each outcome; nothing where no plan is written.
pub fn served<'a>(subject: &Subject<'a>) -> Option<Vec<Served<'a>>> {
    let resolved = subject.plan?;
    let count = subject.programme.outcomes.known().map_or(0, |outcomes| outcomes.list.len());
    let mut served = vec![Served::default(); count];
    for (_, leaf) in resolved.plan.leaves() {
        if let Some(course) = resolved.course(leaf.item) {
            serve(&mut served, leaf, course);
        }
    }
    Some(served)
}

fn serve<'a>(served: &mut [Served<'a>], leaf: &Leaf, course: &'a Course) {
    let mut add = |outcome: &u32, list: for<'s> fn(&'s mut Served<'a>) -> &'s mut Vec<&'a Course>| {
        let Some(list) = served.get_mut(*outcome as usize).map(list) else { return };
        if !list.iter().any(|known| std::ptr::eq(*known, course)) {
            list.push(course);
        }
    };
    leaf.teaches.iter().for_each(|outcome| add(outcome, |served| &mut served.taught));
    leaf.assesses.iter().for_each(|outcome| add(outcome, |served| &mut served.assessed));
}
