//! What becomes of a text, as programmers and their tools show it: a unified diff.

use anstyle::{AnsiColor, Style};
use similar::TextDiff;

use crate::console::Console;

pub fn print(name: &str, old: &str, new: &str, console: &mut Console) {
    let diff = TextDiff::from_lines(old, new);
    let unified = diff.unified_diff().header(name, name).to_string();
    for line in unified.split_inclusive('\n') {
        let style = style(line);
        let (line, end) = match line.strip_suffix('\n') {
            Some(line) => (line, "\n"),
            None => (line, ""),
        };
        let _ = write!(console.out(), "{style}");
        console.data(line);
        let _ = write!(console.out(), "{style:#}{end}");
    }
}

fn style(line: &str) -> Style {
    let coloured = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    match line.as_bytes() {
        [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] => Style::new().bold(),
        [b'-', ..] => coloured(AnsiColor::Red),
        [b'+', ..] => coloured(AnsiColor::Green),
        [b'@', b'@', ..] => coloured(AnsiColor::Cyan),
        _ => Style::new(),
    }
}
