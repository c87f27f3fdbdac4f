//! `Service`: what is served, and whom to write to.

use std::io::{self, Write};

use kava_model::names::Catalogue;
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Service<'a> {
    contact_email: &'a str,
    specification: &'static str,
    documentation: Option<&'a str>,
}

/// The provider's address, without which there is no such object.
pub fn contact<'a>(catalogue: &Catalogue<'a>) -> Option<&'a str> {
    catalogue.issuer()?.contact.known()?.mail.as_deref()
}

pub fn write(catalogue: &Catalogue<'_>, to: &mut dyn Write) -> io::Result<()> {
    let website = catalogue.head.and_then(|head| head.website.known());
    let service = contact(catalogue).map(|contact_email| Service {
        contact_email,
        specification: "https://openonderwijsapi.nl/v6/",
        documentation: website.map(|url| &*url.0),
    });
    serde_json::to_writer_pretty(&mut *to, &service)?;
    to.write_all(b"\n")
}
