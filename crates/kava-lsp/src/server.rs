//! One actor owns the state. It hears events in their order, a batch at a time: all that have come
//! since it last looked. Then it judges what changed, publishes, and answers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;

use kava::Workspace;
use kava::diagnostics::say;

use crate::Options;
use crate::asked::{Asked, Refusal, Reply, guarded};
use crate::catalogue::{Catalogue, Judging, Open};
use crate::document::Document;
use crate::features::semantic_tokens::LastTokens;
use crate::home::{Home, Lodging};
use crate::publish::{Board, Published};
use crate::serve::lsp;
use crate::settings::Settings;
use crate::view::{Sheet, View};

/// What the client says.
pub(crate) enum Event {
    Begun(Box<lsp::InitializeParams>, Reply<lsp::InitializeResult>),
    /// It may be spoken to from now on.
    Ready,
    Configured(serde_json::Value),
    FoldersChanged(lsp::WorkspaceFoldersChangeEvent),
    /// Some files have come, gone or changed on the disk.
    FilesChanged,
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
    /// What was found is other than it was, for a client that asks.
    AskAgain,
    /// Work that takes its time, with what it is.
    Begins(String),
    Ended,
}

/// Several at once, in their order.
pub(crate) type Tell = Box<dyn Fn(Vec<Notice>) + Send>;

pub(crate) struct Server {
    settings: Settings,
    documents: BTreeMap<lsp::Uri, Document>,
    catalogues: BTreeMap<Home, Catalogue>,
    /// The client's folders; a catalogue in one of them is judged though no text of it is open.
    folders: BTreeSet<PathBuf>,
    board: Board,
    /// What the batch was about.
    touched: BTreeSet<Home>,
    /// The disk is to be read: a catalogue is new, or a document was saved or closed.
    unread: bool,
    /// Something may have been found that the client did not bring about.
    ask_again: bool,
    pub last_tokens: LastTokens,
    judging: Judging,
    tell: Tell,
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
            folders: BTreeSet::new(),
            board: Board::default(),
            touched: BTreeSet::new(),
            unread: false,
            ask_again: false,
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
                Event::Ready => self.look_around(),
                Event::Configured(wishes) => self.configure(&wishes),
                Event::FoldersChanged(change) => self.change_folders(change),
                Event::FilesChanged => self.look_around(),
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
            (self.tell)(vec![Notice::Message(
                words.get(self.settings.lang).to_owned(),
            )]);
        }
        let folders = params.workspace_folders.iter().flatten();
        self.folders
            .extend(folders.filter_map(|folder| path(&folder.uri)));
        // A client that has gone needs no answer.
        let _ = reply.send(Ok(self.settings.capabilities()));
    }

    /// Judges anew by what the client wishes, if that is something else.
    fn configure(&mut self, wishes: &serde_json::Value) {
        let was = (self.settings.question.clone(), self.settings.lang);
        for words in self.settings.grant(wishes) {
            (self.tell)(vec![Notice::Message(
                words.get(self.settings.lang).to_owned(),
            )]);
        }
        if was == (self.settings.question.clone(), self.settings.lang) {
            return;
        }
        for (home, catalogue) in &mut self.catalogues {
            catalogue.forget_check();
            self.touched.insert(home.clone());
        }
        self.ask_again = true;
    }

    fn change_folders(&mut self, change: lsp::WorkspaceFoldersChangeEvent) {
        for folder in change.removed.iter().filter_map(|it| path(&it.uri)) {
            self.folders.remove(&folder);
            if let Some(home) = home(&folder).filter(|it| open_in(&self.documents, it).is_empty()) {
                self.catalogues.remove(&home);
            }
        }
        let added = change.added.iter().filter_map(|it| path(&it.uri));
        self.folders.extend(added);
        self.look_around();
    }

    /// Reads anew what is known, and the catalogues of the client's folders.
    fn look_around(&mut self) {
        self.unread = true;
        self.touched.extend(self.catalogues.keys().cloned());
        let homes = self.folders.iter().filter_map(|folder| home(folder));
        self.touched.extend(homes);
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
            self.ask_again = true;
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
        let takes_time = self.settings.client.shows_progress && catalogue.is_large_and_new();
        if takes_time {
            let title = say!(en "checking the catalogue", et "kontrollin kataloogi");
            (self.tell)(vec![Notice::Begins(
                title.get(self.settings.lang).to_owned(),
            )]);
        }
        let judged = guarded(|| {
            catalogue.lay(&open);
            catalogue.judge(self.judging, &self.settings, &open);
        });
        if judged.is_none() {
            catalogue.give_up(self.settings.lang, &open);
        }
        if takes_time {
            (self.tell)(vec![Notice::Ended]);
        }
    }

    /// Tells what is not as it was, or that it may be asked for. What changes as the client's own text
    /// does, it asks for by itself.
    fn publish(&mut self) {
        let news = self.board.put_up(stands(&self.documents, &self.catalogues));
        let ask_again = std::mem::take(&mut self.ask_again) && !news.is_empty();
        if !self.settings.client.asks {
            let notice = |(uri, stands): (lsp::Uri, Published)| Notice::Diagnostics {
                uri,
                version: stands.version,
                diagnostics: stands.found.to_vec(),
            };
            (self.tell)(news.into_iter().map(notice).collect());
        } else if ask_again && self.settings.client.asks_again {
            (self.tell)(vec![Notice::AskAgain]);
        }
    }

    /// Answers requests, unless one of the events that came meanwhile makes them stale.
    pub fn answer(&mut self, asked: Vec<Asked>, late: &[Event]) {
        let changed = late.iter().filter_map(Event::changes);
        for asked in changed.fold(asked, refuse_stale) {
            asked.answer(self);
        }
    }

    pub fn board(&self) -> &Board {
        &self.board
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
            _ => None,
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

/// Every open document, and every other file in which something was found.
fn stands(
    documents: &BTreeMap<lsp::Uri, Document>,
    catalogues: &BTreeMap<Home, Catalogue>,
) -> BTreeMap<lsp::Uri, Published> {
    let open = documents.iter();
    let open = open.map(|(uri, it)| (uri.clone(), Published::of(Some(it.version))));
    let mut all: BTreeMap<_, _> = open.collect();
    for (uri, found) in catalogues.values().flat_map(Catalogue::found) {
        all.entry(uri.clone()).or_default().add(found);
    }
    all
}

fn path(folder: &lsp::Uri) -> Option<PathBuf> {
    let is_file = folder.scheme().as_str() == "file";
    let path = folder.to_file_path().filter(|_| is_file)?;
    Some(path.into_owned())
}

/// The catalogue that a folder is, or is in.
fn home(folder: &Path) -> Option<Home> {
    let root = kava_files::find(folder).ok()?;
    Some(Home::Folder(root.folder().to_owned()))
}

fn open_in<'d>(documents: &'d BTreeMap<lsp::Uri, Document>, home: &Home) -> Open<'d> {
    let here = documents
        .iter()
        .filter(|(_, document)| document.lodging.home == *home);
    here.map(|(uri, document)| (&*document.lodging.name, (uri, document)))
        .collect()
}
