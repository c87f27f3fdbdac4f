//! What was found at each address, and what of it the client knows: a client that asks is answered, any
//! other is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::serve::lsp;

/// What was found at one address.
pub(crate) type Found = Arc<Vec<lsp::Diagnostic>>;

/// What stands at one address.
#[derive(Clone, Default)]
pub(crate) struct Published {
    /// Of the text, if it is open.
    pub version: Option<i32>,
    pub found: Found,
    /// Another one whenever something else was found.
    pub result: u64,
}

#[derive(Default)]
pub(crate) struct Board {
    stands: BTreeMap<lsp::Uri, Published>,
    results: u64,
}

impl Published {
    pub fn of(version: Option<i32>) -> Published {
        Published {
            version,
            ..Published::default()
        }
    }

    /// Adds what another catalogue finds at the same address.
    pub fn add(&mut self, found: &Found) {
        match self.found.is_empty() {
            true => self.found = found.clone(),
            false => Arc::make_mut(&mut self.found).extend(found.iter().cloned()),
        }
    }

    pub fn result_id(&self) -> String {
        self.result.to_string()
    }

    fn finds_the_same(&self, other: &Published) -> bool {
        Arc::ptr_eq(&self.found, &other.found) || self.found == other.found
    }
}

impl Board {
    /// Puts up what stands now. Answers what is not as it was: first what is gone, since the editor may
    /// take two spellings of an address for the same file.
    pub fn put_up(&mut self, mut now: BTreeMap<lsp::Uri, Published>) -> Vec<(lsp::Uri, Published)> {
        let gone = self.stands.iter();
        let gone = gone.filter(|(uri, was)| !now.contains_key(*uri) && !was.found.is_empty());
        let mut news: Vec<_> = gone
            .map(|(uri, _)| (uri.clone(), Published::default()))
            .collect();
        for (uri, is) in &mut now {
            let was = self.stands.get(uri);
            match was.filter(|was| was.finds_the_same(is)) {
                Some(was) => is.result = was.result,
                None => {
                    self.results += 1;
                    is.result = self.results;
                }
            }
            if was.is_none_or(|was| was.result != is.result || was.version != is.version) {
                news.push((uri.clone(), is.clone()));
            }
        }
        self.stands = now;
        news
    }

    pub fn get(&self, uri: &lsp::Uri) -> Option<&Published> {
        self.stands.get(uri)
    }

    pub fn all(&self) -> impl Iterator<Item = (&lsp::Uri, &Published)> {
        self.stands.iter()
    }
}
