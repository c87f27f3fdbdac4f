//! `.kava` text in the making: blocks, facts and comments, laid out by the formatter in the end.

use kava_diagnostics::FileId;
use kava_model::Vocabulary;
use kava_model::read::read;

/// A block or a fact, in the order of the text.
#[derive(Clone, Debug)]
pub enum Line {
    /// `title et "…"`
    Fact(String),
    Block {
        head: String,
        lines: Vec<Line>,
    },
    Comment(String),
    Blank,
}

#[derive(Clone, Debug, Default)]
pub struct Lines(pub Vec<Line>);

impl Lines {
    /// A field's word and what is said.
    pub fn fact(&mut self, word: &str, said: &str) {
        self.0.push(Line::Fact(format!("{word} {said}")));
    }

    pub fn maybe(&mut self, word: &str, said: Option<String>) {
        if let Some(said) = said {
            self.fact(word, &said);
        }
    }

    pub fn block(&mut self, head: String, lines: Lines) {
        self.0.push(Line::Block {
            head,
            lines: lines.0,
        });
    }

    pub fn blank(&mut self) {
        if !self.0.is_empty() {
            self.0.push(Line::Blank);
        }
    }

    pub fn comment(&mut self, text: &str) {
        self.0.push(Line::Comment(text.to_owned()));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In the canonical layout.
    pub fn text(&self) -> String {
        let mut text = String::new();
        write(&self.0, 0, &mut text);
        kava_syntax::format(&text, &Vocabulary)
    }
}

fn write(lines: &[Line], depth: usize, to: &mut String) {
    let indent = "  ".repeat(depth);
    for line in lines {
        match line {
            Line::Fact(fact) => to.push_str(&format!("{indent}{fact}\n")),
            Line::Comment(comment) => {
                for line in comment.lines() {
                    to.push_str(&format!("{indent}// {}\n", visible(line)));
                }
            }
            Line::Blank => to.push('\n'),
            Line::Block { head, lines } => {
                to.push_str(&format!("{indent}{head} {{\n"));
                write(lines, depth + 1, to);
                to.push_str(&format!("{indent}}}\n"));
            }
        }
    }
}

/// What nobody can see is written as its number: it could turn a comment round.
pub fn visible(text: &str) -> String {
    let mut shown = String::new();
    for char in text.chars() {
        if is_hidden(char) {
            shown.push_str(&format!("\\u{{{:x}}}", u32::from(char)));
        } else {
            shown.push(char);
        }
    }
    shown
}

fn is_hidden(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The text between quotation marks; as a long text where it has marks or lines of its own. Nothing
/// where the language cannot say it unchanged.
pub fn quoted(text: &str) -> Option<String> {
    let plain = format!("\"{text}\"");
    if !text.contains(['"', '\n']) && says(&plain, text) {
        return Some(plain);
    }
    let long = format!("\"\"\"\n{text}\n\"\"\"");
    says(&long, text).then_some(long)
}

/// Whether this spelling is read as just this text, and nothing is found in it.
fn says(spelling: &str, text: &str) -> bool {
    let source = format!("programme x {{\n  title et {spelling}\n}}\n");
    let file = FileId(0);
    let tree = kava_syntax::parse(&source, &Vocabulary);
    let read = read(file, &tree, &source);
    let is_sound =
        kava_syntax::findings(&tree, file, &source).is_empty() && read.findings.is_empty();
    let title = || {
        let programme = read.facts.programmes.first()?.known()?;
        programme.title.known()?.get("et")
    };
    is_sound && title() == Some(text)
}
