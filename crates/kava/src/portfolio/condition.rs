//! A condition on programmes: `credits >= 12 and language = en and outcome ~ "data"`.
//!
//! `or` binds less than `and`, and that less than `not`. It is read strictly and by hand: the grammar is
//! five lines, and what is wrong with a condition must be told with its place in both languages.

use kava_diagnostics::{Span, Words, say};
use kava_model::date::Day;
use kava_model::nearest;
use kava_model::quantity::Decimal;

use super::token::{Kind, Sign, Token, tokens};
use super::words::{self, Asked, Unit};

/// Deeper than anybody means it, and shallow enough for every stack.
const DEEPEST: usize = 64;

/// Which programmes are meant.
#[derive(Clone, Debug)]
pub struct Condition(pub(super) Node);

#[derive(Clone, Debug)]
pub(super) enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Compare(Asked, Sign, Value),
}

/// What something is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// With the currency, where one is written.
    Number(Decimal, Option<Box<str>>),
    Days(Day, Day),
    Text(Box<str>),
}

/// Why a text is no condition, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUnderstood {
    pub span: Span,
    pub message: Words,
    /// Empty for none.
    pub help: Words,
}

impl NotUnderstood {
    pub(super) fn at(span: Span, message: Words) -> NotUnderstood {
        NotUnderstood {
            span,
            message,
            help: Words::default(),
        }
    }

    pub(super) fn help(self, help: Words) -> NotUnderstood {
        NotUnderstood { help, ..self }
    }
}

impl Condition {
    pub fn parse(text: &str) -> Result<Condition, NotUnderstood> {
        let mut reader = Reader {
            tokens: tokens(text)?,
            at: 0,
            end: text.len(),
            depth: 0,
        };
        let node = reader.any()?;
        match reader.next() {
            None => Ok(Condition(node)),
            Some(token) => Err(NotUnderstood::at(
                token.span,
                say!(
                    en "here the condition should go on with and or or",
                    et "siin peaks tingimus jätkuma sõnaga and või or"
                ),
            )),
        }
    }
}

struct Reader {
    tokens: Vec<Token>,
    at: usize,
    /// Of the text.
    end: usize,
    depth: usize,
}

impl Reader {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn takes(&mut self, words: [&str; 2]) -> bool {
        let is_there = match self.peek().map(|token| &token.kind) {
            Some(Kind::Word(word)) => words.contains(&&**word),
            _ => false,
        };
        self.at += usize::from(is_there);
        is_there
    }

    fn any(&mut self) -> Result<Node, NotUnderstood> {
        let mut parts = vec![self.all()?];
        while self.takes(["or", "või"]) {
            parts.push(self.all()?);
        }
        Ok(Node::Any(parts))
    }

    fn all(&mut self) -> Result<Node, NotUnderstood> {
        let mut parts = vec![self.one()?];
        while self.takes(["and", "ja"]) {
            parts.push(self.one()?);
        }
        Ok(Node::All(parts))
    }

    fn one(&mut self) -> Result<Node, NotUnderstood> {
        self.depth += 1;
        if self.depth > DEEPEST {
            let span = self.peek().map_or(Span::at(self.end), |token| token.span);
            return Err(NotUnderstood::at(
                span,
                say!(en "this condition is nested too deeply", et "see tingimus on liiga mitmekihiline"),
            ));
        }
        let one = if self.takes(["not", "mitte"]) {
            self.one().map(|inner| Node::Not(Box::new(inner)))
        } else if self.peek().is_some_and(|token| token.kind == Kind::Open) {
            self.at += 1;
            self.any().and_then(|inner| self.closed(inner))
        } else {
            self.comparison()
        };
        self.depth -= 1;
        one
    }

    fn closed(&mut self, inner: Node) -> Result<Node, NotUnderstood> {
        match self.next() {
            Some(token) if token.kind == Kind::Close => Ok(inner),
            other => Err(self.expected(other, say!(en "a closing bracket", et "lõpusulg"))),
        }
    }

    fn comparison(&mut self) -> Result<Node, NotUnderstood> {
        let (asked, _) = self.asked()?;
        let token = self.next();
        let (sign, span) = match token {
            Some(Token {
                kind: Kind::Sign(sign),
                span,
            }) => (sign, span),
            other => {
                let what = say!(
                    en "one of = != < <= > >= ~",
                    et "üks märkidest = != < <= > >= ~"
                );
                return Err(self.expected(other, what));
            }
        };
        fits(asked, sign, span)?;
        let value = self.value(asked)?;
        Ok(Node::Compare(asked, sign, value))
    }

    fn asked(&mut self) -> Result<(Asked, Span), NotUnderstood> {
        match self.next() {
            Some(Token {
                kind: Kind::Word(word),
                span,
            }) => match words::find(&word) {
                Some(asked) => Ok((asked, span)),
                None => Err(unknown(&word, span)),
            },
            other => Err(self.expected(other, say!(en "the name of a field", et "välja nimi"))),
        }
    }

    fn value(&mut self, asked: Asked) -> Result<Value, NotUnderstood> {
        let token = self.next();
        let what = match asked.kind {
            words::Kind::Number(unit) => match token {
                Some(Token {
                    kind: Kind::Number(number),
                    ..
                }) => return self.with_unit(asked, number, unit),
                _ => say!(
                    en "a number, since {word} is one",
                    et "arv, sest {word} on arv",
                    word = asked.word
                ),
            },
            words::Kind::Days => match token {
                Some(Token {
                    kind: Kind::Days(first, last),
                    ..
                }) => return Ok(Value::Days(first, last)),
                _ => say!(
                    en "a date such as 2026-08-31, or a month such as 2026-08",
                    et "kuupäev, näiteks 2026-08-31, või kuu, näiteks 2026-08"
                ),
            },
            words::Kind::Text => match &token {
                Some(Token {
                    kind: Kind::Word(text) | Kind::Text(text),
                    ..
                }) => return Ok(Value::Text(text.clone())),
                Some(Token {
                    kind: Kind::Number(number),
                    ..
                }) => return Ok(Value::Text(number.to_string().into())),
                Some(Token {
                    kind: Kind::Days(first, last),
                    ..
                }) if first == last => return Ok(Value::Text(first.to_string().into())),
                _ => say!(
                    en "a word, or a text in quotation marks",
                    et "sõna või jutumärkides tekst"
                ),
            },
        };
        Err(self.expected(token, what))
    }

    /// `12 ECTS`, `1000 EUR`, `50 %`: the unit may be left away, and must be right where it stands.
    fn with_unit(
        &mut self,
        asked: Asked,
        number: Decimal,
        unit: Unit,
    ) -> Result<Value, NotUnderstood> {
        const NOT_UNITS: [&str; 4] = ["and", "ja", "or", "või"];
        let next = self.peek().map(|token| (token.span, token.kind.clone()));
        let Some((span, Kind::Word(word))) = next else {
            return Ok(Value::Number(number, None));
        };
        if NOT_UNITS.contains(&&*word) || words::find(&word).is_some() {
            return Ok(Value::Number(number, None));
        }
        self.at += 1;
        let currency = match unit {
            Unit::Ects if ["ECTS", "EAP"].contains(&&*word) => None,
            Unit::Percent if &*word == "%" => None,
            Unit::Money if &*word == "€" => Some("EUR".into()),
            Unit::Money if word.len() == 3 && word.bytes().all(|it| it.is_ascii_uppercase()) => {
                Some(word)
            }
            _ => return Err(wrong_unit(asked, unit, span)),
        };
        Ok(Value::Number(number, currency))
    }

    fn expected(&self, found: Option<Token>, what: Words) -> NotUnderstood {
        let span = found.map_or(Span::at(self.end), |token| token.span);
        NotUnderstood::at(
            span,
            say!(en "here should stand {what}", et "siin peaks olema {what}", what = what),
        )
    }
}

fn unknown(word: &str, span: Span) -> NotUnderstood {
    let message = say!(
        en "a programme has nothing called “{word}”",
        et "programmil ei ole midagi nimega „{word}“",
        word = word
    );
    let near = nearest(word, words::all());
    let help = near.map_or_else(
        Words::default,
        |near| say!(en "did you mean “{near}”?", et "kas mõtlesid „{near}“?", near = near),
    );
    NotUnderstood::at(span, message).help(help)
}

/// Texts have no order, and only texts contain something.
fn fits(asked: Asked, sign: Sign, span: Span) -> Result<(), NotUnderstood> {
    let is_text = asked.kind == words::Kind::Text;
    let word = asked.word;
    match sign {
        Sign::Is | Sign::IsNot => Ok(()),
        Sign::Contains if is_text => Ok(()),
        Sign::Contains => Err(NotUnderstood::at(
            span,
            say!(
                en "{word} is no text, so nothing can be looked for in it",
                et "{word} ei ole tekst, nii et sellest ei saa midagi otsida",
                word = word
            ),
        )
        .help(say!(en "write one of = != < <= > >=", et "kirjuta üks märkidest = != < <= > >="))),
        _ if !is_text => Ok(()),
        _ => Err(NotUnderstood::at(
            span,
            say!(
                en "{word} is a text, and texts are not larger or smaller",
                et "{word} on tekst ja tekstid ei ole suuremad ega väiksemad",
                word = word
            ),
        )
        .help(say!(
            en "write = or !=, or ~ for what it contains",
            et "kirjuta = või !=, või ~ selle kohta, mida see sisaldab"
        ))),
    }
}

fn wrong_unit(asked: Asked, unit: Unit, span: Span) -> NotUnderstood {
    let right = match unit {
        Unit::Ects => say!(en "ECTS", et "EAP"),
        Unit::Percent => say!(en "%", et "%"),
        Unit::Money => say!(en "a currency such as EUR", et "valuuta, näiteks EUR"),
        Unit::Count => say!(en "no unit", et "ühikut ei ole"),
    };
    NotUnderstood::at(
        span,
        say!(
            en "this is not the unit of {word}",
            et "see ei ole õige ühik: {word}",
            word = asked.word
        ),
    )
    .help(say!(en "its unit: {right}", et "selle ühik: {right}", right = right))
}
