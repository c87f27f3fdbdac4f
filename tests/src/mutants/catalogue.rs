//! Catalogues that pass, with the places in their texts where a change can be made.

use kava::Day;
use kava_diagnostics::Span;
use kava_model::Vocabulary;
use kava_syntax::{Atom, AtomKind, Item, Tree, parse};

use crate::expected::Directives;
use crate::folder::{folders, kava_files, root};

/// A catalogue as it stands in its folder.
pub struct Catalogue {
    /// Relative to the repository.
    pub folder: String,
    pub as_of: Day,
    pub files: Vec<File>,
}

pub struct File {
    pub name: String,
    pub text: String,
    tree: Tree,
}

/// Every example, and every catalogue at the edge of what is allowed.
pub fn passing() -> Vec<Catalogue> {
    let examples = folders(&root().join("examples"));
    let lawful = folders(&root().join("tests/lawful"));
    let all = examples.into_iter().chain(lawful);
    all.filter(|folder| folder.join("catalogue.kava").is_file())
        .map(|folder| Catalogue::new(&folder))
        .collect()
}

/// An item with its file and the block that it stands in.
#[derive(Clone, Copy)]
pub struct Fact<'c> {
    pub file: usize,
    pub item: Item<'c>,
    /// The word of the block around it; nothing at the top of a file.
    pub block: &'c str,
    /// It stands in a plan, at whatever depth.
    pub in_plan: bool,
    around: Option<Item<'c>>,
}

impl Catalogue {
    fn new(folder: &std::path::Path) -> Catalogue {
        let files: Vec<File> = kava_files(folder)
            .into_iter()
            .map(|(name, text)| File {
                tree: parse(&text, &Vocabulary),
                name,
                text,
            })
            .collect();
        let head = files.iter().find(|file| file.name == "catalogue.kava");
        let shown = folder.strip_prefix(root()).expect("in the repository");
        Catalogue {
            folder: shown.to_string_lossy().replace('\\', "/"),
            as_of: Directives::of(head.map_or("", |file| &file.text))
                .question
                .as_of,
            files,
        }
    }

    pub fn file(&self, at: usize) -> &File {
        &self.files[at]
    }

    /// What stands at the top of the files.
    pub fn roots(&self) -> impl Iterator<Item = Fact<'_>> {
        let files = self.files.iter().enumerate();
        files.flat_map(|(file, it)| {
            let roots = it.tree.roots(&it.text);
            roots.map(move |item| Fact {
                file,
                item,
                block: "",
                in_plan: false,
                around: None,
            })
        })
    }

    /// Every item of the catalogue's own facts, in the order of the texts; not of its guidelines.
    pub fn facts(&self) -> Vec<Fact<'_>> {
        let mut found = Vec::new();
        for fact in self.roots().filter(|fact| fact.item.head() != "guideline") {
            fact.and_below(&mut found);
        }
        found
    }

    /// The declaration of this kind and name.
    pub fn declared(&self, word: &str, name: &str) -> Option<Fact<'_>> {
        self.roots()
            .find(|fact| fact.item.head() == word && fact.word(1) == Some(name))
    }

    pub fn of_word<'c>(&'c self, word: &'c str) -> impl Iterator<Item = Fact<'c>> {
        self.roots().filter(move |fact| fact.item.head() == word)
    }

    pub fn head(&self) -> Option<Fact<'_>> {
        self.of_word("catalogue").next()
    }

    pub fn issuer(&self) -> Option<Fact<'_>> {
        self.declared("institution", self.head()?.field("issuer")?.word(1)?)
    }

    pub fn programmes(&self) -> Vec<Programme<'_>> {
        let programmes = self.of_word("programme");
        programmes
            .map(|fact| Programme {
                catalogue: self,
                fact,
            })
            .collect()
    }

    /// First and last day of a semester.
    pub fn semester(&self, name: &str) -> Option<(Day, Day)> {
        let dates = self.declared("semester", name)?.dates();
        Some((dates.first()?.day, dates.get(1)?.day))
    }
}

/// A date in a text.
#[derive(Clone, Copy)]
pub struct Dated {
    pub file: usize,
    pub span: Span,
    pub day: Day,
}

impl<'c> Fact<'c> {
    fn and_below(self, found: &mut Vec<Fact<'c>>) {
        found.push(self);
        for child in self.children() {
            child.and_below(found);
        }
    }

    pub fn children(self) -> impl Iterator<Item = Fact<'c>> {
        let block = self.item.head();
        self.item.children().map(move |item| Fact {
            file: self.file,
            item,
            block,
            in_plan: self.in_plan || block == "plan",
            around: Some(self.item),
        })
    }

    /// It and the other lines of its field, in their order.
    pub fn lines_of_field(self) -> Vec<Fact<'c>> {
        let around = self.around.map(|block| block.children());
        let lines = around.into_iter().flatten();
        let same = lines.filter(|item| item.head() == self.item.head());
        same.map(|item| Fact { item, ..self }).collect()
    }

    /// Everything below it, at any depth.
    pub fn below(self) -> Vec<Fact<'c>> {
        let mut found = Vec::new();
        self.children()
            .for_each(|child| child.and_below(&mut found));
        found
    }

    pub fn fields(self, word: &'c str) -> impl Iterator<Item = Fact<'c>> {
        self.children().filter(move |fact| fact.item.head() == word)
    }

    pub fn field(self, word: &'c str) -> Option<Fact<'c>> {
        self.fields(word).next()
    }

    pub fn text(self, atom: Atom) -> &'c str {
        atom.text(self.item.source())
    }

    /// The text of its atom at a place; its own word is the first.
    pub fn word(self, at: usize) -> Option<&'c str> {
        self.item.atoms().get(at).map(|atom| self.text(*atom))
    }

    /// The atom behind a word of the item.
    pub fn behind(self, word: &str) -> Option<Atom> {
        let at = self
            .item
            .atoms()
            .iter()
            .position(|atom| self.text(*atom) == word)?;
        self.item.atoms().get(at + 1).copied()
    }

    /// From its second atom to its last.
    pub fn value(self) -> Option<Span> {
        let atoms = self.item.atoms();
        Some(atoms.get(1)?.span.to(atoms.last()?.span))
    }

    pub fn dates(self) -> Vec<Dated> {
        let dates = self.item.atoms().iter();
        dates
            .filter(|atom| atom.kind == AtomKind::Date)
            .filter_map(|atom| {
                Some(Dated {
                    file: self.file,
                    span: atom.span,
                    day: Day::parse(self.text(*atom))?,
                })
            })
            .collect()
    }

    /// The date behind a word, or the first where no word comes before it.
    pub fn date(self, word: Option<&str>) -> Option<Dated> {
        let Some(word) = word else {
            return self.dates().into_iter().next();
        };
        let atom = self.behind(word)?;
        self.dates().into_iter().find(|date| date.span == atom.span)
    }

    /// Just inside its braces: behind the opening one, before the closing one.
    pub fn inside(self) -> Option<(Span, Span)> {
        let (open, close) = (self.item.data().open?, self.item.data().close?);
        Some((Span::at(open.end as usize), Span::at(close.start as usize)))
    }
}

#[derive(Clone, Copy)]
pub struct Programme<'c> {
    pub catalogue: &'c Catalogue,
    pub fact: Fact<'c>,
}

impl<'c> Programme<'c> {
    pub fn name(self) -> &'c str {
        self.fact.word(1).unwrap_or("")
    }

    pub fn kind(self) -> Option<&'c str> {
        self.fact.field("kind")?.word(1)
    }

    pub fn intakes(self) -> Vec<Intake<'c>> {
        let intakes = self.fact.fields("intake");
        intakes
            .map(|fact| Intake {
                catalogue: self.catalogue,
                fact,
            })
            .collect()
    }

    /// In it, or apart.
    pub fn record(self) -> Option<Fact<'c>> {
        let apart = || {
            self.catalogue
                .of_word("record")
                .find(|fact| fact.word(2) == Some(self.name()))
        };
        self.fact.field("record").or_else(apart)
    }

    pub fn plan(self) -> Option<Fact<'c>> {
        self.fact.field("plan")
    }

    /// The courses and components that its plan declares itself.
    pub fn own_courses(self) -> Vec<Fact<'c>> {
        let members = self.plan().map(Fact::below).unwrap_or_default();
        members
            .into_iter()
            .filter(|fact| ["course", "component"].contains(&fact.item.head()))
            .filter(|fact| fact.item.has_block())
            .collect()
    }

    /// Its own courses, and those declared apart that its plan takes.
    pub fn courses(self) -> Vec<Fact<'c>> {
        let members = self.plan().map(Fact::below).unwrap_or_default();
        let codes = members.into_iter().filter(|fact| fact.in_plan);
        let apart = codes.flat_map(|line| {
            let words = line.item.atoms().iter().map(move |atom| line.text(*atom));
            words.filter_map(|word| self.catalogue.declared("course", word))
        });
        self.own_courses().into_iter().chain(apart).collect()
    }

    /// It stands in a group outside the award.
    pub fn is_extra(self, fact: Fact<'_>) -> bool {
        let groups = self.plan().map(Fact::below).unwrap_or_default();
        let extras = groups
            .into_iter()
            .filter(|group| group.item.head() == "optional");
        extras.map(|group| group.item.span()).any(|extra| {
            let at = fact.item.span();
            extra.start <= at.start && at.end <= extra.end
        })
    }

    pub fn is_around(self, fact: Fact<'_>) -> bool {
        let (outer, inner) = (self.fact.item.span(), fact.item.span());
        self.fact.file == fact.file && outer.start <= inner.start && inner.end <= outer.end
    }

    /// The first day of its first intake that has one.
    pub fn first_day(self) -> Option<Day> {
        self.intakes().into_iter().find_map(Intake::start)
    }
}

#[derive(Clone, Copy)]
pub struct Intake<'c> {
    pub catalogue: &'c Catalogue,
    pub fact: Fact<'c>,
}

impl<'c> Intake<'c> {
    pub fn name(self) -> &'c str {
        self.fact.word(1).unwrap_or("")
    }

    /// Its own first day, else that of the semester it is named after.
    pub fn start(self) -> Option<Day> {
        match self.fact.field("starts") {
            Some(starts) => Some(starts.date(None)?.day),
            None => Some(self.catalogue.semester(self.name())?.0),
        }
    }

    /// The semester that it starts in, by name.
    pub fn semester(self) -> Option<&'c str> {
        let start = self.start()?;
        self.catalogue
            .of_word("semester")
            .filter_map(|fact| fact.word(1))
            .find(|name| {
                let days = self.catalogue.semester(name);
                days.is_some_and(|(from, to)| from <= start && start <= to)
            })
    }
}
