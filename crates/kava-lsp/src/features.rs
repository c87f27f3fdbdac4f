//! What an editor may ask: a file for each method of the protocol. Each turns its parameters into a
//! question to Kava and the answer into the protocol's types, and says what the server offers by it.

mod call_hierarchy;
mod code_action;
mod code_lens;
mod completion;
mod completion_resolve;
mod declaration;
mod definition;
mod diagnostic;
mod document_highlight;
mod document_link;
mod document_symbol;
mod execute_command;
mod folding_range;
pub(crate) mod formatting;
mod hover;
mod inlay_hint;
mod linked_editing_range;
mod on_type_formatting;
mod prepare_rename;
mod range_formatting;
mod references;
mod rename;
mod selection_range;
pub(crate) mod semantic_tokens;
mod signature_help;
mod symbol;
pub(crate) mod text;
mod type_definition;
mod type_hierarchy;
mod workspace_diagnostic;

pub(crate) use call_hierarchy::{IncomingCalls, OutgoingCalls, PrepareCallHierarchy};
pub(crate) use code_action::CodeAction;
pub(crate) use code_lens::CodeLens;
pub(crate) use completion::Completion;
pub(crate) use completion_resolve::CompletionResolve;
pub(crate) use declaration::Declaration;
pub(crate) use definition::Definition;
pub(crate) use diagnostic::Diagnostic;
pub(crate) use document_highlight::DocumentHighlight;
pub(crate) use document_link::DocumentLink;
pub(crate) use document_symbol::DocumentSymbol;
pub(crate) use execute_command::ExecuteCommand;
pub(crate) use folding_range::FoldingRange;
pub(crate) use formatting::Formatting;
pub(crate) use hover::Hover;
pub(crate) use inlay_hint::InlayHint;
pub(crate) use linked_editing_range::LinkedEditingRange;
pub(crate) use on_type_formatting::OnTypeFormatting;
pub(crate) use prepare_rename::PrepareRename;
pub(crate) use range_formatting::RangeFormatting;
pub(crate) use references::References;
pub(crate) use rename::Rename;
pub(crate) use selection_range::SelectionRange;
pub(crate) use semantic_tokens::{SemanticTokensDelta, SemanticTokensFull, SemanticTokensRange};
pub(crate) use signature_help::SignatureHelp;
pub(crate) use symbol::Symbol;
pub(crate) use text::Text;
pub(crate) use type_definition::TypeDefinition;
pub(crate) use type_hierarchy::{PrepareTypeHierarchy, Subtypes, Supertypes};
pub(crate) use workspace_diagnostic::WorkspaceDiagnostic;

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
            goto_declaration Declaration;
            goto_definition Definition;
            goto_type_definition TypeDefinition;
            references References;
            document_highlight DocumentHighlight;
            prepare_rename PrepareRename;
            rename Rename;
            document_symbol DocumentSymbol;
            symbol Symbol;
            folding_range FoldingRange;
            selection_range SelectionRange;
            semantic_tokens_full SemanticTokensFull;
            semantic_tokens_full_delta SemanticTokensDelta;
            semantic_tokens_range SemanticTokensRange;
            document_link DocumentLink;
            linked_editing_range LinkedEditingRange;
            prepare_call_hierarchy PrepareCallHierarchy;
            incoming_calls IncomingCalls;
            outgoing_calls OutgoingCalls;
            prepare_type_hierarchy PrepareTypeHierarchy;
            supertypes Supertypes;
            subtypes Subtypes;
            diagnostic Diagnostic;
            workspace_diagnostic WorkspaceDiagnostic;
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
    Text::offer(&mut capabilities);
    capabilities
}
