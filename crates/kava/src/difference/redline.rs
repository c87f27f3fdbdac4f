//! The page of a difference that a board can read.

use kava_diagnostics::{Columns, Lang, Place, Severity, Words};
use kava_documents::redline::{Entry, Line, Redline, Remark, Section, Side};

use super::{Change, Class, Difference, ProgrammeDifference, Value};

impl Difference {
    /// HTML in one language.
    pub fn page(&self, lang: Lang) -> String {
        let programmes = self.programmes.iter().map(|it| self.entry(it));
        let causes = self.causes.iter().map(|it| Entry {
            called: it.called(),
            sections: vec![Section {
                class: "shared",
                name: Words::default(),
                lines: it.changes.iter().map(|it| self.line(it, false)).collect(),
            }],
            whole: Vec::new(),
            remarks: Vec::new(),
        });
        let page = Redline {
            as_of: self.as_of,
            summary: self.summary(),
            unread: self.unread.iter().map(|it| it.message.clone()).collect(),
            programmes: programmes.collect(),
            causes: causes.collect(),
        };
        page.html(lang)
    }

    fn entry(&self, it: &ProgrammeDifference) -> Entry {
        let sections = Class::ALL.into_iter().filter_map(|class| {
            let changes = it.changes.iter();
            let here = changes.filter(|change| {
                let gravest = change.classes.first();
                gravest.is_some_and(|classed| classed.class == class)
            });
            let lines: Vec<Line> = here.map(|change| self.line(change, true)).collect();
            (!lines.is_empty()).then(|| Section {
                class: class.word(),
                name: class.name().words(),
                lines,
            })
        });
        let window = it.may_take_effect().map(|words| Remark {
            is_error: false,
            words,
        });
        let findings = it.findings.iter().map(|finding| Remark {
            is_error: finding.severity == Severity::Error,
            words: Words::join(
                [finding.message.clone()]
                    .into_iter()
                    .chain(finding.help.iter().cloned()),
                "; ",
            ),
        });
        Entry {
            called: it.called(),
            sections: sections.collect(),
            whole: it.classes.iter().map(|classed| classed.words()).collect(),
            remarks: findings.chain(window).collect(),
        }
    }

    fn line(&self, change: &Change, says_where_from: bool) -> Line {
        let side = |value: &Value| Side {
            words: value.words.clone(),
            spot: self.spot(value.place),
        };
        let notes = Some(change.notes()).filter(|notes| says_where_from && !notes.is_empty());
        Line {
            name: change.called(),
            old: change.old.as_ref().map(side),
            new: change.new.as_ref().map(side),
            notes,
            classes: change.classes.iter().map(|it| it.words()).collect(),
        }
    }

    /// `courses.kava:12`
    fn spot(&self, place: Place) -> String {
        let source = self.sources.get(place.file);
        let point = source.point(place.span.start, Columns::Scalars);
        format!("{}:{}", source.name, point.line + 1)
    }
}
