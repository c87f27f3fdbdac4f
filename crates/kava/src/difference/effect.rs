//! Whether a change is for the worse. What cannot be shown to do no harm counts as harm.

use kava_model::codelist::education;

use super::concern::Effect;
use super::token::Token;

impl Effect {
    /// Whether learners feel a change from one row of tokens to another; nothing for what is not said.
    pub fn is_felt(self, old: Option<&[Token]>, new: Option<&[Token]>) -> bool {
        match self {
            Effect::Nothing => false,
            Effect::Any => true,
            Effect::Stricter => is_stricter(old, new),
            Effect::Dearer => is_dearer(old, new),
            Effect::Sooner => is_sooner(old, new),
            Effect::Less => is_less(old, new),
        }
    }
}

fn is_stricter(old: Option<&[Token]>, new: Option<&[Token]>) -> bool {
    let (Some(old), Some(new)) = (old, new) else {
        return new.is_some_and(|new| !is_word(new, "none"));
    };
    if is_word(new, "none") {
        return false;
    }
    match (education_in(old), education_in(new)) {
        (Some(old), Some(new)) => new > old,
        _ => true,
    }
}

/// `education bachelor`, by the level it stands on.
fn education_in(tokens: &[Token]) -> Option<u8> {
    match tokens {
        [Token::Word(word), Token::Word(code)] if word == "education" => education::rank(code),
        [Token::Word(code)] => education::rank(code),
        _ => None,
    }
}

fn is_dearer(old: Option<&[Token]>, new: Option<&[Token]>) -> bool {
    let (Some(old), Some(new)) = (old, new) else {
        return true;
    };
    let is_free = new.first() == Some(&Token::Word("free".to_owned()));
    !is_free && !same_but_numbers(old, new, |old, new| new <= old)
}

/// The last day is the last that stands there; that admission opens sooner harms nobody.
fn is_sooner(old: Option<&[Token]>, new: Option<&[Token]>) -> bool {
    let (Some(old), Some(new)) = (old, new) else {
        return true;
    };
    if is_word(new, "always") {
        return false;
    }
    match (last_day(old), last_day(new)) {
        // Dates of one form stand in the order of the calendar.
        (Some(old), Some(new)) if old.len() == new.len() => new < old,
        (Some(_), None) => !new.iter().any(is_date),
        _ => true,
    }
}

/// Behind `to` or `by`; what has only a first day has no last.
fn last_day(tokens: &[Token]) -> Option<&str> {
    let ends = |token: &Token| matches!(token, Token::Word(word) if word == "to" || word == "by");
    let at = tokens.iter().position(ends)?;
    match tokens.get(at + 1)? {
        Token::Date(day) => Some(day),
        _ => None,
    }
}

fn is_date(token: &Token) -> bool {
    matches!(token, Token::Date(_))
}

fn is_less(old: Option<&[Token]>, new: Option<&[Token]>) -> bool {
    let (Some(old), Some(new)) = (old, new) else {
        return new.is_none();
    };
    let is_limit = old.windows(2).any(
        |pair| matches!(pair, [Token::Word(at), Token::Word(most)] if at == "at" && most == "most"),
    );
    let widened = is_limit && same_but_numbers(old, new, |old, new| new >= old);
    !(widened || is_word(new, "unlimited"))
}

fn is_word(tokens: &[Token], word: &str) -> bool {
    matches!(tokens, [Token::Word(only)] if only == word)
}

/// The same words, and every number stands to its counterpart as asked.
fn same_but_numbers(
    old: &[Token],
    new: &[Token],
    stands: impl Fn(Hundredths, Hundredths) -> bool,
) -> bool {
    old.len() == new.len()
        && old.iter().zip(new).all(|pair| match pair {
            (Token::Number(old), Token::Number(new)) => match (hundredths(old), hundredths(new)) {
                (Some(old), Some(new)) => stands(old, new),
                _ => false,
            },
            (old, new) => old.canonical() == new.canonical(),
        })
}

type Hundredths = u64;

fn hundredths(number: &str) -> Option<Hundredths> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let part = format!("{part:0<2}");
    let part: u64 = part.get(..2)?.parse().ok()?;
    let whole: u64 = whole.parse().ok()?;
    whole.checked_mul(100)?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use kava_model::Vocabulary;

    use super::*;
    use crate::difference::token::tokens;

    fn felt(effect: Effect, old: &str, new: &str) -> bool {
        let read = |text: &str| {
            let tree = kava_syntax::parse(text, &Vocabulary);
            let root = tree.roots(text).next();
            root.map(|item| tokens(item.atoms(), text))
        };
        effect.is_felt(read(old).as_deref(), read(new).as_deref())
    }

    #[test]
    fn a_higher_fee_is_felt_and_a_lower_one_is_not() {
        assert!(felt(Effect::Dearer, "1200 EUR", "1200.50 EUR"));
        assert!(!felt(Effect::Dearer, "1200 EUR", "1199.99 EUR"));
        assert!(!felt(Effect::Dearer, "1200 EUR", "free because \"grant\""));
        assert!(felt(Effect::Dearer, "free because \"grant\"", "10 EUR"));
        assert!(felt(Effect::Dearer, "1200 EUR", "1200 EUR plus VAT"));
    }

    #[test]
    fn admission_that_closes_sooner_is_felt_and_one_that_opens_sooner_is_not() {
        assert!(felt(Effect::Sooner, "by 2026-08-21", "by 2026-08-14"));
        assert!(!felt(Effect::Sooner, "by 2026-08-21", "by 2026-08-28"));
        let (old, new) = (
            "from 2026-06-15 to 2026-08-21",
            "from 2026-06-01 to 2026-08-21",
        );
        assert!(!felt(Effect::Sooner, old, new));
        assert!(felt(Effect::Sooner, "always", "by 2026-08-21"));
        assert!(!felt(Effect::Sooner, "by 2026-08-21", "always"));
    }

    #[test]
    fn more_that_is_asked_and_less_that_is_offered_are_felt() {
        let (school, bachelor) = ("education upper-secondary", "education bachelor");
        assert!(felt(Effect::Stricter, school, bachelor));
        assert!(!felt(Effect::Stricter, bachelor, school));
        assert!(!felt(Effect::Stricter, bachelor, "none"));
        assert!(felt(Effect::Less, "at most 24", "at most 20"));
        assert!(!felt(Effect::Less, "at most 24", "at most 30"));
        assert!(!felt(Effect::Less, "at most 24", "unlimited"));
        assert!(felt(Effect::Less, "at least 8", "at least 10"));
    }
}
