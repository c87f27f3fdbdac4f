//! Another code for a thing, wherever it is named.

use kava_diagnostics::{Edit, FileId, Place, Words, say};
use kava_model::Vocabulary;
use kava_model::names::Catalogue;
use kava_model::names::mentions::{Kind, Mention, Role};
use kava_syntax::AtomKind;

use super::Editor;
use crate::check;
use crate::file::File;
use crate::workspace::SHIPPED;

/// A name that may be written anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamable {
    pub place: Place,
    pub code: String,
}

impl<'w> Editor<'w> {
    /// The name at a place, if there is one and it can be renamed; else why not.
    pub fn renamable(&self, at: Place) -> Result<Option<Renamable>, Words> {
        let Some(name) = self.name_at(at) else {
            return Ok(None);
        };
        self.may_rename(&name)?;
        Ok(Some(Renamable {
            place: name.name.place,
            code: name.name.text.to_string(),
        }))
    }

    /// The edits that give the thing which is named at a place another code; none where no name
    /// stands, or where the code is the same.
    pub fn rename(&self, at: Place, new: &str) -> Result<Vec<Edit>, Words> {
        let Some(name) = self.name_at(at) else {
            return Ok(Vec::new());
        };
        self.may_rename(&name)?;
        let new = new.trim();
        if !is_code(new) {
            return Err(not_a_code(new));
        }
        if *name.name.text == *new {
            return Ok(Vec::new());
        }
        if let Some(taken) = self.taken(&name, new) {
            return Err(self.clash(&taken));
        }
        let edits = self.same(&name).into_iter().map(|mention| Edit {
            file: mention.name.place.file,
            span: mention.name.place.span,
            text: new.to_owned(),
        });
        let edits: Vec<Edit> = edits.collect();
        match self.means_the_same(&edits, new) {
            true => Ok(edits),
            false => Err(other_meaning(new)),
        }
    }

    fn may_rename(&self, name: &Mention<'w>) -> Result<(), Words> {
        let (code, kind) = (&name.name.text, name.kind.phrase());
        if matches!(name.kind, Kind::ProgrammeKind | Kind::Season | Kind::Rule) {
            return Err(say!(
                en "“{code}” is a word of the guideline ({kind}) and cannot be renamed here",
                et "„{code}“ on juhendi sõna ({kind}) ja seda ei saa siin ümber nimetada",
                code = &**code, kind = kind
            ));
        }
        if name.kind == Kind::Guideline && is_shipped(code) {
            return Err(say!(
                en "the guideline “{code}” comes with Kava and keeps its name",
                et "juhend „{code}“ on Kavaga kaasas ja jääb oma nime juurde",
                code = &**code
            ));
        }
        match self.declarations(name).is_empty() {
            false => Ok(()),
            true => Err(say!(
                en "nothing in this catalogue is called “{code}” ({kind})",
                et "selles kataloogis ei ole midagi nimega „{code}“ ({kind})",
                code = &**code, kind = kind
            )),
        }
    }

    /// What is called so already, and could be taken for the other.
    fn taken(&self, name: &Mention<'w>, new: &str) -> Option<Mention<'w>> {
        let kinds: &[Kind] = match name.kind {
            // Either may be what a programme counts towards.
            Kind::Programme | Kind::StudyProgramme => &[Kind::Programme, Kind::StudyProgramme],
            // An intake is named after a semester where it has no start of its own.
            Kind::Semester | Kind::Intake => &[Kind::Semester, Kind::Intake],
            _ => std::slice::from_ref(&name.kind),
        };
        let own = |it: &Mention<'w>| {
            !it.kind.is_of_one_programme()
                || !name.kind.is_of_one_programme()
                || it.programme.map(std::ptr::from_ref) == name.programme.map(std::ptr::from_ref)
        };
        let taken = self.mentions(|it| {
            it.role == Role::Declares
                && kinds.contains(&it.kind)
                && *it.name.text == *new
                && own(it)
        });
        let shipped = name.kind == Kind::Guideline && is_shipped(new);
        taken.first().copied().or(shipped.then_some(*name))
    }

    fn clash(&self, taken: &Mention<'w>) -> Words {
        let place = taken.name.place;
        let source = self.check.sources.get(place.file);
        let line = source
            .point(place.span.start, kava_diagnostics::Columns::Scalars)
            .line
            + 1;
        say!(
            en "“{code}” is taken already: {file}, line {line} ({kind})",
            et "„{code}“ on juba kasutusel: {file}, rida {line} ({kind})",
            code = &*taken.name.text, file = &*source.name, line = line,
            kind = taken.kind.phrase()
        )
    }

    /// Reads the changed texts anew: each name must be read as the name that it was, and no other.
    fn means_the_same(&self, edits: &[Edit], new: &str) -> bool {
        let mut files: Vec<FileId> = edits.iter().map(|edit| edit.file).collect();
        files.dedup();
        files.into_iter().all(|file| {
            let own: Vec<&Edit> = edits.iter().filter(|edit| edit.file == file).collect();
            let Some(now) = self.file(file) else {
                return false;
            };
            let text = changed(&now.source.text, &own);
            let renamed = File::new(file, "", text.into());
            let is_renamed = |place: Place| own.iter().any(|edit| edit.span == place.span);
            let was = names_of(&Catalogue::new(now.facts()), &|mention| match is_renamed(
                mention.name.place,
            ) {
                true => new.to_owned(),
                false => mention.name.text.to_string(),
            });
            let is = names_of(&Catalogue::new(renamed.facts()), &|it| {
                it.name.text.to_string()
            });
            was == is
        })
    }
}

/// What is named in one file, and how.
fn names_of<'f>(
    catalogue: &Catalogue<'f>,
    code: &dyn Fn(&Mention<'f>) -> String,
) -> Vec<(Kind, Role, String)> {
    let mut all = Vec::new();
    catalogue.mentions(&mut |mention| all.push((mention.kind, mention.role, code(&mention))));
    all
}

/// The edits are in the order of the text.
fn changed(text: &str, edits: &[&Edit]) -> String {
    let mut result = text.to_owned();
    for edit in edits.iter().rev() {
        result.replace_range(edit.span.range(), &edit.text);
    }
    result
}

fn is_shipped(guideline: &str) -> bool {
    let mut own = SHIPPED.iter().flat_map(check::known);
    own.any(|it| *it.name.text == *guideline)
}

/// One word or number that a thing may be called.
fn is_code(text: &str) -> bool {
    let tree = kava_syntax::parse(text, &Vocabulary);
    let [atom] = tree.atoms.as_slice() else {
        return false;
    };
    let kind = matches!(
        atom.kind,
        AtomKind::Word | AtomKind::Code | AtomKind::Number
    );
    kind && atom.span.of(text) == text && !kava_model::name::RESERVED.contains(&text)
}

fn not_a_code(text: &str) -> Words {
    say!(
        en "“{text}” is not a code: letters, digits, hyphens and full stops, without blanks, and not because, for, or, todo, none",
        et "„{text}“ ei ole kood: tähed, numbrid, sidekriipsud ja punktid, ilma tühikuteta, ning mitte because, for, or, todo, none",
        text = text
    )
}

fn other_meaning(code: &str) -> Words {
    say!(
        en "“{code}” would be read as something else where the name stands",
        et "„{code}“ loetaks nime kohal millekski muuks",
        code = code
    )
}
