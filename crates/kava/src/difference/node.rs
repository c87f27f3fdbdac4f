//! The texts of a catalogue as fields of the table, without their layout, order and files.

use kava_diagnostics::{Edit, FileId, Place, Words};
use kava_model::Vocabulary;
use kava_model::fields::FILE;
use kava_model::table::{Block, FieldInfo, Members, Word};
use kava_syntax::{Atom, AtomKind, Item, parse};

use super::token::{Token, tokens, words};
use crate::file::File;
use crate::mend::{apply, certain};

/// A field with what it says, or a member of a block.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// The block it stands in, by the word that opens it; all that make up a plan are `plan`.
    pub block: &'static str,
    pub word: String,
    pub name: Words,
    /// What tells it apart from others of its word.
    pub key: Option<String>,
    pub tokens: Vec<Token>,
    pub place: Place,
    pub members: Vec<Node>,
    pub known: Vec<Word>,
    /// The same for all that say the same.
    pub canonical: String,
}

impl Node {
    /// What it says in words, with all that stands in it.
    pub fn words(&self) -> Words {
        let own = words(&self.tokens, &self.known);
        let members = self.members.iter().map(|member| {
            let key = member.key.iter().map(Words::same);
            let name = (!member.is_line()).then(|| member.name.clone());
            let parts = name.into_iter().chain(key).chain([member.words()]);
            Words::join(parts.filter(|part| !part.is_empty()), " ")
        });
        let members = Words::join(members, "; ");
        Words::join([own, members].into_iter().filter(|it| !it.is_empty()), ": ")
    }

    /// A course that a plan names, or an outcome: known by its code alone.
    fn is_line(&self) -> bool {
        self.block == "outcomes" || self.block == "plan" && self.word == "course"
    }

    /// Whether the word stands in it, at any depth.
    pub fn has_word(&self, word: &str) -> bool {
        let is_it = |token: &Token| matches!(token, Token::Word(it) if it == word);
        self.tokens.iter().any(is_it) || self.members.iter().any(|it| it.has_word(word))
    }

    /// Takes in another member.
    pub fn add(&mut self, member: Node) {
        self.members.push(member);
        *self = self.clone().sealed();
    }

    fn sealed(mut self) -> Node {
        let mut members: Vec<&str> = self.members.iter().map(|it| &*it.canonical).collect();
        members.sort_unstable();
        let tokens = self.tokens.iter().map(Token::canonical);
        let tokens = tokens.collect::<Vec<_>>().join("\u{2}");
        let key = self.key.as_deref().unwrap_or_default();
        self.canonical = format!(
            "{}\u{3}{key}\u{3}{tokens}\u{4}{}\u{5}",
            self.word,
            members.join("")
        );
        self
    }
}

/// What a file declares.
pub(crate) fn roots(file: &File) -> Vec<Node> {
    let tree = file.tree();
    let reading = Reading {
        file: file.id,
        mended: certain(file.findings()),
    };
    let roots = tree.roots(&file.source.text);
    roots
        .filter_map(|item| reading.item(item, FILE.block))
        .collect()
}

struct Reading {
    file: FileId,
    /// Slips that are read as they were meant.
    mended: Vec<Edit>,
}

impl Reading {
    fn item(&self, item: Item<'_>, block: &'static Block) -> Option<Node> {
        let mended = self.head(item);
        match &mended {
            Some(text) => {
                let tree = parse(text, &Vocabulary);
                let head = tree.roots(text).next()?;
                self.node(item, block, head.atoms(), text)
            }
            None => self.node(item, block, item.atoms(), item.source()),
        }
    }

    /// The head of an item as it was meant; nothing where it is so written.
    fn head(&self, item: Item<'_>) -> Option<String> {
        let atoms = item.atoms();
        let span = atoms.first()?.span.to(atoms.last()?.span);
        let inside = self.mended.iter().filter(|edit| {
            edit.file == self.file && span.start <= edit.span.start && edit.span.end <= span.end
        });
        let inside: Vec<Edit> = inside
            .map(|edit| Edit {
                span: edit.span.since(span.start),
                ..edit.clone()
            })
            .collect();
        (!inside.is_empty()).then(|| apply(span.of(item.source()), &inside))
    }

    fn node(
        &self,
        item: Item<'_>,
        block: &'static Block,
        atoms: &[Atom],
        source: &str,
    ) -> Option<Node> {
        let first = atoms.first()?;
        let head = first.text(source);
        let fields = (block.fields)();
        let info = fields.iter().find(|info| info.word == head);
        let info = info.or_else(|| fields.iter().find(|info| info.et == head.to_lowercase()));
        let named = Named::of(info.copied(), block, head);
        let inner = info.and_then(|info| (info.shape)().block);
        let mut rest = &atoms[named.skip.min(atoms.len())..];
        let key = named.key(&mut rest, source, inner);
        let members = inner.map_or_else(Vec::new, |inner| {
            let children = item.children();
            children
                .filter_map(|child| self.item(child, inner))
                .collect()
        });
        let node = Node {
            block: home(block),
            word: named.word,
            name: named.name,
            key,
            tokens: tokens(rest, source),
            place: item.span().in_file(self.file),
            members,
            known: info.map_or_else(Vec::new, |info| (info.shape)().words),
            canonical: String::new(),
        };
        Some(node.sealed())
    }
}

/// All that make up a plan have the same fields.
fn home(block: &'static Block) -> &'static str {
    match block.members {
        Members::PlanLines => "plan",
        _ => block.word,
    }
}

/// What an item is called.
struct Named {
    word: String,
    name: Words,
    /// How many of its atoms are its word.
    skip: usize,
    /// It is told apart by its first atom.
    is_member: bool,
}

impl Named {
    fn of(info: Option<&FieldInfo>, block: &Block, head: &str) -> Named {
        let called = |word: &str, et: &str, skip| Named {
            word: word.to_owned(),
            name: Words {
                en: word.replace('-', " "),
                et: et.replace('-', " "),
            },
            skip,
            is_member: skip == 0,
        };
        if let Some(info) = info {
            return called(info.word, info.et, 1);
        }
        match block.members {
            Members::Outcomes => called("outcome", "õpiväljund", 0),
            Members::PlanLines if head != "todo" => called("course", "aine", 0),
            Members::Meetings => called("meeting", "kohtumine", 0),
            _ => called(head, head, 1),
        }
    }

    /// A code behind the word of a block, `for "…"` behind a fee, the code of a member.
    fn key(
        &self,
        rest: &mut &[Atom],
        source: &str,
        inner: Option<&'static Block>,
    ) -> Option<String> {
        if self.word == "choose" {
            return None;
        }
        if rest.first().is_some_and(|atom| atom.text(source) == "of") {
            *rest = &rest[1..];
        }
        let is_code = |atom: &&Atom| {
            matches!(
                atom.kind,
                AtomKind::Word | AtomKind::Code | AtomKind::Number | AtomKind::Date
            )
        };
        if self.is_member || inner.is_some() {
            let code = rest.first().filter(is_code)?;
            *rest = &rest[1..];
            return Some(code.text(source).to_owned());
        }
        let group = rest.iter().position(|atom| atom.text(source) == "for")?;
        let group = rest.get(group + 1..)?;
        Some(tokens(group, source).iter().map(Token::canonical).collect())
    }
}
