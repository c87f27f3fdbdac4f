//! Two states of a catalogue compared in the catalogue's terms: which programmes are new, gone or
//! changed, what of them is not the same, and what each change asks of people.

mod classes;
mod computed;
mod concern;
mod effect;
mod node;
mod redline;
mod revised;
mod steps;
mod things;
mod token;
mod told;

use std::collections::BTreeSet;

use kava_diagnostics::{FileId, Finding, Place, Source, Sources, Words, say};
use kava_guideline::{Guidelines, Question, Window};
use kava_model::date::Day;
use kava_model::names::Catalogue;

use crate::check::Check;
use crate::workspace::Workspace;
use classes::Law;
pub use classes::{Class, Classed};
use computed::Judgement;
use node::Node;
use revised::Revised;
use steps::Step;
use things::{Id, Things};

/// One of two states of a catalogue.
#[derive(Clone, Copy)]
pub struct State<'s> {
    pub workspace: &'s Workspace,
    /// What stands before the names of its files, so that both can be told apart.
    pub label: &'s str,
    /// Only what this file declares is compared.
    pub chosen: Option<&'s str>,
}

/// What is not the same in two states of a catalogue.
#[derive(Debug)]
pub struct Difference {
    /// The files of the new state, then those of the old.
    pub sources: Sources,
    pub as_of: Day,
    /// The files that could not be read: what they hold is not compared.
    pub unread: Vec<Finding>,
    /// Those that are not the same, by code and edition.
    pub programmes: Vec<ProgrammeDifference>,
    /// What several programmes may use, each thing once.
    pub causes: Vec<Cause>,
}

/// A programme that is new, gone or changed.
#[derive(Debug)]
pub struct ProgrammeDifference {
    pub code: String,
    pub title: Words,
    pub how: Became,
    /// What the programme as a whole asks for, where it is new or gone.
    pub classes: Vec<Classed>,
    pub changes: Vec<Change>,
    pub findings: Vec<Finding>,
    /// When its changes may take effect, where they need an approval.
    pub window: Option<Window>,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    Added,
    Withdrawn,
    Changed,
}

/// Something that programmes share, and that is not the same.
#[derive(Debug)]
pub struct Cause {
    /// `course DB-2`
    pub thing: Words,
    pub changes: Vec<Change>,
    /// The codes of the programmes that use it.
    pub programmes: Vec<String>,
}

/// One field that is not the same.
#[derive(Clone, Debug)]
pub struct Change {
    /// The field's word.
    pub word: String,
    /// Where it stands below the programme: `intake autumn-2026`.
    pub path: Vec<Words>,
    /// The field with its code, in the field's words.
    pub name: Words,
    pub old: Option<Value>,
    pub new: Option<Value>,
    pub classes: Vec<Classed>,
    /// The cause that it comes from, as an index; none where it is the programme's own.
    pub cause: Option<usize>,
    /// No line says it: it follows from all of them.
    pub is_computed: bool,
    /// The same in other words, signs or languages.
    pub is_wording: bool,
}

/// What one state says, and where.
#[derive(Clone, Debug)]
pub struct Value {
    pub words: Words,
    pub place: Place,
}

impl Change {
    pub fn has(&self, class: Class) -> bool {
        self.classes.iter().any(|classed| classed.class == class)
    }

    fn says(&self, other: &Change) -> bool {
        let words = |value: &Option<Value>| value.as_ref().map(|it| it.words.en.clone());
        words(&self.old) == words(&other.old) && words(&self.new) == words(&other.new)
    }

    /// `intake autumn-2026 · apply`
    pub fn called(&self) -> Words {
        let parts = self.path.iter().chain([&self.name]);
        Words::join(parts.cloned(), " · ")
    }
}

impl Difference {
    /// What of two states is not the same, as of the question's day.
    pub fn between(old: State<'_>, new: State<'_>, question: &Question) -> Difference {
        let (mut before, mut after) = (Read::of(old, question), Read::of(new, question));
        things::narrowed(&mut before.things, &mut after.things);
        Comparison::new(&before, &after, question).difference(old, new)
    }

    /// Every class that some change has.
    pub fn classes(&self) -> BTreeSet<Class> {
        let programmes = self.programmes.iter().flat_map(|it| {
            let own = it.changes.iter().flat_map(|change| &change.classes);
            it.classes.iter().chain(own)
        });
        let causes = self.causes.iter().flat_map(|it| &it.changes);
        let causes = causes.flat_map(|change| &change.classes);
        classes::all(programmes.chain(causes))
    }

    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let own = self.programmes.iter().flat_map(|it| &it.findings);
        self.unread.iter().chain(own)
    }

    pub fn is_empty(&self) -> bool {
        self.programmes.is_empty() && self.causes.is_empty() && self.unread.is_empty()
    }
}

impl Became {
    /// For programs.
    pub fn word(self) -> &'static str {
        match self {
            Became::Added => "added",
            Became::Withdrawn => "withdrawn",
            Became::Changed => "changed",
        }
    }

    pub fn name(self) -> Words {
        match self {
            Became::Added => say!(en "new", et "uus"),
            Became::Withdrawn => say!(en "withdrawn", et "suletud"),
            Became::Changed => say!(en "changed", et "muudetud"),
        }
    }
}

/// One state, read and judged.
struct Read<'s> {
    things: Things,
    catalogue: Catalogue<'s>,
    check: Check,
    guidelines: Guidelines,
    unread: Vec<Finding>,
}

impl<'s> Read<'s> {
    fn of(state: State<'s>, question: &Question) -> Read<'s> {
        let workspace = state.workspace;
        Read {
            things: Things::of(workspace, state.chosen),
            catalogue: workspace.catalogue(),
            check: workspace.check(question),
            guidelines: workspace.guidelines().0,
            unread: workspace.unread(),
        }
    }

    /// A programme as it was read and judged, by its node.
    fn judgement(&self, node: &Node) -> Option<Judgement<'_>> {
        let programmes = self.catalogue.programmes.iter();
        let mut programmes = programmes.zip(&self.check.programmes);
        let (declared, judged) = programmes.find(|(declared, _)| {
            let place = declared.it.place;
            place.file == node.place.file && place.span.start == node.place.span.start
        })?;
        Some(Judgement {
            programme: declared.it,
            verdict: &judged.verdict,
        })
    }

    fn law(&self, of: &Judgement<'_>) -> Law<'_> {
        let kind = of.programme.kind.known().map(|kind| &*kind.text);
        Law::of_stamps(&self.guidelines, &of.verdict.summary.stamps, kind)
    }
}

struct Comparison<'c> {
    old: &'c Read<'c>,
    new: &'c Read<'c>,
    question: &'c Question,
    /// By how much the numbers of the old state's files are moved.
    shift: u32,
    /// What is shared and not the same, in the order of the causes.
    shared: Vec<(Id, Vec<Step>)>,
}

impl<'c> Comparison<'c> {
    fn new(old: &'c Read<'c>, new: &'c Read<'c>, question: &'c Question) -> Comparison<'c> {
        Comparison {
            old,
            new,
            question,
            shift: new.check.sources.next().0,
            shared: shared(&old.things, &new.things),
        }
    }

    fn difference(&self, old: State<'_>, new: State<'_>) -> Difference {
        let pairs = things::pairs(&self.old.things, &self.new.things);
        let mut users: Vec<BTreeSet<String>> = vec![BTreeSet::new(); self.shared.len()];
        let mut programmes = Vec::new();
        for pair in pairs {
            let used = self.used(pair);
            let code = pair.1.or(pair.0).and_then(|it| it.key.clone());
            let code = code.unwrap_or_default();
            for at in &used {
                users.get_mut(*at).map(|users| users.insert(code.clone()));
            }
            programmes.extend(self.programme(code, pair, &used));
        }
        Difference {
            as_of: self.question.as_of,
            unread: self.unread(),
            sources: sources(&self.old.check, &self.new.check, old.label, new.label),
            causes: self.causes(users, &programmes),
            programmes,
        }
    }

    fn unread(&self) -> Vec<Finding> {
        let shift = self.shift;
        let old = self.old.unread.iter().cloned().map(|mut finding| {
            finding.each_place(&mut |place| *place = moved(*place, shift));
            finding
        });
        self.new.unread.iter().cloned().chain(old).collect()
    }

    /// Which of the causes touch a programme.
    fn used(&self, (old, new): things::Pair<'_>) -> Vec<usize> {
        let mut used = BTreeSet::new();
        used.extend(
            old.map(|node| self.old.things.used_by(node))
                .unwrap_or_default(),
        );
        used.extend(
            new.map(|node| self.new.things.used_by(node))
                .unwrap_or_default(),
        );
        let ids = self.shared.iter().enumerate();
        ids.filter(|(_, (id, _))| used.contains(id))
            .map(|(at, _)| at)
            .collect()
    }

    fn programme(
        &self,
        code: String,
        (old, new): things::Pair<'_>,
        used: &[usize],
    ) -> Option<ProgrammeDifference> {
        let before = old.and_then(|node| self.old.judgement(node));
        let after = new.and_then(|node| self.new.judgement(node));
        let law = match (&after, &before) {
            (Some(after), _) => self.new.law(after),
            (None, Some(before)) => self.old.law(before),
            (None, None) => Law::new(Vec::new(), None),
        };
        let changes = match (old, new) {
            (Some(old), Some(new)) => {
                self.changes(steps::steps(old, new), &law, used, &before, &after)
            }
            _ => Vec::new(),
        };
        let how = became((old, new), &changes);
        if changes.is_empty() && how == Became::Changed {
            return None;
        }
        let (findings, window) = match (&before, &after) {
            (Some(before), Some(after)) => {
                let revised = Revised {
                    old: before.programme,
                    new: after.programme,
                    catalogue: &self.new.catalogue,
                    law: &law,
                    changes: &changes,
                    as_of: self.question.as_of,
                    shift: self.shift,
                };
                (revised.findings(), revised.window())
            }
            _ => (Vec::new(), None),
        };
        let place = match (new, old) {
            (Some(new), _) => new.place,
            (None, Some(old)) => self.in_old(old.place),
            (None, None) => Place::default(),
        };
        Some(ProgrammeDifference {
            title: title(new.or(old), &code),
            code,
            how,
            classes: law.classes_of_whole(how),
            changes,
            findings,
            window,
            place,
        })
    }

    /// The programme's own changes, those of what it shares, and what they come to.
    fn changes(
        &self,
        own: Vec<Step>,
        law: &Law<'_>,
        used: &[usize],
        before: &Option<Judgement<'_>>,
        after: &Option<Judgement<'_>>,
    ) -> Vec<Change> {
        let own = own.into_iter().map(|step| self.change(step, law, None));
        let mut changes: Vec<Change> = own.collect();
        for at in used {
            let steps = self.shared.get(*at).map(|(_, steps)| steps.clone());
            let steps = steps.into_iter().flatten();
            let both = steps.filter(|step| !step.is_whole_thing());
            changes.extend(both.map(|step| self.change(step, law, Some(*at))));
        }
        if let (Some(before), Some(after)) = (before, after) {
            let steps = computed::steps(before, after).into_iter();
            let sums = steps.map(|step| self.change(step, law, None));
            // What a line says in the same words need not be told again.
            let new: Vec<Change> = sums
                .filter(|sum| !changes.iter().any(|it| it.says(sum)))
                .collect();
            changes.extend(new);
        }
        changes.sort_by_key(|change| {
            let gravest = change.classes.first().map(|classed| classed.class);
            (gravest, change.is_computed, change.cause)
        });
        changes
    }

    fn change(&self, step: Step, law: &Law<'_>, cause: Option<usize>) -> Change {
        let classes = law.classes(&step);
        let is_wording = step.is_wording();
        let value = |said: steps::Said, place| Value {
            words: said.words,
            place,
        };
        let thing = cause.and_then(|at| self.shared.get(at));
        let thing = thing.map(|((word, code), _)| called(word, code, &step));
        let inner = step.path.iter().map(|(_, name)| name.clone());
        // A cause's own head is told by its name.
        let inner = inner.skip(usize::from(cause.is_some()));
        Change {
            is_computed: step.block == "computed",
            path: thing.into_iter().flatten().chain(inner).collect(),
            word: step.word,
            name: step.name,
            old: step.old.map(|said| {
                let place = self.in_old(said.place);
                value(said, place)
            }),
            new: step.new.map(|said| {
                let place = said.place;
                value(said, place)
            }),
            classes,
            cause,
            is_wording,
        }
    }

    fn in_old(&self, place: Place) -> Place {
        moved(place, self.shift)
    }

    /// A cause has every class that it has in some programme.
    fn causes(
        &self,
        users: Vec<BTreeSet<String>>,
        programmes: &[ProgrammeDifference],
    ) -> Vec<Cause> {
        let nobody = Law::new(Vec::new(), None);
        let all = self.shared.iter().zip(users).enumerate();
        all.map(|(at, (((word, code), steps), users))| Cause {
            thing: thing(word, code),
            changes: steps
                .iter()
                .map(|step| {
                    let told = programmes.iter().flat_map(|it| &it.changes);
                    let mut told = told.filter(|it| it.cause == Some(at));
                    let mut change = self.change(step.clone(), &nobody, Some(at));
                    let same = told.find(|it| it.name == change.name && it.path == change.path);
                    if let Some(same) = same {
                        change.classes.clone_from(&same.classes);
                    } else if users.is_empty() || step.is_whole_thing() {
                        // What no programme uses concerns nobody yet.
                        change.classes = vec![Classed {
                            class: Class::Cosmetic,
                            clauses: Vec::new(),
                        }];
                    }
                    change.path.clear();
                    change
                })
                .collect(),
            programmes: users.into_iter().collect(),
        })
        .collect()
    }
}

pub(crate) fn moved(place: Place, shift: u32) -> Place {
    Place {
        file: FileId(place.file.0 + shift),
        ..place
    }
}

/// Each shared thing that is not the same in both.
fn shared(old: &Things, new: &Things) -> Vec<(Id, Vec<Step>)> {
    let ids: BTreeSet<&Id> = old.shared.keys().chain(new.shared.keys()).collect();
    let is_compared = |id: &&Id| old.is_compared(id) || new.is_compared(id);
    let all = ids.into_iter().filter(is_compared).filter_map(|id| {
        let (old, new) = (old.shared.get(id), new.shared.get(id));
        let steps = match (old, new) {
            (Some(old), Some(new)) if old.canonical == new.canonical => Vec::new(),
            // A guideline's lines are compared with `kava check --against`.
            (Some(old), Some(new)) if id.0 == "guideline" => steps::whole(Some(old), Some(new)),
            (Some(old), Some(new)) => steps::steps_of_thing(old, new),
            _ => steps::whole(old, new),
        };
        (!steps.is_empty()).then(|| (id.clone(), steps))
    });
    all.collect()
}

impl Step {
    /// The thing is new or gone, and not one field of it.
    fn is_whole_thing(&self) -> bool {
        self.path.is_empty() && (self.old.is_none() || self.new.is_none())
    }
}

/// `course DB-2`
fn thing(word: &str, code: &str) -> Words {
    let fields = (kava_model::fields::FILE.block.fields)();
    let info = fields.into_iter().find(|info| info.word == word);
    let name = info.map_or_else(
        || Words::same(word),
        |info| Words {
            en: info.word.replace('-', " "),
            et: info.et.to_owned(),
        },
    );
    Words::join([name, Words::same(code)], " ")
}

/// What a change of a shared thing stands in; nothing where it is the thing's own head.
fn called(word: &str, code: &str, step: &Step) -> Option<Words> {
    (!step.path.is_empty()).then(|| thing(word, code))
}

fn became((old, new): things::Pair<'_>, changes: &[Change]) -> Became {
    let is_closed = |change: &Change| change.word == "withdrawn" && change.path.is_empty();
    match (old, new) {
        (None, _) => Became::Added,
        (_, None) => Became::Withdrawn,
        _ if changes.iter().any(|it| is_closed(it) && it.old.is_none()) => Became::Withdrawn,
        _ => Became::Changed,
    }
}

fn title(node: Option<&Node>, code: &str) -> Words {
    let mut members = node.into_iter().flat_map(|node| &node.members);
    let title = members.find(|it| it.word == "title");
    title.map_or_else(|| Words::same(code), Node::words)
}

/// All files of both, those of the old state behind those of the new.
fn sources(old: &Check, new: &Check, old_label: &str, new_label: &str) -> Sources {
    let mut sources = Sources::default();
    for (check, label) in [(new, new_label), (old, old_label)] {
        for (id, source) in check.sources.iter() {
            let name = match Workspace::is_shipped(id) {
                true => source.name.to_string(),
                false => format!("{label}{}", source.name),
            };
            sources.add(std::sync::Arc::new(Source::new(name, source.text.clone())));
        }
    }
    sources
}
