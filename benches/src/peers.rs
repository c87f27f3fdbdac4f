//! Other tools given the same task: read the catalogue in their own language, make the thirteen checks
//! as far as they can, and write the feed. Each must catch planted faults before it is timed.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::measure::Program;
use crate::plant::Plant;
use crate::spelling::Spelling;
use crate::write::MadeUp;

/// A tool and how it is called.
pub struct Peer {
    pub name: &'static str,
    spelling: Spelling,
    /// Below the folder in which the peers are installed.
    program: &'static str,
    /// Put beside the catalogue.
    files: &'static [&'static str],
    arguments: &'static [&'static str],
    findings: Findings,
}

/// Where a peer says what it found.
#[derive(Clone, Copy)]
enum Findings {
    /// `found` in the feed.
    Feed,
    /// A JSON path to the programme in what it prints.
    Printed,
}

const FEED: &str = "feed.json";

pub const PEERS: [Peer; 6] = [
    Peer {
        name: "rsjsonnet",
        spelling: Spelling::Jsonnet,
        program: "cargo/bin/rsjsonnet",
        files: &["peer.jsonnet"],
        arguments: &["peer.jsonnet", "-o", FEED],
        findings: Findings::Feed,
    },
    Peer {
        name: "jrsonnet",
        spelling: Spelling::Jsonnet,
        program: "cargo/bin/jrsonnet",
        files: &["peer.jsonnet"],
        arguments: &["peer.jsonnet", "-o", FEED],
        findings: Findings::Feed,
    },
    Peer {
        name: "pydantic",
        spelling: Spelling::Json,
        program: "python/bin/python",
        files: &["peer.py"],
        arguments: &["peer.py", "catalogue.json", FEED],
        findings: Findings::Feed,
    },
    Peer {
        name: "Pkl",
        spelling: Spelling::Pkl,
        program: "node/node_modules/.bin/pkl",
        files: &["peer.pkl"],
        arguments: &["eval", "--format", "json", "peer.pkl", "-o", FEED],
        findings: Findings::Feed,
    },
    Peer {
        name: "KCL",
        spelling: Spelling::Kcl,
        program: "python/bin/python",
        files: &["peer.k", "kcl.py"],
        arguments: &["kcl.py", "peer.k", FEED],
        findings: Findings::Feed,
    },
    Peer {
        name: "check-jsonschema",
        spelling: Spelling::Yaml,
        program: "python/bin/check-jsonschema",
        files: &["../schema/catalogue.schema.json"],
        arguments: &[
            "--schemafile",
            "catalogue.schema.json",
            "--no-cache",
            "catalogue.yaml",
        ],
        findings: Findings::Printed,
    },
];

impl Peer {
    /// Writes what the peer reads into a new folder.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn prepare(&self, made_up: MadeUp<'_>, folder: &Path) -> io::Result<()> {
        made_up.write_spelt(self.spelling, folder)?;
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers");
        for file in self.files {
            let from = ours.join(file);
            let name = from.file_name().unwrap_or_default();
            fs::copy(&from, folder.join(name))?;
        }
        Ok(())
    }

    /// How it is called in a folder that was prepared.
    ///
    /// # Errors
    /// Where the catalogue is not there.
    pub fn program(&self, installed: &Path, folder: &Path) -> io::Result<Program> {
        let arguments = self.arguments.iter().map(OsString::from);
        let program = Program::new(self.name, &self.path(installed), arguments);
        program
            .into_folder(folder)
            .reading(&folder.join(self.spelling.file()))
    }

    fn path(&self, installed: &Path) -> PathBuf {
        installed.join(self.program)
    }

    /// Which of the planted faults it catches.
    ///
    /// # Errors
    /// Where it cannot be run, or refuses a programme without a fault.
    pub fn proof(&self, installed: &Path, folder: &Path) -> io::Result<Vec<Plant>> {
        let planted = MadeUp {
            count: 200,
            plants: Plant::all(),
        };
        self.prepare(planted, folder)?;
        let output = Command::new(self.path(installed))
            .args(self.arguments)
            .current_dir(folder)
            .output()?;
        let numbers = match self.findings {
            Findings::Feed => in_feed(&folder.join(FEED))?,
            Findings::Printed => printed(&String::from_utf8_lossy(&output.stdout)),
        };
        let (caught, missed): (Vec<Plant>, Vec<Plant>) = Plant::all()
            .iter()
            .partition(|plant| numbers.contains(&plant.number()));
        let wrongly = numbers.len() - caught.len();
        if wrongly > 0 || caught.is_empty() {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let said = said.lines().last().unwrap_or_default();
            let name = self.name;
            return Err(io::Error::other(format!(
                "{name} missed {missed:?} and refused {wrongly} programmes without a fault: {said}"
            )));
        }
        Ok(caught)
    }
}

#[derive(Deserialize)]
struct Judged {
    found: Vec<String>,
}

fn in_feed(feed: &Path) -> io::Result<BTreeSet<u32>> {
    let judged: Judged = serde_json::from_slice(&fs::read(feed)?)?;
    let numbers = judged.found.iter().filter_map(|finding| {
        let (code, _) = finding.split_once(':')?;
        code.strip_prefix("mk-")?.parse().ok()
    });
    Ok(numbers.collect())
}

/// `$.programmes[9]` is programme 10.
fn printed(said: &str) -> BTreeSet<u32> {
    let after = said.split("$.programmes[").skip(1);
    let places = after.filter_map(|rest| rest.split_once(']')?.0.parse::<u32>().ok());
    places.map(|place| place + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_place_is_the_programme_s_number_less_one() {
        let said = "catalogue.yaml::$.programmes[9].volume: 33 is greater\n$.programmes[22]: 4";
        assert_eq!(printed(said), BTreeSet::from([10, 23]));
    }
}
