//! `kava watch` and `kava lsp` in a folder where everything changes a thousand times a second: do they live,
//! does their memory stay flat, is their last word right?

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use clap::Parser;
use kava_benches::draw;
use kava_benches::editor::client::Client;
use kava_benches::editor::process::{cpu, memory};
use kava_benches::storm::{Storm, WORDS};
use serde_json::{Value, json};

#[derive(Parser)]
#[command(about = "Changes a folder all the time under `kava watch` and `kava lsp`")]
struct Arguments {
    /// The program `kava`
    #[arg(long)]
    kava: PathBuf,
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// How many changes a second
    #[arg(long, default_value_t = 1_000)]
    rate: u32,
}

const DAY: [&str; 2] = ["--as-of", "2026-06-10"];
/// How long the last word may take.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    // It is run from other folders.
    if let Ok(kava) = arguments.kava.canonicalize() {
        arguments.kava = kava;
    }
    println!(
        "| program | changes | a second | MB at a tenth | MB at the end | MB most | CPU s | right after s |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    for (name, under) in [("kava watch", watched as Under), ("kava lsp", served)] {
        if let Err(error) = under(&arguments) {
            eprintln!("storm: {name}: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

type Under = fn(&Arguments) -> Result<(), Box<dyn Error>>;

/// What a process used while everything changed.
struct Row {
    name: &'static str,
    steps: u64,
    time: Duration,
    early: u64,
    late: u64,
    most: u64,
    cpu: Duration,
    right_after: Duration,
}

impl Row {
    fn print(&self, storm: &Storm) {
        println!(
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            self.name,
            self.steps,
            u128::from(self.steps) * 1_000 / self.time.as_millis().max(1),
            self.early / 1_000,
            self.late / 1_000,
            self.most / 1_000,
            tenths(self.cpu),
            tenths(self.right_after),
        );
        let done = WORDS
            .iter()
            .zip(storm.done)
            .map(|(word, count)| format!("{count} {word}"));
        eprintln!("{}: {}", self.name, done.collect::<Vec<_>>().join(", "));
    }
}

/// Seconds with one place.
fn tenths(time: Duration) -> String {
    let tenths = time.as_millis() / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Rages, and looks at the process now and then.
fn rage(
    arguments: &Arguments,
    storm: &mut Storm,
    id: u32,
    mut seen: impl FnMut(&Path) -> std::io::Result<()>,
) -> Result<Row, Box<dyn Error>> {
    let begun = Instant::now();
    let mut row = Row {
        name: "",
        steps: 0,
        time: Duration::ZERO,
        early: 0,
        late: 0,
        most: 0,
        cpu: Duration::ZERO,
        right_after: Duration::ZERO,
    };
    for tenth in 0..10 {
        let slice = arguments.seconds.div_ceil(10);
        row.steps += storm.rage(arguments.rate, slice, &mut seen)?;
        let (now, most) = memory(id).ok_or("it has gone")?;
        if tenth == 0 {
            row.early = now;
        }
        (row.late, row.most) = (now, most);
    }
    row.time = begun.elapsed();
    row.cpu = cpu(id).unwrap_or_default();
    Ok(row)
}

/// What a fresh check says of the folder.
fn fresh(kava: &Path, folder: &Path) -> Result<Value, Box<dyn Error>> {
    let said = Command::new(kava)
        .args(["check", "--format", "json"])
        .args(DAY)
        .current_dir(folder)
        .output()?;
    Ok(serde_json::from_slice(&said.stdout)?)
}

fn watched(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let room = tempfile::tempdir()?;
    let mut storm = Storm::over(room.path())?;
    let mut child = Command::new(&arguments.kava)
        .arg("watch")
        .args(DAY)
        .current_dir(room.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let said = lines(child.stdout.take().ok_or("no stream")?);
    let row = rage(arguments, &mut storm, child.id(), |_| Ok(()));
    let ended = Instant::now();
    let right = row.and_then(|row| {
        let wanted = summary(&arguments.kava, room.path())?;
        let mut last = String::new();
        // The same word may come before the last change was read.
        while let Ok(line) = said.recv_timeout(Duration::from_secs(3)) {
            if !line.is_empty() {
                last = line;
            }
            if ended.elapsed() > PATIENCE {
                break;
            }
        }
        match last == wanted {
            true => Ok((row, ended.elapsed().saturating_sub(Duration::from_secs(3)))),
            false => Err(format!("its last word is {last:?}, and not {wanted:?}").into()),
        }
    });
    let lives = child.try_wait()?.is_none();
    child.kill()?;
    child.wait()?;
    let (row, right_after): (Row, Duration) = right?;
    if !lives {
        return Err("it ended by itself".into());
    }
    let row = Row {
        name: "kava watch",
        right_after,
        ..row
    };
    row.print(&storm);
    Ok(())
}

fn lines(out: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (say, said) = channel();
    thread::spawn(move || {
        let lines = BufReader::new(out).lines().map_while(Result::ok);
        for line in lines {
            if say.send(line).is_err() {
                return;
            }
        }
    });
    said
}

/// The last line of a check that is the watcher's too.
fn summary(kava: &Path, folder: &Path) -> Result<String, Box<dyn Error>> {
    let said = Command::new(kava)
        .arg("check")
        .args(DAY)
        .current_dir(folder)
        .output()?;
    let said = String::from_utf8(said.stdout)?;
    let line = said.lines().rev().find(|line| line.contains("judged for"));
    Ok(line.ok_or("no summary")?.to_owned())
}

fn served(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let room = tempfile::tempdir()?;
    let mut storm = Storm::over(room.path())?;
    let options = json!({ "asOf": "2026-06-10" });
    let mut server = Command::new(&arguments.kava);
    let mut client = Client::start(server.arg("lsp"), "utf-16", Value::Null, options)?;
    let uri = |path: &Path| format!("file://{}", path.display());
    let open = uri(&room.path().join("open.kava"));
    let text = draw::programme(1_000).to_string();
    std::fs::write(room.path().join("open.kava"), &text)?;
    client.open(&open, "kava", &text)?;
    let id = client.id();
    let (mut version, mut steps) = (1, 0_u64);
    let row = rage(arguments, &mut storm, id, |path| {
        steps += 1;
        let change = json!({ "changes": [{ "uri": uri(path), "type": 2 }] });
        client.tell("workspace/didChangeWatchedFiles", &change)?;
        if steps.is_multiple_of(20) {
            version += 1;
            let start = json!({ "line": 0, "character": 0 });
            let range = json!({ "start": start, "end": start });
            client.change(&open, version, &range, "// x\n")?;
        }
        if steps.is_multiple_of(2_000) {
            // So that what was said is read, and an answer seen.
            client.ask(
                "kava/text",
                &json!({ "textDocument": { "uri": open } }),
                PATIENCE,
            )?;
        }
        Ok(())
    })?;
    let ended = Instant::now();
    let now = format!("{}{text}", "// x\n".repeat(version - 1));
    std::fs::write(room.path().join("open.kava"), &now)?;
    client.tell(
        "workspace/didChangeWatchedFiles",
        &json!({ "changes": [{ "uri": uri(&room.path().join("catalogue.kava")), "type": 2 }] }),
    )?;
    let wanted = told(&fresh(&arguments.kava, room.path())?);
    loop {
        let params = json!({ "previousResultIds": [] });
        let answer = client.ask("workspace/diagnostic", &params, PATIENCE)?;
        let found = pulled(&answer);
        if found == wanted {
            break;
        }
        if ended.elapsed() > PATIENCE {
            return Err(format!("it finds {found:?}, and not {wanted:?}").into());
        }
        thread::sleep(Duration::from_millis(100));
    }
    let row = Row {
        name: "kava lsp",
        right_after: ended.elapsed(),
        ..row
    };
    row.print(&storm);
    Ok(())
}

/// How often each code stands in each file, by its name.
type Told = BTreeMap<(String, String), usize>;

fn told(report: &Value) -> Told {
    let mut told = Told::new();
    for finding in report["findings"].as_array().into_iter().flatten() {
        let file = finding["file"].as_str().unwrap_or_default();
        let code = finding["code"].as_str().unwrap_or_default();
        *told.entry((name(file), code.to_owned())).or_default() += 1;
    }
    told
}

fn pulled(answer: &Value) -> Told {
    let mut told = Told::new();
    for item in answer["items"].as_array().into_iter().flatten() {
        let file = item["uri"].as_str().unwrap_or_default();
        for diagnostic in item["items"].as_array().into_iter().flatten() {
            let code = diagnostic["code"].as_str().unwrap_or_default();
            *told.entry((name(file), code.to_owned())).or_default() += 1;
        }
    }
    told
}

fn name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}
