//! What a feature looks at: one catalogue as it was judged, and one text in it.

use std::collections::{BTreeMap, HashMap};

use kava::diagnostics::{Edit, FileId, Place, Source, Span, Words};
use kava::editor::{Editor, Lead};

use crate::asked::Refusal;
use crate::catalogue::Catalogue;
use crate::convert::{self, Shown};
use crate::document::Document;
use crate::serve::lsp;
use crate::settings::Settings;

/// One catalogue.
pub(crate) struct View<'s> {
    pub editor: Editor<'s>,
    pub catalogue: &'s Catalogue,
    pub settings: &'s Settings,
    documents: &'s BTreeMap<lsp::Uri, Document>,
}

/// One text of a catalogue.
pub(crate) struct Sheet<'s> {
    pub view: View<'s>,
    pub file: FileId,
    pub source: &'s Source,
}

impl<'s> View<'s> {
    /// None while the catalogue is not judged, because Kava failed.
    pub fn new(
        catalogue: &'s Catalogue,
        settings: &'s Settings,
        documents: &'s BTreeMap<lsp::Uri, Document>,
    ) -> Option<View<'s>> {
        Some(View {
            editor: catalogue.editor(settings)?,
            catalogue,
            settings,
            documents,
        })
    }

    /// The text at an address; none if it is no file of this catalogue.
    pub fn sheet(self, uri: &lsp::Uri) -> Option<Sheet<'s>> {
        let (file, Shown { source, .. }) = self.catalogue.at(uri)?;
        Some(Sheet {
            view: self,
            file,
            source,
        })
    }

    pub fn refusal(&self, why: &Words) -> Refusal {
        Refusal::Because(why.get(self.settings.lang).to_owned())
    }

    /// None for a place that the editor cannot open, such as one in a shipped guideline.
    pub fn location(&self, place: Place) -> Option<lsp::Location> {
        let Shown { uri, source } = self.catalogue.shown(place.file)?;
        Some(lsp::Location {
            uri: uri.clone(),
            range: convert::range(source, place.span, self.settings.columns),
        })
    }

    /// Where names lead: with the whole of what bears each name, if the editor can show it. None if
    /// they lead nowhere that it can open.
    pub fn leads(
        &self,
        leads: impl IntoIterator<Item = Lead>,
    ) -> Option<lsp::GotoDefinitionResponse> {
        let leads = leads.into_iter();
        if self.settings.links {
            let links: Vec<_> = leads.filter_map(|lead| self.link(&lead)).collect();
            return (!links.is_empty()).then_some(links.into());
        }
        let locations: Vec<_> = leads.filter_map(|lead| self.location(lead.name)).collect();
        (!locations.is_empty()).then_some(locations.into())
    }

    fn link(&self, lead: &Lead) -> Option<lsp::LocationLink> {
        let lsp::Location { uri, range } = self.location(lead.name)?;
        Some(lsp::LocationLink {
            origin_selection_range: Some(self.location(lead.from)?.range),
            target_uri: uri,
            target_range: self.location(lead.whole)?.range,
            target_selection_range: range,
        })
    }

    /// Edits of any files. None if there are none, or one is in a text that the editor cannot open.
    pub fn edits(&self, edits: &[Edit]) -> Option<lsp::WorkspaceEdit> {
        let mut by_uri: BTreeMap<&lsp::Uri, Vec<lsp::TextEdit>> = BTreeMap::new();
        for edit in edits {
            let Shown { uri, source } = self.catalogue.shown(edit.file)?;
            let edit = convert::edit(edit, source, self.settings.columns);
            by_uri.entry(uri).or_default().push(edit);
        }
        if by_uri.is_empty() {
            return None;
        }
        Some(match self.settings.versioned_edits {
            true => lsp::WorkspaceEdit {
                document_changes: Some(lsp::DocumentChanges::Edits(self.versioned(by_uri))),
                ..lsp::WorkspaceEdit::default()
            },
            false => lsp::WorkspaceEdit {
                changes: Some(
                    by_uri
                        .into_iter()
                        .map(|(uri, it)| (uri.clone(), it))
                        .collect::<HashMap<_, _>>(),
                ),
                ..lsp::WorkspaceEdit::default()
            },
        })
    }

    fn versioned(
        &self,
        edits: BTreeMap<&lsp::Uri, Vec<lsp::TextEdit>>,
    ) -> Vec<lsp::TextDocumentEdit> {
        let versioned = edits.into_iter().map(|(uri, edits)| lsp::TextDocumentEdit {
            text_document: lsp::OptionalVersionedTextDocumentIdentifier {
                uri: uri.clone(),
                version: self.documents.get(uri).map(|document| document.version),
            },
            edits: edits.into_iter().map(lsp::OneOf::Left).collect(),
        });
        versioned.collect()
    }
}

impl Sheet<'_> {
    /// The byte at a position; one past the end of a line or of the text is moved back to it.
    pub fn offset(&self, position: lsp::Position) -> u32 {
        convert::offset(self.source, position, self.view.settings.columns)
    }

    pub fn position(&self, offset: u32) -> lsp::Position {
        self.range(Span::at(offset as usize)).start
    }

    pub fn text_edits(&self, edits: Vec<(Span, String)>) -> Vec<lsp::TextEdit> {
        let edits = edits.into_iter();
        edits
            .map(|(span, text)| lsp::TextEdit::new(self.range(span), text))
            .collect()
    }

    pub fn place(&self, position: lsp::Position) -> Place {
        Span::at(self.offset(position) as usize).in_file(self.file)
    }

    pub fn span(&self, range: lsp::Range) -> Span {
        convert::span(self.source, range, self.view.settings.columns)
    }

    pub fn range(&self, span: Span) -> lsp::Range {
        convert::range(self.source, span, self.view.settings.columns)
    }
}
