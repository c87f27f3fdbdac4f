//! Every fix that is offered, applied: the finding is gone, nothing new has come, comments stay, and
//! a text that was laid out still is. `fixes.md` holds which codes have such a fix.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use kava::diagnostics::{Edit, Finding, Fix};
use kava::{Check, Workspace};
use kava_model::Vocabulary;
use kava_syntax::parse;

use crate::copies::copies;
use crate::expected::Directives;
use crate::folder::{folders, kava_files, root};
use crate::pages;

/// Texts judged together, and how.
struct Trial {
    name: String,
    files: BTreeMap<String, String>,
    directives: Directives,
}

#[test]
fn every_fix_mends_its_finding_and_nothing_else() {
    let trials = trials();
    let mut tested: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut failures = String::new();
    for (codes, failed) in side_by_side(&trials) {
        for code in codes {
            *tested.entry(code).or_default() += 1;
        }
        failures.push_str(&failed);
    }
    for (code, _) in kava::pages() {
        println!("{code} {}", tested.get(code).copied().unwrap_or(0));
    }
    println!("{} of {}", tested.len(), kava::pages().len());
    assert!(failures.is_empty(), "\n{failures}");
}

/// The codes whose fixes were tried, and what went wrong.
type Tried = (Vec<&'static str>, String);

fn side_by_side(trials: &[Trial]) -> Vec<Tried> {
    let hands = std::thread::available_parallelism().map_or(1, usize::from);
    let share = trials.len().div_ceil(hands);
    std::thread::scope(|scope| {
        let running: Vec<_> = trials
            .chunks(share)
            .map(|trials| scope.spawn(|| trials.iter().map(Trial::run).collect::<Vec<Tried>>()))
            .collect();
        let done = running.into_iter();
        done.flat_map(|running| running.join().expect("no panic"))
            .collect()
    })
}

/// The files of the rules, the broken catalogues, and the wrong example of every page.
fn trials() -> Vec<Trial> {
    let mut trials = rules();
    trials.extend(broken());
    trials.extend(
        pages::trials()
            .into_iter()
            .map(|(code, text, question)| Trial {
                name: format!("page of {code}"),
                files: BTreeMap::from([("catalogue.kava".to_owned(), text)]),
                directives: Directives::only(question, code),
            }),
    );
    trials
}

fn rules() -> Vec<Trial> {
    let folder = root().join("tests/rules");
    let prelude = fs::read_to_string(folder.join("prelude.kava")).expect("the prelude");
    let files = kava_files(&folder).into_iter();
    let files = files.filter(|(name, _)| name != "prelude.kava");
    files
        .map(|(name, text)| {
            let directives = Directives::of(&text);
            let mut files: BTreeMap<String, String> = copies(&text).into_iter().collect();
            files.insert("catalogue.kava".to_owned(), prelude.clone());
            files.insert(name.clone(), text);
            Trial {
                name,
                files,
                directives,
            }
        })
        .collect()
}

fn broken() -> Vec<Trial> {
    let folders = folders(&root().join("examples/broken")).into_iter();
    folders
        .map(|folder| {
            let files: BTreeMap<String, String> = kava_files(&folder).into_iter().collect();
            let head = files.get("catalogue.kava").map_or("", |text| text);
            Trial {
                name: folder.file_name().expect("a name").display().to_string(),
                directives: Directives::of(head),
                files,
            }
        })
        .collect()
}

impl Trial {
    fn run(&self) -> Tried {
        let before = self.judged(&self.files);
        let findings = before.findings.iter();
        let looked_at = findings.filter(|finding| self.directives.compares(finding.code));
        let (mut codes, mut failed) = Tried::default();
        for finding in looked_at {
            for fix in &finding.fixes {
                codes.push(finding.code);
                if let Err(told) = self.mends(finding, fix, &before) {
                    let title = &fix.title.en;
                    let _ = writeln!(failed, "{}: {}: {title}: {told}", self.name, finding.code);
                }
            }
        }
        (codes, failed)
    }

    fn workspace(&self, files: &BTreeMap<String, String>) -> Workspace {
        let mut workspace = Workspace::new();
        for (name, text) in files {
            workspace.set(name, text.as_str());
        }
        workspace
    }

    fn judged(&self, files: &BTreeMap<String, String>) -> Check {
        self.workspace(files).check(&self.directives.question)
    }

    fn mends(&self, finding: &Finding, fix: &Fix, before: &Check) -> Result<(), String> {
        let files = self.applied(fix, before)?;
        for (name, text) in &files {
            stays(&self.files[name], text).map_err(|told| format!("{name}: {told}"))?;
        }
        let after = self.judged(&files);
        let (had, has) = (counted(before), counted(&after));
        let count = |of: &BTreeMap<&str, usize>, code| of.get(code).copied().unwrap_or(0);
        if count(&has, finding.code) >= count(&had, finding.code) {
            return Err("the finding is still there".to_owned());
        }
        let more: BTreeSet<&str> = has
            .keys()
            .copied()
            .filter(|code| count(&has, code) > count(&had, code))
            .filter(|code| *code != "todo" || !fix.title.en.contains("todo"))
            .collect();
        let told = after.findings.iter().find(|it| more.contains(it.code));
        match told {
            Some(new) => Err(format!("now {}: {}", new.code, new.message.en)),
            None => Ok(()),
        }
    }

    fn applied(&self, fix: &Fix, check: &Check) -> Result<BTreeMap<String, String>, String> {
        let mut by_file: BTreeMap<&str, Vec<Edit>> = BTreeMap::new();
        for edit in self.workspace(&self.files).mended(&fix.edits) {
            let name = &*check.sources.get(edit.file).name;
            by_file.entry(name).or_default().push(edit);
        }
        if by_file.is_empty() {
            return Err("it changes nothing of the catalogue".to_owned());
        }
        let mut files = self.files.clone();
        for (name, edits) in by_file {
            let text = files.get_mut(name).ok_or(format!("edits {name}"))?;
            *text = kava::apply(text, &edits);
        }
        Ok(files)
    }
}

/// Comments stay, and the layout if there was one.
fn stays(before: &str, after: &str) -> Result<(), String> {
    if sorted(comments(before)) != sorted(comments(after)) {
        return Err("a comment is lost".to_owned());
    }
    let is_whole = parse(before, &Vocabulary).faults.is_empty();
    if is_whole && kava::format(before) == before && kava::format(after) != after {
        return Err("no longer laid out".to_owned());
    }
    Ok(())
}

fn comments(text: &str) -> Vec<&str> {
    let tree = parse(text, &Vocabulary);
    tree.comments.iter().map(|span| span.of(text)).collect()
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}

fn counted(check: &Check) -> BTreeMap<&'static str, usize> {
    let mut counted = BTreeMap::new();
    for finding in &check.findings {
        *counted.entry(finding.code).or_default() += 1;
    }
    counted
}
