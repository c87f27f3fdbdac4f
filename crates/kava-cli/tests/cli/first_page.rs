//! From nothing to a page of the catalogue, as a newcomer does it.

use std::time::{Duration, Instant};

use crate::run::{AS_OF, Folder};
use crate::terminal::Terminal;

/// What is typed, and by which part of it a question is known; Enter alone takes what is offered.
const ANSWERS: [(&str, &str); 10] = [
    ("Which guideline", "taltech"),
    (
        "What is the university called",
        "Näidisülikool / Example University",
    ),
    ("Which School", "IT-teaduskond / School of IT"),
    (
        "Which department",
        "Tarkvara instituut / Department of Software",
    ),
    ("Which semester", "autumn-2026 2026-08-31 2027-01-24"),
    ("Of which kind", ""),
    ("What is it called", "Andmekaeve / Data Mining"),
    ("By which code", ""),
    ("Of how many ECTS", "12"),
    ("be able to do", "kaevandab andmeid / mines data"),
];

const COMMANDS: [&[&str]; 3] = [
    &["new"],
    &["check"],
    &["build", "--draft", "--target", "site", "--out", "site"],
];

#[test]
fn from_an_empty_folder_to_a_page() {
    let folder = Folder::empty();
    let mut machine = Duration::ZERO;
    for command in COMMANDS {
        let start = Instant::now();
        let args = [command, &["--as-of", AS_OF]].concat();
        let mut terminal = Terminal::kava(folder.here(), &args);
        if command == ["new"] {
            for (question, answer) in ANSWERS {
                terminal.answer(question, answer);
            }
        }
        let (code, shown) = terminal.end();
        machine += start.elapsed();
        assert_eq!(code, Some(0), "{shown}");
    }
    for (language, title) in [("et", "Andmekaeve"), ("en", "Data Mining")] {
        let page = folder.read(&format!("site/site/{language}/programmes/data-mining.html"));
        assert!(page.contains(&format!("<h1>{title}</h1>")), "{page}");
        assert!(page.contains("12"), "{page}");
        let index = folder.read(&format!("site/site/{language}/index.html"));
        assert!(index.contains("programmes/data-mining.html"), "{index}");
    }
    let typed = ANSWERS
        .iter()
        .filter(|(_, answer)| !answer.is_empty())
        .count();
    println!(
        "{} commands, {} answers ({typed} typed, the others Enter), {:.2} s of machine time",
        COMMANDS.len(),
        ANSWERS.len(),
        machine.as_secs_f64()
    );
}
