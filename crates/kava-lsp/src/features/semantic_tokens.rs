//! `textDocument/semanticTokens/full`, `full/delta` and `range`: what each word of a text is.

use std::collections::BTreeMap;
use std::ops::Range;

use kava::diagnostics::Span;
use kava::editor::{Kind, Sort, Token};

use super::Feature;
use crate::asked::Refusal;
use crate::serve::lsp;
use crate::server::Server;
use crate::view::Sheet;

pub(crate) struct SemanticTokensFull;
pub(crate) struct SemanticTokensDelta;
pub(crate) struct SemanticTokensRange;

/// The tokens that each open text was last answered with, so that the next answer may tell only what
/// is different.
#[derive(Default)]
pub(crate) struct LastTokens {
    by_uri: BTreeMap<lsp::Uri, lsp::SemanticTokens>,
    answered: u64,
}

impl LastTokens {
    pub fn forget(&mut self, uri: &lsp::Uri) {
        self.by_uri.remove(uri);
    }

    fn keep(&mut self, uri: &lsp::Uri, data: Vec<lsp::SemanticToken>) -> lsp::SemanticTokens {
        self.answered += 1;
        let tokens = lsp::SemanticTokens {
            result_id: Some(self.answered.to_string()),
            data,
        };
        self.by_uri.insert(uri.clone(), tokens.clone());
        tokens
    }

    fn known(&self, uri: &lsp::Uri, id: &str) -> Option<Vec<lsp::SemanticToken>> {
        let tokens = self.by_uri.get(uri)?;
        (tokens.result_id.as_deref() == Some(id)).then(|| tokens.data.clone())
    }
}

impl Feature for SemanticTokensFull {
    type Params = lsp::SemanticTokensParams;
    type Answer = Option<lsp::SemanticTokensResult>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let uri = &params.text_document.uri;
        let Some(data) = all_tokens(server, uri) else {
            return Ok(None);
        };
        Ok(Some(server.last_tokens.keep(uri, data).into()))
    }

    fn offer(to: &mut lsp::ServerCapabilities) {
        let options = lsp::SemanticTokensOptions {
            legend: legend(),
            range: Some(true),
            full: Some(lsp::SemanticTokensFullOptions::Delta { delta: Some(true) }),
            ..lsp::SemanticTokensOptions::default()
        };
        to.semantic_tokens_provider = Some(options.into());
    }
}

impl Feature for SemanticTokensDelta {
    type Params = lsp::SemanticTokensDeltaParams;
    type Answer = Option<lsp::SemanticTokensFullDeltaResult>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        let uri = &params.text_document.uri;
        let Some(data) = all_tokens(server, uri) else {
            return Ok(None);
        };
        let last = server.last_tokens.known(uri, &params.previous_result_id);
        let tokens = server.last_tokens.keep(uri, data);
        Ok(Some(match last {
            None => tokens.into(),
            Some(last) => lsp::SemanticTokensDelta {
                edits: difference(&last, &tokens.data).into_iter().collect(),
                result_id: tokens.result_id,
            }
            .into(),
        }))
    }
}

impl Feature for SemanticTokensRange {
    type Params = lsp::SemanticTokensRangeParams;
    type Answer = Option<lsp::SemanticTokensRangeResult>;

    fn uri(params: &Self::Params) -> Option<&lsp::Uri> {
        Some(&params.text_document.uri)
    }

    fn answer(server: &mut Server, params: Self::Params) -> Result<Self::Answer, Refusal> {
        Ok(server.sheet(&params.text_document.uri).and_then(|sheet| {
            let mut tokens = sheet.view.editor.tokens(sheet.file)?;
            let wanted = sheet.span(params.range);
            tokens.retain(|it| it.span.start < wanted.end && wanted.start < it.span.end);
            let data = encoded(&sheet, &tokens);
            Some(
                lsp::SemanticTokens {
                    result_id: None,
                    data,
                }
                .into(),
            )
        }))
    }
}

fn all_tokens(server: &Server, uri: &lsp::Uri) -> Option<Vec<lsp::SemanticToken>> {
    let sheet = server.sheet(uri)?;
    let tokens = sheet.view.editor.tokens(sheet.file)?;
    Some(encoded(&sheet, &tokens))
}

/// What lies between what both begin with and what both end with.
fn difference(
    old: &[lsp::SemanticToken],
    new: &[lsp::SemanticToken],
) -> Option<lsp::SemanticTokensEdit> {
    let same = |(one, other): &(&lsp::SemanticToken, &lsp::SemanticToken)| one == other;
    let head = old.iter().zip(new).take_while(same).count();
    let most = old.len().min(new.len()) - head;
    let ends = old.iter().rev().zip(new.iter().rev()).take(most);
    let tail = ends.take_while(same).count();
    let (gone, come): (Range<usize>, Range<usize>) =
        (head..old.len() - tail, head..new.len() - tail);
    (!gone.is_empty() || !come.is_empty()).then(|| lsp::SemanticTokensEdit {
        // Five numbers a token.
        start: gone.start as u32 * 5,
        delete_count: gone.len() as u32 * 5,
        data: new.get(come).map(<[_]>::to_vec),
    })
}

/// Each by its distance from the one before. A token of several lines is one for each line.
fn encoded(sheet: &Sheet<'_>, tokens: &[Token]) -> Vec<lsp::SemanticToken> {
    let mut before = lsp::Position::default();
    let pieces = tokens.iter().flat_map(|token| {
        let lines = lines(sheet, token.span).into_iter();
        lines.map(|span| (span, token.sort))
    });
    let encoded = pieces.map(|(span, sort)| {
        let lsp::Range { start, end } = sheet.range(span);
        let delta_line = start.line - before.line;
        let from = if delta_line == 0 { before.character } else { 0 };
        before = start;
        lsp::SemanticToken {
            delta_line,
            delta_start: start.character - from,
            length: end.character - start.character,
            token_type: type_of(sort),
            token_modifiers_bitset: modifiers_of(sort),
        }
    });
    encoded.collect()
}

fn lines(sheet: &Sheet<'_>, span: Span) -> Vec<Span> {
    let mut start = span.start as usize;
    let lines = span
        .of(&sheet.source.text)
        .split_inclusive('\n')
        .map(|line| {
            let at = start;
            start += line.len();
            Span::new(at, at + line.trim_end_matches(['\n', '\r']).len())
        });
    lines.filter(|line| line.start < line.end).collect()
}

/// Names of the protocol's own, which every editor's colours know; by their place in this list.
const TYPES: [lsp::SemanticTokenType; 14] = [
    lsp::SemanticTokenType::KEYWORD,
    lsp::SemanticTokenType::PROPERTY,
    lsp::SemanticTokenType::ENUM_MEMBER,
    lsp::SemanticTokenType::OPERATOR,
    lsp::SemanticTokenType::MODIFIER,
    lsp::SemanticTokenType::NUMBER,
    lsp::SemanticTokenType::STRING,
    lsp::SemanticTokenType::COMMENT,
    lsp::SemanticTokenType::CLASS,
    lsp::SemanticTokenType::FUNCTION,
    lsp::SemanticTokenType::NAMESPACE,
    lsp::SemanticTokenType::INTERFACE,
    lsp::SemanticTokenType::EVENT,
    lsp::SemanticTokenType::VARIABLE,
];

fn legend() -> lsp::SemanticTokensLegend {
    lsp::SemanticTokensLegend {
        token_types: TYPES.to_vec(),
        token_modifiers: vec![lsp::SemanticTokenModifier::DECLARATION],
    }
}

fn type_of(sort: Sort) -> u32 {
    let name = match sort {
        Sort::Block | Sort::Joint => lsp::SemanticTokenType::KEYWORD,
        Sort::Field => lsp::SemanticTokenType::PROPERTY,
        Sort::Value => lsp::SemanticTokenType::ENUM_MEMBER,
        Sort::Sign => lsp::SemanticTokenType::OPERATOR,
        Sort::Language | Sort::Unit => lsp::SemanticTokenType::MODIFIER,
        Sort::Number | Sort::Date => lsp::SemanticTokenType::NUMBER,
        Sort::Text | Sort::Address => lsp::SemanticTokenType::STRING,
        Sort::Comment => lsp::SemanticTokenType::COMMENT,
        Sort::Name { kind, .. } => type_of_name(kind),
    };
    let at = TYPES.iter().position(|it| *it == name);
    at.unwrap_or_default() as u32
}

fn type_of_name(kind: Kind) -> lsp::SemanticTokenType {
    match kind {
        Kind::Programme => lsp::SemanticTokenType::CLASS,
        Kind::Course => lsp::SemanticTokenType::FUNCTION,
        Kind::Institution | Kind::Unit | Kind::Catalogue => lsp::SemanticTokenType::NAMESPACE,
        Kind::StudyProgramme | Kind::Award | Kind::Guideline => lsp::SemanticTokenType::INTERFACE,
        Kind::Semester | Kind::Intake | Kind::Season => lsp::SemanticTokenType::EVENT,
        Kind::Outcome | Kind::Module | Kind::PriceList => lsp::SemanticTokenType::VARIABLE,
        Kind::ProgrammeKind | Kind::Rule => lsp::SemanticTokenType::ENUM_MEMBER,
    }
}

fn modifiers_of(sort: Sort) -> u32 {
    let declares = matches!(sort, Sort::Name { declares: true, .. });
    u32::from(declares)
}
