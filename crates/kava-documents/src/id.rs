//! Stable identifiers.

use std::borrow::Cow;

use kava_model::fields::Institution;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use uuid::Uuid;

/// The namespace of programme ids: the UUID v5 of `urn:kava:programme` in the URL namespace.
pub const PROGRAMMES: Uuid = Uuid::from_u128(0xb17a_ad09_2577_5c5d_85a7_286c_06e5_a90b);

/// The id of a programme: UUID v5 in [`PROGRAMMES`] of its provider, a line feed, and its code.
///
/// The provider is named by its registry code, else by its home domain (schac), else by its name in
/// the catalogue; a line feed occurs in none of them. All editions of a programme share the id, and
/// neither its title nor its outcomes nor its credits change it.
pub fn programme(provider: Option<&Institution>, code: &str) -> Id {
    let provider = provider.map_or("", provider_key);
    Id(Uuid::new_v5(
        &PROGRAMMES,
        format!("{provider}\n{code}").as_bytes(),
    ))
}

/// The id of one edition of a programme: UUID v5 in [`PROGRAMMES`] of its provider, its code and the
/// day it is in force from, a line feed between them. It changes when outcomes or credits do, as a new
/// edition is then written.
pub fn edition(provider: Option<&Institution>, code: &str, from: &str) -> Id {
    let provider = provider.map_or("", provider_key);
    Id(Uuid::new_v5(
        &PROGRAMMES,
        format!("{provider}\n{code}\n{from}").as_bytes(),
    ))
}

/// The id of a provider: UUID v5 of `urn:kava:provider:` and what names it, in the URL namespace.
pub fn provider(provider: &Institution) -> Id {
    let key = provider_key(provider);
    Id(Uuid::new_v5(
        &Uuid::NAMESPACE_URL,
        format!("urn:kava:provider:{key}").as_bytes(),
    ))
}

/// `b17aad09-2577-5c5d-85a7-286c06e5a90b`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id(pub Uuid);

impl Id {
    /// The id of a part of what this id names: UUID v5 in it of the kind of part and its name.
    pub fn part(self, kind: &str, name: &str) -> Id {
        Id(Uuid::new_v5(&self.0, format!("{kind}\n{name}").as_bytes()))
    }

    /// `urn:uuid:b17aad09-2577-5c5d-85a7-286c06e5a90b`
    pub fn urn(self) -> String {
        let mut bytes = Uuid::encode_buffer();
        self.0.urn().encode_lower(&mut bytes).to_owned()
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut bytes = Uuid::encode_buffer();
        serializer.serialize_str(self.0.hyphenated().encode_lower(&mut bytes))
    }
}

impl JsonSchema for Id {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "uuid" })
    }
}

fn provider_key(provider: &Institution) -> &str {
    let registered = provider.registry_code.known().or(provider.schac.known());
    registered.map_or(&provider.name.text, |code| &code.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_namespace_can_be_derived_again() {
        assert_eq!(
            Uuid::new_v5(&Uuid::NAMESPACE_URL, b"urn:kava:programme"),
            PROGRAMMES
        );
    }
}
