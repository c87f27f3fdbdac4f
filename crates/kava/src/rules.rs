//! What guidelines ask, for `kava rules` and `kava explain`; no catalogue is needed.

use kava_diagnostics::Citation;
use kava_guideline::{CoverageLine, Guidelines, Listing, Policy, coverage, listing};
use kava_model::coded::Url;
use kava_model::date::Day;
use kava_model::fields::Guideline;
use kava_model::nearest;
use kava_model::text::Text;
use std::sync::Arc;

use kava_model::verdict::Stamp;

use crate::check::known;
use crate::workspace::{SHIPPED, Workspace};

/// One edition of a guideline.
#[derive(Clone, Debug)]
pub struct Edition {
    pub stamp: Stamp,
    /// The last day it is in force.
    pub to: Option<Day>,
    pub title: Text,
    /// Where its text is published.
    pub source: Option<String>,
    /// The guidelines above it, nearest first.
    pub above: Vec<Arc<Stamp>>,
    /// What it asks, with all that the guidelines above it ask.
    pub listing: Listing,
    /// What becomes of each of its own clauses.
    pub coverage: Vec<CoverageLine>,
}

/// Why there is no edition to show or to judge by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoEdition {
    /// No guideline has this id; the nearest and all that are known.
    Unknown {
        near: Option<String>,
        known: Vec<String>,
    },
    /// None of its editions is in force on the day; their first days.
    NotInForce { editions: Vec<Day> },
}

impl Workspace {
    /// The edition of a guideline that begins on a day, or else is in force on it.
    pub fn edition(&self, id: &str, on: Day) -> Result<Edition, NoEdition> {
        let (guidelines, _) = self.guidelines();
        find(&guidelines, id, on).map(|policy| edition(&guidelines, policy))
    }

    /// The editions of all guidelines in force on a day, by id.
    pub fn editions(&self, on: Day) -> Vec<Edition> {
        let (guidelines, _) = self.guidelines();
        let in_force = guidelines
            .ids()
            .filter_map(|id| guidelines.in_force(id, on));
        in_force
            .map(|policy| edition(&guidelines, policy))
            .collect()
    }
}

impl Workspace {
    /// Where the text of a cited edition is published.
    pub fn published(&self, citation: &Citation) -> Option<&str> {
        let files = self.files().chain(SHIPPED.iter());
        let mut guidelines = files.flat_map(known);
        let is_cited = |it: &&Guideline| {
            let from = it.in_force.known().and_then(|in_force| in_force.from.day());
            *it.name.text == *citation.guideline
                && from.is_some_and(|day| day.to_string() == citation.edition)
        };
        let Url(address) = guidelines.find(is_cited)?.source.known()?;
        Some(address)
    }
}

fn find<'g>(guidelines: &'g Guidelines, id: &str, on: Day) -> Result<&'g Policy, NoEdition> {
    if !guidelines.knows(id) {
        return Err(NoEdition::Unknown {
            near: nearest(id, guidelines.ids()).map(str::to_owned),
            known: guidelines.ids().map(str::to_owned).collect(),
        });
    }
    let found = guidelines
        .edition(id, on)
        .or_else(|| guidelines.in_force(id, on));
    found.ok_or_else(|| {
        let own = guidelines
            .all()
            .filter(|policy| policy.stamp.guideline == id);
        NoEdition::NotInForce {
            editions: own.map(|policy| policy.stamp.edition).collect(),
        }
    })
}

pub(crate) fn edition(guidelines: &Guidelines, policy: &Policy) -> Edition {
    let (merged, stamps) = guidelines.merged(policy);
    Edition {
        stamp: policy.stamp.clone(),
        to: policy.to,
        title: policy.title.clone(),
        source: policy.source.clone(),
        above: stamps.into_iter().skip(1).collect(),
        listing: listing(&merged),
        coverage: coverage(policy),
    }
}
