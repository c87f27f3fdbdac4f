//! What a director does wrong, one mistake at a time, and what is said of it. `docs/mistakes.md` shows
//! all of it as the terminal does.

use std::fmt::Write as _;
use std::fs;

use kava::diagnostics::print::Printer;
use kava::diagnostics::{Finding, Lang};
use kava::{Check, Day, Fixed, Moment, Question, Workspace};

use crate::folder::{kava_files, root};

/// As wide as the page's blocks are shown without a bar.
const COLUMNS: usize = 100;

/// A change of the good catalogue that somebody makes by mistake.
struct Mistake {
    name: String,
    title: String,
    /// The change, with the lines around it that tell where it is.
    lines: Vec<String>,
}

/// What is made of a mistake.
enum Mend {
    Whole,
    Part,
    Left,
}

#[test]
fn every_mistake_is_told_as_the_page_shows_it() {
    let good = good();
    assert!(judged(&good).findings.is_empty(), "the good catalogue");
    let mistakes = mistakes();
    assert!(mistakes.len() >= 30, "{}", mistakes.len());
    let (mut table, mut parts, mut mended) = (String::new(), String::new(), 0);
    for mistake in &mistakes {
        let (row, part, mend) = mistake.told(&good);
        table.push_str(&row);
        parts.push_str(&part);
        mended += usize::from(matches!(mend, Mend::Whole));
    }
    let count = mistakes.len();
    compare(&format!(
        "# Mistakes\n\n\
         {count} mistakes of a director, each made in [examples/first](../examples/first/catalogue.kava) by a file of\n\
         `tests/mistakes/`: what `kava check` says for a draft, in both languages, and what `kava fix` does. It mends\n\
         {mended} of them; the others are for a person, who finds the choices in an editor.\n\n\
         | mistake | findings | `kava fix` |\n|---|---|---|\n{table}{parts}"
    ));
}

fn compare(written: &str) {
    let path = root().join("docs/mistakes.md");
    if std::env::var_os("KAVA_UPDATE_MISTAKES").is_some() {
        fs::write(&path, written).expect("the page can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let message =
        "docs/mistakes.md differs: KAVA_UPDATE_MISTAKES=1 cargo test -p kava-tests mistakes";
    assert!(committed == written, "{message}");
}

fn good() -> String {
    kava_files(&root().join("examples/first")).remove(0).1
}

fn mistakes() -> Vec<Mistake> {
    let folder = root().join("tests/mistakes");
    let entries = fs::read_dir(folder).expect("the mistakes");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut mistakes: Vec<Mistake> = paths
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a text");
            let mut lines = text.lines().map(str::to_owned);
            Mistake {
                name: path.file_stem().expect("a name").display().to_string(),
                title: lines.next().expect("a title"),
                lines: lines.collect(),
            }
        })
        .collect();
    mistakes.sort_by(|one, other| one.name.cmp(&other.name));
    mistakes
}

fn workspace(text: &str) -> Workspace {
    let mut workspace = Workspace::new();
    workspace.set("catalogue.kava", text);
    workspace
}

fn question() -> Question {
    Question::new(Moment::Draft, Day::parse("2026-06-10").expect("a day"))
}

fn judged(text: &str) -> Check {
    workspace(text).check(&question())
}

impl Mistake {
    /// Its row of the table, and its part of the page.
    fn told(&self, good: &str) -> (String, String, Mend) {
        let bad = self.made(good);
        let fixed = workspace(&bad).fix(&question(), |_| true);
        let found = &fixed.before.findings;
        assert!(!found.is_empty(), "{} is not noticed", self.name);
        let mend = mend(&fixed);
        let mut part = format!("\n## {}\n\n```diff\n", self.title);
        for line in &self.lines {
            let _ = writeln!(part, "{line}");
        }
        let _ = writeln!(part, "```\n");
        for lang in [Lang::En, Lang::Et] {
            let _ = write!(part, "```text\n{}```\n\n", shown(&fixed.before, lang));
        }
        let _ = writeln!(part, "{}", ending(&mend, &fixed));
        let mut codes: Vec<&str> = found.iter().map(|finding| finding.code).collect();
        codes.dedup();
        let does = match mend {
            Mend::Whole => "mends it",
            Mend::Part => "mends part of it",
            Mend::Left => "–",
        };
        let row = format!("| {} | {} | {does} |\n", self.title, codes.join(", "));
        (row, part, mend)
    }

    /// The good text with the mistake in it.
    fn made(&self, good: &str) -> String {
        let of = |sign: char| {
            let lines = self.lines.iter();
            let kept = lines.filter_map(|line| {
                let (first, rest) = line.split_at_checked(1)?;
                (first.starts_with(sign) || first.starts_with(' ')).then_some(rest)
            });
            kept.collect::<Vec<_>>().join("\n")
        };
        let (old, new) = (of('-'), of('+'));
        assert_eq!(good.matches(&old).count(), 1, "{}: {old}", self.name);
        good.replacen(&old, &new, 1)
    }
}

fn mend(fixed: &Fixed) -> Mend {
    match (fixed.mended.is_empty(), fixed.after.findings.is_empty()) {
        (true, _) => Mend::Left,
        (false, true) => Mend::Whole,
        (false, false) => Mend::Part,
    }
}

fn shown(check: &Check, lang: Lang) -> String {
    let mut printed = Vec::new();
    let printer = Printer::new(&check.sources, lang).within(COLUMNS);
    printer
        .terminal_all(check.findings.iter(), &mut printed)
        .expect("memory takes it");
    let printed = String::from_utf8(printed).expect("a text");
    let printed = anstream::adapter::strip_str(&printed).to_string();
    format!("{}\n", printed.trim_end())
}

/// What is done without a person, and what a person may choose from.
fn ending(mend: &Mend, fixed: &Fixed) -> String {
    let choices = |findings: &[Finding]| {
        let fixes = findings.iter().flat_map(|finding| &finding.fixes);
        let titles = fixes.map(|fix| format!("“{}”", fix.title.en));
        titles.collect::<Vec<_>>()
    };
    let mended = match mend {
        Mend::Whole => return "`kava fix` mends it.".to_owned(),
        Mend::Part => "`kava fix` mends part of it; the rest is for a person",
        Mend::Left => "`kava fix` leaves it to a person",
    };
    match &choices(&fixed.after.findings)[..] {
        [] => format!("{mended}."),
        titles => format!("{mended}; an editor offers: {}.", titles.join(", ")),
    }
}
