//! Ways to assess what has been learnt: `assessment exam`.

use kava_diagnostics::Phrase;

list!(Assessment, "assessment");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub code: &'static str,
    pub proof: Proof,
    /// The nearest concept of the European Learning Model, where it has one.
    pub elm: Option<&'static str>,
    pub name: Phrase,
}

/// What an assessment rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// A test or an exam.
    Examination,
    /// Something that the learner makes or does and that is assessed.
    Work,
    /// Having been there: proves no learning outcome.
    Attendance,
}

entry!(Assessment, "code,proof,elm,en,et", |columns| Assessment {
    code: columns.next()?,
    proof: match columns.next()? {
        "examination" => Proof::Examination,
        "work" => Proof::Work,
        "attendance" => Proof::Attendance,
        _ => return None,
    },
    elm: columns.maybe()?,
    name: columns.name()?,
});
