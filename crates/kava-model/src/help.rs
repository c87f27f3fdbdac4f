//! What a director is told when a line cannot be read: what was expected, and the nearest right thing.

mod dates;
mod numbers;

pub use dates::{dotted_date, no_such_date};
pub use numbers::{decimal, impossible_bound, no_number, no_unit, not_whole, wrong_unit};

use std::collections::BTreeMap;

use kava_diagnostics::{Edit, Finding, Place, Span, Words, say};
use kava_syntax::{Atom, AtomKind};

use crate::line::{Forgiven, Line};
use crate::table::{Block, FieldInfo, Word};

/// The known word nearest to what was written, if any is near enough to be meant.
pub fn nearest<'w>(written: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let lower = written.to_lowercase();
    let length = lower.chars().count();
    let allowed = match length {
        0..=2 => return None,
        3..=4 => 1,
        5..=8 => 2,
        _ => 3,
    };
    known
        .into_iter()
        // No word can be nearer than their lengths are; a text of a million letters is near none.
        .filter(|word| word.chars().count().abs_diff(length) <= allowed + 1)
        .map(|word| (strsim::osa_distance(&lower, &word.to_lowercase()), word))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

pub fn expected(line: &mut Line<'_, '_>, what: Words) {
    let place = line.here();
    let finding = match line.peek() {
        Some(atom) => {
            let found = shown(line.text(atom));
            let finding = Finding::error(
                "unexpected",
                place,
                say!(
                    en "“{found}” stands where {what} is expected",
                    et "„{found}“ seisab kohal, kuhu käib {what}",
                    found = found, what = what
                ),
            );
            or_as_meant(line, atom, finding)
        }
        None => {
            let head = line.item.head().to_owned();
            Finding::error(
                "missing-value",
                if place.span.start == place.span.end {
                    line.head_place()
                } else {
                    place
                },
                say!(
                    en "after “{head}” {what} is missing",
                    et "sõna „{head}“ järelt puudub {what}",
                    head = head, what = what
                ),
            )
            .help(say!(
                en "write todo if it is not known yet",
                et "kui see pole veel teada, kirjuta todo"
            ))
        }
    };
    line.report(finding);
}

/// Offers what was meant, where that is plain: a day in words, a bound in other words, an address.
fn or_as_meant(line: &Line<'_, '_>, atom: Atom, finding: Finding) -> Finding {
    let write = |meant: &String| say!(en "write {meant}", et "kirjuta {meant}", meant = meant);
    if let Some((span, day)) = dates::in_words(line) {
        let title = write(&day);
        let file = line.file;
        let edit = Edit {
            file,
            span,
            text: day,
        };
        return finding.certainly(title, vec![edit]);
    }
    let bound = bound_of(line.text(atom)).map(|bound| (atom.span, bound.to_owned()));
    let meant = bound.or_else(|| Some((line.atoms_from_here(), address_of(line)?)));
    match meant {
        Some((span, meant)) => finding.fix(write(&meant), span, meant),
        None => finding,
    }
}

/// A bound in other words.
fn bound_of(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "max" | "maximum" | "kuni" | "maksimaalselt" => Some("at most"),
        "min" | "minimum" | "vähemalt" | "minimaalselt" => Some("at least"),
        _ => None,
    }
}

/// `www.example.ee/page` with its scheme, if nothing else stands behind it.
fn address_of(line: &Line<'_, '_>) -> Option<String> {
    let written = line.atoms_from_here().of(line.item.source());
    let is_address = written.starts_with("www.") && !written.contains(char::is_whitespace);
    is_address.then(|| format!("https://{written}"))
}

/// At most forty characters of a token, for a message.
fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(40).collect();
    if text.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
}

/// Offers to put off a value that was reported since, with what was written for it as a note.
pub fn or_put_off(line: &mut Line<'_, '_>, value: Span, reported: usize) {
    let written = value.of(line.item.source());
    if written.contains('\n') || line.item.has_block() {
        return;
    }
    let (text, title) = match written.trim_matches('"') {
        "" => (
            " todo".to_owned(),
            say!(en "write todo, to be filled in later", et "kirjuta todo, mida hiljem täita"),
        ),
        note => (
            format!("todo \"{}\"", note.replace('"', "'")),
            say!(
                en "write todo, to be filled in later, with “{note}” as a note",
                et "kirjuta todo, mida hiljem täita, märkusega „{note}“",
                note = shown(note)
            ),
        ),
    };
    if let Some(finding) = line.notes.findings.get_mut(reported) {
        *finding = finding.clone().fix(title, value, text);
    }
}

pub fn left_over(line: &mut Line<'_, '_>, atom: Atom, block: Option<&'static Block>) {
    let rest = line.atoms_from_here();
    let place = line.place(rest);
    let found = shown(line.text(atom));
    let mut finding = Finding::error(
        "left-over",
        place,
        say!(
            en "“{found}” and what follows it on this line is not understood",
            et "„{found}“ ja sellele real järgnev jääb arusaamatuks",
            found = found
        ),
    )
    .help(say!(
        en "one fact a line: start a new line, or delete it",
        et "igal real üks fakt: alusta uut rida või kustuta see"
    ));
    let written = rest.of(line.item.source());
    if let Some(field) = block.and_then(|block| begins_field(line, rest, block)) {
        let before = line.item.source().get(..rest.start as usize).unwrap_or("");
        let gap = Span::new(before.trim_end().len(), field.span.start as usize);
        let title = say!(
            en "begin a new line before “{word}”",
            et "alusta sõna „{word}“ ees uut rida",
            word = line.text(field)
        );
        finding = finding.fix(title, gap, "\n");
    }
    if !written.contains('\n') {
        finding = finding.fix(take_out(written), rest, "");
    }
    line.report(finding);
}

/// The word of a field that what is left begins with, behind a comma or not.
fn begins_field(line: &Line<'_, '_>, rest: Span, block: &Block) -> Option<Atom> {
    let atoms = line.item.atoms().iter();
    let mut atoms = atoms.filter(|atom| atom.span.start >= rest.start);
    let first = atoms.find(|atom| atom.kind != AtomKind::Comma)?;
    let word = line.text(*first);
    let fields = (block.fields)();
    fields
        .iter()
        .any(|field| field.word == word)
        .then_some(*first)
}

pub fn take_out(written: &str) -> Words {
    let written = shown(written);
    say!(en "take out “{written}”", et "eemalda „{written}“", written = written)
}

pub fn unexpected_block(line: &mut Line<'_, '_>) {
    let head = line.item.head().to_owned();
    let place = line.place(line.item.data().open.unwrap_or(line.item.head_span()));
    let mut finding = Finding::error(
        "unexpected-block",
        place,
        say!(
            en "“{head}” takes no block in braces",
            et "„{head}“ järele ei käi looksulgudes plokk",
            head = head
        ),
    );
    if let Some(block) = empty_block(line) {
        let title = say!(en "take out the empty block", et "eemalda tühi plokk");
        finding = finding.fix(title, block, "");
    }
    line.report(finding);
}

/// Its braces with what is between them, if that is nothing: no comment either.
fn empty_block(line: &Line<'_, '_>) -> Option<Span> {
    let (open, close) = (line.item.data().open?, line.item.data().close?);
    let inside = Span {
        start: open.end,
        end: close.start,
    };
    let is_empty = inside.of(line.item.source()).trim().is_empty();
    is_empty.then(|| open.to(close))
}

/// A word that no field of the block has: the nearest one, or the block where it belongs.
pub fn unknown_field(line: &mut Line<'_, '_>, block: &'static Block) {
    let head = line.item.head().to_owned();
    // The shape of the file has been told of it.
    if head.starts_with('#') {
        return line.skip_rest();
    }
    let place = line.head_place();
    let fields = (block.fields)();
    let message = match block.word {
        "" => {
            say!(en "“{head}” does not begin a block", et "„{head}“ ei alusta ühtki plokki", head = shown(&head))
        }
        word => say!(
            en "“{head}” is not a field of {word}",
            et "„{head}“ ei ole ploki {word} väli",
            head = shown(&head), word = word
        ),
    };
    let mut finding = Finding::error("unknown-field", place, message);
    let words = fields.iter().flat_map(|field| [field.word, field.et]);
    if let Some(near) = nearest(&head, words) {
        let word = written_word(&fields, near);
        finding = finding
            .help(say!(en "did you mean “{word}”?", et "kas mõtlesid „{word}“?", word = word))
            .fix(
                say!(en "write “{word}”", et "kirjuta „{word}“", word = word),
                place.span,
                word,
            );
    } else if let Some(home) = crate::fields::home_of(&head).filter(|home| *home != block.word) {
        finding = finding.help(say!(
            en "“{head}” belongs in {home} {{ … }}",
            et "„{head}“ käib plokki {home} {{ … }}",
            head = head, home = home
        ));
    }
    line.report(finding);
}

fn written_word<'f>(fields: &[&'f FieldInfo], near: &'f str) -> &'f str {
    fields
        .iter()
        .find(|field| field.et == near)
        .map_or(near, |field| field.word)
}

/// A word outside a closed set.
pub fn unknown_word(line: &mut Line<'_, '_>, atom: Atom, words: &[Word]) {
    let found = line.text(atom).to_owned();
    let place = line.place(atom.span);
    let known: Vec<&str> = words.iter().map(|word| word.word).collect();
    let list = known.join(", ");
    let mut finding = Finding::error(
        "unknown-word",
        place,
        say!(
            en "“{found}” is not one of: {list}",
            et "„{found}“ ei ole ükski neist: {list}",
            found = shown(&found), list = list
        ),
    );
    let names = words
        .iter()
        .flat_map(|word| [word.word, word.name.et, word.name.en]);
    if let Some(near) = nearest(&found, names) {
        let word = words
            .iter()
            .find(|word| [word.name.et, word.name.en].contains(&near));
        let near = word.map_or(near, |word| word.word);
        finding = finding
            .help(say!(en "did you mean “{near}”?", et "kas mõtlesid „{near}“?", near = near))
            .fix(
                say!(en "write “{near}”", et "kirjuta „{near}“", near = near),
                atom.span,
                near,
            );
    }
    line.report(finding);
}

pub fn text_without_language(line: &mut Line<'_, '_>) {
    let place = line.here();
    line.report(
        Finding::error(
            "text-without-language",
            place,
            say!(
                en "this text does not say its language",
                et "selle teksti ees puudub keel"
            ),
        )
        .fix(
            say!(en "it is Estonian: put et before it", et "see on eesti keeles: lisa et"),
            Span::at(place.span.start as usize),
            "et ",
        )
        .fix(
            say!(en "it is English: put en before it", et "see on inglise keeles: lisa en"),
            Span::at(place.span.start as usize),
            "en ",
        ),
    );
}

/// A second text of one language; `free` is the language that it may have been meant to be in.
pub fn language_twice(
    line: &mut Line<'_, '_>,
    tag: Place,
    language: &str,
    first: Place,
    free: Option<&str>,
) {
    let mut finding = Finding::error(
        "language-twice",
        tag,
        say!(
            en "the text in “{language}” is given twice",
            et "tekst keeles „{language}“ on antud kaks korda",
            language = language
        ),
    )
    .related(first, say!(en "first given here", et "esimest korda siin"));
    if let Some(free) = free {
        let title = say!(
            en "it is in the other language: write {free}",
            et "see on teises keeles: kirjuta {free}",
            free = free
        );
        finding = finding.fix(title, tag.span, free);
    }
    line.report(finding);
}

// What is forgiven.

/// One finding with one fix for each kind of slip, in the order of the kinds.
pub fn slips<'n>(parts: impl Iterator<Item = &'n Forgiven>) -> Vec<Finding> {
    let mut kinds: BTreeMap<&'static str, Vec<Edit>> = BTreeMap::new();
    for Forgiven(part) in parts {
        for (kind, edits) in part {
            kinds.entry(kind).or_default().extend_from_slice(edits);
        }
    }
    let mut found = Vec::new();
    for (kind, edits) in kinds {
        if let Some(first) = edits.first().map(|edit| edit.span.in_file(edit.file)) {
            found.push(slip(kind, first, edits));
        }
    }
    found
}

fn slip(kind: &'static str, first: Place, edits: Vec<Edit>) -> Finding {
    let (message, title) = match kind {
        "decimal-comma" => (
            say!(en "a decimal number is written with a point", et "kümnendmurd kirjutatakse punktiga"),
            say!(en "write decimal points", et "kirjuta kümnendpunktid"),
        ),
        "dash-range" => (
            say!(en "a range is written with two dots", et "vahemik kirjutatakse kahe punktiga"),
            say!(en "write ranges with two dots", et "kirjuta vahemikud kahe punktiga"),
        ),
        "currency-sign" => (
            say!(en "a currency is written by its code", et "valuuta kirjutatakse koodiga"),
            say!(en "write EUR", et "kirjuta EUR"),
        ),
        "grouped-number" => (
            say!(en "a number is written without spaces", et "arv kirjutatakse tühikuteta"),
            say!(en "take the spaces out of the numbers", et "eemalda arvudest tühikud"),
        ),
        "unnamed-list" => (
            say!(en "before a number of a list stands the list's name", et "loendi numbri ees on loendi nimi"),
            say!(en "write the names of the lists", et "kirjuta loendite nimed"),
        ),
        "glued-unit" => (
            say!(en "a space stands between a number and its unit", et "arvu ja ühiku vahel on tühik"),
            say!(en "put spaces before the units", et "lisa ühikute ette tühikud"),
        ),
        _ => (
            say!(en "a fixed word of the language is written in English", et "keele kindlad sõnad kirjutatakse inglise keeles"),
            say!(en "write the fixed words in English", et "kirjuta kindlad sõnad inglise keeles"),
        ),
    };
    let more = edits.len() - 1;
    let finding = Finding::error(kind, first, message);
    let finding = match more {
        0 => finding,
        more => finding.note(say!(
            en "and in {more} more places of this file",
            et "ja veel {more} kohas selles failis",
            more = more
        )),
    };
    finding.certainly(title, edits)
}
