//! One actor owns the state. It hears events in their order, a batch at a time: all that have come
//! since it last looked. Then it judges what changed, publishes, and answers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::Receiver;

use kava::Workspace;

use crate::Options;
use crate::asked::{Asked, Refusal, Reply, guarded};
use crate::catalogue::{Catalogue, Judging, Open};
use crate::document::Document;
use crate::features::semantic_tokens::LastTokens;
use crate::home::{Home, Lodging};
use crate::serve::lsp;
use crate::settings::Settings;
use crate::view::{Sheet, View};

/// What the client says.
pub(crate) enum Event {
    Begun(Box<lsp::InitializeParams>, Reply<lsp::InitializeResult>),
    Opened(lsp::TextDocumentItem),
    Changed(lsp::DidChangeTextDocumentParams),
    Saved(lsp::Uri),
    Closed(lsp::Uri),
    Asked(Asked),
}

/// What the client is told without asking.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notice {
    Diagnostics {
        uri: lsp::Uri,
        version: Option<i32>,
        diagnostics: Vec<lsp::Diagnostic>,
    },
    Message(String),
}

pub(crate) type Tell = Box<dyn Fn(Notice) + Send>;

pub(crate) struct Server {
    settings: Settings,
    documents: BTreeMap<lsp::Uri, Document>,
    catalogues: BTreeMap<Home, Catalogue>,
    published: BTreeMap<lsp::Uri, Published>,
    /// What the batch was about.
    touched: BTreeSet<Home>,
    /// The disk is to be read: a catalogue is new, or a document was saved or closed.
    unread: bool,
    pub last_tokens: LastTokens,
    judging: Judging,
    tell: Tell,
}

#[derive(Default, PartialEq)]
struct Published {
    version: Option<i32>,
    diagnostics: Vec<lsp::Diagnostic>,
}

impl Server {
    pub fn new(options: Options, tell: Tell) -> Server {
        Server::judged_by(Workspace::check, options, tell)
    }

    pub fn judged_by(judging: Judging, options: Options, tell: Tell) -> Server {
        Server {
            settings: Settings::new(options),
            documents: BTreeMap::new(),
            catalogues: BTreeMap::new(),
            published: BTreeMap::new(),
            touched: BTreeSet::new(),
            unread: false,
            last_tokens: LastTokens::default(),
            judging,
            tell,
        }
    }

    /// Works until nobody can send any more.
    pub fn run(mut self, events: &Receiver<Event>) {
        let mut late = Vec::new();
        loop {
            let mut batch = std::mem::take(&mut late);
            if batch.is_empty() {
                let Ok(first) = events.recv() else { return };
                batch.push(first);
            }
            batch.extend(events.try_iter());
            let asked = self.hear(batch);
            self.catch_up();
            late.extend(events.try_iter());
            self.answer(asked, &late);
        }
    }

    /// Takes note of a batch. Answers the requests in it that are still about the texts as they are
    /// after it; the others are refused.
    pub fn hear(&mut self, batch: Vec<Event>) -> Vec<Asked> {
        let mut asked = Vec::new();
        for event in batch {
            if let Some(uri) = event.changes() {
                asked = refuse_stale(asked, uri);
            }
            match event {
                Event::Begun(params, reply) => self.begin(&params, reply),
                Event::Opened(item) => self.open(item),
                Event::Changed(params) => self.change(params),
                Event::Saved(uri) => self.look_again(&uri),
                Event::Closed(uri) => {
                    self.look_again(&uri);
                    self.documents.remove(&uri);
                    self.last_tokens.forget(&uri);
                }
                Event::Asked(it) => asked.push(it),
            }
        }
        asked
    }

    fn begin(&mut self, params: &lsp::InitializeParams, reply: Reply<lsp::InitializeResult>) {
        for words in self.settings.agree(params) {
            (self.tell)(Notice::Message(words.get(self.settings.lang).to_owned()));
        }
        // A client that has gone needs no answer.
        let _ = reply.send(Ok(self.settings.capabilities()));
    }

    fn open(&mut self, item: lsp::TextDocumentItem) {
        let lodging = Lodging::of(&item.uri);
        // A known catalogue is not read again: an editor may open all its files one after another.
        self.unread |= !self.catalogues.contains_key(&lodging.home);
        self.touched.insert(lodging.home.clone());
        let document = Document::new(item.text, item.version, lodging);
        self.documents.insert(item.uri, document);
    }

    fn change(&mut self, params: lsp::DidChangeTextDocumentParams) {
        let lsp::VersionedTextDocumentIdentifier { uri, version } = params.text_document;
        if let Some(document) = self.documents.get_mut(&uri) {
            document.change(params.content_changes, version, self.settings.columns);
            self.touched.insert(document.lodging.home.clone());
        }
    }

    fn look_again(&mut self, uri: &lsp::Uri) {
        if let Some(document) = self.documents.get(uri) {
            self.touched.insert(document.lodging.home.clone());
            self.unread = true;
        }
    }

    /// Judges what the batch was about, and publishes.
    pub fn catch_up(&mut self) {
        if std::mem::take(&mut self.unread) {
            self.move_house();
            for home in self.touched.clone() {
                self.read(&home);
            }
        }
        for home in std::mem::take(&mut self.touched) {
            self.judge(&home);
        }
        self.publish();
    }

    /// A `catalogue.kava` may have come or gone since a document was opened.
    fn move_house(&mut self) {
        for (uri, document) in &mut self.documents {
            let lodging = Lodging::of(uri);
            if lodging.home != document.lodging.home {
                self.touched.insert(document.lodging.home.clone());
                self.touched.insert(lodging.home.clone());
            }
            document.lodging = lodging;
        }
    }

    fn read(&mut self, home: &Home) {
        let open = open_in(&self.documents, home);
        let catalogue = self.catalogues.entry(home.clone());
        match home {
            Home::Folder(folder) => match kava_files::find(folder) {
                Ok(root) if root.folder() == folder => {
                    let catalogue = catalogue.or_default();
                    guarded(|| catalogue.read(&root, &open));
                }
                _ => {
                    self.catalogues.remove(home);
                }
            },
            Home::Alone(_) if open.is_empty() => {
                self.catalogues.remove(home);
            }
            Home::Alone(_) => {
                catalogue.or_default();
            }
        }
    }

    fn judge(&mut self, home: &Home) {
        let open = open_in(&self.documents, home);
        let Some(catalogue) = self.catalogues.get_mut(home) else {
            return;
        };
        let judged = guarded(|| {
            catalogue.lay(&open);
            catalogue.judge(self.judging, &self.settings, &open);
        });
        if judged.is_none() {
            catalogue.give_up(self.settings.lang, &open);
        }
    }

    /// Tells what is not as it was. What is gone is cleared first: the editor may take two spellings
    /// of an address for the same file.
    fn publish(&mut self) {
        let now = self.to_publish();
        for (uri, was) in &self.published {
            if !now.contains_key(uri) && !was.diagnostics.is_empty() {
                self.tell_of(uri, &Published::default());
            }
        }
        for (uri, is) in &now {
            if self.published.get(uri) != Some(is) {
                self.tell_of(uri, is);
            }
        }
        self.published = now;
    }

    /// Every open document, and every other file in which something was found.
    fn to_publish(&self) -> BTreeMap<lsp::Uri, Published> {
        let open = self.documents.iter().map(|(uri, document)| {
            let version = Some(document.version);
            (
                uri.clone(),
                Published {
                    version,
                    ..Published::default()
                },
            )
        });
        let mut all: BTreeMap<_, _> = open.collect();
        for (uri, found) in self.catalogues.values().flat_map(Catalogue::diagnostics) {
            all.entry(uri.clone())
                .or_default()
                .diagnostics
                .extend(found.iter().cloned());
        }
        all
    }

    fn tell_of(&self, uri: &lsp::Uri, it: &Published) {
        (self.tell)(Notice::Diagnostics {
            uri: uri.clone(),
            version: it.version,
            diagnostics: it.diagnostics.clone(),
        });
    }

    /// Answers requests, unless one of the events that came meanwhile makes them stale.
    pub fn answer(&mut self, asked: Vec<Asked>, late: &[Event]) {
        let changed = late.iter().filter_map(Event::changes);
        for asked in changed.fold(asked, refuse_stale) {
            asked.answer(self);
        }
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// A document that is open, and the catalogue that it belongs to.
    pub fn lodged(&self, uri: &lsp::Uri) -> Option<(&Document, Option<&Catalogue>)> {
        let document = self.documents.get(uri)?;
        Some((document, self.catalogues.get(&document.lodging.home)))
    }

    /// A text that may be asked about: open in the editor, or another file of a catalogue of which
    /// one is.
    pub fn sheet(&self, uri: &lsp::Uri) -> Option<Sheet<'_>> {
        self.views().find_map(|view| view.sheet(uri))
    }

    /// All catalogues that are judged.
    pub fn views(&self) -> impl Iterator<Item = View<'_>> {
        let view = |catalogue| View::new(catalogue, &self.settings, &self.documents);
        self.catalogues.values().filter_map(view)
    }
}

impl Event {
    /// The document whose text is another one afterwards.
    fn changes(&self) -> Option<&lsp::Uri> {
        match self {
            Event::Opened(item) => Some(&item.uri),
            Event::Changed(params) => Some(&params.text_document.uri),
            Event::Closed(uri) => Some(uri),
            Event::Begun(..) | Event::Saved(_) | Event::Asked(_) => None,
        }
    }
}

fn refuse_stale(asked: Vec<Asked>, changed: &lsp::Uri) -> Vec<Asked> {
    let (stale, fresh): (Vec<_>, Vec<_>) = asked.into_iter().partition(|it| it.is_about(changed));
    for asked in stale {
        asked.refuse(Refusal::Stale);
    }
    fresh
}

fn open_in<'d>(documents: &'d BTreeMap<lsp::Uri, Document>, home: &Home) -> Open<'d> {
    let here = documents
        .iter()
        .filter(|(_, document)| document.lodging.home == *home);
    here.map(|(uri, document)| (&*document.lodging.name, (uri, document)))
        .collect()
}
