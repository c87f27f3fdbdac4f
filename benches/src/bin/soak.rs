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
use kava_benches::editor::text::{Encoding, cursor};
use kava_benches::random::Random;
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
/// After so many edits the texts are compared.
const ROUND: usize = 500;
/// A text that has grown to this is begun anew.
const LONG: usize = 12_000;

/// What is written: marks that tear a text, and characters of every width.
const WRITTEN: [&str; 18] = [
    "{",
    "}",
    "\"",
    "\"\"\"",
    "\n",
    "\r\n",
    "\t",
    " ",
    "õ",
    "😀",
    "e\u{301}",
    "„",
    "7",
    "todo",
    "//",
    ",",
    "–",
    "👩‍🎓",
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
    let lines: String = (0..60)
        .map(|at| format!("    // {at} õun 😀 e\u{301} „jutt“\t–\r\n"))
        .collect();
    let mut sides = [
        Side::open(&mut client, encoding, "untitled:programme.kava", &whole)?,
        Side::open(&mut client, encoding, "untitled:lines.kava", &lines)?,
    ];
    let mut random = Random::of(1);
    let (mut comparisons, mut early) = (0, 0);
    for edit in 1..=arguments.edits {
        for side in &mut sides {
            side.edit(&mut client, &mut random)?;
            if edit % ROUND == 0 || edit == arguments.edits {
                side.compare(&mut client)?;
                comparisons += 1;
            }
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
    fn edit(&mut self, client: &mut Client, random: &mut Random) -> Result<(), Box<dyn Error>> {
        if self.text.len() > LONG {
            return self.replace(client, 0, self.text.len(), &self.first.clone());
        }
        let start = cursor(&self.text, random.below(self.text.len() + 1));
        let gone = self.text[start..].chars().take(random.below(4));
        let end = start + gone.map(char::len_utf8).sum::<usize>();
        let end = cursor(&self.text, end);
        self.replace(client, start, end, WRITTEN[random.below(WRITTEN.len())])
    }

    fn replace(
        &mut self,
        client: &mut Client,
        start: usize,
        end: usize,
        new: &str,
    ) -> Result<(), Box<dyn Error>> {
        let range = self.encoding.range(&self.text, start, end);
        self.version += 1;
        client.change(self.uri, self.version, &range, new)?;
        self.text.replace_range(start..end, new);
        Ok(())
    }

    /// Byte by byte. The server answers with the text that it judged, not with what it was sent.
    fn compare(&self, client: &mut Client) -> Result<(), Box<dyn Error>> {
        let params = json!({ "textDocument": { "uri": self.uri } });
        let held = client.ask("kava/text", &params, PATIENCE)?;
        match held["text"] == *self.text && held["version"] == self.version {
            true => Ok(()),
            false => {
                Err(format!("{}: out of step after version {}", self.uri, self.version).into())
            }
        }
    }
}
