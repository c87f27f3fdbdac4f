//! The only module that knows tower-lsp. A message of the client becomes an event for the actor; no
//! handler does anything before that, none judges, and none waits for the client.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::runtime::Handle;
use tokio::sync::{Notify, oneshot};
use tower_lsp::jsonrpc::{self, Error, ErrorCode, Request, Response};
use tower_lsp::{Client, LanguageServer, LspService};
use tower_service::Service;

use crate::Options;
use crate::asked::{Asked, Refusal, Reply};
use crate::features::{self, Feature, each_feature};
use crate::parent;
use crate::server::{Event, Notice, Server};

pub(crate) use tower_lsp::ls_types as lsp;

/// As much as a main thread has: plans are judged on the actor's.
const ACTOR_STACK: usize = 8 * 1024 * 1024;

/// How many requests may wait for the actor before reading pauses. The crate's own 4 would hold
/// back the changes that make older requests stale.
const WAITING_REQUESTS: usize = 1024;

/// How long the last answers may take to be written after `exit`.
const GRACE: Duration = Duration::from_secs(1);

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The client asked for the shutdown before it left.
    Orderly,
    Abrupt,
}

/// Serves one client until it says `exit` or its stream ends.
pub async fn serve(
    options: Options,
    input: impl AsyncRead + Unpin,
    output: impl AsyncWrite,
) -> Ending {
    let (events, heard) = mpsc::channel();
    let shut_down = Arc::new(AtomicBool::new(false));
    let exit = Arc::new(Notify::new());
    let (service, socket) = LspService::build(|client| {
        start_actor(options, client.clone(), heard);
        Door::new(client, events)
    })
    .custom_method(features::text::METHOD, Door::text)
    .finish();
    let service = Watched {
        service,
        shut_down: shut_down.clone(),
        exit: exit.clone(),
    };
    let session = tower_lsp::Server::new(input, output, socket)
        .concurrency_level(WAITING_REQUESTS)
        .serve(service);
    tokio::select! {
        () = session => {}
        () = given_up(&exit) => {}
    }
    match shut_down.load(Ordering::Acquire) {
        true => Ending::Orderly,
        false => Ending::Abrupt,
    }
}

/// Some time after `exit`: a client that no longer reads must not keep the process alive.
async fn given_up(exit: &Notify) {
    exit.notified().await;
    tokio::time::sleep(GRACE).await;
}

fn start_actor(options: Options, client: Client, heard: mpsc::Receiver<Event>) {
    let runtime = Handle::current();
    // The actor waits for a slow client; meanwhile events gather, and the next batch is larger.
    let tell = move |notices: Vec<Notice>| {
        runtime.block_on(async {
            for notice in notices {
                send(&client, notice).await;
            }
        });
    };
    let server = Server::new(options, Box::new(tell));
    let actor = thread::Builder::new()
        .name("kava-lsp".to_owned())
        .stack_size(ACTOR_STACK);
    if let Err(why) = actor.spawn(move || server.run(&heard)) {
        // Every request is answered with an error then, since nobody hears the events.
        eprintln!("kava lsp: {why}");
    }
}

async fn send(client: &Client, notice: Notice) {
    match notice {
        Notice::Diagnostics {
            uri,
            version,
            diagnostics,
        } => {
            client.publish_diagnostics(uri, diagnostics, version).await;
        }
        Notice::Message(text) => client.show_message(lsp::MessageType::ERROR, text).await,
        Notice::AskAgain => {
            let client = client.clone();
            // Its answer says nothing; only whoever waited for it could be held up by it.
            tokio::spawn(async move { client.workspace_diagnostic_refresh().await });
        }
        Notice::Begins(title) => {
            // A client that does not answer is not waited for.
            let created = client.create_work_done_progress(progress());
            if let Ok(Ok(())) = tokio::time::timeout(GRACE, created).await {
                let begin = lsp::WorkDoneProgressBegin {
                    title,
                    ..lsp::WorkDoneProgressBegin::default()
                };
                progressed(client, lsp::WorkDoneProgress::Begin(begin)).await;
            }
        }
        Notice::Ended => {
            let end = lsp::WorkDoneProgressEnd::default();
            progressed(client, lsp::WorkDoneProgress::End(end)).await;
        }
    }
}

/// The name of the only work that takes its time.
fn progress() -> lsp::ProgressToken {
    lsp::ProgressToken::String("kava/first-check".to_owned())
}

async fn progressed(client: &Client, now: lsp::WorkDoneProgress) {
    let params = lsp::ProgressParams {
        token: progress(),
        value: lsp::ProgressParamsValue::WorkDone(now),
    };
    client
        .send_notification::<lsp::notification::Progress>(params)
        .await;
}

/// Where the client's messages come in.
struct Door {
    client: Client,
    events: mpsc::Sender<Event>,
    /// The client tells of changed files if it is asked to.
    watches: AtomicBool,
    /// The client has settings that may be asked for.
    configures: AtomicBool,
}

impl Door {
    fn new(client: Client, events: mpsc::Sender<Event>) -> Door {
        Door {
            client,
            events,
            watches: AtomicBool::new(false),
            configures: AtomicBool::new(false),
        }
    }

    fn note(&self, client: &lsp::ClientCapabilities) {
        let workspace = client.workspace.as_ref();
        let watches =
            workspace.and_then(|it| it.did_change_watched_files.as_ref()?.dynamic_registration);
        let configures = workspace.and_then(|it| it.configuration);
        self.watches
            .store(watches.unwrap_or(false), Ordering::Relaxed);
        self.configures
            .store(configures.unwrap_or(false), Ordering::Relaxed);
    }

    /// Asks to be told of each source that changes on the disk.
    fn watch(&self) {
        let client = self.client.clone();
        let options = serde_json::json!({ "watchers": [{ "globPattern": "**/*.kava" }] });
        let registration = lsp::Registration {
            id: "kava/sources".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(options),
        };
        tokio::spawn(async move { client.register_capability(vec![registration]).await });
    }

    /// Asks for the settings; they become an event when they come.
    fn configure(&self) {
        let (client, events) = (self.client.clone(), self.events.clone());
        let item = lsp::ConfigurationItem {
            scope_uri: None,
            section: Some("kava".to_owned()),
        };
        tokio::spawn(async move {
            let settings = client.configuration(vec![item]).await.unwrap_or_default();
            for settings in settings {
                let _ = events.send(Event::Configured(settings));
            }
        });
    }

    /// The one question that the protocol does not know.
    async fn text(
        &self,
        params: <features::Text as Feature>::Params,
    ) -> jsonrpc::Result<<features::Text as Feature>::Answer> {
        self.ask(|reply| Event::Asked(Asked::new::<features::Text>(params, reply)))
            .await
    }

    fn tell(&self, event: Event) {
        // The actor lives as long as this sender, unless it could not be started.
        let _ = self.events.send(event);
    }

    /// Sends the event at the first poll, that is in the order of the messages.
    async fn ask<T>(&self, event: impl FnOnce(Reply<T>) -> Event) -> jsonrpc::Result<T> {
        let (reply, answer) = oneshot::channel();
        self.tell(event(reply));
        match answer.await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(Refusal::Stale)) => Err(Error::content_modified()),
            Ok(Err(Refusal::Because(why))) => Err(request_failed(why)),
            Ok(Err(Refusal::Failed)) | Err(_) => Err(Error::internal_error()),
        }
    }
}

macro_rules! handlers {
    ($($method:ident $feature:ident;)*) => {$(
        async fn $method(
            &self,
            params: <features::$feature as Feature>::Params,
        ) -> jsonrpc::Result<<features::$feature as Feature>::Answer> {
            let asked = |reply| Event::Asked(Asked::new::<features::$feature>(params, reply));
            self.ask(asked).await
        }
    )*};
}

impl LanguageServer for Door {
    async fn initialize(
        &self,
        params: lsp::InitializeParams,
    ) -> jsonrpc::Result<lsp::InitializeResult> {
        self.note(&params.capabilities);
        self.ask(|reply| Event::Begun(Box::new(params), reply))
            .await
    }

    async fn initialized(&self, _: lsp::InitializedParams) {
        self.tell(Event::Ready);
        if self.watches.load(Ordering::Relaxed) {
            self.watch();
        }
        if self.configures.load(Ordering::Relaxed) {
            self.configure();
        }
    }

    async fn shutdown(&self) -> jsonrpc::Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: lsp::DidOpenTextDocumentParams) {
        self.tell(Event::Opened(params.text_document));
    }

    async fn did_change(&self, params: lsp::DidChangeTextDocumentParams) {
        self.tell(Event::Changed(params));
    }

    async fn did_save(&self, params: lsp::DidSaveTextDocumentParams) {
        self.tell(Event::Saved(params.text_document.uri));
    }

    async fn did_close(&self, params: lsp::DidCloseTextDocumentParams) {
        self.tell(Event::Closed(params.text_document.uri));
    }

    async fn did_change_configuration(&self, params: lsp::DidChangeConfigurationParams) {
        match self.configures.load(Ordering::Relaxed) {
            true => self.configure(),
            false => {
                let mut settings = params.settings;
                let own = settings.get_mut("kava").map(serde_json::Value::take);
                self.tell(Event::Configured(own.unwrap_or(settings)));
            }
        }
    }

    async fn did_change_workspace_folders(&self, params: lsp::DidChangeWorkspaceFoldersParams) {
        self.tell(Event::FoldersChanged(params.event));
    }

    async fn did_change_watched_files(&self, _: lsp::DidChangeWatchedFilesParams) {
        self.tell(Event::FilesChanged);
    }

    async fn did_create_files(&self, _: lsp::CreateFilesParams) {
        self.tell(Event::FilesChanged);
    }

    async fn did_rename_files(&self, _: lsp::RenameFilesParams) {
        self.tell(Event::FilesChanged);
    }

    async fn did_delete_files(&self, _: lsp::DeleteFilesParams) {
        self.tell(Event::FilesChanged);
    }

    each_feature!(handlers);
}

/// Clients show the message of such an error to the person who asked.
fn request_failed(why: String) -> Error {
    const REQUEST_FAILED: i64 = -32803;
    Error {
        message: why.into(),
        ..Error::new(ErrorCode::ServerError(REQUEST_FAILED))
    }
}

/// Notices the end of a session, for which tower-lsp calls a handler too late or none.
struct Watched<S> {
    service: S,
    shut_down: Arc<AtomicBool>,
    exit: Arc<Notify>,
}

impl<S> Service<Request> for Watched<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let begins = request.method() == "initialize";
        if let Some(parent) = request.params().filter(|_| begins).and_then(parent::of) {
            let exit = self.exit.clone();
            tokio::spawn(async move {
                parent::gone(parent).await;
                exit.notify_one();
            });
        }
        let request = match request.method() {
            "shutdown" => {
                self.shut_down.store(true, Ordering::Release);
                without_params(request)
            }
            "exit" => {
                self.exit.notify_one();
                request
            }
            _ => request,
        };
        let answer = self.service.call(request);
        match begins {
            true => Box::pin(async move { Ok(answer.await?.map(with_type_hierarchy)) }),
            false => Box::pin(answer),
        }
    }
}

/// Tells of the one capability for which the library has no field.
fn with_type_hierarchy(response: Response) -> Response {
    let (id, mut body) = response.into_parts();
    if let Ok(answer) = &mut body
        && let Some(capabilities) = answer.get_mut("capabilities")
    {
        capabilities["typeHierarchyProvider"] = true.into();
    }
    Response::from_parts(id, body)
}

/// Some clients send an empty object where nothing is taken, which tower-lsp refuses.
fn without_params(request: Request) -> Request {
    let (method, id, _) = request.into_parts();
    let bare = Request::build(method);
    match id {
        Some(id) => bare.id(id).finish(),
        None => bare.finish(),
    }
}
