//! Where an aggregator of QualityLink finds the file.

use std::io::{self, Write};

use kava_model::names::Catalogue;
use serde::Serialize;

use super::QUALITY_LINK;
use crate::canonical::uri;

/// A manifest stands at this path of the provider's own site.
pub const PATH: &str = ".well-known/quality-link-manifest.json";

#[derive(Serialize)]
struct Manifest<'a> {
    sources: Vec<Source<'a>>,
    meta: Meta<'a>,
}

#[derive(Serialize)]
struct Source<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    path: String,
    version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}

#[derive(Serialize)]
struct Meta<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    schac: Option<&'a str>,
}

/// The file stands under the address where the catalogue is published, in the folder of this target.
pub fn write(catalogue: &Catalogue<'_>, to: &mut dyn Write) -> io::Result<()> {
    let head = catalogue.head;
    let website = head.and_then(|head| head.website.known());
    let source = |website: &kava_model::coded::Url| Source {
        kind: "elm",
        path: format!(
            "{}/elm/{QUALITY_LINK}",
            uri(&website.0).trim_end_matches('/')
        ),
        version: "3.3",
        name: head
            .and_then(|head| head.title.known())
            .map(|title| title.any()),
    };
    let manifest = Manifest {
        sources: website.map(source).into_iter().collect(),
        meta: Meta {
            schac: catalogue
                .issuer()
                .and_then(|issuer| issuer.schac.known())
                .map(|schac| &*schac.0),
        },
    };
    serde_json::to_writer_pretty(&mut *to, &manifest)?;
    to.write_all(b"\n")
}
