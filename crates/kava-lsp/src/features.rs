//! What an editor may ask: a file for each method of the protocol. Each turns its parameters into a
//! question to Kava and the answer into the protocol's types, and says what the server offers by it.

mod code_action;
mod code_lens;
mod completion;
mod completion_resolve;
mod definition;
mod execute_command;
pub(crate) mod formatting;
mod hover;
mod inlay_hint;
mod on_type_formatting;
mod range_formatting;
mod signature_help;

pub(crate) use code_action::CodeAction;
pub(crate) use code_lens::CodeLens;
pub(crate) use completion::Completion;
pub(crate) use completion_resolve::CompletionResolve;
pub(crate) use definition::Definition;
pub(crate) use execute_command::ExecuteCommand;
pub(crate) use formatting::Formatting;
pub(crate) use hover::Hover;
pub(crate) use inlay_hint::InlayHint;
pub(crate) use on_type_formatting::OnTypeFormatting;
pub(crate) use range_formatting::RangeFormatting;
pub(crate) use signature_help::SignatureHelp;

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
            code_lens CodeLens;
            completion Completion;
            completion_resolve CompletionResolve;
            execute_command ExecuteCommand;
            hover Hover;
            inlay_hint InlayHint;
            on_type_formatting OnTypeFormatting;
            range_formatting RangeFormatting;
            signature_help SignatureHelp;
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
