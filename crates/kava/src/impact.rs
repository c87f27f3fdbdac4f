//! What would become of the programmes if a course were other than it is: the change is made in memory,
//! judged, held against how things stand, and taken back.

mod report;
mod totals;

use std::collections::BTreeMap;
use std::sync::Arc;

use kava_diagnostics::{Edit, Finding, Severity, Source, Sources, Words};
use kava_guideline::Question;
use kava_model::fields::{COURSE_BLOCK, Course};
use kava_model::name::Name;
use kava_model::nearest;
use kava_model::verdict::Verdict;
use kava_syntax::Item;

use crate::against::Outcome;
use crate::baseline::identity::{Identity, Trees};
use crate::check::{Check, Judged};
use crate::mend::{Mender, apply};
use crate::workspace::Workspace;
use totals::totals;

pub use report::ImpactReport;

/// A field of a course, and what would stand in it: `credits`, `7 ECTS`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supposed {
    pub field: &'static str,
    pub value: String,
}

/// What a change comes to.
#[derive(Debug)]
pub struct Impact {
    pub course: String,
    /// The lines that would change: as they stand, and as they would.
    pub lines: Vec<(String, String)>,
    /// The texts as they stand: what is gone points into them.
    pub before: Sources,
    /// The texts as they would be: what is new points into them.
    pub after: Sources,
    /// How many programmes the catalogue has.
    pub programmes: usize,
    /// Those that have the course in their plan, by code.
    pub having: Vec<String>,
    /// What would be found and is not found now; by rule, and in the order of the files.
    pub new: Vec<Outcome>,
    /// What is found now and would not be; likewise.
    pub gone: Vec<Outcome>,
    /// What programmes add up to, where that changes.
    pub totals: Vec<Total>,
}

/// Something that a programme adds up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    pub programme: String,
    pub what: Words,
    pub before: Words,
    pub after: Words,
}

/// No course has this name; the nearest that one has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCourse {
    pub name: String,
    pub near: Option<String>,
}

impl Impact {
    /// The programmes that would break, each once.
    pub fn broken(&self) -> Vec<&str> {
        let mut broken: Vec<&str> = Vec::new();
        for Outcome { programme, finding } in &self.new {
            let is_known = broken.contains(&&**programme);
            if finding.severity == Severity::Error && !is_known {
                broken.push(programme);
            }
        }
        broken
    }
}

impl Workspace {
    /// Supposes that a course says something else; the texts are as they were afterwards.
    pub fn impact(
        &mut self,
        course: &str,
        supposed: &[Supposed],
        question: &Question,
    ) -> Result<Impact, UnknownCourse> {
        let before = self.check(question);
        let having = self.having(course);
        let edits = self.edits(course, supposed)?;
        let mended = Mender::new(&before.sources).mended(&edits);
        let old: BTreeMap<String, Arc<str>> = mended
            .iter()
            .map(|edit| before.sources.get(edit.file))
            .map(|source| (source.name.to_string(), source.text.clone()))
            .collect();
        for (name, text) in &old {
            let is_here = |edit: &&Edit| &*before.sources.get(edit.file).name == name;
            let own: Vec<Edit> = mended.iter().filter(is_here).cloned().collect();
            self.set(name, apply(text, &own));
        }
        let after = self.check(question);
        let lines = old.keys().flat_map(|name| {
            let new = self.source(name).cloned();
            changed_lines(old.get(name), new.as_deref())
        });
        let lines = lines.collect();
        for (name, text) in old {
            self.set(&name, text);
        }
        let mut impact = Impact {
            course: course.to_owned(),
            lines,
            programmes: after.programmes.len(),
            having,
            new: Vec::new(),
            gone: Vec::new(),
            totals: Vec::new(),
            before: before.sources.clone(),
            after: after.sources.clone(),
        };
        impact.compare(&before, &after);
        Ok(impact)
    }

    /// The programmes whose plan has the course.
    fn having(&self, course: &str) -> Vec<String> {
        let catalogue = self.catalogue();
        let has = |programme: &&kava_model::fields::Programme| {
            let plan = kava_model::plan::ResolvedPlan::of(programme, &catalogue);
            plan.is_some_and(|plan| plan.plan.items.iter().any(|item| item.code == course))
        };
        let programmes = catalogue.programmes.iter().map(|it| it.it).filter(has);
        programmes.map(|it| it.name.text.to_string()).collect()
    }

    fn edits(&self, course: &str, supposed: &[Supposed]) -> Result<Vec<Edit>, UnknownCourse> {
        let catalogue = self.catalogue();
        let name = Name::new(course, Default::default()).text;
        let Some(course) = catalogue.course(&name) else {
            let names = catalogue.courses().map(|course| &*course.name.text);
            return Err(UnknownCourse {
                near: nearest(&name, names).map(str::to_owned),
                name: name.to_string(),
            });
        };
        let edits = supposed.iter().filter_map(|it| self.edit(course, it));
        Ok(edits.collect())
    }

    /// In place of the line that says it, or as a new one.
    fn edit(&self, course: &Course, supposed: &Supposed) -> Option<Edit> {
        let line = format!("{} {}", supposed.field, supposed.value);
        let file = self.files().find(|file| file.id == course.place.file)?;
        let tree = file.tree();
        let item = within(tree.roots(&file.source.text), course)?;
        let said = item.children().find(|line| says(*line, supposed.field));
        match said {
            Some(said) => Some(Edit {
                file: file.id,
                span: said.span(),
                text: line,
            }),
            None => Some(course.room?.line(&line)),
        }
    }
}

fn within<'t>(items: impl Iterator<Item = Item<'t>>, course: &Course) -> Option<Item<'t>> {
    let place = course.place.span;
    for item in items {
        if item.span() == place {
            return Some(item);
        }
        let around = item.span().start <= place.start && place.end <= item.span().end;
        if let Some(found) = around.then(|| within(item.children(), course)).flatten() {
            return Some(found);
        }
    }
    None
}

fn says(line: Item<'_>, field: &str) -> bool {
    let head = line.head();
    let mut fields = (COURSE_BLOCK.fields)().into_iter();
    fields.any(|known| known.word == field && (known.word == head || known.et == head))
}

/// The lines between those that are the same at the beginning and at the end.
fn changed_lines(old: Option<&Arc<str>>, new: Option<&Source>) -> Option<(String, String)> {
    let (old, new) = (old?, &new?.text);
    let old: Vec<&str> = old.lines().collect();
    let new: Vec<&str> = new.lines().collect();
    let head = old.iter().zip(&new).take_while(|(one, other)| one == other);
    let head = head.count();
    let (old, new) = (old.get(head..)?, new.get(head..)?);
    let tail = old.iter().rev().zip(new.iter().rev());
    let tail = tail.take_while(|(one, other)| one == other).count();
    let told = |lines: &[&str]| {
        let kept = lines.get(..lines.len() - tail).unwrap_or_default();
        let kept: Vec<&str> = kept.iter().map(|line| line.trim()).collect();
        kept.join("\n")
    };
    Some((told(old), told(new)))
}

impl Impact {
    fn compare(&mut self, before: &Check, after: &Check) {
        let (mut was, mut is) = (Trees::new(&before.sources), Trees::new(&after.sources));
        for (old, new) in before.programmes.iter().zip(&after.programmes) {
            let outcome = |finding: &Finding| Outcome {
                programme: new.code.clone(),
                finding: finding.clone(),
            };
            let known = counted(&old.verdict, &mut was);
            let found = counted(&new.verdict, &mut is);
            let more = surplus(&new.verdict, &mut is, known);
            self.new.extend(more.into_iter().map(outcome));
            let less = surplus(&old.verdict, &mut was, found);
            self.gone.extend(less.into_iter().map(outcome));
            self.totals.extend(changed_totals(old, new));
        }
        self.new.sort_by_key(|outcome| outcome.finding.code);
        self.gone.sort_by_key(|outcome| outcome.finding.code);
    }
}

/// How often each thing is found.
fn counted(verdict: &Verdict, trees: &mut Trees<'_>) -> BTreeMap<Identity, usize> {
    let mut counts = BTreeMap::new();
    for finding in &verdict.findings {
        *counts.entry(trees.identity(finding)).or_default() += 1;
    }
    counts
}

/// What is found more often than it is known.
fn surplus<'v>(
    verdict: &'v Verdict,
    trees: &mut Trees<'_>,
    mut known: BTreeMap<Identity, usize>,
) -> Vec<&'v Finding> {
    let is_more = |finding: &&Finding| match known.get_mut(&trees.identity(finding)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    verdict.findings.iter().filter(is_more).collect()
}

fn changed_totals(old: &Judged, new: &Judged) -> Vec<Total> {
    let before: BTreeMap<Words, Words> = totals(&old.verdict).into_iter().collect();
    let after = totals(&new.verdict).into_iter();
    let changed = after.filter_map(|(what, after)| {
        let before = before.get(&what).cloned().unwrap_or_default();
        (before != after).then(|| Total {
            programme: new.code.clone(),
            what,
            before,
            after,
        })
    });
    changed.collect()
}
