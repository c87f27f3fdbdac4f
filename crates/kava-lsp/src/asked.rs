//! A question of the client on its way: what it is about, and how it is answered or refused.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use crate::features::Feature;
use crate::serve::lsp;
use crate::server::Server;

pub(crate) type Reply<T> = oneshot::Sender<Result<T, Refusal>>;

/// Why a request is not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The text that was asked about is another one by now.
    Stale,
    /// Kava itself failed.
    Failed,
    /// It cannot be done, for a reason in the language of the session.
    Because(String),
}

/// What the client wants to know.
pub(crate) struct Asked {
    /// The document it is about; a change of it makes the question stale.
    uri: Option<lsp::Uri>,
    settle: Settle,
}

/// Sends the answer that the server has, or the refusal.
type Settle = Box<dyn FnOnce(Result<&mut Server, Refusal>) + Send>;

impl Asked {
    pub fn new<F: Feature>(params: F::Params, reply: Reply<F::Answer>) -> Asked {
        let uri = F::uri(&params).cloned();
        let settle = move |server: Result<&mut Server, Refusal>| {
            // A client that has cancelled or gone needs no answer.
            if reply.is_closed() {
                return;
            }
            let answer = server.and_then(|server| {
                guarded(|| F::answer(server, params)).unwrap_or(Err(Refusal::Failed))
            });
            // The client may have gone meanwhile.
            let _ = reply.send(answer);
        };
        Asked {
            uri,
            settle: Box::new(settle),
        }
    }

    pub fn is_about(&self, uri: &lsp::Uri) -> bool {
        self.uri.as_ref() == Some(uri)
    }

    pub fn answer(self, server: &mut Server) {
        (self.settle)(Ok(server));
    }

    pub fn refuse(self, why: Refusal) {
        (self.settle)(Err(why));
    }
}

/// None if the work panicked. All that it may have left half done is set anew by the next judging.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}
