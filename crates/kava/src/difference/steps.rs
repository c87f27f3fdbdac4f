//! Which fields of two things say something else. Order says nothing; what is the same goes first, then
//! what bears the same code, then what has the same word.

use kava_diagnostics::{Place, Words};

use super::node::Node;
use super::token::{Token, is_same_wording, written};

/// One field that is not the same in both.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// The things it stands in, below the programme or the shared thing itself.
    pub path: Vec<(String, Words)>,
    pub block: &'static str,
    pub word: String,
    pub name: Words,
    pub old: Option<Said>,
    pub new: Option<Said>,
}

/// What one side says.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub tokens: Vec<Token>,
    pub words: Words,
    pub place: Place,
}

impl Step {
    /// Only words, in no other sense.
    pub fn is_wording(&self) -> bool {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => is_same_wording(&old.tokens, &new.tokens),
            _ => false,
        }
    }

    /// The thing is new or gone, and not one field of it.
    pub fn is_whole_thing(&self) -> bool {
        self.path.is_empty() && (self.old.is_none() || self.new.is_none())
    }
}

/// What the members of two things, and the things themselves, say differently.
pub(crate) fn steps(old: &Node, new: &Node) -> Vec<Step> {
    let mut walk = Walk::default();
    walk.members(&old.members, &new.members);
    walk.steps
}

/// The same, with what stands in the head of the things.
pub(crate) fn steps_of_thing(old: &Node, new: &Node) -> Vec<Step> {
    let mut walk = Walk::default();
    walk.both(old, new);
    walk.steps
}

/// One thing that only one side has.
pub(crate) fn whole(old: Option<&Node>, new: Option<&Node>) -> Vec<Step> {
    let mut walk = Walk::default();
    walk.step(old, new);
    walk.steps
}

#[derive(Default)]
struct Walk {
    path: Vec<(String, Words)>,
    steps: Vec<Step>,
}

impl Walk {
    fn members(&mut self, old: &[Node], new: &[Node]) {
        let mut old: Vec<&Node> = old.iter().collect();
        let mut new: Vec<&Node> = new.iter().collect();
        paired(&mut old, &mut new, |one, other| {
            one.canonical == other.canonical
        });
        let named = |one: &Node, other: &Node| {
            one.word == other.word && one.key.is_some() && one.key == other.key
        };
        let alike = |one: &Node, other: &Node| {
            one.word == other.word && one.key.is_none() && other.key.is_none()
        };
        let mut pairs = paired(&mut old, &mut new, named);
        pairs.extend(paired(&mut old, &mut new, alike));
        pairs.sort_by_key(|(_, new)| new.place);
        for (old, new) in pairs {
            self.both(old, new);
        }
        for old in old {
            self.step(Some(old), None);
        }
        for new in new {
            self.step(None, Some(new));
        }
    }

    fn both(&mut self, old: &Node, new: &Node) {
        let canonical = |node: &Node| node.tokens.iter().map(Token::canonical).collect::<Vec<_>>();
        if canonical(old) != canonical(new) {
            let bare = |node: &Node| Node {
                members: Vec::new(),
                ..node.clone()
            };
            self.step(Some(&bare(old)), Some(&bare(new)));
        }
        let key = new.key.iter().map(Words::same);
        let called = Words::join([new.name.clone()].into_iter().chain(key), " ");
        self.path.push((new.word.clone(), called));
        self.members(&old.members, &new.members);
        self.path.pop();
    }

    fn step(&mut self, old: Option<&Node>, new: Option<&Node>) {
        let Some(node) = new.or(old) else {
            return;
        };
        let key = node.key.iter().map(Words::same);
        let (old, new) = told(old, new);
        self.steps.push(Step {
            path: self.path.clone(),
            block: node.block,
            word: node.word.clone(),
            name: Words::join([node.name.clone()].into_iter().chain(key), " "),
            old,
            new,
        });
    }
}

/// Takes out of both what belongs together.
fn paired<'n>(
    old: &mut Vec<&'n Node>,
    new: &mut Vec<&'n Node>,
    together: impl Fn(&Node, &Node) -> bool,
) -> Vec<(&'n Node, &'n Node)> {
    let mut pairs = Vec::new();
    old.retain(|one| {
        let found = new.iter().position(|other| together(one, other));
        pairs.extend(found.map(|at| (*one, new.remove(at))));
        found.is_none()
    });
    pairs
}

/// What both say, in a language in which they differ.
fn told(old: Option<&Node>, new: Option<&Node>) -> (Option<Said>, Option<Said>) {
    let said = |node: &Node| Said {
        tokens: node.tokens.clone(),
        words: node.words(),
        place: node.place,
    };
    let (mut old, mut new) = (old.map(said), new.map(said));
    if let (Some(old), Some(new)) = (&mut old, &mut new) {
        let en = old.words.en == new.words.en;
        let et = old.words.et == new.words.et;
        for side in [&mut *old, &mut *new] {
            match (en, et) {
                (true, true) => side.words = Words::same(written(&side.tokens)),
                (true, false) => side.words.en.clone_from(&side.words.et),
                (false, true) => side.words.et.clone_from(&side.words.en),
                (false, false) => {}
            }
        }
    }
    (old, new)
}
