//! A repair in words.

use kava_diagnostics::{Phrase, Words, say};
use kava_model::fields::Origin;
use kava_model::plan::{Choice, ItemId, NodeId, NodeKind};

use super::Refuted;
use crate::repair::{Change, Repair};

/// How courses of an origin are called.
pub(in crate::rules) struct Source {
    pub counts: fn(&Origin) -> bool,
    /// `degree study`, in Estonian `tasemeõppest`.
    pub source: Phrase,
    /// `a degree course`, in Estonian `tasemeõppe aine`.
    pub one: Phrase,
}

const AND: (&str, &str) = (" and ", " ja ");

impl Refuted<'_> {
    /// `A1 of 3 ECTS in place of 6 ECTS and A2 of 4 ECTS in place of 5 ECTS`
    pub(super) fn words(&self, repair: &Repair) -> Words {
        let parts: Vec<Words> = repair.changes.iter().map(|it| self.change(it)).collect();
        Words {
            en: super::join(parts.iter().map(|words| &words.en), AND.0),
            et: super::join(parts.iter().map(|words| &words.et), AND.1),
        }
    }

    fn change(&self, change: &Change) -> Words {
        match change {
            Change::Credits(item, to) => {
                let item = self.subject.plan.item(*item);
                let now = item.credits.unwrap_or_default();
                say!(
                    en "{code} of {to} in place of {now}",
                    et "{code} mahuga {to} ({now} asemel)",
                    code = item.code, to = to, now = now
                )
            }
            Change::Origin(item, to) => self.another_origin(*item, to),
            Change::Out(leaf) => say!(
                en "{code} taken out",
                et "{code} eemaldatud",
                code = self.code(*leaf)
            ),
            Change::Choice(group, to) => self.choice(*group, *to),
            Change::Serve(leaf) => say!(
                en "{code} teaching it too",
                et "kui seda õpetab ka {code}",
                code = self.code(*leaf)
            ),
        }
    }

    fn another_origin(&self, item: ItemId, to: &Origin) -> Words {
        let code = &self.subject.plan.item(item).code;
        let Some(source) = self.source else {
            return Words::default();
        };
        match (source.counts)(to) {
            true => say!(
                en "{one} in place of {code}",
                et "{code} asemel {one}",
                one = source.one, code = code
            ),
            false => say!(
                en "a course that does not come from {source} in place of {code}",
                et "{code} asemel aine, mis ei tule {source}",
                source = source.source, code = code
            ),
        }
    }

    fn choice(&self, group: NodeId, to: Choice) -> Words {
        let now = match &self.subject.plan.node(group).kind {
            NodeKind::Choose(choice, _) => number(*choice),
            _ => Words::default(),
        };
        say!(
            en "a choice of {to} in place of {now}",
            et "valikuks {to} ({now} asemel)",
            to = number(to), now = now
        )
    }
}

fn number(choice: Choice) -> Words {
    match choice {
        Choice::Credits(bound) => say!(en "{bound}", et "{bound}", bound = bound),
        Choice::Count(bound) => say!(en "{bound}", et "{bound}", bound = bound),
        Choice::Any => Words::default(),
    }
}
