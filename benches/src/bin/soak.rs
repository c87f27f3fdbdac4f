//! Many random edits, in each encoding: does the server's text stay the editor's, does its memory stay
//! flat, does it live?

use std::error::Error;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use clap::Parser;
use kava_benches::draw;
use kava_benches::editor::client::Client;
use kava_benches::editor::process::memory;
use kava_benches::editor::text::{Dice, Encoding};
use serde_json::{Value, json};

#[derive(Parser)]
#[command(about = "Edits a text at random and compares it with the server's")]
struct Arguments {
    /// The program `kava`
    #[arg(long)]
    kava: PathBuf,
    /// How many edits in each encoding
    #[arg(long, default_value_t = 20_000)]
    edits: usize,
}

const PATIENCE: Duration = Duration::from_secs(120);
const TYPED: &str = "untitled:typed.kava";
const COMPARED: &str = "untitled:compared.kava";
/// After so many edits the texts are compared.
const ROUND: usize = 500;
/// A text that has grown to this is begun anew.
const LONG: usize = 12_000;

/// What is written: marks that tear a text, and characters of every width.
const WRITTEN: [&str; 16] = [
    "{", "}", "\"", "\"\"\"", "\n", "\r\n", "\t", " ", "õ", "😀", "e\u{301}", "„", "7", "todo",
    "//", ",",
];

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("soak: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    println!("| encoding | edits | comparisons | MB after a tenth | MB at the end | MB most | s |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    for encoding in Encoding::ALL {
        soak(arguments, encoding)?;
    }
    Ok(())
}

fn soak(arguments: &Arguments, encoding: Encoding) -> Result<(), Box<dyn Error>> {
    let begun = Instant::now();
    let options = json!({ "asOf": "2026-06-10" });
    let mut server = Command::new(&arguments.kava);
    let mut client = Client::start(server.arg("lsp"), encoding.name(), Value::Null, options)?;
    let whole = draw::programme(2).to_string();
    // No line of it is laid out as it should be: formatting sends back all that the server has.
    let lines: String = (0..60)
        .map(|at| format!("    // {at} õun 😀 e\u{301} „jutt“\t–\r\n"))
        .collect();
    let mut typed = Side::open(&mut client, encoding, TYPED, &whole)?;
    let mut compared = Side::open(&mut client, encoding, COMPARED, &lines)?;
    let mut dice = Dice(1);
    let (mut comparisons, mut early) = (0, 0);
    for edit in 1..=arguments.edits {
        typed.edit(&mut client, &mut dice, 0, &WRITTEN)?;
        compared.edit_comment(&mut client, &mut dice)?;
        if edit % ROUND == 0 || edit == arguments.edits {
            typed.lives(&mut client)?;
            compared.compare(&mut client)?;
            comparisons += 1;
        }
        if edit == arguments.edits / 10 {
            early = memory(client.id()).ok_or("no /proc")?.0;
        }
    }
    let (now, most) = memory(client.id()).ok_or("no /proc")?;
    println!(
        "| {} | {} | {comparisons} | {} | {} | {} | {} |",
        encoding.name(),
        arguments.edits * 2,
        early / 1000,
        now / 1000,
        most / 1000,
        begun.elapsed().as_secs()
    );
    Ok(())
}

/// One text as the client has it.
struct Side {
    encoding: Encoding,
    uri: &'static str,
    first: String,
    text: String,
    version: usize,
}

impl Side {
    fn open(
        client: &mut Client,
        encoding: Encoding,
        uri: &'static str,
        text: &str,
    ) -> Result<Side, Box<dyn Error>> {
        client.open(uri, "kava", text)?;
        Ok(Side {
            encoding,
            uri,
            first: text.to_owned(),
            text: text.to_owned(),
            version: 1,
        })
    }

    /// Writes at one place, and takes away up to a few characters there.
    fn edit(
        &mut self,
        client: &mut Client,
        dice: &mut Dice,
        from: usize,
        written: &[&str],
    ) -> Result<(), Box<dyn Error>> {
        if self.text.len() > LONG {
            return self.replace(client, 0, self.text.len(), &self.first.clone());
        }
        let start = dice.place(&self.text).max(from);
        let gone = self.text[start..].chars().take(dice.below(4));
        let end = start + gone.map(char::len_utf8).sum::<usize>();
        self.replace(client, start, end, written[dice.below(written.len())])
    }

    /// The same inside the words of a comment, so that no line loses its mark.
    fn edit_comment(&mut self, client: &mut Client, dice: &mut Dice) -> Result<(), Box<dyn Error>> {
        if self.text.len() > LONG {
            return self.replace(client, 0, self.text.len(), &self.first.clone());
        }
        let marks: Vec<usize> = self
            .text
            .match_indices("// ")
            .map(|(at, _)| at + 3)
            .collect();
        let start = marks[dice.below(marks.len())];
        let line = self.text[start..].split('\r').next().unwrap_or("");
        let mut ends = line.char_indices().map(|(at, _)| start + at);
        let one = ends.nth(dice.below(line.chars().count())).unwrap_or(start);
        let gone = line[one - start..].chars().take(dice.below(3));
        let end = one + gone.map(char::len_utf8).sum::<usize>();
        let written = ["ä", "😀", "u\u{308}", "\t", "sõna ", "–"];
        self.replace(client, one, end, written[dice.below(written.len())])
    }

    fn replace(
        &mut self,
        client: &mut Client,
        start: usize,
        end: usize,
        new: &str,
    ) -> Result<(), Box<dyn Error>> {
        let range = self.encoding.range(&self.text, start, end);
        // Where a line end is two characters, no column stands between them: the client sees it so too.
        let at = |place| self.encoding.byte(&self.text, place);
        let (start, end) = (at(range[0]), at(range[1]));
        self.version += 1;
        client.change(self.uri, self.version, range, new)?;
        self.text.replace_range(start..end, new);
        Ok(())
    }

    fn layout(&self, client: &mut Client) -> Result<Value, Box<dyn Error>> {
        let params = json!({
            "textDocument": { "uri": self.uri },
            "options": { "tabSize": 2, "insertSpaces": true },
        });
        Ok(client.ask("textDocument/formatting", &params, PATIENCE)?)
    }

    fn lives(&self, client: &mut Client) -> Result<(), Box<dyn Error>> {
        match self.layout(client)? {
            Value::Array(_) => Ok(()),
            other => Err(format!("{}: {other}", self.uri).into()),
        }
    }

    /// All lines as the server has them, without the blanks before them that formatting takes away.
    fn compare(&self, client: &mut Client) -> Result<(), Box<dyn Error>> {
        let edits = self.layout(client)?;
        let mut laid_out = self.text.clone();
        for edit in edits.as_array().into_iter().flatten().rev() {
            let place = |end: &str| -> [usize; 2] {
                let place = &edit["range"][end];
                ["line", "character"].map(|part| place[part].as_u64().unwrap_or(0) as usize)
            };
            let range = ["start", "end"].map(|end| self.encoding.byte(&self.text, place(end)));
            laid_out.replace_range(range[0]..range[1], edit["newText"].as_str().unwrap_or(""));
        }
        let sent: usize = edits
            .as_array()
            .into_iter()
            .flatten()
            .map(|edit| {
                edit["newText"]
                    .as_str()
                    .map_or(0, |text| text.matches("//").count())
            })
            .sum();
        let expected: Vec<&str> = self.text.lines().map(str::trim).collect();
        let found: Vec<&str> = laid_out.lines().map(str::trim).collect();
        match found == expected && sent == expected.len() {
            true => Ok(()),
            false => {
                Err(format!("{}: out of step after version {}", self.uri, self.version).into())
            }
        }
    }
}
