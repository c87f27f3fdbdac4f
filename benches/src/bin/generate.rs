//! Writes a made-up catalogue.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use kava_benches::plant::Plant;
use kava_benches::spelling::Spelling;
use kava_benches::write::MadeUp;

#[derive(Parser)]
#[command(about = "Writes a made-up catalogue of N programmes, always the same")]
struct Arguments {
    /// How many programmes
    n: u32,
    /// An empty or new folder
    dir: PathBuf,
    /// The same facts in one file of another language; without it catalogue.kava and 100 programmes a
    /// file
    #[arg(long, value_enum)]
    format: Option<Spelling>,
    /// Faults to put in, separated by commas; `all` for one of each kind
    #[arg(long, value_delimiter = ',', value_parser = plants)]
    plant: Vec<Plants>,
}

#[derive(Clone)]
struct Plants(Vec<Plant>);

fn plants(word: &str) -> Result<Plants, String> {
    if word == "all" {
        return Ok(Plants(Plant::all().to_vec()));
    }
    Plant::from_str(word, false)
        .map(|plant| Plants(vec![plant]))
        .map_err(|_| {
            let known: Vec<String> = Plant::all().iter().map(|plant| plant.word()).collect();
            format!("known are all, {}", known.join(", "))
        })
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let plants: Vec<Plant> = arguments
        .plant
        .into_iter()
        .flat_map(|plants| plants.0)
        .collect();
    let needed = Plant::smallest_catalogue(&plants);
    if arguments.n < needed {
        eprintln!("generate: these faults need at least {needed} programmes");
        return ExitCode::from(2);
    }
    let made_up = MadeUp {
        count: arguments.n,
        plants: &plants,
    };
    let written = match arguments.format {
        None => made_up.write_kava(&arguments.dir),
        Some(spelling) => made_up.write_spelt(spelling, &arguments.dir),
    };
    if let Err(error) = written {
        eprintln!("generate: {error}");
        return ExitCode::from(3);
    }
    for plant in &plants {
        println!("mk-{:06} {}", plant.number(), plant.word());
    }
    ExitCode::SUCCESS
}
