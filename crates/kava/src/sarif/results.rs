//! Findings as SARIF's results.

use std::collections::BTreeMap;

use kava_diagnostics::{
    Citation, Columns, Edit, FileId, Finding, Lang, Place, Severity, Sources, Words, say,
};
use kava_documents::canonical::path_uri;
use kava_model::verdict::Waived;

use super::fingerprint::Fingerprints;
use super::format::{
    Artifact, Change, Fix, Location, Logical, Message, Physical, Region, Replacement, Result,
    Suppression,
};
use crate::mend::Mender;
use crate::workspace::Workspace;

/// Stands for the folder that the check was started in.
pub(super) const BASE: &str = "%SRCROOT%";

/// Tells findings in one language.
pub(super) struct Teller<'c> {
    sources: &'c Sources,
    lang: Lang,
    path: &'c dyn Fn(FileId) -> String,
    /// Codes, in the order of the driver's rules.
    codes: &'c [&'static str],
    mender: Mender<'c>,
    fingerprints: Fingerprints<'c>,
}

impl<'c> Teller<'c> {
    pub fn new(
        sources: &'c Sources,
        lang: Lang,
        path: &'c dyn Fn(FileId) -> String,
        codes: &'c [&'static str],
    ) -> Teller<'c> {
        Teller {
            sources,
            lang,
            path,
            codes,
            mender: Mender::new(sources),
            fingerprints: Fingerprints::new(sources),
        }
    }

    pub fn result(&mut self, finding: &Finding, waived: Option<&Waived>) -> Result {
        let related = finding.related.iter().enumerate();
        let related = related.map(|(at, related)| Location {
            id: Some(at + 1),
            message: Some(self.message(&related.message)),
            ..self.location(related.place)
        });
        Result {
            rule_id: finding.code,
            rule_index: self.codes.binary_search(&finding.code).unwrap_or_default(),
            level: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            message: self.told(finding),
            locations: [self.location(finding.place)],
            related_locations: related.collect(),
            partial_fingerprints: BTreeMap::from([("kava/v1", self.fingerprints.of(finding))]),
            fixes: finding.fixes.iter().map(|fix| self.fix(fix)).collect(),
            suppressions: waived.map(|it| self.suppression(it)).into_iter().collect(),
            properties: finding.citation.as_deref().map(cited).unwrap_or_default(),
        }
    }

    fn message(&self, words: &Words) -> Message {
        Message::plain(words.get(self.lang))
    }

    /// The sentence, and under it the arithmetic, the clauses and what to do.
    fn told(&self, finding: &Finding) -> Message {
        let help = finding.help.iter();
        let help = help.map(|help| say!(en "help: {help}", et "nõuanne: {help}", help = help));
        let first = std::iter::once(finding.message.clone());
        let all = first.chain(finding.notes.iter().cloned()).chain(help);
        self.message(&Words::join(all, "\n"))
    }

    fn location(&self, place: Place) -> Location {
        let is_shipped = Workspace::is_shipped(place.file);
        // What comes with Kava is no file that anybody could open.
        let logical = is_shipped.then(|| Logical {
            fully_qualified_name: self.sources.get(place.file).name.to_string(),
        });
        Location {
            id: None,
            physical_location: (!is_shipped).then(|| Physical {
                artifact_location: self.artifact(place.file),
                region: self.region(place),
            }),
            logical_locations: logical.into_iter().collect(),
            message: None,
        }
    }

    fn artifact(&self, file: FileId) -> Artifact {
        let path = (self.path)(file);
        match path.starts_with('/') {
            true => Artifact {
                uri: format!("file://{}", path_uri(&path)),
                uri_base_id: None,
            },
            false => Artifact {
                uri: path_uri(&path).into_owned(),
                uri_base_id: Some(BASE),
            },
        }
    }

    fn region(&self, place: Place) -> Region {
        let source = self.sources.get(place.file);
        let point = |offset| source.point(offset, Columns::Scalars);
        let (start, end) = (point(place.span.start), point(place.span.end));
        Region {
            start_line: start.line + 1,
            start_column: start.column + 1,
            end_line: end.line + 1,
            end_column: end.column + 1,
        }
    }

    fn fix(&self, fix: &kava_diagnostics::Fix) -> Fix {
        let mut by_file: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
        for edit in self.mender.mended(&fix.edits) {
            by_file.entry(edit.file).or_default().push(edit);
        }
        let changes = by_file.into_iter().map(|(file, edits)| Change {
            artifact_location: self.artifact(file),
            replacements: edits.into_iter().map(|edit| self.edit(edit)).collect(),
        });
        Fix {
            description: self.message(&fix.title),
            artifact_changes: changes.collect(),
        }
    }

    fn edit(&self, edit: Edit) -> Replacement {
        Replacement {
            deleted_region: self.region(edit.span.in_file(edit.file)),
            inserted_content: Message::plain(edit.text),
        }
    }

    /// Who signed the waiver, until when, and why.
    fn suppression(&self, waived: &Waived) -> Suppression {
        let written = |text: &kava_model::text::Text| {
            let tag = self.lang.tag();
            text.get(tag).unwrap_or(text.any()).to_owned()
        };
        let why = say!(
            en "{because} (waived by {by} until {until})",
            et "{because} (erandi andis {by} kuni {until})",
            because = written(&waived.because), by = written(&waived.by), until = waived.until
        );
        Suppression {
            kind: "inSource",
            status: "accepted",
            justification: why.get(self.lang).to_owned(),
            location: self.location(waived.place),
        }
    }
}

fn cited(citation: &Citation) -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        ("guideline", citation.guideline.clone()),
        ("edition", citation.edition.clone()),
        ("clause", citation.clause.clone()),
    ])
}
