//! By which guideline a programme was judged.

use kava_model::verdict::{Stamp, Summary};
use schemars::JsonSchema;
use serde::Serialize;

use super::Date;

/// An edition of a guideline.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GuidelineStamp<'a> {
    pub id: &'a str,
    /// The day the edition is in force from.
    pub edition: Date,
    /// Of the guideline's file.
    #[schemars(regex(pattern = r"^[0-9a-f]{64}$"))]
    pub sha256: &'a str,
    /// A file of the catalogue stands in for the edition that Kava ships.
    pub own_copy: bool,
}

impl<'a> From<&'a Stamp> for GuidelineStamp<'a> {
    fn from(stamp: &'a Stamp) -> GuidelineStamp<'a> {
        GuidelineStamp {
            id: &stamp.guideline,
            edition: Date(stamp.edition),
            sha256: &stamp.sha256,
            own_copy: stamp.own_copy,
        }
    }
}

/// Lowest layer first.
pub fn stamps(summary: &Summary) -> Vec<GuidelineStamp<'_>> {
    summary
        .stamps
        .iter()
        .map(|it| GuidelineStamp::from(&**it))
        .collect()
}

/// `taltech 2025-10-09 sha256:…`
impl std::fmt::Display for GuidelineStamp<'_> {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let own = if self.own_copy { " (own copy)" } else { "" };
        write!(
            to,
            "{} {} sha256:{}{own}",
            self.id, self.edition.0, self.sha256
        )
    }
}
