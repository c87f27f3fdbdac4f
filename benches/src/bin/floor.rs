//! Checks a made-up catalogue and writes its feed, as cheaply as plain Rust does.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use kava_benches::floor;

#[derive(Parser)]
#[command(about = "Checks catalogue.json and writes the feed of the programmes that hold")]
struct Arguments {
    /// As `generate --format json` writes it
    catalogue: PathBuf,
    /// The JSON file to write
    feed: PathBuf,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match floor::run(&arguments.catalogue, &arguments.feed) {
        Ok(outcome) => {
            for finding in &outcome.findings {
                eprintln!("{finding}");
            }
            println!(
                "{} programmes, {} findings",
                outcome.programmes,
                outcome.findings.len()
            );
            ExitCode::from(u8::from(!outcome.findings.is_empty()))
        }
        Err(error) => {
            eprintln!("floor: {}: {error}", arguments.catalogue.display());
            ExitCode::from(3)
        }
    }
}
