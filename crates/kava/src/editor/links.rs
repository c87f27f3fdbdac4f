//! What of a text leads out of the catalogue: addresses, and guidelines that are published somewhere.

use kava_diagnostics::{FileId, Span, Words, say};
use kava_model::fields::Guideline;
use kava_model::names::mentions::{Kind, Role};
use kava_syntax::AtomKind;

use super::Editor;
use crate::check;
use crate::workspace::SHIPPED;

/// A place in a text that leads to an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebLink {
    pub span: Span,
    pub address: String,
    /// What is found there.
    pub what: Option<Words>,
}

impl Editor<'_> {
    /// In the order of the text. None for a file that is not of this catalogue.
    pub fn web_links(&self, file: FileId) -> Option<Vec<WebLink>> {
        let mut links = self.addresses(file)?;
        links.extend(self.guideline_sources(file));
        links.sort_by_key(|link| link.span);
        Some(links)
    }

    fn addresses(&self, file: FileId) -> Option<Vec<WebLink>> {
        let parsed = self.parsed(file)?;
        let text = &parsed.source.text;
        let links = parsed.tree.atoms.iter().filter_map(|atom| {
            let address = atom.inner(text).of(text).trim();
            let address = match atom.kind {
                AtomKind::Url => percented(address),
                AtomKind::Mail => format!("mailto:{}", percented(address)),
                _ => return None,
            };
            Some(WebLink {
                span: atom.inner(text),
                address,
                what: None,
            })
        });
        Some(links.collect())
    }

    /// Names of guidelines that come with Kava: from them no editor can go to a declaration.
    fn guideline_sources(&self, file: FileId) -> Vec<WebLink> {
        let names = self.mentions(|mention| {
            mention.kind == Kind::Guideline
                && mention.role == Role::Uses
                && mention.name.place.file == file
        });
        let foreign = names
            .iter()
            .filter(|name| self.declarations(name).is_empty());
        let links = foreign.filter_map(|name| {
            let guideline = last_shipped(&name.name.text)?;
            Some(WebLink {
                span: name.name.place.span,
                address: guideline.source.known()?.0.to_string(),
                what: Some(the_source(guideline)),
            })
        });
        links.collect()
    }
}

/// An address as it goes over the wire: whatever is no letter of the alphabet there as its bytes.
fn percented(address: &str) -> String {
    let mut wire = String::new();
    for byte in address.bytes() {
        match byte {
            b'!'..=b'~' if !br#""<>\^`{|}"#.contains(&byte) => wire.push(byte.into()),
            _ => wire += &format!("%{byte:02X}"),
        }
    }
    wire
}

/// The edition that is named last in the files, which are in the order of their days.
fn last_shipped(name: &str) -> Option<&'static Guideline> {
    let all = SHIPPED.iter().flat_map(check::known);
    all.filter(|it| *it.name.text == *name).last()
}

fn the_source(guideline: &Guideline) -> Words {
    let title = |language| {
        let text = guideline.title.known();
        let text = text.map(|text| text.get(language).unwrap_or(text.any()));
        text.unwrap_or(&guideline.name.text).to_owned()
    };
    let title = Words {
        en: title("en"),
        et: title("et"),
    };
    say!(
        en "the guideline's source: {title}",
        et "juhendi allikas: {title}",
        title = title
    )
}
