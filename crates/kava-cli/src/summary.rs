//! What a check comes to, in a line or two.

use std::collections::BTreeSet;
use std::sync::Arc;

use kava::diagnostics::{Finding, Severity, Words, say};
use kava::{Choice, Judged, Moment, Stamp};

/// How many findings there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
}

impl Counts {
    pub fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Counts {
        findings
            .into_iter()
            .fold(Counts::default(), |counts, finding| {
                match finding.severity {
                    Severity::Error => Counts {
                        errors: counts.errors + 1,
                        ..counts
                    },
                    Severity::Warning => Counts {
                        warnings: counts.warnings + 1,
                        ..counts
                    },
                }
            })
    }

    /// `6 programmes, judged for submission: 1 error, 3 warnings`
    pub fn summary(self, programmes: usize, moment: Moment, errors_elsewhere: usize) -> Words {
        let line = say!(
            en "{programmes}, judged for {moment}: {errors}, {warnings}",
            et "{programmes}, hinnatud etapi „{moment}“ järgi: {errors}, {warnings}",
            programmes = counted_programmes(programmes), moment = moment.name(),
            errors = self.errors_counted(), warnings = self.warnings_counted()
        );
        if errors_elsewhere == 0 {
            return line;
        }
        let elsewhere = Counts {
            errors: errors_elsewhere,
            warnings: 0,
        };
        say!(
            en "{line} (in other files {errors})",
            et "{line} (teistes failides {errors})",
            line = line, errors = elsewhere.errors_counted()
        )
    }

    pub fn errors_counted(self) -> Words {
        match self.errors {
            0 => say!(en "no errors", et "vigu ei ole"),
            1 => say!(en "1 error", et "1 viga"),
            many => say!(en "{many} errors", et "{many} viga", many = many),
        }
    }

    fn warnings_counted(self) -> Words {
        match self.warnings {
            0 => say!(en "no warnings", et "hoiatusi ei ole"),
            1 => say!(en "1 warning", et "1 hoiatus"),
            many => say!(en "{many} warnings", et "{many} hoiatust", many = many),
        }
    }
}

pub fn counted_programmes(programmes: usize) -> Words {
    match programmes {
        1 => say!(en "1 programme", et "1 programm"),
        many => say!(en "{many} programmes", et "{many} programmi", many = many),
    }
}

pub fn counted_findings(findings: usize) -> Words {
    match findings {
        1 => say!(en "1 finding", et "1 leid"),
        many => say!(en "{many} findings", et "{many} leidu", many = many),
    }
}

/// The editions by which programmes were judged.
pub struct Stamps(BTreeSet<Arc<Stamp>>);

impl Stamps {
    pub fn of<'j>(programmes: impl IntoIterator<Item = &'j Judged>) -> Stamps {
        let stamps = programmes
            .into_iter()
            .flat_map(|programme| &programme.verdict.summary.stamps);
        let mut distinct = BTreeSet::new();
        for stamp in stamps {
            if !distinct.contains(stamp) {
                distinct.insert(stamp.clone());
            }
        }
        Stamps(distinct)
    }

    /// `by taltech (in force from 2025-10-09)`; nothing where nothing was judged.
    pub fn words(&self) -> Option<Words> {
        if self.0.is_empty() {
            return None;
        }
        let each = Words::join(self.0.iter().map(|it| stamp(it)), ", ");
        Some(say!(en "judged by {each}", et "hinnatud juhendite järgi: {each}", each = each))
    }
}

/// A guideline's id and edition; of a catalogue's own copy, what tells it from the shipped one.
pub fn stamp(stamp: &Stamp) -> Words {
    let Stamp {
        guideline,
        edition,
        sha256,
        own_copy,
    } = stamp;
    if *own_copy {
        return say!(
            en "{guideline} (in force from {edition}, own copy, SHA-256 {sha256})",
            et "{guideline} (kehtib alates {edition}, oma koopia, SHA-256 {sha256})",
            guideline = guideline, edition = edition, sha256 = sha256
        );
    }
    say!(
        en "{guideline} (in force from {edition})",
        et "{guideline} (kehtib alates {edition})",
        guideline = guideline, edition = edition
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(errors: usize, warnings: usize, programmes: usize, elsewhere: usize) -> [String; 2] {
        let words = Counts { errors, warnings }.summary(programmes, Moment::Draft, elsewhere);
        [words.en, words.et]
    }

    #[test]
    fn numbers_have_their_plurals() {
        assert_eq!(
            both(0, 1, 1, 0),
            [
                "1 programme, judged for draft: no errors, 1 warning",
                "1 programm, hinnatud etapi „mustand“ järgi: vigu ei ole, 1 hoiatus"
            ]
        );
        assert_eq!(
            both(1, 0, 2, 3),
            [
                "2 programmes, judged for draft: 1 error, no warnings (in other files 3 errors)",
                "2 programmi, hinnatud etapi „mustand“ järgi: 1 viga, hoiatusi ei ole (teistes failides 3 viga)"
            ]
        );
        assert!(both(2, 2, 0, 0)[1].ends_with("2 viga, 2 hoiatust"));
    }
}
