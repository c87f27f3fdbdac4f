//! The language server: what an editor shows of a catalogue while it is written.
//!
//! ```text
//! serve     the only module that knows tower-lsp: each message becomes an event
//! server    one actor owns the state, hears the events in their order and answers
//! asked     a question on its way to the actor, refused when it is stale
//! features  a file for each method that an editor may ask
//! view      what a feature looks at: a catalogue as it was judged, and a text in it
//! catalogue the files of one catalogue as the editor and the disk have them, judged
//! convert   findings and places as the protocol writes them
//! ```

mod asked;
mod catalogue;
mod convert;
mod document;
mod features;
mod home;
mod parent;
mod publish;
mod serve;
mod server;
mod settings;
#[cfg(test)]
mod tests;
mod view;

use std::process::ExitCode;

use kava::diagnostics::Lang;
use kava::{Day, Moment};

pub use serve::{Ending, serve};

/// What the server goes by until the editor's `initializationOptions` say otherwise: an object with
/// `asOf` (`"2026-06-10"`), `lang` (`"en"`, `"et"`), `moment` (`"draft"`, `"submission"`,
/// `"publication"`), and `docs`, an address that the editor opens as the page of a code: the code
/// stands where it has `{code}`, else behind it. Without it, a finding leads to the published text of
/// the clause that it cites.
#[derive(Clone, Debug)]
pub struct Options {
    pub as_of: Day,
    pub lang: Lang,
    pub moment: Moment,
}

/// Serves an editor over the standard streams until it says `exit` or goes away. The exit code is 0
/// if it asked for the shutdown first, else 1, as the protocol has it.
pub fn run(options: Options) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(why) => {
            eprintln!("kava lsp: {why}");
            return ExitCode::FAILURE;
        }
    };
    let ending = runtime.block_on(serve(options, tokio::io::stdin(), tokio::io::stdout()));
    // A thread may still wait for the standard input, and would for ever.
    runtime.shutdown_background();
    match ending {
        Ending::Orderly => ExitCode::SUCCESS,
        Ending::Abrupt => ExitCode::FAILURE,
    }
}
