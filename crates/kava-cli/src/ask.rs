//! Questions to whoever sits at the terminal.

use std::io::{self, BufRead, IsTerminal};

use kava::diagnostics::{Words, say};

use crate::console::Console;

/// Somebody reads what is written and can type an answer.
pub fn is_attended(console: &Console) -> bool {
    console.width.is_some() && io::stdin().is_terminal()
}

/// A line that was typed, without the spaces around it; nothing where the input has ended.
pub fn line(prompt: &Words, console: &mut Console) -> Option<String> {
    let prompt = prompt.get(console.lang);
    let _ = write!(console.out(), "{prompt} ");
    let _ = console.out().flush();
    let mut typed = String::new();
    match io::stdin().lock().read_line(&mut typed) {
        Ok(0) | Err(_) => {
            console.line("");
            None
        }
        Ok(_) => Some(typed.trim().to_owned()),
    }
}

/// Whether the answer is yes; anything else, and no answer, is no.
pub fn agrees(question: &Words, console: &mut Console) -> bool {
    let prompt = say!(en "{question} [y/N]", et "{question} [j/E]", question = question);
    let answer = line(&prompt, console).unwrap_or_default().to_lowercase();
    ["y", "yes", "j", "ja", "jah"].contains(&answer.as_str())
}
