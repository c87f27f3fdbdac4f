//! What all parts of a catalogue use and declare, counted, so that a part can come and go.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::Noticed;
use super::asked::{About, Ask};
use super::mentions::Kind;

#[derive(Clone, Debug, Default)]
pub struct Ledger {
    used: Counted<Ask>,
    names: Counted<Ask>,
    looks: Counted<u64>,
}

impl Ledger {
    pub fn add(&mut self, noticed: &Noticed) {
        noticed.used.iter().for_each(|name| self.used.add(*name));
        for (looks, name) in &noticed.declares {
            self.looks.add(*looks);
            self.names.add(*name);
        }
    }

    pub fn take(&mut self, noticed: &Noticed) {
        noticed.used.iter().for_each(|name| self.used.take(name));
        for (looks, name) in &noticed.declares {
            self.looks.take(looks);
            self.names.take(name);
        }
    }

    pub(super) fn uses(&self, kind: Kind, name: &str) -> bool {
        self.used
            .0
            .contains_key(&Ask::about(About::Named(kind, name)))
    }

    /// Each name has one look: where there are fewer looks than names, two look alike.
    pub(super) fn has_look_alikes(&self) -> bool {
        self.looks.0.len() < self.names.0.len()
    }
}

#[derive(Clone, Debug)]
struct Counted<K>(FxHashMap<K, u32>);

impl<K> Default for Counted<K> {
    fn default() -> Self {
        Counted(FxHashMap::default())
    }
}

impl<K: Eq + Hash> Counted<K> {
    fn add(&mut self, key: K) {
        *self.0.entry(key).or_insert(0) += 1;
    }

    fn take(&mut self, key: &K) {
        if let Some(count) = self.0.get_mut(key) {
            *count -= 1;
            if *count == 0 {
                self.0.remove(key);
            }
        }
    }
}
