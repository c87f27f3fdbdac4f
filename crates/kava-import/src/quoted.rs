//! Text between quotation marks: `.kava` has no escapes, so that nothing inside may end it.

/// Between quotation marks. Inner marks become „…“ and line ends spaces.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", inside(text))
}

fn inside(text: &str) -> String {
    let mut opens = false;
    let visible = shown(text);
    let marked = visible.chars().map(|letter| {
        if letter != '"' {
            return letter;
        }
        opens = !opens;
        if opens { '„' } else { '“' }
    });
    let marked: String = marked.collect();
    marked.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What cannot be seen is written as its number, and loses no trace that way.
pub fn shown(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_whitespace() {
            all.push(if letter == '\n' { '\n' } else { ' ' });
        } else if is_hidden(letter) {
            all.push_str(&format!("⟨U+{:04X}⟩", u32::from(letter)));
        } else {
            all.push(letter);
        }
    }
    all
}

/// Control characters, and those that change the direction of writing or have no width.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Every line of it as a comment.
pub fn comment(heading: &str, text: &str) -> String {
    let colon = if heading.is_empty() { "" } else { ": " };
    let whole = shown(&format!("{heading}{colon}{text}"));
    let lines = whole.split('\n').map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    lines.map(|line| format!("// {line}\n")).collect()
}
