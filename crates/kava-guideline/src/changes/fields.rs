//! Fields of the registry's form: from which moment on each is asked.

use kava_diagnostics::{Words, say};
use kava_model::choice::Choice;
use kava_model::fields::FormRow;

use super::{Change, How, Subject, for_kinds, kinds_of, paired};
use crate::layers::keeps_moments;
use crate::policy::Policy;

pub fn changes(now: &Policy, draft: &Policy) -> Vec<Change> {
    let (all, kinds) = kinds_of(now, draft);
    let mut each = Vec::new();
    for kind in kinds {
        let rows = |policy| rows(policy, kind);
        for (_, before, after) in paired(rows(now), rows(draft)) {
            let longest = before.len().max(after.len());
            let pairs = (0..longest).map(|at| (before.get(at), after.get(at)));
            let changes =
                pairs.filter_map(|(before, after)| change(before.copied(), after.copied()));
            each.extend(changes.map(|change| (kind, change)));
        }
    }
    for_kinds(&all, each)
}

fn rows<'p>(policy: &'p Policy, kind: Option<&str>) -> Vec<(&'p str, &'p FormRow)> {
    let rows = policy.form_for(kind);
    rows.map(|(_, row)| (&*row.field.text, row)).collect()
}

fn change(before: Option<&FormRow>, after: Option<&FormRow>) -> Option<Change> {
    let how = match (before, after) {
        (None, None) => return None,
        (None, Some(_)) => How::Added,
        (Some(_), None) => How::Dropped,
        (Some(before), Some(after)) => {
            match (keeps_moments(after, before), keeps_moments(before, after)) {
                (true, true) => return None,
                (true, false) => How::Tightened,
                (false, true) => How::Loosened,
                (false, false) => How::Changed,
            }
        }
    };
    Some(Change {
        how,
        subject: Subject::Field,
        name: before.or(after)?.field.text.to_string(),
        kinds: Vec::new(),
        before: before.map(moments).unwrap_or_default(),
        after: after.map(moments).unwrap_or_default(),
    })
}

/// `draft should, submission must`
fn moments(row: &FormRow) -> Words {
    let moments = row.moments.iter().map(|(moment, strictness)| {
        say!(en "{moment} {how}", et "{moment} {how}", moment = moment.name(), how = strictness.name())
    });
    Words::join(moments, ", ")
}
