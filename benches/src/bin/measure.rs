//! Runs the floor program and Kava in turn over made-up catalogues and prints one table.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, io};

use clap::Parser;
use kava_benches::measure::{Program, Report, prove, run_in_turn};
use kava_benches::plant::Plant;
use kava_benches::write::MadeUp;
use tempfile::TempDir;

#[derive(Parser)]
#[command(about = "Runs the floor program and Kava in turn and prints CPU, wall time and memory")]
struct Arguments {
    /// The kava binary; without it the floor is measured alone
    #[arg(long)]
    kava: Option<PathBuf>,
    /// How many programmes, separated by commas
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000])]
    sizes: Vec<u32>,
    /// How often each program runs; the median counts
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// The day of Kava's checks
    #[arg(long, default_value = "2026-06-10")]
    as_of: String,
    /// Where the catalogues are made for the time of the run; the system's folder if left out
    #[arg(long)]
    work: Option<PathBuf>,
}

fn main() -> ExitCode {
    match measure(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("measure: {error}");
            ExitCode::from(3)
        }
    }
}

fn measure(arguments: &Arguments) -> io::Result<()> {
    let work = match &arguments.work {
        Some(folder) => TempDir::new_in(folder)?,
        None => TempDir::new()?,
    };
    if let Some(kava) = &arguments.kava {
        println!("{}\n", proof(kava, &arguments.as_of, work.path())?);
    }
    println!("{}", Report::HEAD);
    for size in &arguments.sizes {
        let folder = work.path().join(size.to_string());
        let made_up = MadeUp {
            count: *size,
            plants: &[],
        };
        made_up.write_kava(&folder.join("kava"))?;
        made_up.write_json(&folder.join("json"))?;
        let report = run_in_turn(&programs(arguments, &folder)?, arguments.runs)?;
        print!("{}", report.rows(*size));
        std::fs::remove_dir_all(folder)?;
    }
    Ok(())
}

fn proof(kava: &Path, as_of: &str, work: &Path) -> io::Result<String> {
    let folder = work.join("planted");
    let made_up = MadeUp {
        count: 200,
        plants: Plant::all(),
    };
    made_up.write_kava(&folder)?;
    prove(kava, &folder, as_of)
}

/// The floor first, then what is compared with it.
fn programs(arguments: &Arguments, folder: &Path) -> io::Result<Vec<Program>> {
    let floor = env::current_exe()?.with_file_name("floor");
    let mut programs = vec![Program::new(
        "floor",
        &floor,
        [
            folder.join("json/catalogue.json").as_os_str(),
            folder.join("feed.json").as_os_str(),
        ],
    )];
    if let Some(kava) = &arguments.kava {
        let catalogue = folder.join("kava");
        let as_of = ["--as-of".as_ref(), arguments.as_of.as_ref()];
        let check = ["check".as_ref(), catalogue.as_os_str()];
        programs.push(Program::new(
            "kava check",
            kava,
            check.into_iter().chain(as_of),
        ));
        let out = folder.join("out");
        let build = [
            "build".as_ref(),
            catalogue.as_os_str(),
            "--target".as_ref(),
            "catalogue".as_ref(),
            "--out".as_ref(),
            out.as_os_str(),
        ];
        let build = Program::new("kava build", kava, build.into_iter().chain(as_of));
        programs.push(build.into_fresh(&out));
    }
    Ok(programs)
}
