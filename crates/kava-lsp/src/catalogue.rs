//! The files of one catalogue as the editor and the disk have them, and what was found in them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use kava::diagnostics::{FileId, Finding, Lang, Words, say};
use kava::{Check, Question, Workspace};
use kava_files::{FileFault, Root};

use crate::convert::{self, Shown};
use crate::document::Document;
use crate::serve::lsp;
use crate::settings::Settings;

/// How a catalogue is judged; tests put a failing judge in its place.
pub(crate) type Judging = fn(&Workspace, &Question) -> Check;

/// The documents of a catalogue that are open in the editor, by their names in it.
pub(crate) type Open<'d> = BTreeMap<&'d str, (&'d lsp::Uri, &'d Document)>;

pub(crate) type Diagnostics = BTreeMap<lsp::Uri, Vec<lsp::Diagnostic>>;

#[derive(Default)]
pub(crate) struct Catalogue {
    /// As the editor spells it.
    folder: PathBuf,
    workspace: Workspace,
    /// What on the disk could not be read and is not open either.
    faults: Vec<FileFault>,
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
        let on_disk = found.files.iter().map(|file| &*file.name);
        let names: BTreeSet<&str> = on_disk.chain(open.keys().copied()).collect();
        let gone = self.workspace.names().filter(|name| !names.contains(name));
        for name in gone.map(str::to_owned).collect::<Vec<_>>() {
            self.check = None;
            self.workspace.remove(&name);
        }
        for file in found.files {
            if !open.contains_key(&*file.name) {
                self.set(&file.name, &Arc::from(file.text));
            }
        }
        self.faults = found.faults;
        self.faults.retain(|fault| !open.contains_key(&*fault.name));
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
        let known = self.workspace.source(name);
        if known.is_none_or(|source| source.text != *text) {
            self.check = None;
            self.workspace.set(name, text.clone());
        }
    }

    pub fn judge(&mut self, judging: Judging, settings: &Settings, open: &Open<'_>) {
        let check = match self.check.take() {
            Some(check) => check,
            None => judging(&self.workspace, &settings.question),
        };
        let files = check.sources.iter().filter_map(|(id, source)| {
            // A shipped guideline may bear the name of a file; it is another text.
            let own = self.workspace.source(&source.name)?;
            std::ptr::eq(&**own, source).then_some((id, self.uri(&source.name, open)?))
        });
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
        for fault in &self.faults {
            if let Some(uri) = self.fault_uri(fault, open) {
                add(&uri, unreadable(fault, settings.lang));
            }
        }
        for finding in self.findings() {
            if let Some(Shown { uri, .. }) = self.shown(finding.place.file) {
                add(uri, self.diagnostic(finding, settings));
            }
        }
        all
    }

    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.check.iter().flat_map(|check| &check.findings)
    }

    /// The finding as it was published.
    pub fn diagnostic(&self, finding: &Finding, settings: &Settings) -> lsp::Diagnostic {
        let shown = |file| self.shown(file);
        match self.shown(finding.place.file) {
            Some(Shown { source, .. }) => convert::diagnostic(finding, source, &shown, settings),
            None => lsp::Diagnostic::default(),
        }
    }

    /// None for a text that is no file of this catalogue.
    pub fn shown(&self, file: FileId) -> Option<Shown<'_>> {
        let uri = self.uris.get(&file)?;
        let source = self.check.as_ref()?.sources.get(file);
        Some(Shown { uri, source })
    }

    /// A document laid out canonically; none if it could not be taken over as it is.
    pub fn laid_out(&self, document: &Document) -> Option<String> {
        let name = &document.lodging.name;
        let own = self.workspace.source(name)?;
        (own.text == document.source.text).then(|| self.workspace.format(name))?
    }

    fn uri(&self, name: &str, open: &Open<'_>) -> Option<lsp::Uri> {
        match open.get(name) {
            Some((uri, _)) => Some((*uri).clone()),
            None => lsp::Uri::from_file_path(self.folder.join(name)),
        }
    }

    /// A folder cannot be opened; what is wrong with it is said where the catalogue begins.
    fn fault_uri(&self, fault: &FileFault, open: &Open<'_>) -> Option<lsp::Uri> {
        let is_file = fault.name.ends_with(".kava");
        self.uri(
            if is_file {
                &fault.name
            } else {
                "catalogue.kava"
            },
            open,
        )
    }
}

fn unreadable(fault: &FileFault, lang: Lang) -> lsp::Diagnostic {
    let (words, help) = (fault.words(), fault.help());
    let lines = [words.get(lang), help.get(lang)];
    let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    convert::plain(
        lsp::DiagnosticSeverity::ERROR,
        Some(fault.code()),
        lines.join("\n"),
    )
}
