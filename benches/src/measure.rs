//! What programs use, run in turn so that a slow minute of the machine falls on all of them.
//!
//! The measuring process must stay small: on Linux the peak memory of a child is never less than
//! that of the process it was started from.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde::Deserialize;
use wait4::Wait4;

use crate::plant::Plant;

/// A command line to measure.
pub struct Program {
    pub name: &'static str,
    path: PathBuf,
    arguments: Vec<OsString>,
    folder: Option<PathBuf>,
    fresh: Option<PathBuf>,
    /// How many bytes of source it reads.
    source: u64,
}

/// What one run used.
#[derive(Clone, Copy, Debug, Default)]
pub struct Usage {
    /// User and system time together.
    pub cpu: Duration,
    pub wall: Duration,
    /// The largest resident memory, in bytes.
    pub memory: u64,
}

impl Program {
    pub fn new<A: AsRef<OsStr>>(
        name: &'static str,
        path: &Path,
        arguments: impl IntoIterator<Item = A>,
    ) -> Program {
        let arguments = arguments.into_iter().map(|one| one.as_ref().to_owned());
        Program {
            name,
            path: path.to_owned(),
            arguments: arguments.collect(),
            folder: None,
            fresh: None,
            source: 0,
        }
    }

    /// What it reads: the files in a folder, or one file.
    ///
    /// # Errors
    /// Where it cannot be looked at.
    pub fn reading(self, source: &Path) -> io::Result<Program> {
        let found = fs::metadata(source)?;
        let source = match found.is_dir() {
            false => found.len(),
            true => fs::read_dir(source)?
                .map(|entry| Ok(entry?.metadata()?.len()))
                .sum::<io::Result<u64>>()?,
        };
        Ok(Program { source, ..self })
    }

    /// The folder to run in.
    #[must_use]
    pub fn into_folder(self, folder: &Path) -> Program {
        Program {
            folder: Some(folder.to_owned()),
            ..self
        }
    }

    /// A folder that must not be there before a run.
    #[must_use]
    pub fn into_fresh(self, folder: &Path) -> Program {
        Program {
            fresh: Some(folder.to_owned()),
            ..self
        }
    }

    /// Runs it once.
    ///
    /// # Errors
    /// Where it cannot be started or fails.
    pub fn run(&self) -> io::Result<Usage> {
        if let Some(folder) = self.fresh.as_ref().filter(|folder| folder.exists()) {
            fs::remove_dir_all(folder)?;
        }
        // A file, since a full pipe would stop the program.
        let mut said = tempfile::tempfile()?;
        let start = Instant::now();
        let mut command = Command::new(&self.path);
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        let mut child = command
            .args(&self.arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(said.try_clone()?)
            .spawn()
            .map_err(|error| self.failed(&error.to_string()))?;
        let used = child.wait4()?;
        let wall = start.elapsed();
        if !used.status.success() {
            let first = first_line(&mut said)?;
            return Err(self.failed(&format!("{}: {first}", used.status)));
        }
        Ok(Usage {
            cpu: used.rusage.utime + used.rusage.stime,
            wall,
            memory: used.rusage.maxrss,
        })
    }

    /// The time of a run that failed says nothing.
    fn failed(&self, why: &str) -> io::Error {
        io::Error::other(format!("{} ({}): {why}", self.name, self.path.display()))
    }
}

fn first_line(said: &mut File) -> io::Result<String> {
    let mut bytes = Vec::new();
    said.rewind()?;
    said.take(10_000).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// Runs each program once to warm up, then all of them in turn so many times; the first program is
/// the one that the others are compared with.
///
/// # Errors
/// Where a program cannot be started or fails.
pub fn run_in_turn(programs: &[Program], runs: u32) -> io::Result<Report> {
    for program in programs {
        program.run()?;
    }
    let rounds: io::Result<Vec<Vec<Usage>>> = (0..runs)
        .map(|_| programs.iter().map(Program::run).collect())
        .collect();
    Ok(Report::of(programs, rounds?))
}

/// The usage of each program in each round.
pub struct Report {
    names: Vec<String>,
    /// How many bytes of source each reads.
    sources: Vec<u64>,
    rounds: Vec<Vec<Usage>>,
}

impl Report {
    pub const HEAD: &str = "\
| programmes | program | CPU s | (least to most) | wall s | peak MB | CPU / floor | wall / floor | memory / source | CPU µs per programme |
|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|";

    pub fn of(programs: &[Program], rounds: Vec<Vec<Usage>>) -> Report {
        let names = programs.iter().map(|program| program.name.to_owned());
        Report {
            names: names.collect(),
            sources: programs.iter().map(|program| program.source).collect(),
            rounds,
        }
    }

    /// Adds a line for what follows the first program, taken together.
    #[must_use]
    pub fn with_sum(mut self) -> Report {
        self.names.push(self.names[1..].join(" + "));
        self.sources.push(self.sources[1]);
        for round in &mut self.rounds {
            let sum = round
                .iter()
                .skip(1)
                .fold(Usage::default(), |sum, one| Usage {
                    cpu: sum.cpu + one.cpu,
                    wall: sum.wall + one.wall,
                    memory: sum.memory.max(one.memory),
                });
            round.push(sum);
        }
        self
    }

    /// The median CPU time of each program, in microseconds.
    pub fn cpu(&self) -> Vec<(String, u128)> {
        let names = self.names.iter().enumerate();
        let medians = names.map(|(at, name)| {
            let cpu = self.sorted(|round| micros(round[at].cpu));
            (name.clone(), median(&cpu))
        });
        medians.collect()
    }

    /// A line for each program: medians, with the spread of the CPU time.
    pub fn rows(&self, programmes: u32) -> String {
        let mut rows = String::new();
        for (at, name) in self.names.iter().enumerate() {
            let cpu = self.sorted(|round| micros(round[at].cpu));
            let wall = self.sorted(|round| micros(round[at].wall));
            let memory = self.sorted(|round| u128::from(round[at].memory));
            let ratio = |of: fn(&Usage) -> Duration| {
                self.sorted(|round| micros(of(&round[at])) * 100 / micros(of(&round[0])).max(1))
            };
            let (cpu_ratio, wall_ratio) = (ratio(|used| used.cpu), ratio(|used| used.wall));
            let (least, most) = (cpu[0], cpu[cpu.len() - 1]);
            // Writing to a string cannot fail.
            let _ = writeln!(
                rows,
                "| {programmes} | {name} | {} | {} to {} | {} | {} | {} | {} | {} | {} |",
                decimal(median(&cpu), 1_000_000, 3),
                decimal(least, 1_000_000, 3),
                decimal(most, 1_000_000, 3),
                decimal(median(&wall), 1_000_000, 3),
                decimal(median(&memory), 1_000_000, 1),
                decimal(median(&cpu_ratio), 100, 2),
                decimal(median(&wall_ratio), 100, 2),
                decimal(median(&memory), u128::from(self.sources[at].max(1)), 1),
                decimal(median(&cpu), u128::from(programmes.max(1)), 1),
            );
        }
        rows
    }

    fn sorted(&self, of: impl Fn(&[Usage]) -> u128) -> Vec<u128> {
        let mut values: Vec<u128> = self.rounds.iter().map(|round| of(round)).collect();
        values.sort_unstable();
        values
    }
}

fn micros(time: Duration) -> u128 {
    time.as_micros()
}

/// Of an even number of values the lower of the two in the middle.
fn median(sorted: &[u128]) -> u128 {
    sorted[(sorted.len() - 1) / 2]
}

/// `number / unit` with so many places, half up.
fn decimal(number: u128, unit: u128, places: u32) -> String {
    let scale = 10_u128.pow(places);
    let scaled = (number * scale * 2 / unit).div_ceil(2);
    format!(
        "{}.{:0width$}",
        scaled / scale,
        scaled % scale,
        width = places as usize
    )
}

/// What `kava check --format json` prints, as far as it is needed here.
#[derive(Deserialize)]
struct Checked {
    programmes: Vec<CheckedProgramme>,
}

#[derive(Deserialize)]
struct CheckedProgramme {
    code: String,
    met: Option<bool>,
}

/// Has Kava judge a catalogue with all faults for publication and says how many of them it caught.
///
/// # Errors
/// Where Kava cannot be run, or misses a fault, or refuses a programme without one.
pub fn prove(kava: &Path, planted: &Path, as_of: &str) -> io::Result<String> {
    let output = Command::new(kava)
        .arg("check")
        .arg(planted)
        .args(["--for", "publication", "--format", "json", "--as-of", as_of])
        .output()?;
    let checked: Checked = serde_json::from_slice(&output.stdout).map_err(|error| {
        let said = String::from_utf8_lossy(&output.stderr);
        let first = said.lines().next().unwrap_or_default();
        io::Error::other(format!("kava check: {}: {first} ({error})", output.status))
    })?;
    verdict(&checked).map_err(io::Error::other)
}

fn verdict(checked: &Checked) -> Result<String, String> {
    let code = |plant: &Plant| format!("mk-{:06}", plant.number());
    let is_refused = |one: &&CheckedProgramme| one.met == Some(false);
    let refused: Vec<&str> = checked
        .programmes
        .iter()
        .filter(is_refused)
        .map(|one| one.code.as_str())
        .collect();
    let (caught, missed): (Vec<&Plant>, Vec<&Plant>) = Plant::all()
        .iter()
        .partition(|plant| refused.contains(&code(plant).as_str()));
    let wrongly = refused.len() - caught.len();
    let counts = format!(
        "kava caught {} of {} planted faults and refused {wrongly} programmes without one",
        caught.len(),
        Plant::all().len()
    );
    if missed.is_empty() && wrongly == 0 {
        Ok(counts)
    } else {
        Err(format!("{counts}; missed: {missed:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_burns_time_and_memory_is_seen_to() {
        // dd reads 60 MB in one block: its memory is resident while it copies.
        let arguments = ["if=/dev/zero", "of=/dev/null", "bs=60000000", "count=3"];
        let program = Program::new("dd", Path::new("dd"), arguments);
        let used = program.run().unwrap();
        assert!(used.memory > 60_000_000, "{used:?}");
        assert!(
            used.wall >= Duration::from_millis(1) && used.cpu > Duration::ZERO,
            "{used:?}"
        );
    }

    #[test]
    fn a_program_that_fails_is_not_measured() {
        let program = Program::new("ls", Path::new("ls"), ["/no such folder"]);
        let error = program.run().unwrap_err().to_string();
        assert!(error.contains("/no such folder"), "{error}");
    }

    #[test]
    fn ratios_are_taken_within_a_round() {
        let usage = |millis| Usage {
            cpu: Duration::from_millis(millis),
            ..Usage::default()
        };
        let rounds = vec![
            vec![usage(100), usage(300), usage(100)],
            vec![usage(200), usage(600), usage(200)],
            vec![usage(100), usage(310), usage(90)],
        ];
        let names = ["floor", "check", "build"].map(str::to_owned).to_vec();
        let sources = vec![1; 3];
        let report = Report {
            names,
            sources,
            rounds,
        };
        let rows = report.with_sum().rows(1_000);
        let lines: Vec<&str> = rows.lines().collect();
        assert_eq!(
            lines[1],
            "| 1000 | check | 0.310 | 0.300 to 0.600 | 0.000 | 0.0 | 3.00 | 0.00 | 0.0 | 310.0 |"
        );
        assert!(
            lines[3].starts_with("| 1000 | check + build | 0.400 |"),
            "{rows}"
        );
        assert!(
            lines[3].ends_with("| 4.00 | 0.00 | 0.0 | 400.0 |"),
            "{rows}"
        );
    }

    fn answer(refused: impl Fn(u32) -> bool) -> Checked {
        let programmes = (1..=200).map(|number| CheckedProgramme {
            code: format!("mk-{number:06}"),
            met: Some(!refused(number)),
        });
        Checked {
            programmes: programmes.collect(),
        }
    }

    #[test]
    fn all_faults_must_be_caught_and_nothing_else() {
        let planted = |number| Plant::all().iter().any(|plant| plant.number() == number);
        assert!(verdict(&answer(planted)).is_ok());
        assert!(verdict(&answer(|number| planted(number) && number != 60)).is_err());
        assert!(verdict(&answer(|number| planted(number) || number == 61)).is_err());
    }
}
