//! What an editor may ask: a file for each method of the protocol. Each turns its parameters into a
//! question to Kava and the answer into the protocol's types, and says what the server offers by it.

mod code_action;
mod definition;
pub(crate) mod formatting;

pub(crate) use code_action::CodeAction;
pub(crate) use definition::Definition;
pub(crate) use formatting::Formatting;

use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;

/// One method of the protocol.
pub(crate) trait Feature {
    type Params: Send + 'static;
    type Answer: Send + 'static;

    /// The document whose change makes the question stale; none if it is about no single one.
    fn uri(params: &Self::Params) -> Option<&lsp::Uri>;

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal>;

    /// Adds what the client is told at the start of the session.
    fn offer(_: &mut lsp::ServerCapabilities) {}
}

/// Every method by tower-lsp's name for it.
macro_rules! each_feature {
    ($apply:ident) => {
        $apply! {
            code_action CodeAction;
            formatting Formatting;
            goto_definition Definition;
        }
    };
}
pub(crate) use each_feature;

/// What all of them offer together.
pub(crate) fn offered() -> lsp::ServerCapabilities {
    let mut capabilities = lsp::ServerCapabilities::default();
    macro_rules! offer {
        ($($method:ident $feature:ident;)*) => { $($feature::offer(&mut capabilities);)* };
    }
    each_feature!(offer);
    capabilities
}
