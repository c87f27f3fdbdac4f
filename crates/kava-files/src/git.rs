//! The files of a catalogue as they stood in a revision of its repository, asked of the `git` program.
//! The work tree, the index and the objects stay as they are: nothing is checked out, locked or fetched.

mod fault;

use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

pub use fault::{GitFault, GitFaultKind};

use crate::file_fault::{FileFault, FileFaultKind};
use crate::find::{CATALOGUE, parent};
use crate::name::{is_hidden, is_source};
use crate::read::{LIMIT, Text, decoded};

/// A catalogue as it stood in a revision.
#[derive(Clone, Debug)]
pub struct Past {
    /// Relative to the repository, with `/` behind it; empty for its top.
    pub folder: String,
    /// The name of the file that was asked for; none where a folder was.
    pub chosen: Option<String>,
    /// By name, byte by byte.
    pub files: Vec<Text>,
    pub faults: Vec<FileFault>,
}

/// Reads what a path holds in a revision, in the repository that a folder belongs to. The path counts
/// from the top of the repository.
pub fn read_past(here: &Path, revision: &str, path: &str) -> Result<Past, GitFault> {
    let git = Git { here };
    let commit = git.commit(revision)?;
    let path = clean(path).ok_or_else(|| GitFault::new(GitFaultKind::NoPath(path.to_owned())))?;
    let entries = git.entries(&commit)?;
    let (folder, chosen) = catalogue_of(&entries, &path, revision)?;
    let mut files = Vec::new();
    let mut faults = Vec::new();
    let inside = entries.iter().filter_map(|entry| {
        let name = entry.path.strip_prefix(&*folder)?;
        let is_part = is_source(name) && !name.split('/').any(is_hidden);
        (is_part && !is_in_inner(&entries, &folder, name)).then_some((name, entry))
    });
    let inside: Vec<(&str, &Entry)> = inside.collect();
    let texts = git.texts(inside.iter().map(|(_, entry)| *entry))?;
    for ((name, _), bytes) in inside.iter().zip(texts) {
        let name = (*name).to_owned();
        match text(bytes) {
            Ok(text) => files.push(Text { name, text }),
            Err(kind) => faults.push(FileFault { name, kind }),
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    faults.sort();
    Ok(Past {
        folder,
        chosen,
        files,
        faults,
    })
}

/// Where a path of the disk stands in its repository: its top, and the path from there with `/`.
pub fn place_in_repository(path: &Path) -> Result<(PathBuf, String), GitFault> {
    let is_folder = path.is_dir();
    let here = if is_folder { path } else { parent(path) };
    let git = Git { here };
    let prefix = git.ask(&["rev-parse", "--show-prefix"])?;
    let prefix = line(&prefix);
    let name = path.file_name().filter(|_| !is_folder);
    let name = name.map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok((here.to_owned(), format!("{prefix}{name}")))
}

fn text(bytes: Vec<u8>) -> Result<String, FileFaultKind> {
    match bytes.len() as u64 > LIMIT {
        true => Err(FileFaultKind::TooLarge),
        false => decoded(bytes),
    }
}

/// A file in the tree of a commit.
struct Entry {
    path: String,
    object: String,
}

/// The folder of the catalogue that a path belongs to, with `/` behind it, and the file in it.
fn catalogue_of(
    entries: &[Entry],
    path: &str,
    revision: &str,
) -> Result<(String, Option<String>), GitFault> {
    let is_file = entries.iter().any(|entry| entry.path == path);
    let folder = format!("{path}/");
    let is_folder = path.is_empty() || entries.iter().any(|it| it.path.starts_with(&folder));
    if !is_file && !is_folder {
        let kind = GitFaultKind::NotInRevision {
            path: path.to_owned(),
            revision: revision.to_owned(),
        };
        return Err(GitFault::new(kind));
    }
    let mut at = if is_file { above(path) } else { path };
    loop {
        let folder = match at {
            "" => String::new(),
            at => format!("{at}/"),
        };
        let head = format!("{folder}{CATALOGUE}");
        if entries.iter().any(|entry| entry.path == head) {
            let chosen = path.strip_prefix(&*folder).filter(|_| is_file);
            return Ok((folder, chosen.map(str::to_owned)));
        }
        if at.is_empty() {
            let kind = GitFaultKind::NoCatalogue {
                path: path.to_owned(),
                revision: revision.to_owned(),
            };
            return Err(GitFault::new(kind));
        }
        at = above(at);
    }
}

fn above(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A folder below that is a catalogue of its own is no part of this one.
fn is_in_inner(entries: &[Entry], folder: &str, name: &str) -> bool {
    let mut at = above(name);
    while !at.is_empty() {
        let head = format!("{folder}{at}/{CATALOGUE}");
        if entries.iter().any(|entry| entry.path == head) {
            return true;
        }
        at = above(at);
    }
    false
}

/// Without dots; nothing where it leads out of the repository.
fn clean(path: &str) -> Option<String> {
    let mut steps: Vec<String> = Vec::new();
    for part in Path::new(path).components() {
        match part {
            Component::Normal(name) => steps.push(name.to_string_lossy().into_owned()),
            Component::ParentDir => {
                steps.pop()?;
            }
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(steps.join("/"))
}

/// The program, in a folder of a repository.
struct Git<'g> {
    here: &'g Path,
}

impl Git<'_> {
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .current_dir(self.here)
            .args(["--no-pager", "-c", "core.quotePath=false"])
            .args(args)
            // It neither waits for anybody nor writes anything.
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn ask(&self, args: &[&str]) -> Result<Vec<u8>, GitFault> {
        let output = self.command(args).output().map_err(not_started)?;
        answered(output, self.here)
    }

    /// The commit that a revision names. A revision that begins like an option is none.
    fn commit(&self, revision: &str) -> Result<String, GitFault> {
        self.ask(&["rev-parse", "--git-dir"])?;
        let wanted = format!("{revision}^{{commit}}");
        let args = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &wanted,
        ];
        let unknown = || GitFault::new(GitFaultKind::UnknownRevision(revision.to_owned()));
        if revision.is_empty() || revision.starts_with('-') || revision.contains('\0') {
            return Err(unknown());
        }
        let answer = self.ask(&args).map_err(|fault| match fault.kind {
            GitFaultKind::Failed(_) => unknown(),
            _ => fault,
        })?;
        let commit = line(&answer);
        match commit.bytes().all(|byte| byte.is_ascii_hexdigit()) && !commit.is_empty() {
            true => Ok(commit),
            false => Err(unknown()),
        }
    }

    /// Every ordinary file of a commit whose name is UTF-8.
    fn entries(&self, commit: &str) -> Result<Vec<Entry>, GitFault> {
        let tree = self.ask(&["ls-tree", "-r", "-z", "--full-tree", commit])?;
        let entries = tree.split(|byte| *byte == 0).filter_map(|entry| {
            // `100644 blob OBJECT\tPATH`: links and other repositories are no files.
            let entry = std::str::from_utf8(entry).ok()?;
            let (about, path) = entry.split_once('\t')?;
            let mut about = about.split(' ');
            let mode = about.next()?;
            let object = about.nth(1)?.to_owned();
            let path = path.to_owned();
            mode.starts_with("100").then_some(Entry { path, object })
        });
        Ok(entries.collect())
    }

    /// What some files hold, in their order.
    fn texts<'e>(
        &self,
        entries: impl Iterator<Item = &'e Entry>,
    ) -> Result<Vec<Vec<u8>>, GitFault> {
        let objects: Vec<&str> = entries.map(|entry| &*entry.object).collect();
        let mut command = self.command(&["cat-file", "--batch"]);
        command.stdin(Stdio::piped());
        let mut child = command.spawn().map_err(not_started)?;
        let asked = objects.join("\n") + "\n";
        let feeder = feed(&mut child, asked);
        let output = child.wait_with_output().map_err(not_started)?;
        if let Some(feeder) = feeder {
            // It ends when the program has read all, or has gone.
            let _ = feeder.join();
        }
        let answer = answered(output, self.here)?;
        objects_of(&answer, objects.len())
            .ok_or_else(|| GitFault::new(GitFaultKind::Failed(String::new())))
    }
}

/// Asks while the answers are read, so that neither side waits for the other.
fn feed(child: &mut Child, asked: String) -> Option<std::thread::JoinHandle<()>> {
    let mut stdin = child.stdin.take()?;
    let feeding = std::thread::Builder::new().spawn(move || {
        let _ = stdin.write_all(asked.as_bytes());
    });
    feeding.ok()
}

/// `OBJECT blob SIZE\n…\n` for each.
fn objects_of(answer: &[u8], count: usize) -> Option<Vec<Vec<u8>>> {
    let mut rest = answer;
    let mut found = Vec::with_capacity(count);
    for _ in 0..count {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let head = std::str::from_utf8(rest.get(..end)?).ok()?;
        let size: usize = head.rsplit_once(' ')?.1.parse().ok()?;
        let start = end + 1;
        found.push(rest.get(start..start.checked_add(size)?)?.to_vec());
        rest = rest.get(start + size + 1..)?;
    }
    Some(found)
}

fn line(answer: &[u8]) -> String {
    String::from_utf8_lossy(answer)
        .trim_end_matches(['\n', '\r'])
        .to_owned()
}

fn not_started(why: io::Error) -> GitFault {
    GitFault::new(match why.kind() {
        io::ErrorKind::NotFound => GitFaultKind::NoProgram,
        _ => GitFaultKind::Failed(why.to_string()),
    })
}

fn answered(output: Output, here: &Path) -> Result<Vec<u8>, GitFault> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = line(&output.stderr);
    let kind = match said.contains("not a git repository") {
        true => GitFaultKind::NoRepository(here.as_os_str().to_owned()),
        false => GitFaultKind::Failed(said),
    };
    Err(GitFault::new(kind))
}
