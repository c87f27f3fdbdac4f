//! Runs the floor program, Kava and other tools in turn over made-up catalogues and prints one table.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use std::{env, fs, io};

use clap::Parser;
use kava_benches::measure::{Program, Report, prove, run_in_turn};
use kava_benches::peers::{PEERS, Peer};
use kava_benches::plant::Plant;
use kava_benches::slope::Slopes;
use kava_benches::spelling::Spelling;
use kava_benches::write::MadeUp;
use tempfile::TempDir;

#[derive(Parser)]
#[command(
    about = "Runs the floor program, Kava and other tools in turn and prints CPU, wall time and memory"
)]
struct Arguments {
    /// The kava binary; without it the floor is measured alone
    #[arg(long)]
    kava: Option<PathBuf>,
    /// Where benches/peers/install put the other tools; without it they are not measured
    #[arg(long)]
    peers: Option<PathBuf>,
    /// How many programmes, separated by commas
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000])]
    sizes: Vec<u32>,
    /// How often each program runs; the median counts
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// A tool that needs more seconds than this runs once, and at no greater size
    #[arg(long, default_value_t = 30)]
    patience: u64,
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
    let mut peers: Vec<&Peer> = proven(arguments, work.path())?;
    let mut slopes = Slopes::default();
    println!("\n{}", Report::HEAD);
    for size in &arguments.sizes {
        let made_up = MadeUp {
            count: *size,
            plants: &[],
        };
        let folder = work.path().join(size.to_string());
        made_up.write_spelt(Spelling::Json, &folder.join("json"))?;
        let mut shown = |report: &Report, from: usize| {
            let rows = report.rows(*size);
            for row in rows.lines().skip(from) {
                println!("{row}");
            }
            slopes.see(*size, report.cpu().split_off(from));
        };
        let report = ours(arguments, made_up, &folder)?;
        shown(&report, 0);
        let mut patient = Vec::new();
        for peer in peers {
            let (report, wall) = theirs(arguments, peer, made_up, &folder)?;
            shown(&report, 1);
            if wall <= Duration::from_secs(arguments.patience) {
                patient.push(peer);
            }
        }
        peers = patient;
        fs::remove_dir_all(folder)?;
    }
    println!(
        "\n| program | slope | programmes |\n|---|---:|---|\n{}",
        slopes.rows()
    );
    Ok(())
}

/// Says how many of the planted faults each tool catches.
fn proven(arguments: &Arguments, work: &Path) -> io::Result<Vec<&'static Peer>> {
    if let Some(kava) = &arguments.kava {
        println!("{}", proof(kava, &arguments.as_of, work)?);
    }
    let Some(installed) = &arguments.peers else {
        return Ok(Vec::new());
    };
    for peer in &PEERS {
        let caught = peer.proof(installed, &work.join("planted").join(peer.name))?;
        let words: Vec<String> = caught.iter().map(|plant| plant.word()).collect();
        let which = match caught.len() == Plant::all().len() {
            true => String::new(),
            false => format!(": {}", words.join(", ")),
        };
        println!(
            "{} caught {} of {} planted faults{which}",
            peer.name,
            caught.len(),
            Plant::all().len()
        );
    }
    Ok(PEERS.iter().collect())
}

fn proof(kava: &Path, as_of: &str, work: &Path) -> io::Result<String> {
    let folder = work.join("planted").join("kava");
    let made_up = MadeUp {
        count: 200,
        plants: Plant::all(),
    };
    made_up.write_kava(&folder)?;
    prove(kava, &folder, as_of)
}

/// The floor and Kava.
fn ours(arguments: &Arguments, made_up: MadeUp<'_>, folder: &Path) -> io::Result<Report> {
    let Some(kava) = &arguments.kava else {
        return run_in_turn(&[floor(folder)?], arguments.runs);
    };
    let catalogue = folder.join("kava");
    made_up.write_kava(&catalogue)?;
    let as_of = ["--as-of".as_ref(), arguments.as_of.as_ref()];
    let check = ["check".as_ref(), catalogue.as_os_str()];
    let check = Program::new("kava check", kava, check.into_iter().chain(as_of));
    let check = check.reading(&catalogue)?;
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
    let build = build.into_fresh(&out).reading(&catalogue)?;
    let programs = [floor(folder)?, check, build];
    Ok(run_in_turn(&programs, arguments.runs)?.with_sum())
}

/// One tool beside the floor, and how long it took the first time.
fn theirs(
    arguments: &Arguments,
    peer: &Peer,
    made_up: MadeUp<'_>,
    folder: &Path,
) -> io::Result<(Report, Duration)> {
    let own = folder.join(peer.name);
    peer.prepare(made_up, &own)?;
    let installed = arguments.peers.as_deref().unwrap_or(Path::new("."));
    let program = || peer.program(installed, &own);
    let first = program()?.run()?;
    let programs = [floor(folder)?, program()?];
    let report = if first.wall > Duration::from_secs(arguments.patience) {
        Report::of(&programs, vec![vec![programs[0].run()?, first]])
    } else {
        run_in_turn(&programs, arguments.runs)?
    };
    fs::remove_dir_all(own)?;
    Ok((report, first.wall))
}

fn floor(folder: &Path) -> io::Result<Program> {
    let floor = env::current_exe()?.with_file_name("floor");
    let files = [folder.join("json/catalogue.json"), folder.join("feed.json")];
    Program::new("floor", &floor, &files).reading(&files[0])
}
