//! The files of one catalogue as the editor and the disk have them, and what was found in them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use kava::diagnostics::{FileId, Finding, Lang, Span, Words, say};
use kava::editor::Editor;
use kava::{Check, Question, Workspace};
use kava_files::{FileFault, FileFaultKind, Root};

use crate::convert::{self, Shown};
use crate::document::Document;
use crate::serve::lsp;
use crate::settings::Settings;

/// How a catalogue is judged; tests put a failing judge in its place.
pub(crate) type Judging = fn(&Workspace, &Question) -> Check;

/// The documents of a catalogue that are open in the editor, by their names in it.
pub(crate) type Open<'d> = BTreeMap<&'d str, (&'d lsp::Uri, &'d Document)>;

pub(crate) type Diagnostics = BTreeMap<lsp::Uri, Vec<lsp::Diagnostic>>;

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
    diagnostics: Diagnostics,
}

impl Catalogue {
    /// Takes over what the disk has now; the texts in the editor come before it.
    pub fn read(&mut self, root: &Root, open: &Open<'_>) {
        let found = kava_files::read(root);
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
        if let Some(lodging) = lodgings().next() {
            self.folder.clone_from(&lodging.folder);
        }
    }

    fn set(&mut self, name: &str, text: &Arc<str>) {
        let was_refused = self.refused.remove(name).is_some();
        let known = self.workspace.source(name);
        if was_refused || known.is_none_or(|source| source.text != *text) {
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
        let files = check
            .sources
            .iter()
            .filter(|(id, _)| !Workspace::is_shipped(*id));
        let files = files.filter_map(|(id, source)| Some((id, self.uri(&source.name, open)?)));
        self.uris = files.collect();
        self.check = Some(check);
        self.diagnostics = self.found(settings, open);
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
        self.diagnostics = open
            .values()
            .map(|(uri, _)| ((*uri).clone(), vec![failed()]))
            .collect();
    }

    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    fn found(&self, settings: &Settings, open: &Open<'_>) -> Diagnostics {
        let mut all = Diagnostics::new();
        let mut add = |uri: &lsp::Uri, it| all.entry(uri.clone()).or_default().push(it);
        if let Some(words) = &self.alone {
            let text = words.get(settings.lang).to_owned();
            let it = convert::plain(lsp::DiagnosticSeverity::WARNING, Some("no-catalogue"), text);
            open.values().for_each(|(uri, _)| add(uri, it.clone()));
        }
        for finding in self.findings() {
            if let Some(Shown { uri, .. }) = self.shown(finding.place.file) {
                add(uri, self.diagnostic(finding, settings));
            }
        }
        all
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
                convert::diagnostic(finding, source, &check.sources, &shown, settings)
            }
            _ => lsp::Diagnostic::default(),
        }
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
