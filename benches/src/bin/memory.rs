//! How much memory a target takes beyond the catalogue that was read: the peak of a build, less the
//! peak of a run that reads the same catalogue and writes nothing.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use kava_benches::measure::Program;
use kava_benches::write::MadeUp;
use tempfile::TempDir;

/// In bytes: so much for any catalogue, and for each programme of it.
const ANY: u64 = 50_000_000;
const EACH: u64 = 300;

#[derive(Parser)]
#[command(about = "Prints how much memory each target takes beyond the catalogue that was read")]
struct Arguments {
    /// The kava binary, built for release
    #[arg(long)]
    kava: PathBuf,
    /// How many programmes, separated by commas
    #[arg(long, value_delimiter = ',', default_values_t = [20_000, 100_000])]
    sizes: Vec<u32>,
    /// The targets, separated by commas
    #[arg(long, value_delimiter = ',', default_values_t = ["catalogue".to_owned(), "ooapi".to_owned()])]
    targets: Vec<String>,
    /// The day of Kava's checks
    #[arg(long, default_value = "2026-06-10")]
    as_of: String,
    /// Where the catalogues are made for the time of the run; the system's folder if left out
    #[arg(long)]
    work: Option<PathBuf>,
}

fn main() -> ExitCode {
    match measure(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("memory: {error}");
            ExitCode::from(3)
        }
    }
}

/// Whether every target keeps to the bound.
fn measure(arguments: &Arguments) -> io::Result<bool> {
    let work = match &arguments.work {
        Some(folder) => TempDir::new_in(folder)?,
        None => TempDir::new()?,
    };
    println!("| programmes | target | read MB | built MB | beyond MB | bound MB |");
    println!("|---:|---|---:|---:|---:|---:|");
    let mut is_within = true;
    for size in &arguments.sizes {
        let catalogue = work.path().join(size.to_string());
        let made_up = MadeUp {
            count: *size,
            plants: &[],
        };
        made_up.write_kava(&catalogue)?;
        let bound = ANY + EACH * u64::from(*size);
        for target in &arguments.targets {
            let read = peak(arguments, &catalogue, target, None)?;
            let out = work.path().join("out");
            let built = peak(arguments, &catalogue, target, Some(&out))?;
            std::fs::remove_dir_all(&out)?;
            let beyond = built.saturating_sub(read);
            is_within &= beyond <= bound;
            println!(
                "| {size} | {target} | {} | {} | {} | {} |",
                megabytes(read),
                megabytes(built),
                megabytes(beyond),
                megabytes(bound)
            );
        }
        std::fs::remove_dir_all(catalogue)?;
    }
    Ok(is_within)
}

/// Without a folder to write to, the catalogue is only read.
fn peak(
    arguments: &Arguments,
    catalogue: &Path,
    target: &str,
    out: Option<&Path>,
) -> io::Result<u64> {
    let mut words = vec![
        "build".as_ref(),
        catalogue.as_os_str(),
        "--target".as_ref(),
        target.as_ref(),
        "--as-of".as_ref(),
        arguments.as_of.as_ref(),
    ];
    match out {
        Some(out) => words.extend(["--out".as_ref(), out.as_os_str()]),
        None => words.push("--omissions".as_ref()),
    }
    let program = Program::new("kava build", &arguments.kava, words);
    Ok(program.run()?.memory)
}

/// Rounded up.
fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}
