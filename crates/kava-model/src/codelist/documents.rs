//! Documents that a learner may receive: `awards certificate, transcript`.

use kava_diagnostics::Phrase;

list!(Document, "document");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    pub code: &'static str,
    pub proves: Proves,
    pub name: Phrase,
}

/// What a document is proof of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proves {
    /// That learning outcomes were assessed and achieved.
    Outcomes,
    /// That the learner took part.
    Participation,
    /// A degree, which no programme shorter than degree study awards.
    Degree,
}

entry!(Document, "code,proves,en,et", |columns| Document {
    code: columns.next()?,
    proves: match columns.next()? {
        "outcomes" => Proves::Outcomes,
        "participation" => Proves::Participation,
        "degree" => Proves::Degree,
        _ => return None,
    },
    name: columns.name()?,
});
