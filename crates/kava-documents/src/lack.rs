//! What a document cannot do without and the author has not said: a finding at the place to mend it,
//! before the document is written.

use kava_diagnostics::{Finding, Place, Words, say};
use kava_model::fields::{Institution, Programme};
use kava_model::stated::Stated;
use kava_model::text::Text;

use crate::Subject;

/// What one document lacks of one programme.
pub struct Lacks {
    /// `elm-loq-3.1`
    document: &'static str,
    pub findings: Vec<Finding>,
}

impl Lacks {
    pub fn of(document: &'static str) -> Lacks {
        Lacks {
            document,
            findings: Vec::new(),
        }
    }

    /// A field that must be known, of the block whose name stands at a place.
    pub fn field<T>(&mut self, stated: &Stated<T>, block: Place, what: Words, write: &str) {
        if stated.known().is_none() {
            self.add(stated.place().unwrap_or(block), what, write);
        }
    }

    /// A text in which something is written.
    pub fn text(&mut self, stated: &Stated<Text>, block: Place, what: Words, write: &str) {
        let known = stated.known();
        if known.is_none_or(|text| text.0.iter().all(|part| part.text.is_empty())) {
            self.add(stated.place().unwrap_or(block), what, write);
        }
    }

    /// Learning outcomes, each with its text.
    pub fn outcomes(&mut self, programme: &Programme) {
        let known = programme.outcomes.known();
        if known.is_none_or(|outcomes| outcomes.list.is_empty()) {
            let place = programme.outcomes.place().unwrap_or(programme.name.place);
            let what = say!(en "a learning outcome", et "õpiväljund");
            self.add(place, what, "outcomes { CODE et \"…\" en \"…\" }");
        }
        self.outcome_texts(programme);
    }

    /// The text of each learning outcome that has a code.
    pub fn outcome_texts(&mut self, programme: &Programme) {
        let outcomes = programme.outcomes.known();
        for outcome in outcomes.iter().flat_map(|outcomes| &outcomes.list) {
            let what = say!(en "the text of the learning outcome", et "õpiväljundi tekst");
            let line = format!("{} et \"…\" en \"…\"", outcome.code.text);
            self.text(&outcome.text, outcome.code.place, what, &line);
        }
    }

    /// The institution that awards, with its name; nothing where there is none.
    pub fn issuer<'a>(&mut self, subject: &Subject<'a>) -> Option<&'a Institution> {
        let Some(issuer) = subject.catalogue.issuer() else {
            let what =
                say!(en "the institution that awards", et "õppeasutus, kes tunnistuse annab");
            self.add(head_place(subject), what, "issuer CODE");
            return None;
        };
        let what = say!(en "the official name of the provider", et "õppeasutuse ametlik nimi");
        self.text(&issuer.names, issuer.name.place, what, "name et \"…\"");
        Some(issuer)
    }

    /// Something that is missing at a place, and what to write there.
    pub fn add(&mut self, place: Place, what: Words, write: &str) {
        let finding = Finding::error(
            "document-needs",
            place,
            say!(
                en "{document} cannot do without {what}",
                et "{document} vajab: {what}",
                document = self.document, what = what
            ),
        );
        self.findings.push(finding.help(say!(
            en "write: {line}", et "kirjuta: {line}", line = write
        )));
    }
}

/// Where the catalogue's head stands, else the programme.
pub fn head_place(subject: &Subject<'_>) -> Place {
    let head = subject.catalogue.head;
    head.map_or(subject.programme.name.place, |head| head.name.place)
}
