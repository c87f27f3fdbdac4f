//! What a field says, as a row of tokens that layout does not touch.

use kava_diagnostics::{Lang, Phrase, Words};
use kava_model::name::Name;
use kava_model::table::Word;
use kava_model::unit::Unit;
use kava_syntax::{Atom, AtomKind};

/// One word, number or text of a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Token {
    Word(String),
    Number(String),
    /// A day, a month or a time.
    Date(String),
    /// A text, with its language tag where it has one.
    Text {
        language: String,
        text: String,
    },
    Comma,
}

/// The tokens of some atoms; what was put off is put off, whatever is noted beside it.
pub(crate) fn tokens(atoms: &[Atom], source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = atoms.iter().peekable();
    while let Some(atom) = rest.next() {
        let next_is_text = rest.peek().is_some_and(|next| is_text(next.kind));
        let written = atom.text(source);
        if next_is_text && written == "todo" {
            rest.next();
        } else if next_is_text && is_tag(atom.kind, written) {
            if let Some(text) = rest.next() {
                tokens.push(text_of(written, *text, source));
            }
            continue;
        }
        tokens.push(token(*atom, source));
    }
    in_one_order(&mut tokens);
    tokens
}

fn token(atom: Atom, source: &str) -> Token {
    let written = atom.text(source);
    match atom.kind {
        AtomKind::Number => Token::Number(number(written)),
        AtomKind::Date | AtomKind::Month | AtomKind::DottedDate | AtomKind::Time => {
            Token::Date(written.to_owned())
        }
        AtomKind::Comma => Token::Comma,
        AtomKind::Range => Token::Word("..".to_owned()),
        AtomKind::Euro => Token::Word("EUR".to_owned()),
        kind if is_text(kind) => text_of("", atom, source),
        _ => Token::Word(Name::new(written, Default::default()).text.into()),
    }
}

fn text_of(language: &str, atom: Atom, source: &str) -> Token {
    let inner = atom.inner(source).of(source);
    let lines = inner.split('\n').map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.join(" ")
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    Token::Text {
        language: language.to_owned(),
        text: Name::new(text.trim(), Default::default()).text.into(),
    }
}

/// Languages in one order: which comes first says nothing.
fn in_one_order(tokens: &mut [Token]) {
    let is_tagged =
        |token: &Token| matches!(token, Token::Text { language, .. } if !language.is_empty());
    for run in tokens.chunk_by_mut(|one, other| is_tagged(one) && is_tagged(other)) {
        run.sort();
    }
}

/// `2.50` and `2.5` are one number; `0613` is a code and stays.
fn number(written: &str) -> String {
    match written.contains('.') {
        true => written
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned(),
        false => written.to_owned(),
    }
}

fn is_text(kind: AtomKind) -> bool {
    use AtomKind::{LongText, OpenLongText, OpenText, SmartText, Text};
    matches!(kind, Text | OpenText | SmartText | LongText | OpenLongText)
}

fn is_tag(kind: AtomKind, word: &str) -> bool {
    kind == AtomKind::Word && word.len() == 2 && word.bytes().all(|it| it.is_ascii_lowercase())
}

impl Token {
    /// The same for every way to write the same.
    pub fn canonical(&self) -> String {
        match self {
            Token::Word(word) => Unit::from_word(word).map_or_else(|| word.clone(), Unit::word),
            Token::Number(text) | Token::Date(text) => text.clone(),
            Token::Text { language, text } => format!("{language}\u{1}{text}\u{1}"),
            Token::Comma => ",".to_owned(),
        }
    }
}

/// The same but for letters' case, punctuation, spaces, and translations that only one of them has.
pub(crate) fn is_same_wording(one: &[Token], other: &[Token]) -> bool {
    let rest = |tokens: &[Token]| -> Vec<String> {
        let plain = tokens
            .iter()
            .filter(|token| !matches!(token, Token::Text { .. }));
        plain.map(Token::canonical).collect()
    };
    let pairs: Vec<(&str, &str)> = texts(one)
        .filter_map(|(language, text)| {
            let same = texts(other).find(|(other, _)| *other == language)?;
            Some((text, same.1))
        })
        .collect();
    rest(one) == rest(other)
        && !pairs.is_empty()
        && pairs
            .iter()
            .all(|(one, other)| letters(one).eq(letters(other)))
}

fn texts(tokens: &[Token]) -> impl Iterator<Item = (&str, &str)> {
    tokens.iter().filter_map(|token| match token {
        Token::Text { language, text } => Some((&**language, &**text)),
        _ => None,
    })
}

fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
}

/// A value for people: in their language where it has that, with the names of words and units.
pub(crate) fn words(tokens: &[Token], known: &[Word]) -> Words {
    let in_lang = |lang| spoken(tokens, known, lang);
    Words {
        en: in_lang(Lang::En),
        et: in_lang(Lang::Et),
    }
}

fn spoken(tokens: &[Token], known: &[Word], lang: Lang) -> String {
    let has = |run: &[Token], tag: &str| texts(run).any(|(language, _)| language == tag);
    let mut said = String::new();
    for run in tokens.chunk_by(|one, other| {
        matches!(one, Token::Text { .. }) && matches!(other, Token::Text { .. })
    }) {
        let wanted = has(run, lang.tag());
        for token in run {
            let part = match token {
                Token::Text { language, .. } if wanted && language != lang.tag() => continue,
                Token::Text { text, .. } => text.clone(),
                Token::Word(word) => spoken_word(word, &said, known, lang),
                Token::Number(text) => spoken_number(text, lang),
                Token::Date(text) => text.clone(),
                Token::Comma => {
                    said.push(',');
                    continue;
                }
            };
            let is_tight =
                said.is_empty() || part.is_empty() || part == ".." || said.ends_with("..");
            said.push_str(if is_tight { "" } else { " " });
            said.push_str(&part);
            if !wanted && matches!(token, Token::Text { .. }) {
                break;
            }
        }
    }
    said
}

fn spoken_word(word: &str, before: &str, known: &[Word], lang: Lang) -> String {
    if let Some(known) = known.iter().find(|known| known.word == word) {
        return known.name.get(lang).to_owned();
    }
    if let Some((_, name)) = JOINTS.iter().find(|(joint, _)| *joint == word) {
        return name.get(lang).to_owned();
    }
    let is_measured = before.ends_with(|last: char| last.is_ascii_digit());
    match Unit::from_word(word).filter(|_| is_measured) {
        Some(unit) => unit.name().get(lang).to_owned(),
        None => word.to_owned(),
    }
}

const fn joint(word: &'static str, en: &'static str, et: &'static str) -> (&'static str, Phrase) {
    (word, Phrase { en, et })
}

/// Words of the language between values, as people say them.
static JOINTS: [(&str, Phrase); 26] = [
    joint("todo", "still to be said", "veel lahtine"),
    joint("none", "none", "puudub"),
    joint("by", "by", "hiljemalt"),
    joint("from", "from", "alates"),
    joint("to", "to", "kuni"),
    joint("until", "until", "kuni"),
    joint("at", "at", ""),
    joint("least", "least", "vähemalt"),
    joint("most", "most", "kõige rohkem"),
    joint("because", "because", "põhjus:"),
    joint("for", "for", "rühmale"),
    joint("or", "or", "või"),
    joint("per", "per", "/"),
    joint("plus", "plus", "pluss"),
    joint("VAT", "VAT", "käibemaks"),
    joint("free", "free of charge", "tasuta"),
    joint("market", "market-based", "turupõhine"),
    joint("always", "always", "alati"),
    joint("unlimited", "unlimited", "piiramata"),
    joint("education", "education", "haridus"),
    joint("price-list", "by the price list", "hinnakirja järgi"),
    joint("contact", "contact", "kontaktõpe"),
    joint("practical", "practical", "praktiline töö"),
    joint("independent", "independent", "iseseisev töö"),
    joint("teaches", "teaches", "õpetab"),
    joint("assesses", "assesses", "hindab"),
];

fn spoken_number(text: &str, lang: Lang) -> String {
    match lang {
        Lang::En => text.to_owned(),
        Lang::Et => text.replace('.', ","),
    }
}

/// All of it, in every language, as it is written.
pub(crate) fn written(tokens: &[Token]) -> String {
    let parts = tokens.iter().map(|token| match token {
        Token::Text { language, text } if language.is_empty() => format!("“{text}”"),
        Token::Text { language, text } => format!("{language} “{text}”"),
        token => token.canonical(),
    });
    parts.collect::<Vec<_>>().join(" ").replace(" ,", ",")
}
