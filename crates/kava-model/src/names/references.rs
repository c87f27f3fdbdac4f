//! `unknown-name`: a name that nothing in the catalogue bears.

use kava_diagnostics::{Finding, say};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Catalogue;
use super::mentions::{Kind, Mention, Role};
use crate::fields::Programme;
use crate::help::nearest;
use crate::name::Name;

/// The names that something refers to.
#[derive(Default)]
pub(super) struct Used<'f>(FxHashSet<(Kind, &'f str)>);

impl Used<'_> {
    pub(super) fn has(&self, kind: Kind, name: &str) -> bool {
        self.0.contains(&(kind, name))
    }
}

pub(super) fn check<'f>(catalogue: &Catalogue<'f>, findings: &mut Vec<Finding>) -> Used<'f> {
    let declared = Declared::of(catalogue);
    let mut used = Used::default();
    catalogue.mentions(&mut |mention| {
        if mention.role == Role::Uses && !is_of_guideline(mention.kind) {
            let scope = declared.meant(&mention);
            used.0.insert((scope.kind, &mention.name.text));
            if !declared.has(scope, &mention.name.text) {
                findings.push(unknown(scope.kind, mention.name, declared.known(scope)));
            }
        }
    });
    used
}

/// What a guideline declares is checked where guidelines are read.
fn is_of_guideline(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Guideline | Kind::ProgrammeKind | Kind::Season | Kind::Rule
    )
}

/// Where a name is known: in the catalogue, or in one programme.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Scope {
    kind: Kind,
    programme: Option<*const Programme>,
}

impl Scope {
    fn of(mention: &Mention<'_>) -> Scope {
        let programme = mention.programme.map(std::ptr::from_ref);
        Scope {
            kind: mention.kind,
            programme: programme.filter(|_| mention.kind.is_of_one_programme()),
        }
    }
}

#[derive(Default)]
struct Declared<'f> {
    names: FxHashSet<(Scope, &'f str)>,
    /// The same in the order of the files.
    listed: FxHashMap<Scope, Vec<&'f str>>,
}

impl<'f> Declared<'f> {
    fn of(catalogue: &Catalogue<'f>) -> Declared<'f> {
        let mut declared = Declared::default();
        catalogue.mentions(&mut |mention| {
            if mention.role == Role::Declares {
                let scope = Scope::of(&mention);
                let listed = declared.listed.entry(scope).or_default();
                listed.push(&mention.name.text);
                declared.names.insert((scope, &mention.name.text));
            }
        });
        declared
    }

    /// A larger award is another programme of the catalogue, or else a study programme.
    fn meant(&self, mention: &Mention<'_>) -> Scope {
        let scope = Scope::of(mention);
        if mention.kind != Kind::Award {
            return scope;
        }
        let programme = Scope {
            kind: Kind::Programme,
            ..scope
        };
        match self.has(programme, &mention.name.text) {
            true => programme,
            false => Scope {
                kind: Kind::StudyProgramme,
                ..scope
            },
        }
    }

    fn has(&self, scope: Scope, name: &str) -> bool {
        self.names.contains(&(scope, name))
    }

    fn known(&self, scope: Scope) -> impl Iterator<Item = &'f str> {
        self.listed.get(&scope).into_iter().flatten().copied()
    }
}

fn unknown<'n>(kind: Kind, name: &Name, known: impl IntoIterator<Item = &'n str>) -> Finding {
    let phrase = kind.phrase();
    let mut finding = Finding::error(
        "unknown-name",
        name.place,
        say!(
            en "there is no {kind} called “{name}”",
            et "nimega „{name}“ ei ole ühtki: {kind}",
            kind = phrase, name = name
        ),
    );
    if let Some(near) = nearest(&name.text, known) {
        finding = finding
            .help(say!(en "did you mean “{near}”?", et "kas mõtlesid „{near}“?", near = near))
            .fix(
                say!(en "write “{near}”", et "kirjuta „{near}“", near = near),
                name.place.span,
                near,
            );
    }
    finding
}
