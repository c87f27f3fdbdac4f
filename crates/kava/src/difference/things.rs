//! What a catalogue declares, what programmes use of it, and which of two catalogues' things belong
//! together.

use std::collections::{BTreeMap, BTreeSet};

use kava_diagnostics::Place;
use kava_model::names::mentions::{Kind, Role, mentions};

use super::node::{Node, roots};
use crate::workspace::Workspace;

/// A thing by the word that declares it and its code.
pub(crate) type Id = (String, String);

/// All that the texts of one catalogue declare.
pub(crate) struct Things {
    /// Each edition is one; with its record, wherever that stands.
    pub programmes: Vec<Node>,
    pub shared: BTreeMap<Id, Node>,
    /// What each shared thing and each programme, by its place, refers to.
    uses: BTreeMap<Place, Vec<(Kind, String)>>,
    /// What the file that was asked for declares; nothing where the whole catalogue was.
    chosen: Option<BTreeSet<Id>>,
}

impl Things {
    pub fn of(workspace: &Workspace, chosen: Option<&str>) -> Things {
        let mut things = Things {
            programmes: Vec::new(),
            shared: BTreeMap::new(),
            uses: BTreeMap::new(),
            chosen: chosen.map(|_| BTreeSet::new()),
        };
        let mut records = Vec::new();
        for file in workspace.files() {
            for block in &file.blocks {
                things.note_uses(block.span().in_file(file.id), &block.facts);
            }
            let is_chosen = chosen.is_none_or(|name| name == &*file.source.name);
            for node in roots(file) {
                let id = (node.word.clone(), node.key.clone().unwrap_or_default());
                if let Some(chosen) = things.chosen.as_mut().filter(|_| is_chosen) {
                    chosen.insert(id.clone());
                }
                match &*node.word {
                    "programme" if !is_chosen => {}
                    "programme" => things.programmes.push(node),
                    "record" => records.push(node),
                    _ => {
                        things.shared.entry(id).or_insert(node);
                    }
                }
            }
        }
        things.add_records(records);
        things
    }

    fn narrow_to(&mut self, other: &Things) {
        if let (Some(chosen), None) = (&other.chosen, &self.chosen) {
            let wanted = |it: &Node| other.programmes.iter().any(|other| other.key == it.key);
            self.programmes.retain(wanted);
            self.chosen = Some(chosen.clone());
        }
    }

    /// Whether a shared thing stands in what was asked for.
    pub fn is_compared(&self, id: &Id) -> bool {
        let chosen = self.chosen.as_ref();
        chosen.is_none_or(|chosen| chosen.contains(id))
    }

    fn note_uses(&mut self, place: Place, facts: &kava_model::fields::FileFacts) {
        let mut used = Vec::new();
        mentions(facts, &mut |mention| {
            if mention.role == Role::Uses {
                used.push((mention.kind, mention.name.text.to_string()));
            }
        });
        self.uses.insert(place, used);
    }

    /// A record that stands apart belongs to its programme as one that stands in it.
    fn add_records(&mut self, records: Vec<Node>) {
        for record in records {
            let of = record.key.clone();
            for programme in self.programmes.iter_mut().filter(|it| it.key == of) {
                let own = Node {
                    key: None,
                    block: "programme",
                    ..record.clone()
                };
                programme.add(own);
            }
        }
    }

    fn uses_of(&self, node: &Node) -> &[(Kind, String)] {
        let mut blocks = self.uses.iter();
        let block = blocks.find(|(place, _)| {
            place.file == node.place.file
                && place.span.start <= node.place.span.start
                && node.place.span.end <= place.span.end
        });
        block.map_or(&[], |(_, used)| used)
    }

    /// The shared things that a programme rests on, directly or by way of others.
    pub fn used_by(&self, programme: &Node) -> BTreeSet<Id> {
        let mut found = BTreeSet::new();
        let mut open: Vec<&Node> = Vec::new();
        let heads = |id: &Id| matches!(&*id.0, "catalogue" | "guideline");
        let priced = programme.has_word("price-list");
        for (id, node) in &self.shared {
            if heads(id) || priced && id.0 == "price-list" {
                found.insert(id.clone());
                open.push(node);
            }
        }
        open.push(programme);
        while let Some(node) = open.pop() {
            for (kind, name) in self.uses_of(node) {
                // A course that another asks for is not taken by this programme.
                if node.word == "course" && *kind == Kind::Course {
                    continue;
                }
                for word in declared_by(*kind) {
                    let id = ((*word).to_owned(), name.clone());
                    if let Some(next) = self.shared.get(&id)
                        && found.insert(id)
                    {
                        open.push(next);
                    }
                }
            }
        }
        found
    }
}

/// Where one side is a file and the other a catalogue, only what the file declares is looked for there.
pub(crate) fn narrowed(old: &mut Things, new: &mut Things) {
    old.narrow_to(new);
    new.narrow_to(old);
}

/// The words that declare what a name of some kind means.
fn declared_by(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Course => &["course"],
        Kind::Institution => &["institution"],
        Kind::Unit => &["school", "college", "department"],
        Kind::StudyProgramme | Kind::Award => &["study-programme"],
        Kind::Semester | Kind::Intake => &["semester"],
        Kind::PriceList => &["price-list"],
        _ => &[],
    }
}

/// A programme of one side and the one that it became, or either alone.
pub(crate) type Pair<'n> = (Option<&'n Node>, Option<&'n Node>);

/// The editions of one code: first those that begin on the same day, then those that say the same
/// otherwise, in the order of their days; one that is left over is held against its neighbour.
pub(crate) fn pairs<'n>(old: &'n Things, new: &'n Things) -> Vec<Pair<'n>> {
    let codes: BTreeSet<&Option<String>> = old
        .programmes
        .iter()
        .chain(&new.programmes)
        .map(|it| &it.key)
        .collect();
    let editions = |things: &'n Things, code: &Option<String>| {
        let all = things.programmes.iter().filter(|it| it.key == *code);
        let mut editions: Vec<&Node> = all.collect();
        editions.sort_by_key(|it| (it.begins(), it.place));
        editions
    };
    let all = codes
        .into_iter()
        .flat_map(|code| editions_paired(&editions(old, code), &editions(new, code)));
    all.collect()
}

fn editions_paired<'n>(old: &[&'n Node], new: &[&'n Node]) -> Vec<Pair<'n>> {
    let mut pairs: Vec<Pair<'n>> = Vec::new();
    let mut left = old.to_vec();
    let mut late = Vec::new();
    for it in new {
        match left.iter().position(|other| other.begins() == it.begins()) {
            Some(at) => pairs.push((Some(left.remove(at)), Some(it))),
            None => late.push(*it),
        }
    }
    let mut late = late.into_iter();
    for one in left.drain(..) {
        let other = late.next();
        // An edition taken back is held against the last one that stays.
        pairs.push((Some(one), other.or(new.last().copied())));
    }
    pairs.extend(late.map(|it| (old.last().copied(), Some(it))));
    pairs
}

impl Node {
    /// The edition it is, as it is written; empty where that is not said.
    pub fn begins(&self) -> String {
        let mut members = self.members.iter();
        let in_force = members.find(|it| it.word == "in-force");
        in_force.map_or_else(String::new, |it| it.canonical.clone())
    }
}
