//! How long an editor waits, and how much a language server works, for each of many small edits: Kava,
//! and beside it yaml-language-server with a JSON Schema on the same facts in YAML.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use clap::Parser;
use kava_benches::editor::client::Client;
use kava_benches::editor::process::{cpu, load, memory};
use kava_benches::editor::scene::{Scene, many_files, one_file, one_yaml};
use kava_benches::editor::text::Encoding;
use kava_benches::editor::timing::{millis, p50_and_p95};
use serde_json::{Value, json};

#[derive(Parser)]
#[command(about = "Measures a language server edit by edit")]
struct Arguments {
    /// The program `kava`
    #[arg(long)]
    kava: PathBuf,
    /// How many edits of each kind
    #[arg(long, default_value_t = 200)]
    edits: usize,
    /// How many programmes
    #[arg(long, default_value_t = 1000)]
    programmes: u32,
    /// Where the texts, and yaml-language-server, are put; else in a folder that goes again
    #[arg(long)]
    work: Option<PathBuf>,
    /// Edits of the YAML of many programmes; each takes seconds. 0 leaves yaml-language-server out
    #[arg(long, default_value_t = 10)]
    yaml: usize,
}

const PATIENCE: Duration = Duration::from_secs(300);

const HEAD: &str = "\
| what | server | edits | start s | CPU ms an edit | wall p50 ms | wall p95 ms | MB after | MB most | load |
|---|---|---:|---:|---:|---:|---:|---:|---:|---:|";

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("edits: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let own = tempfile::tempdir()?;
    let work = arguments.work.as_deref().unwrap_or(own.path());
    let scenes = [
        one_file(&work.join("a"), arguments.programmes)?,
        many_files(&work.join("b"), arguments.programmes)?,
        one_file(&work.join("c"), 1)?,
    ];
    println!("{HEAD}");
    for scene in &scenes {
        let mut server = Command::new(&arguments.kava);
        server.arg("lsp");
        let options = json!({ "asOf": "2026-06-10", "moment": "publication" });
        let session = Session {
            server: "kava",
            language: "kava",
            settings: Value::Null,
            options,
        };
        session.measure(&mut server, scene, arguments.edits)?;
    }
    if arguments.yaml > 0 {
        beside(arguments, work)?;
    }
    Ok(())
}

fn beside(arguments: &Arguments, work: &Path) -> Result<(), Box<dyn Error>> {
    let program = installed(work)?;
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/catalogue.schema.json");
    let schemas = json!({ format!("file://{}", schema.display()): ["*.yaml"] });
    let settings = json!({ "yaml": { "schemas": schemas, "validate": true, "schemaStore": { "enable": false } } });
    for (folder, programmes, edits) in [
        ("yaml-a", arguments.programmes, arguments.yaml),
        ("yaml-c", 1, arguments.edits),
    ] {
        let scene = one_yaml(&work.join(folder), programmes)?;
        let mut server = Command::new("node");
        server.arg(&program).arg("--stdio");
        let session = Session {
            server: "yaml-language-server",
            language: "yaml",
            settings: settings.clone(),
            options: Value::Null,
        };
        session.measure(&mut server, &scene, edits)?;
    }
    Ok(())
}

/// Installs yaml-language-server with npm, unless it is there.
fn installed(work: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let folder = work.join("yaml-language-server");
    let program = folder.join("node_modules/yaml-language-server/bin/yaml-language-server");
    if !program.exists() {
        std::fs::create_dir_all(&folder)?;
        let npm = Command::new("npm")
            .args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
            .arg(&folder)
            .arg("yaml-language-server@2.0.0")
            .status()?;
        if !npm.success() {
            return Err("npm could not install yaml-language-server".into());
        }
    }
    Ok(program)
}

struct Session {
    server: &'static str,
    language: &'static str,
    settings: Value,
    options: Value,
}

impl Session {
    fn measure(
        &self,
        server: &mut Command,
        scene: &Scene,
        edits: usize,
    ) -> Result<(), Box<dyn Error>> {
        let begun = Instant::now();
        let encoding = Encoding::Utf16;
        let settings = self.settings.clone();
        let mut client = Client::start(server, encoding.name(), settings, self.options.clone())?;
        let uri = format!("file://{}", scene.file.display());
        client.open(&uri, self.language, &scene.text)?;
        let found = client.diagnostics(&uri, 1, PATIENCE)?;
        let start = begun.elapsed();
        let mut text = scene.text.clone();
        let before = cpu(client.id()).ok_or("no /proc")?;
        let mut walls = Vec::new();
        for edit in 0..edits {
            // Each digit is changed, and at the next edit changed back.
            let at = scene.digits[edit / 2 * 7 % scene.digits.len()];
            let digit = text.as_bytes()[at] - b'0';
            let other = if edit % 2 == 0 { digit + 1 } else { digit + 9 } % 10;
            let range = encoding.range(&text, at, at + 1);
            text.replace_range(at..=at, &other.to_string());
            let sent = Instant::now();
            client.change(&uri, edit + 2, &range, &other.to_string())?;
            client.diagnostics(&uri, edit + 2, PATIENCE)?;
            walls.push(sent.elapsed());
        }
        // What the last edit still brings about counts too.
        std::thread::sleep(Duration::from_millis(500));
        let used = cpu(client.id()).ok_or("no /proc")? - before;
        let (now, most) = memory(client.id()).ok_or("no /proc")?;
        let (p50, p95) = p50_and_p95(walls);
        let seconds = millis(start / 1000);
        let per_edit = millis(used / u32::try_from(edits.max(1))?);
        println!(
            "| {} ({found} found) | {} | {edits} | {seconds} | {per_edit} | {} | {} | {} | {} | {} |",
            scene.name,
            self.server,
            millis(p50),
            millis(p95),
            now / 1000,
            most / 1000,
            load()
        );
        Ok(())
    }
}
