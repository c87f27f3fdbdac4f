//! What the editor and the command line agreed on for one session.

use kava::diagnostics::{Columns, Lang, Words, say};
use kava::editor;
use kava::{Choice, Day, Moment, Question};
use serde_json::Value;

use crate::Options;
use crate::features;
use crate::serve::lsp;

#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub question: Question,
    pub lang: Lang,
    pub columns: Columns,
    /// Edits of a fix may say to which version of a text they belong.
    pub versioned_edits: bool,
    /// Where a name leads may be told with the whole of what bears it.
    pub links: bool,
    /// What completion puts in may have stops.
    pub snippets: bool,
    /// What is told may be Markdown.
    pub markdown: bool,
    /// Where the pages of codes are: an address in which `{code}` stands for the code, or to which it
    /// is added.
    pub docs: Option<String>,
    pub client: Able,
}

/// What the client can do beside answering.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Able {
    /// It asks for diagnostics: telling it too would show each of them twice.
    pub asks: bool,
    /// It can be told to ask anew.
    pub asks_again: bool,
    pub shows_progress: bool,
}

impl Able {
    fn of(client: &lsp::ClientCapabilities) -> Able {
        let workspace = client.workspace.as_ref();
        let asks = client
            .text_document
            .as_ref()
            .map(|it| it.diagnostic.is_some());
        let asks_again = workspace.and_then(|it| it.diagnostics.as_ref()?.refresh_support);
        let shows_progress = client.window.as_ref().and_then(|it| it.work_done_progress);
        Able {
            asks: asks.unwrap_or(false),
            asks_again: asks_again.unwrap_or(false),
            shows_progress: shows_progress.unwrap_or(false),
        }
    }
}

impl Settings {
    pub fn new(options: Options) -> Settings {
        Settings {
            question: Question::new(options.moment, options.as_of),
            lang: options.lang,
            columns: Columns::Utf16,
            versioned_edits: false,
            links: false,
            snippets: false,
            markdown: false,
            docs: None,
            client: Able::default(),
        }
    }

    /// Takes over what the editor can do and wants. Answers what of it was not understood.
    pub fn agree(&mut self, params: &lsp::InitializeParams) -> Vec<Words> {
        let client = &params.capabilities;
        self.client = Able::of(client);
        let offered = client
            .general
            .as_ref()
            .and_then(|it| it.position_encodings.as_deref());
        self.columns = offered
            .unwrap_or_default()
            .iter()
            .find_map(columns)
            .unwrap_or(Columns::Utf16);
        let edits = client
            .workspace
            .as_ref()
            .and_then(|it| it.workspace_edit.as_ref());
        let definition = client
            .text_document
            .as_ref()
            .and_then(|it| it.definition.as_ref());
        self.snippets = snippets(client).unwrap_or(false);
        self.markdown = markdown(client).unwrap_or(false);
        self.links = definition.and_then(|it| it.link_support).unwrap_or(false);
        self.versioned_edits = edits.and_then(|it| it.document_changes).unwrap_or(false);
        params
            .initialization_options
            .as_ref()
            .map(|wishes| self.grant(wishes))
            .unwrap_or_default()
    }

    /// Takes over wishes, each if it is there. Answers what of them was not understood.
    pub fn grant(&mut self, wishes: &Value) -> Vec<Words> {
        let mut not_understood = Vec::new();
        let mut wish = |name: &str, grant: &mut dyn FnMut(&str) -> Option<()>| {
            let Some(value) = wishes.get(name).filter(|value| !value.is_null()) else {
                return;
            };
            if value.as_str().and_then(grant).is_none() {
                let value = value.to_string();
                not_understood.push(say!(
                    en "the setting {name} cannot be {value}",
                    et "seade {name} ei saa olla {value}",
                    name = name, value = value
                ));
            }
        };
        wish("asOf", &mut |word| {
            Day::parse(word).map(|day| self.question.as_of = day)
        });
        wish("docs", &mut |address| {
            let _: lsp::Uri = address.replace("{code}", "code").parse().ok()?;
            self.docs = Some(address.to_owned());
            Some(())
        });
        wish("lang", &mut |word| lang(word).map(|lang| self.lang = lang));
        wish("moment", &mut |word| {
            Moment::from_word(word).map(|it| self.question.moment = it)
        });
        not_understood
    }

    /// The page of a code, where the client says that it has such pages.
    pub fn page_of(&self, code: &str) -> Option<lsp::Uri> {
        let docs = self.docs.as_deref()?;
        let address = match docs.contains("{code}") {
            true => docs.replace("{code}", code),
            false => format!("{docs}{code}"),
        };
        address.parse().ok()
    }

    /// What is told, in a form that the client can show.
    pub fn markup(&self, told: &Words) -> lsp::MarkupContent {
        let text = told.get(self.lang);
        match self.markdown {
            true => lsp::MarkupContent {
                kind: lsp::MarkupKind::Markdown,
                value: text.to_owned(),
            },
            false => lsp::MarkupContent {
                kind: lsp::MarkupKind::PlainText,
                value: editor::without_marks(text),
            },
        }
    }

    /// What the server answers to `initialize`.
    pub fn capabilities(&self) -> lsp::InitializeResult {
        lsp::InitializeResult {
            capabilities: lsp::ServerCapabilities {
                position_encoding: Some(encoding(self.columns)),
                text_document_sync: Some(sync().into()),
                workspace: Some(folders_and_files()),
                ..features::offered()
            },
            server_info: Some(lsp::ServerInfo {
                name: "kava".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            offset_encoding: None,
        }
    }
}

fn snippets(client: &lsp::ClientCapabilities) -> Option<bool> {
    let completion = client.text_document.as_ref()?.completion.as_ref()?;
    completion.completion_item.as_ref()?.snippet_support
}

fn markdown(client: &lsp::ClientCapabilities) -> Option<bool> {
    let hover = client.text_document.as_ref()?.hover.as_ref()?;
    let formats = hover.content_format.as_ref()?;
    Some(formats.contains(&lsp::MarkupKind::Markdown))
}

fn sync() -> lsp::TextDocumentSyncOptions {
    lsp::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
        save: Some(lsp::TextDocumentSyncSaveOptions::Supported(true)),
        ..lsp::TextDocumentSyncOptions::default()
    }
}

fn folders_and_files() -> lsp::WorkspaceServerCapabilities {
    let files = || {
        Some(lsp::FileOperationRegistrationOptions {
            filters: vec![lsp::FileOperationFilter {
                scheme: Some("file".to_owned()),
                pattern: lsp::FileOperationPattern {
                    // A folder may hold sources.
                    glob: "**".to_owned(),
                    ..lsp::FileOperationPattern::default()
                },
            }],
        })
    };
    lsp::WorkspaceServerCapabilities {
        workspace_folders: Some(lsp::WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(lsp::OneOf::Left(true)),
        }),
        file_operations: Some(lsp::WorkspaceFileOperationsServerCapabilities {
            did_create: files(),
            did_rename: files(),
            did_delete: files(),
            ..lsp::WorkspaceFileOperationsServerCapabilities::default()
        }),
    }
}

fn lang(word: &str) -> Option<Lang> {
    match word {
        "en" => Some(Lang::En),
        "et" => Some(Lang::Et),
        _ => None,
    }
}

fn columns(encoding: &lsp::PositionEncodingKind) -> Option<Columns> {
    let known = [Columns::Utf8, Columns::Utf16, Columns::Scalars];
    known
        .into_iter()
        .find(|columns| self::encoding(*columns) == *encoding)
}

fn encoding(columns: Columns) -> lsp::PositionEncodingKind {
    match columns {
        Columns::Utf8 => lsp::PositionEncodingKind::UTF8,
        Columns::Utf16 => lsp::PositionEncodingKind::UTF16,
        Columns::Scalars => lsp::PositionEncodingKind::UTF32,
    }
}
