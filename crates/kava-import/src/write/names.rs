//! Names that `.kava` needs and a list has not: made of titles.

use std::collections::BTreeSet;

/// Names that are taken.
#[derive(Debug, Default)]
pub struct Names(BTreeSet<String>);

impl Names {
    pub fn is_free(&self, name: &str) -> bool {
        !self.0.contains(name)
    }

    /// The name, with a number where it is taken.
    pub fn take(&mut self, name: &str) -> String {
        let mut free = name.to_owned();
        let mut count = 1;
        while !self.0.insert(free.clone()) {
            count += 1;
            free = format!("{name}-{count}");
        }
        free
    }
}

/// The longest name made of a title, in letters.
const LONGEST: usize = 40;

/// `Back-End Frameworks` as `back-end-frameworks`; a name begins with a letter.
pub fn slug(title: &str, else_called: &str) -> String {
    let mut name = String::new();
    for word in title
        .to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
    {
        if word.is_empty() || name.chars().count() + word.chars().count() > LONGEST {
            continue;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.extend(word.chars().map(simple));
    }
    let begins = name.starts_with(|letter: char| letter.is_alphabetic());
    match (begins, name.is_empty()) {
        (_, true) => else_called.to_owned(),
        (false, _) => format!("{else_called}-{name}"),
        (true, _) if crate::reading::is_code(&name) => name,
        (true, _) => format!("{else_called}-1"),
    }
}

fn simple(letter: char) -> char {
    match letter {
        'õ' | 'ö' => 'o',
        'ä' => 'a',
        'ü' => 'u',
        'š' => 's',
        'ž' => 'z',
        other => other,
    }
}
