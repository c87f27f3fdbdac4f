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
    let (service, socket) = LspService::new(|client| {
        start_actor(options, client, heard);
        Door { events }
    });
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
    let tell = move |notice| runtime.block_on(send(&client, notice));
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
    }
}

/// Where the client's messages come in.
struct Door {
    events: mpsc::Sender<Event>,
}

impl Door {
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
        self.ask(|reply| Event::Begun(Box::new(params), reply))
            .await
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
