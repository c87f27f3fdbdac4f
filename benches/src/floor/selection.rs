//! Every way a learner may go through a programme, and the extremes over them. Credits are in
//! hundredths throughout.

use super::read::{Choice, Course, Member, Origin, Programme};

/// The bit of an outcome; the 65th and later have none and so are never seen as taught.
fn mask(outcome: usize) -> u64 {
    u32::try_from(outcome)
        .ok()
        .and_then(|bit| 1_u64.checked_shl(bit))
        .unwrap_or(0)
}

/// What one learner takes.
#[derive(Clone, Copy, Default)]
struct Selection {
    credits: u32,
    degree: u32,
    courses: u32,
    /// A bit for each outcome.
    taught: u64,
}

impl Selection {
    fn with(mut self, course: &Course<'_>, programme: &Programme<'_>) -> Selection {
        let credits = course.credits.0;
        self.credits = self.credits.saturating_add(credits);
        if matches!(course.origin, Origin::Degree(_)) {
            self.degree = self.degree.saturating_add(credits);
        }
        self.courses += 1;
        for (bit, outcome) in programme.outcomes.iter().enumerate() {
            if course.teaches.contains(&outcome.code) {
                self.taught |= mask(bit);
            }
        }
        self
    }
}

/// Walks every way to make the choices; electives are taken whole until they give just the credits.
fn for_each_selection(
    programme: &Programme<'_>,
    choices: &[&Choice<'_>],
    taken: Selection,
    visit: &mut dyn FnMut(Selection),
) {
    match choices.split_first() {
        None => visit(taken),
        Some((choice, rest)) => {
            let aim = taken.credits.saturating_add(choice.credits.0);
            for_each_subset(programme, &choice.from, aim, taken, &mut |chosen| {
                for_each_selection(programme, rest, chosen, visit);
            });
        }
    }
}

/// Walks every set of these courses that brings the credits to `aim` exactly.
fn for_each_subset(
    programme: &Programme<'_>,
    courses: &[Course<'_>],
    aim: u32,
    taken: Selection,
    visit: &mut dyn FnMut(Selection),
) {
    match courses.split_first() {
        _ if taken.credits > aim => {}
        None if taken.credits == aim => visit(taken),
        None => {}
        Some((course, rest)) => {
            for_each_subset(programme, rest, aim, taken.with(course, programme), visit);
            for_each_subset(programme, rest, aim, taken, visit);
        }
    }
}

pub struct Extremes {
    pub least: u32,
    pub most: u32,
    /// Credits from degree study, of all credits, where they are the smallest part.
    pub least_share: (u32, u32),
    pub fewest_courses: u32,
    /// A bit for each outcome.
    always_taught: u64,
}

impl Default for Extremes {
    /// Before the first selection is seen. A plan that nobody can complete keeps these, and so has
    /// no volume that could be in order.
    fn default() -> Extremes {
        Extremes {
            least: u32::MAX,
            most: 0,
            least_share: (1, 1),
            fewest_courses: u32::MAX,
            always_taught: u64::MAX,
        }
    }
}

impl Extremes {
    pub fn of(programme: &Programme<'_>) -> Extremes {
        let mut taken = Selection::default();
        let mut choices = Vec::new();
        for member in programme.members() {
            match member {
                Member::Course(course) => taken = taken.with(course, programme),
                Member::Choose(choice) => choices.push(choice),
            }
        }
        let mut extremes = Extremes::default();
        for_each_selection(programme, &choices, taken, &mut |selection| {
            extremes.see(selection)
        });
        extremes
    }

    pub fn always_teaches(&self, outcome: usize) -> bool {
        self.always_taught & mask(outcome) != 0
    }

    fn see(&mut self, selection: Selection) {
        self.least = self.least.min(selection.credits);
        self.most = self.most.max(selection.credits);
        self.fewest_courses = self.fewest_courses.min(selection.courses);
        self.always_taught &= selection.taught;
        let (degree, all) = (u64::from(selection.degree), u64::from(selection.credits));
        let (least_degree, least_all) = self.least_share;
        if degree * u64::from(least_all) < u64::from(least_degree) * all {
            self.least_share = (selection.degree, selection.credits);
        }
    }
}
