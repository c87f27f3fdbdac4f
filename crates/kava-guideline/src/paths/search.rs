//! The search through all legal selections: group by group from the inside out, member by member as
//! in a knapsack.

use std::cmp::Ordering;

use kava_model::plan::{ItemId, NodeId, Plan};

use super::answer::Halt;
use super::survey::{Branch, Counting, Group, Member, Survey};
use super::table::{Keep, Marks, Row, Table};

/// Repeated items are bits of one word.
const MOST_REPEATED: usize = 64;

/// What is asked of the elective part of a plan.
pub(super) struct Question<'q> {
    /// What an item adds to the sum that is to be least.
    pub weight: &'q dyn Fn(ItemId) -> i64,
    /// The sum is wanted as a share of all credits.
    pub share: Option<Share>,
    /// Of an item on several leaves each counts, as if they were different items.
    pub leaf_by_leaf: bool,
    /// Nodes that must not be reached.
    pub barred: &'q [NodeId],
    /// Members that their groups must take where they are reached.
    pub wanted: &'q [NodeId],
}

impl Question<'static> {
    /// Is there any?
    pub const ANY: Question<'static> = Question {
        weight: &|_| 0,
        share: None,
        leaf_by_leaf: true,
        barred: &[],
        wanted: &[],
    };
}

/// What every selection brings into a share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    pub part: i64,
    pub total: i64,
}

/// The elective part of the selection that is told.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub weight: i64,
    /// Zero unless a share was asked for.
    pub total: i64,
    /// Ascending.
    pub electives: Vec<NodeId>,
}

/// Work that is left before the prover gives up.
#[derive(Debug)]
pub(super) struct Allowance(pub u64);

impl Allowance {
    pub fn spend(&mut self, work: u64) -> Result<(), Halt> {
        let enough = self.0 >= work;
        self.0 = self.0.saturating_sub(work);
        enough.then_some(()).ok_or(Halt::Undecided)
    }
}

/// Runs a function of the narrowest marks that hold this many positions.
macro_rules! in_marks_for {
    ($positions:expr, $function:ident($($argument:expr),*)) => {
        match $positions {
            ..=64 => $function::<1>($($argument),*),
            ..=128 => $function::<2>($($argument),*),
            ..=256 => $function::<4>($($argument),*),
            _ => $function::<16>($($argument),*),
        }
    };
}

/// The legal selection that is told for the question; nothing if there is none. Of a share: none
/// with credits.
pub(super) fn first(
    plan: &Plan,
    survey: &Survey,
    question: &Question<'_>,
    allowance: &mut Allowance,
) -> Result<Option<Found>, Halt> {
    if survey.repeated.len() > MOST_REPEATED && !question.leaf_by_leaf {
        return Err(Halt::Undecided);
    }
    let positions = survey.electives.len();
    in_marks_for!(positions, first_in(plan, survey, question, allowance))
}

fn first_in<const W: usize>(
    plan: &Plan,
    survey: &Survey,
    question: &Question<'_>,
    allowance: &mut Allowance,
) -> Result<Option<Found>, Halt> {
    let rows = Search::<W>::new(plan, survey, question, Keep::First).run(allowance)?;
    let told = match question.share {
        None => rows.first(),
        Some(fixed) => least_share(&rows, fixed),
    };
    Ok(told.map(|row| Found {
        weight: row.weight,
        total: row.key.total,
        electives: marked(survey, row.marks),
    }))
}

fn marked<const W: usize>(survey: &Survey, marks: Marks<W>) -> Vec<NodeId> {
    let electives = survey.electives.iter().enumerate();
    electives
        .filter(|(at, _)| marks.has(*at))
        .map(|(_, elective)| elective.leaf)
        .collect()
}

/// Shares are compared by cross products; a selection without credits has none.
fn least_share<const W: usize>(rows: &[Row<W>], fixed: Share) -> Option<&Row<W>> {
    let part = |row: &Row<W>| i128::from(fixed.part) + i128::from(row.weight);
    let total = |row: &Row<W>| i128::from(fixed.total) + i128::from(row.key.total);
    let in_order = |one: &&Row<W>, other: &&Row<W>| -> Ordering {
        (part(one) * total(other))
            .cmp(&(part(other) * total(one)))
            .then(one.courses.cmp(&other.courses))
            .then(other.marks.cmp(&one.marks))
    };
    rows.iter().filter(|row| total(row) > 0).min_by(in_order)
}

/// Which nodes some legal selection reaches: first the electives, then the groups.
/// Nothing if there is no legal selection.
pub(super) fn reachable(
    plan: &Plan,
    survey: &Survey,
    allowance: &mut Allowance,
) -> Result<Option<Vec<NodeId>>, Halt> {
    let positions = survey.electives.len() + survey.groups.len();
    in_marks_for!(positions, reachable_in(plan, survey, allowance))
}

fn reachable_in<const W: usize>(
    plan: &Plan,
    survey: &Survey,
    allowance: &mut Allowance,
) -> Result<Option<Vec<NodeId>>, Halt> {
    let rows = Search::<W>::new(plan, survey, &Question::ANY, Keep::AllMarks).run(allowance)?;
    let groups = |marks: Marks<W>| {
        let first = survey.electives.len();
        let groups = survey.groups.iter().enumerate();
        groups.filter_map(move |(at, group)| marks.has(first + at).then_some(group.node))
    };
    Ok(rows.first().map(|row| {
        let mut nodes = marked(survey, row.marks);
        nodes.extend(groups(row.marks));
        nodes
    }))
}

/// The groups that no partial selection passes, in the light of the groups around them.
pub(super) fn barren(
    plan: &Plan,
    survey: &Survey,
    allowance: &mut Allowance,
) -> Result<Vec<NodeId>, Halt> {
    let question = &Question::ANY;
    let mut search = Search::<1>::new(plan, survey, question, Keep::First);
    search.run_groups(allowance)?;
    let empty = |at: &usize| search.tables.get(*at).is_some_and(Vec::is_empty);
    let groups = survey.groups.iter().enumerate();
    Ok(groups
        .filter(|(at, _)| empty(at))
        .map(|(_, group)| group.node)
        .collect())
}

/// What an item adds to the sums of a selection that takes it.
#[derive(Clone, Copy, Debug, Default)]
struct Worth {
    weight: i64,
    total: i64,
    courses: u32,
}

struct Search<'s, const W: usize> {
    plan: &'s Plan,
    survey: &'s Survey,
    question: &'s Question<'s>,
    keep: Keep,
    /// Of [`Survey::repeated`].
    repeated: Vec<Worth>,
    /// Of [`Survey::groups`]; filled from the last.
    tables: Vec<Vec<Row<W>>>,
}

impl<'s, const W: usize> Search<'s, W> {
    /// What a row that is kept costs, in merges: about what it takes of time and memory.
    const KEEPING: u64 = 6 + 2 * W as u64;

    fn new(
        plan: &'s Plan,
        survey: &'s Survey,
        question: &'s Question<'s>,
        keep: Keep,
    ) -> Search<'s, W> {
        let mut search = Search {
            plan,
            survey,
            question,
            keep,
            repeated: Vec::new(),
            tables: vec![Vec::new(); survey.groups.len()],
        };
        let items = survey.repeated.iter();
        search.repeated = items.map(|item| search.worth(*item)).collect();
        search
    }

    fn worth(&self, item: ItemId) -> Worth {
        let known = self.plan.item(item);
        let credits = known.credits.map_or(0, |credits| credits.0.0);
        Worth {
            weight: (self.question.weight)(item),
            total: if self.question.share.is_some() {
                credits
            } else {
                0
            },
            courses: u32::from(known.is_course),
        }
    }

    /// The rows of the whole: one for each total of credits, or one, or none.
    fn run(mut self, allowance: &mut Allowance) -> Result<Vec<Row<W>>, Halt> {
        self.run_groups(allowance)?;
        Ok(self.tables.into_iter().next().unwrap_or_default())
    }

    fn run_groups(&mut self, allowance: &mut Allowance) -> Result<(), Halt> {
        for (at, group) in self.survey.groups.iter().enumerate().rev() {
            let rows = self.group(at, group, allowance)?;
            if let Some(table) = self.tables.get_mut(at) {
                *table = rows;
            }
        }
        Ok(())
    }

    fn group(
        &self,
        at: usize,
        group: &Group,
        allowance: &mut Allowance,
    ) -> Result<Vec<Row<W>>, Halt> {
        if self.question.barred.contains(&group.node) {
            return Ok(Vec::new());
        }
        let mut merged = Table::new(self.keep);
        let mut next = Table::new(self.keep);
        merged.offer(Row::EMPTY);
        for member in &group.members {
            self.merge(group, member, merged.rows(), &mut next, allowance)?;
            std::mem::swap(&mut merged, &mut next);
            next.clear();
        }
        Ok(self.close(at, group, merged, next))
    }

    /// One member more: left out where it may be, and taken in every way.
    fn merge(
        &self,
        group: &Group,
        member: &Member,
        merged: &[Row<W>],
        next: &mut Table<W>,
        allowance: &mut Allowance,
    ) -> Result<(), Halt> {
        let leaf;
        let ways = match member.branch {
            Branch::Group(group) => self.tables.get(group).map_or(&[][..], Vec::as_slice),
            Branch::Elective(at) => {
                leaf = self.elective(at);
                leaf.as_slice()
            }
        };
        let required = group.takes_all || self.question.wanted.contains(&member.node);
        for row in merged {
            let before = next.rows().len();
            if !required {
                next.offer(row.without(member.completes));
            }
            for way in ways {
                if let Some(joined) = self.join(group, row, way) {
                    next.offer(joined.without(member.completes));
                }
            }
            let kept = next.rows().len() - before;
            allowance.spend(1 + ways.len() as u64 + Self::KEEPING * kept as u64)?;
        }
        Ok(())
    }

    /// The one way to take a leaf; none if it is barred.
    fn elective(&self, at: usize) -> Option<Row<W>> {
        let elective = self.survey.electives.get(at)?;
        if self.question.barred.contains(&elective.leaf) {
            return None;
        }
        let mut row = Row::EMPTY;
        row.marks.mark(at);
        row.key.credits = elective.credits;
        if elective.counting != Counting::Already {
            let worth = self.worth(elective.item);
            row.weight = worth.weight;
            row.key.total = worth.total;
            row.courses = worth.courses;
        }
        if let Counting::Once(slot) = elective.counting
            && !self.question.leaf_by_leaf
        {
            row.key.repeated = 1 << slot;
        }
        Some(row)
    }

    /// Two parts of one selection, unless the bounds already rule it out.
    fn join(&self, group: &Group, row: &Row<W>, way: &Row<W>) -> Option<Row<W>> {
        let mut joined = *row;
        joined.key.credits = group.seen_inside.see(row.key.credits + way.key.credits)?;
        joined.key.count = group.counting().see(row.key.count + 1)?;
        joined.key.total += way.key.total;
        joined.key.repeated |= way.key.repeated;
        joined.weight += way.weight;
        joined.courses += way.courses;
        joined.marks = joined.marks.union(way.marks);
        self.count_once(&mut joined, row.key.repeated & way.key.repeated);
        Some(joined)
    }

    /// Takes away what items that both parts have add twice.
    fn count_once(&self, joined: &mut Row<W>, mut both: u64) {
        while both != 0 {
            let slot = both.trailing_zeros() as usize;
            let worth = self.repeated.get(slot).copied().unwrap_or_default();
            joined.weight -= worth.weight;
            joined.key.total -= worth.total;
            joined.courses -= worth.courses;
            both &= both - 1;
        }
    }

    /// What of a group's rows is within its bounds, as the groups around see it.
    fn close(&self, at: usize, group: &Group, merged: Table<W>, mut seen: Table<W>) -> Vec<Row<W>> {
        if group.takes_all && self.keep == Keep::First {
            return merged.into_rows();
        }
        for row in merged.rows() {
            if !group.credits.holds(row.key.credits) || !group.count.holds(row.key.count) {
                continue;
            }
            if let Some(credits) = group.seen_outside.see(row.key.credits) {
                let mut row = *row;
                row.key.credits = credits;
                row.key.count = 0;
                if self.keep == Keep::AllMarks {
                    row.marks.mark(self.survey.electives.len() + at);
                }
                seen.offer(row);
            }
        }
        seen.into_rows()
    }
}
