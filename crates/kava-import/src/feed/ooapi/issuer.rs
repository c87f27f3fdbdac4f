//! The organisation whose catalogue it is, and the head of that catalogue.

use serde_json::Value;

use super::said::{primary, texts};
use crate::feed::blocks::head;
use crate::feed::json::Node;
use crate::feed::lines::{Lines, quoted};
use crate::feed::spelling::url;

pub fn root(node: &Node<'_>) -> bool {
    node.value.get("organisationType").and_then(Value::as_str) == Some("root")
}

pub fn catalogue(issuer: Option<&Node<'_>>) -> Lines {
    let name = issuer.map(|issuer| texts(issuer, "name"));
    let code = "issuer";
    let mut lines = head(issuer.map(|_| code));
    if let Some(issuer) = issuer {
        let mut institution = Lines::default();
        institution.maybe("name", name.flatten());
        let registry_code = primary(issuer).and_then(quoted);
        institution.maybe("registry-code", registry_code);
        for other in issuer.get("otherCodes").iter().flat_map(Node::items) {
            let kind = other.get("codeType").and_then(|kind| kind.text());
            let code = other.get("code").and_then(|code| code.text());
            match (kind, code.and_then(quoted)) {
                (Some("schac_home"), said) => institution.maybe("schac", said),
                _ => other.give_back(),
            }
        }
        institution.maybe("website", issuer.get("link").and_then(|it| url(&it)));
        issuer.skip_all(&["organisationId", "organisationType"]);
        lines.blank();
        lines.block(format!("institution {code}"), institution);
    }
    lines
}
