//! The files of one catalogue as the editor and the disk have them, and what was found in them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kava::diagnostics::{FileId, Finding, Lang, Source, Span, Words, say};
use kava::editor::Editor;
use kava::{Check, Question, Workspace};
use kava_files::{FileFault, FileFaultKind, Root};

use crate::convert::{self, Shown};
use crate::document::Document;
use crate::publish::Found;
use crate::serve::lsp;
use crate::settings::Settings;

/// How a catalogue is judged; tests put a failing judge in its place.
pub(crate) type Judging = fn(&Workspace, &Question) -> Check;

/// The documents of a catalogue that are open in the editor, by their names in it.
pub(crate) type Open<'d> = BTreeMap<&'d str, (&'d lsp::Uri, &'d Document)>;

/// From how many files on a first check takes its time.
const LARGE: usize = 100;

/// What can be said only where all files are known; of a file alone it would not be true.
const OF_ALL_FILES: [&str; 3] = ["unknown-name", "unused-name", "unknown-guideline"];

#[derive(Default)]
pub(crate) struct Catalogue {
    /// As the editor spells it.
    folder: PathBuf,
    workspace: Workspace,
    /// What could not be read, by name.
    refused: BTreeMap<String, FileFault>,
    /// Why the one document stands alone.
    alone: Option<Words>,
    /// None until the texts are judged as they are now.
    check: Option<Check>,
    /// Under which address the editor knows each file.
    uris: BTreeMap<FileId, lsp::Uri>,
    /// The addresses under which texts are open.
    open: Vec<lsp::Uri>,
    told: BTreeMap<FileId, Told>,
    found: BTreeMap<lsp::Uri, Found>,
}

/// What was found in one file, as the client is told it.
struct Told {
    findings: Vec<Finding>,
    /// The texts into which it points.
    texts: Vec<(FileId, Arc<str>)>,
    found: Found,
}

impl Catalogue {
    /// Takes over what the disk has now; the texts in the editor come before it.
    pub fn read(&mut self, root: &Root, open: &Open<'_>) {
        let found = kava_files::read(root);
        if self.folder.as_os_str().is_empty() {
            root.folder().clone_into(&mut self.folder);
        }
        self.forget_all_but(&found, open);
        for file in found.files {
            if !open.contains_key(&*file.name) {
                self.set(&file.name, &Arc::from(file.text));
            }
        }
        for fault in found.faults {
            if !open.contains_key(&*fault.name) {
                self.refuse(fault);
            }
        }
    }

    fn forget_all_but(&mut self, found: &kava_files::Catalogue, open: &Open<'_>) {
        let files = found.files.iter().map(|file| &*file.name);
        let faults = found.faults.iter().map(|fault| &*fault.name);
        let stay: BTreeSet<&str> = files.chain(faults).chain(open.keys().copied()).collect();
        let gone = self.workspace.names().filter(|name| !stay.contains(name));
        for name in gone.map(str::to_owned).collect::<Vec<_>>() {
            self.check = None;
            self.refused.remove(&name);
            self.workspace.remove(&name);
        }
    }

    /// Takes over the texts in the editor.
    pub fn lay(&mut self, open: &Open<'_>) {
        for (name, (_, document)) in open {
            self.set(name, &document.source.text);
        }
        let lodgings = || open.values().map(|(_, document)| &document.lodging);
        self.alone = lodgings().find_map(|lodging| lodging.alone.clone());
        if let Some(lodging) = lodgings().next()
            && self.folder != lodging.folder
        {
            self.folder.clone_from(&lodging.folder);
            self.uris.clear();
        }
    }

    fn set(&mut self, name: &str, text: &Arc<str>) {
        let was_refused = self.refused.remove(name).is_some();
        let known = self.workspace.source(name);
        let is_known =
            |source: &Arc<Source>| Arc::ptr_eq(&source.text, text) || source.text == *text;
        if was_refused || !known.is_some_and(is_known) {
            self.check = None;
            self.workspace.set(name, text.clone());
        }
    }

    fn refuse(&mut self, fault: FileFault) {
        if self.refused.get(&fault.name) != Some(&fault) {
            self.check = None;
            let why = |file| fault_finding(&fault, file);
            self.workspace.refuse(&fault.name, seen(&fault), why);
            self.refused.insert(fault.name.clone(), fault);
        }
    }

    pub fn judge(&mut self, judging: Judging, settings: &Settings, open: &Open<'_>) {
        let check = match self.check.take() {
            Some(check) => check,
            None => judging(&self.workspace, &settings.question),
        };
        self.name_files(&check, open);
        self.check = Some(check);
        self.tell(settings, open);
    }

    /// The question is another one.
    pub fn forget_check(&mut self) {
        self.check = None;
        self.told.clear();
    }

    pub fn is_large_and_new(&self) -> bool {
        self.uris.is_empty() && self.workspace.names().count() >= LARGE
    }

    /// Addresses stay as long as the same texts are open under the same ones.
    fn name_files(&mut self, check: &Check, open: &Open<'_>) {
        let opened: Vec<lsp::Uri> = open.values().map(|(uri, _)| (*uri).clone()).collect();
        if self.open != opened || self.uris.is_empty() {
            self.uris.clear();
            self.told.clear();
            self.open = opened;
        }
        self.uris
            .retain(|id, _| !check.sources.get(*id).name.is_empty());
        let files = check.sources.iter();
        for (id, source) in files.filter(|(id, _)| !Workspace::is_shipped(*id)) {
            if !self.uris.contains_key(&id)
                && let Some(uri) = self.uri(&source.name, open)
            {
                self.uris.insert(id, uri);
            }
        }
    }

    /// Says at every open document that Kava itself failed: nothing found must not pass for nothing
    /// wrong.
    pub fn give_up(&mut self, lang: Lang, open: &Open<'_>) {
        self.check = None;
        let words = say!(
            en "Kava failed while checking this catalogue; this is a fault of Kava, not of the text",
            et "Kava jäi selle kataloogi kontrollimisel hätta; viga on Kavas, mitte tekstis"
        );
        let text = words.get(lang);
        let failed = || convert::plain(lsp::DiagnosticSeverity::ERROR, None, text.to_owned());
        let open = open.values();
        self.found = open
            .map(|(uri, _)| ((*uri).clone(), Arc::new(vec![failed()])))
            .collect();
    }

    /// What was found, by address.
    pub fn found(&self) -> &BTreeMap<lsp::Uri, Found> {
        &self.found
    }

    /// Puts what was found into the client's terms; of a file about which the same is to be said of the
    /// same texts, that is kept.
    fn tell(&mut self, settings: &Settings, open: &Open<'_>) {
        let mut told = std::mem::take(&mut self.told);
        self.found.clear();
        if let Some(words) = &self.alone {
            let text = words.get(settings.lang).to_owned();
            let it = convert::plain(lsp::DiagnosticSeverity::WARNING, Some("no-catalogue"), text);
            let open = open.values();
            self.found = open
                .map(|(uri, _)| ((*uri).clone(), Arc::new(vec![it.clone()])))
                .collect();
        }
        // A file that stands alone has no head, and that is said already.
        let is_said =
            |finding: &&Finding| self.alone.is_none() || finding.code != "headless-catalogue";
        let findings: Vec<&Finding> = self.findings().filter(is_said).collect();
        let (mut now, mut found) = (BTreeMap::new(), Vec::new());
        for of_file in findings.chunk_by(|one, other| one.place.file == other.place.file) {
            let Some(file) = of_file.first().map(|first| first.place.file) else {
                continue;
            };
            let Some(Shown { uri, .. }) = self.shown(file) else {
                continue;
            };
            let known = told.remove(&file).filter(|told| self.says(told, of_file));
            let told = known.unwrap_or_else(|| self.told_of(of_file, settings));
            found.push((uri.clone(), told.found.clone()));
            now.insert(file, told);
        }
        self.told = now;
        for (uri, found) in found {
            let stands = self.found.entry(uri).or_default();
            match stands.is_empty() {
                true => *stands = found,
                false => Arc::make_mut(stands).extend(found.iter().cloned()),
            }
        }
    }

    fn told_of(&self, findings: &[&Finding], settings: &Settings) -> Told {
        let places = findings.iter().flat_map(|finding| {
            let related = finding.related.iter().map(|related| related.place.file);
            std::iter::once(finding.place.file).chain(related)
        });
        let files: BTreeSet<FileId> = places.collect();
        let sources = self.check.as_ref().map(|check| &check.sources);
        let text = |file| Some((file, sources?.get(file).text.clone()));
        let found = findings.iter().map(|it| self.diagnostic(it, settings));
        Told {
            texts: files.into_iter().filter_map(text).collect(),
            found: Arc::new(found.collect()),
            findings: findings.iter().map(|it| (*it).clone()).collect(),
        }
    }

    fn says(&self, told: &Told, findings: &[&Finding]) -> bool {
        let same_text = |(file, text): &(FileId, Arc<str>)| {
            let check = self.check.as_ref();
            check.is_some_and(|check| Arc::ptr_eq(&check.sources.get(*file).text, text))
        };
        told.texts.iter().all(same_text) && told.findings.iter().eq(findings.iter().copied())
    }

    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let all = self.check.iter().flat_map(|check| &check.findings);
        all.filter(|finding| self.alone.is_none() || !OF_ALL_FILES.contains(&finding.code))
    }

    /// The finding as it was published.
    pub fn diagnostic(&self, finding: &Finding, settings: &Settings) -> lsp::Diagnostic {
        let shown = |file| self.shown(file);
        match (self.shown(finding.place.file), &self.check) {
            (Some(Shown { source, .. }), Some(check)) => {
                let link = settings
                    .page_of(finding.code)
                    .or_else(|| self.published(finding));
                lsp::Diagnostic {
                    code_description: link.map(|href| lsp::CodeDescription { href }),
                    ..convert::diagnostic(finding, source, &check.sources, &shown, settings)
                }
            }
            _ => lsp::Diagnostic::default(),
        }
    }

    /// The text of the clause that a finding cites.
    fn published(&self, finding: &Finding) -> Option<lsp::Uri> {
        let citation = finding.citation.as_ref()?;
        self.workspace.published(citation)?.parse().ok()
    }

    /// As the editor spells it.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// None for a text that is no file of this catalogue.
    pub fn shown(&self, file: FileId) -> Option<Shown<'_>> {
        let uri = self.uris.get(&file)?;
        let source = self.check.as_ref()?.sources.get(file);
        Some(Shown { uri, source })
    }

    /// The file at an address; none if it is no file of this catalogue.
    pub fn at(&self, uri: &lsp::Uri) -> Option<(FileId, Shown<'_>)> {
        let (file, _) = self.uris.iter().find(|(_, it)| *it == uri)?;
        Some((*file, self.shown(*file)?))
    }

    /// What may be asked of it; nothing while it is not judged.
    pub fn editor<'c>(&'c self, settings: &'c Settings) -> Option<Editor<'c>> {
        let check = self.check.as_ref()?;
        Some(Editor::new(
            &self.workspace,
            check,
            &settings.question,
            settings.lang,
        ))
    }

    /// A document laid out canonically; none if it could not be taken over as it is.
    pub fn laid_out(&self, document: &Document) -> Option<String> {
        let name = &document.lodging.name;
        let own = self.workspace.source(name)?;
        (own.text == document.source.text).then(|| self.workspace.format(name))?
    }

    fn uri(&self, name: &str, open: &Open<'_>) -> Option<lsp::Uri> {
        // No editor opens a folder; what is wrong with one is said where the catalogue begins.
        let is_folder = self.refused.contains_key(name) && !name.ends_with(".kava");
        let name = if is_folder { "catalogue.kava" } else { name };
        match open.get(name) {
            Some((uri, _)) => Some((*uri).clone()),
            None if name.is_empty() => None,
            None => lsp::Uri::from_file_path(self.folder.join(name)),
        }
    }
}

/// What can be shown of a file that is no text.
fn seen(fault: &FileFault) -> &str {
    match &fault.kind {
        FileFaultKind::NotUtf8 { seen, .. } => seen,
        _ => "",
    }
}

fn fault_finding(fault: &FileFault, file: FileId) -> Finding {
    let span = match &fault.kind {
        // Up to there the bytes and the shown text are the same.
        FileFaultKind::NotUtf8 { offset, .. } => Span::new(*offset, offset + '\u{fffd}'.len_utf8()),
        _ => Span::default(),
    };
    let finding = Finding::error(fault.code(), span.in_file(file), fault.words());
    match fault.help() {
        help if help.is_empty() => finding,
        help => finding.help(help),
    }
}
