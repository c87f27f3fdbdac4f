//! The programmes of one build in their order, and what documents tell of them together.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use kava_model::fields::{Institution, Programme};
use kava_model::verdict::Stamp;

use crate::canonical::GuidelineStamp;
use crate::editions::Editions;
use crate::target::ordered;
use crate::{Issue, Subject};

pub struct Roll<'a> {
    pub issue: Issue<'a>,
    /// The institution that awards.
    pub issuer: &'a Institution,
    /// By code, then by edition.
    pub programmes: Arc<[&'a Programme]>,
    pub editions: Editions<'a>,
    stamps: OnceLock<BTreeSet<Arc<Stamp>>>,
}

impl<'a> Roll<'a> {
    /// None without an issuer: every programme lacks it.
    pub fn of(issue: Issue<'a>, programmes: &[&'a Programme]) -> Option<Arc<Roll<'a>>> {
        let programmes = ordered(issue.catalogue, programmes);
        Some(Arc::new(Roll {
            issue,
            issuer: issue.catalogue.issuer()?,
            editions: Editions::of(programmes.clone()),
            programmes,
            stamps: OnceLock::new(),
        }))
    }

    /// Hands over one programme after the other; none is kept.
    pub fn each<E>(&self, mut write: impl FnMut(&Subject<'_>) -> Result<(), E>) -> Result<(), E> {
        let mut programmes = self.programmes.iter().copied();
        programmes.try_for_each(|programme| self.issue.judged(programme, &mut write))
    }

    /// The editions by which any of these programmes was judged, each once. All are judged to find out,
    /// since documents say it before they tell of the first.
    pub fn stamps(&self) -> impl Iterator<Item = GuidelineStamp<'_>> {
        let stamps = self.stamps.get_or_init(|| self.collected());
        stamps.iter().map(|it| GuidelineStamp::from(&**it))
    }

    /// There are never more than a handful.
    fn collected(&self) -> BTreeSet<Arc<Stamp>> {
        let mut stamps = BTreeSet::new();
        for programme in self.programmes.iter().copied() {
            for stamp in &self.issue.judge.summary(programme).stamps {
                if !stamps.contains(stamp) {
                    stamps.insert(stamp.clone());
                }
            }
        }
        stamps
    }
}
