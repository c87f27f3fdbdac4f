//! Answers as they are typed, and as they stand in a file.

use kava_diagnostics::{Words, say};

/// What no text of a file may hold.
pub fn can_be_written(answer: &str) -> Result<(), Words> {
    let wrong = |char: char| char == '"' || char.is_control();
    match answer.contains(wrong) {
        false => Ok(()),
        true => Err(say!(
            en "a text holds no straight quotation mark; write „…“ or «…»",
            et "tekstis ei ole sirget jutumärki; kirjuta „…“ või «…»"
        )),
    }
}

/// `Andmekaeve / Data Mining`: in Estonian, and behind a stroke in English.
pub fn in_two_languages(answer: &str) -> [&str; 2] {
    let (et, en) = answer.split_once('/').unwrap_or((answer, ""));
    [et.trim(), en.trim()]
}

/// As a fact: `et "…" en "…"`; the language that is not known is `todo`.
pub fn text(answer: &str) -> String {
    let [et, en] = in_two_languages(answer).map(|text| match text {
        "" | "todo" => "todo".to_owned(),
        text => format!("\"{text}\""),
    });
    match (&*et, &*en) {
        ("todo", "todo") => "todo".to_owned(),
        _ => format!("et {et} en {en}"),
    }
}

/// A code made of a name, in English if it has one: `Data Mining` is `data-mining`.
pub fn code_of(answer: &str) -> String {
    let [et, en] = in_two_languages(answer);
    let name = match en {
        "" | "todo" => et,
        en => en,
    };
    code(name)
}

/// A name in the letters of a code.
pub fn code(name: &str) -> String {
    let mut code = String::new();
    for char in name.to_lowercase().chars() {
        match plain(char) {
            Some(plain) => code.push(plain),
            None if code.ends_with('-') || code.is_empty() => {}
            None => code.push('-'),
        }
    }
    code.trim_end_matches('-').to_owned()
}

fn plain(char: char) -> Option<char> {
    Some(match char {
        'ä' | 'å' => 'a',
        'õ' | 'ö' | 'ø' => 'o',
        'ü' => 'u',
        'š' => 's',
        'ž' => 'z',
        'é' => 'e',
        char if char.is_ascii_alphanumeric() => char,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_makes_a_code() {
        assert_eq!(
            code_of("Andmekaeve / Data Mining (in brief)"),
            "data-mining-in-brief"
        );
        assert_eq!(code_of("Kõrgõzstan ja Šveits"), "korgozstan-ja-sveits");
        assert_eq!(code_of("…"), "");
    }

    #[test]
    fn what_is_not_said_is_open() {
        assert_eq!(text("Aed / Garden"), "et \"Aed\" en \"Garden\"");
        assert_eq!(text("Aed"), "et \"Aed\" en todo");
        assert_eq!(text("/ Garden"), "et todo en \"Garden\"");
        assert_eq!(text("todo"), "todo");
    }
}
