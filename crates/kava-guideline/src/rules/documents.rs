//! `documents`: whoever completes the programme is given the documents that the guideline names.

use kava_diagnostics::{Example, Finding, Page, Phrase, Place, Span, Words, say};
use kava_model::admission::WordOr;
use kava_model::choice::{Choice, List};
use kava_model::fields::{Award, Moment};
use kava_model::stated::Stated;
use kava_model::text::Text;

use super::said::{or_line, or_todo, unsaid};
use crate::case::Case;
use crate::rule::{Asked, Report, Rule, Takes};

pub static RULE: Rule = Rule {
    code: "documents",
    takes: Takes::Words(&[
        "certificate",
        "transcript",
        "attestation",
        "course-certificate",
        "badge",
    ]),
    page: Page {
        asks: Phrase {
            en: "The documents issued on completion are those that the guideline names, and they are of the programme's own kind.",
            et: "Lõpetamisel väljastatakse juhendis nimetatud dokumendid ja need on programmi enda liiki.",
        },
        why: Phrase {
            en: "They verify what a learner has achieved; employers and universities ask for them.",
            et: "Need tõendavad, mida õppija on saavutanud; neid küsivad tööandjad ja ülikoolid.",
        },
        mend: Phrase {
            en: "Write them all, with commas between: awards certificate, transcript.",
            et: "Kirjuta kõik, komadega eraldatult: awards certificate, transcript.",
        },
        example: Example {
            block: "programme",
            wrong: "awards attestation",
            right: "awards certificate, transcript",
        },
    },
    check,
};

type Awards = Stated<List<WordOr<Award>>>;

fn check(case: &Case<'_>, asked: &Asked<'_>, report: &mut Report) {
    match &case.programme.awards {
        Stated::Known(List(awards), place) => {
            report.findings.extend(left_out(asked, awards, *place));
            report.findings.extend(
                awards
                    .iter()
                    .filter_map(|award| foreign(case, asked, award, *place)),
            );
        }
        awards => report.findings.extend(unnamed(case, asked, awards)),
    }
}

fn unnamed(case: &Case<'_>, asked: &Asked<'_>, awards: &Awards) -> Option<Finding> {
    let words = asked.words().join(", ");
    let message = say!(
        en "the programme does not say which documents are issued on completion",
        et "programm ei ütle, millised dokumendid lõpetamisel väljastatakse"
    );
    let finding = unsaid(asked, Moment::Submission, case.place(), awards, message)?;
    let room = case.programme.room.filter(|_| awards.is_absent());
    let finding = or_line(finding, room, &format!("awards {words}"));
    let finding = or_todo(finding, awards, room, "awards");
    Some(finding.note(asks(asked)).help(say!(
        en "write: awards {words}",
        et "kirjuta: awards {words}",
        words = words
    )))
}

fn left_out(asked: &Asked<'_>, awards: &[WordOr<Award>], place: Place) -> Option<Finding> {
    let asked_for: Vec<Award> = asked
        .words()
        .into_iter()
        .filter_map(Award::from_word)
        .collect();
    let missing: Vec<Award> = asked_for
        .into_iter()
        .filter(|award| !awards.iter().any(|said| is(said, *award)))
        .collect();
    if missing.is_empty() {
        return None;
    }
    let names = Words::join(missing.iter().map(|award| award.name().words()), ", ");
    let codes: Vec<&str> = missing.iter().map(|award| award.word()).collect();
    let codes = codes.join(", ");
    let message = say!(
        en "the documents issued on completion lack: {names}",
        et "lõpetamisel väljastatavate dokumentide seast puudub: {names}",
        names = names
    );
    let end = Span {
        start: place.span.end,
        end: place.span.end,
    };
    Some(asked.wrong(place, message).note(asks(asked)).fix(
        say!(en "add {codes}", et "lisa {codes}", codes = codes),
        end,
        format!(", {codes}"),
    ))
}

/// The word itself, or a text that names it.
fn is(said: &WordOr<Award>, award: Award) -> bool {
    let text = match said {
        WordOr::Word(word) => return *word == award,
        WordOr::Text(text) => text,
    };
    let names: &[&str] = match award {
        Award::Certificate => &["certificate", "tunnistus"],
        Award::Transcript => &["transcript", "hinneteleht", "väljavõte"],
        Award::Attestation => &["attestation", "tõend"],
        Award::CourseCertificate => &[],
        Award::Badge => &["badge", "märk"],
    };
    names.iter().any(|name| mentions(text, name))
}

fn mentions(text: &Text, name: &str) -> bool {
    text.0
        .iter()
        .any(|part| part.text.to_lowercase().contains(name))
}

/// A document of another kind of programme: a micro-degree certificate for a micro-credential.
fn foreign(
    case: &Case<'_>,
    asked: &Asked<'_>,
    award: &WordOr<Award>,
    place: Place,
) -> Option<Finding> {
    let WordOr::Text(text) = award else {
        return None;
    };
    let own = case.policy.kind(case.kind()?)?;
    let named = |kind: &&kava_model::fields::Kind| {
        kind.called
            .0
            .iter()
            .any(|part| mentions(text, &part.text.to_lowercase()))
    };
    let other = case
        .policy
        .kinds
        .iter()
        .filter(|kind| kind.name.text != own.name.text)
        .find(named)?;
    let place = text.0.first().map_or(place, |part| part.place);
    let words = |kind: &kava_model::fields::Kind| {
        let called = |language| {
            kind.called
                .get(language)
                .unwrap_or(&kind.name.text)
                .to_owned()
        };
        Words {
            en: called("en"),
            et: called("et"),
        }
    };
    let message = say!(
        en "this is the document of another kind of programme: {other}, and not {own}",
        et "see on teist liiki programmi dokument: {other}, mitte {own}",
        other = words(other), own = words(own)
    );
    Some(asked.wrong(place, message).note(asks(asked)))
}

fn asks(asked: &Asked<'_>) -> Words {
    let names = asked.words().into_iter().filter_map(Award::from_word);
    asked.asks(Words::join(names.map(|award| award.name().words()), ", "))
}
