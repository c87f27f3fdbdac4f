//! Every fix that is offered, applied: the finding is gone, nothing new has come, comments stay, and
//! a text that was laid out still is. `fixes.md` holds which codes have such a fix.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use kava::diagnostics::{Edit, Finding, Fix, Severity, Sources};
use kava::{Check, Workspace};
use kava_model::Vocabulary;
use kava_syntax::parse;

use crate::copies::copies;
use crate::expected::Directives;
use crate::folder::{folders, kava_files, root};
use crate::pages;

/// Texts judged together, and how.
pub struct Trial {
    name: String,
    files: BTreeMap<String, String>,
    directives: Directives,
    /// What is right says this too, so that it is no fault of a fix.
    said_anyway: BTreeMap<&'static str, usize>,
}

#[test]
fn every_fix_mends_its_finding_and_nothing_else() {
    let trials = trials();
    let mut table = Table::new();
    let mut failures = String::new();
    for (fixes, failed) in side_by_side(&trials) {
        for (code, certain) in fixes {
            table.add(code, certain);
        }
        failures.push_str(&failed);
    }
    assert!(failures.is_empty(), "\n{failures}");
    println!(
        "{} of {} codes have a fix",
        table.fixed(),
        table.codes.len()
    );
    assert!(table.fixed() * 2 >= table.codes.len());
    compare(&table.written());
}

/// Everywhere at once, as an editor does it on saving: what is left needs a person.
#[test]
fn all_certain_fixes_go_together() {
    let mut failures = String::new();
    let mut made = 0;
    for trial in trials() {
        let before = trial.judged(&trial.files);
        let certain = kava::certain(&before.findings);
        if certain.is_empty() {
            continue;
        }
        made += 1;
        if let Err(told) = trial.mends_all(&certain, &before) {
            let _ = writeln!(failures, "{}: {told}", trial.name);
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(made >= 10, "{made}");
}

/// As `kava fix` does it: in rounds, over all files.
#[test]
fn to_fix_leaves_nothing_certain_brings_nothing_new_and_happens_once() {
    let mut failures = String::new();
    let mut mended = 0;
    for trial in trials() {
        match trial.fixes() {
            Ok(count) => mended += count,
            Err(told) => {
                let _ = writeln!(failures, "{}: {told}", trial.name);
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(mended >= 15, "{mended}");
}

fn compare(written: &str) {
    let path = root().join("tests/fixes.md");
    if std::env::var_os("KAVA_UPDATE_FIXES").is_some() {
        fs::write(&path, written).expect("the table can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let message = "tests/fixes.md differs: KAVA_UPDATE_FIXES=1 cargo test -p kava-tests fixes";
    assert!(committed == written, "{message}");
}

/// How many fixes of each code were tried: certain ones, and choices.
struct Table {
    codes: BTreeMap<&'static str, (usize, usize)>,
}

impl Table {
    fn new() -> Table {
        let codes = kava::pages().into_iter().map(|(code, _)| (code, (0, 0)));
        Table {
            codes: codes.collect(),
        }
    }

    fn add(&mut self, code: &'static str, certain: bool) {
        let tried = self.codes.get_mut(code).expect("a code with a page");
        match certain {
            true => tried.0 += 1,
            false => tried.1 += 1,
        }
    }

    fn fixed(&self) -> usize {
        self.codes
            .values()
            .filter(|tried| **tried != (0, 0))
            .count()
    }

    fn written(&self) -> String {
        let (fixed, all) = (self.fixed(), self.codes.len());
        let share = fixed * 100 / all;
        let mut text = format!(
            "# Fixes\n\n\
             {fixed} of {all} codes ({share} %) have a fix that `tests/src/fixes.rs` tries: it is made, the text is judged\n\
             again, and the finding is gone, with nothing new in its place. A certain fix changes only how facts are\n\
             written and is made without a person; any other is a choice.\n\n\
             | code | its fixes |\n|---|---|\n"
        );
        let of = |wanted: bool| {
            let codes = self.codes.iter();
            codes.filter(move |(_, tried)| (**tried != (0, 0)) == wanted)
        };
        for (code, tried) in of(true) {
            let kinds = match tried {
                (_, 0) => "certain",
                (0, _) => "choices",
                _ => "certain, or choices",
            };
            let _ = writeln!(text, "| {code} | {kinds} |");
        }
        let without: Vec<&str> = of(false).map(|(code, _)| *code).collect();
        let _ = writeln!(text, "\nWithout a fix: {}.", without.join(", "));
        text
    }
}

/// The codes whose fixes were tried, each with whether it is certain, and what went wrong.
type Tried = (Vec<(&'static str, bool)>, String);

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
pub fn trials() -> Vec<Trial> {
    let mut trials = rules();
    trials.extend(broken());
    trials.extend(pages::trials().into_iter().map(Trial::of_page));
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
                said_anyway: BTreeMap::new(),
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
                said_anyway: BTreeMap::new(),
                files,
            }
        })
        .collect()
}

impl Trial {
    fn of_page(page: pages::Wrong) -> Trial {
        let in_one = |text| BTreeMap::from([("catalogue.kava".to_owned(), text)]);
        let trial = Trial {
            name: format!("page of {}", page.code),
            files: in_one(page.text),
            directives: Directives::only(page.question, page.code),
            said_anyway: BTreeMap::new(),
        };
        Trial {
            said_anyway: counted(&trial.judged(&in_one(page.right))),
            ..trial
        }
    }

    fn run(&self) -> Tried {
        let before = self.judged(&self.files);
        let findings = before.findings.iter();
        let looked_at = findings.filter(|finding| self.directives.compares(finding.code));
        let (mut fixes, mut failed) = Tried::default();
        for finding in looked_at {
            for fix in &finding.fixes {
                fixes.push((finding.code, fix.certain));
                if let Err(told) = self.mends(finding, fix, &before) {
                    let title = &fix.title.en;
                    let _ = writeln!(failed, "{}: {}: {title}: {told}", self.name, finding.code);
                }
            }
        }
        (fixes, failed)
    }

    /// What is found, and none of what the file of a rule is not about.
    pub fn findings(&self) -> (Sources, Vec<Finding>) {
        let check = self.judged(&self.files);
        let mut findings = check.findings;
        findings.retain(|finding| self.directives.compares(finding.code));
        (check.sources, findings)
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
        let after = self.judged(&self.applied(&fix.edits, before)?);
        let (had, has) = (counted(before), counted(&after));
        if weight(&after, finding.code) >= weight(before, finding.code) {
            return Err("the finding is still there".to_owned());
        }
        let more: BTreeSet<&str> = has
            .keys()
            .copied()
            .filter(|code| count(&has, code) > count(&had, code))
            .filter(|code| count(&has, code) > count(&self.said_anyway, code))
            .filter(|code| !self.directives.may_bring_to_light(code))
            .filter(|code| *code != "todo" || !fix.title.en.contains("todo"))
            .collect();
        let told = after.findings.iter().filter(|it| more.contains(it.code));
        let told: Vec<String> = told
            .map(|new| format!("now {}: {}", new.code, new.message.en))
            .collect();
        match told.is_empty() {
            true => Ok(()),
            false => Err(told.join("; ")),
        }
    }

    /// None of those that were mended is left, and no finding is new.
    fn mends_all(&self, certain: &[Edit], before: &Check) -> Result<(), String> {
        self.nothing_new(before, &self.judged(&self.applied(certain, before)?))
    }

    fn nothing_new(&self, before: &Check, after: &Check) -> Result<(), String> {
        let left = kava::certain(&after.findings);
        if !left.is_empty() {
            return Err(format!("still certain: {left:?}"));
        }
        let (had, has) = (counted(before), counted(after));
        let is_new = |code: &&&str| {
            let anyway = count(&had, code).max(count(&self.said_anyway, code));
            count(&has, code) > anyway
        };
        match has.keys().find(is_new) {
            Some(code) => Err(format!("now {code}")),
            None => Ok(()),
        }
    }

    /// How many findings are mended.
    fn fixes(&self) -> Result<usize, String> {
        let question = &self.directives.question;
        let mut workspace = self.workspace(&self.files);
        let fixed = workspace.fix(question, |_| true);
        self.nothing_new(&fixed.before, &fixed.after)?;
        for changed in &fixed.files {
            stays(&changed.old, &changed.new)
                .map_err(|told| format!("{}: {told}", changed.name))?;
        }
        let (had, has) = (counted(&fixed.before), counted(&fixed.after));
        let is_left = |code: &str| !had.contains_key(code) || count(&has, code) < count(&had, code);
        if let Some(left) = fixed.mended.iter().find(|it| !is_left(it.code)) {
            return Err(format!("{} is told as mended and still there", left.code));
        }
        match workspace.fix(question, |_| true).files.is_empty() {
            true => Ok(fixed.mended.len()),
            false => Err("to fix again changes something".to_owned()),
        }
    }

    fn applied(&self, edits: &[Edit], check: &Check) -> Result<BTreeMap<String, String>, String> {
        let mut by_file: BTreeMap<&str, Vec<Edit>> = BTreeMap::new();
        for edit in kava::Mender::new(&check.sources).mended(edits) {
            let name = &*check.sources.get(edit.file).name;
            by_file.entry(name).or_default().push(edit);
        }
        if by_file.is_empty() {
            return Err("it changes nothing of the catalogue".to_owned());
        }
        let mut files = self.files.clone();
        for (name, edits) in by_file {
            let text = files.get_mut(name).ok_or(format!("edits {name}"))?;
            let before = std::mem::take(text);
            *text = kava::apply(&before, &edits);
            stays(&before, text).map_err(|told| format!("{name}: {told}"))?;
        }
        Ok(files)
    }
}

/// Comments stay, and the layout if there was one.
fn stays(before: &str, after: &str) -> Result<(), String> {
    let mut left = comments(after);
    for comment in comments(before) {
        let at = left.iter().position(|it| *it == comment);
        left.swap_remove(at.ok_or("a comment is lost")?);
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

fn count(of: &BTreeMap<&'static str, usize>, code: &str) -> usize {
    of.get(code).copied().unwrap_or(0)
}

/// An error is worth two warnings: it may become one.
fn weight(check: &Check, code: &str) -> usize {
    let findings = check.findings.iter().filter(|it| it.code == code);
    let weights = findings.map(|finding| match finding.severity {
        Severity::Error => 2,
        Severity::Warning => 1,
    });
    weights.sum()
}

fn counted(check: &Check) -> BTreeMap<&'static str, usize> {
    let mut counted = BTreeMap::new();
    for finding in &check.findings {
        *counted.entry(finding.code).or_default() += 1;
    }
    counted
}
