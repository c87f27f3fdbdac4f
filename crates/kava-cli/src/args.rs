//! The command line. What each part of it means is told in [`help`](crate::help), in both languages.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use kava::diagnostics::Lang;
use kava::{Choice, Class, Day, Moment, Step};

use crate::usage::BadValue;
use kava::diagnostics::say;

#[derive(Debug, Parser)]
#[command(
    name = "kava",
    version,
    disable_help_flag = true,
    disable_version_flag = true
)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub struct CommandLine {
    #[command(subcommand)]
    pub command: Command,
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = lang())]
    pub lang: Option<Lang>,
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        value_enum,
        default_value = "auto"
    )]
    pub color: Colour,
    #[arg(long, short, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Check(Check),
    Build(Build),
    Report(Report),
    Diff(Diff),
    Trace(Trace),
    List(List),
    Graph(Graph),
    Impact(Impact),
    Watch(Watch),
    Import(Import),
    New(New),
    Fix(Fix),
    Record(Record),
    Fmt(Fmt),
    Rules(Rules),
    Explain(Explain),
    Lsp(Lsp),
    Completions(Completions),
    Man(Man),
}

#[derive(Debug, Args)]
pub struct Check {
    #[arg(default_value = ".", value_name = "PATH|-")]
    pub path: PathBuf,
    #[arg(long = "as", value_name = "PATH")]
    pub stands_for: Option<PathBuf>,
    #[arg(long = "for", value_name = "MOMENT", default_value = "draft", value_parser = moment())]
    pub moment: Moment,
    #[command(flatten)]
    pub judging: Judging,
    #[arg(long, value_enum, default_value = "human")]
    pub format: CheckFormat,
    #[arg(long)]
    pub deny_warnings: bool,
    #[arg(long)]
    pub no_waivers: bool,
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "write_baseline", "guideline"])]
    pub against: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Build {
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[arg(long, value_name = "DIR", required_unless_present = "omissions")]
    pub out: Option<PathBuf>,
    #[arg(long, value_delimiter = ',', num_args = 1.., value_parser = targets())]
    pub target: Vec<String>,
    #[arg(long = "programme", value_name = "CODE", value_delimiter = ',', num_args = 1..)]
    pub programmes: Vec<String>,
    #[arg(long)]
    pub all_or_nothing: bool,
    #[arg(long)]
    pub draft: bool,
    #[arg(long)]
    pub force: bool,
    #[arg(long)]
    pub source_maps: bool,
    #[arg(long)]
    pub omissions: bool,
    #[command(flatten)]
    pub judging: Judging,
}

#[derive(Debug, Args)]
pub struct Trace {
    #[arg(value_name = "FILE#/POINTER", value_parser = pointer)]
    pub value: Pointer,
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[command(flatten)]
    pub judging: Judging,
}

/// A value of a document: `out/catalogue/catalogue.json#/programmes/0/aim`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    pub file: PathBuf,
    /// A JSON pointer (RFC 6901).
    pub pointer: String,
}

#[derive(Debug, Args)]
pub struct Report {
    #[arg(value_name = "PROGRAMME")]
    pub programme: String,
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    #[arg(long = "for", value_name = "MOMENT", default_value = "submission", value_parser = moment())]
    pub moment: Moment,
    #[command(flatten)]
    pub judging: Judging,
    #[arg(long)]
    pub no_waivers: bool,
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct Fix {
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, short)]
    pub yes: bool,
    #[arg(long = "for", value_name = "MOMENT", default_value = "draft", value_parser = moment())]
    pub moment: Moment,
    #[command(flatten)]
    pub judging: Judging,
}

#[derive(Debug, Args)]
pub struct New {
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[arg(long, value_name = "ID")]
    guideline: Option<String>,
    #[arg(long, value_name = "NAMES")]
    university: Option<String>,
    #[arg(long, value_name = "NAMES")]
    school: Option<String>,
    #[arg(long, value_name = "NAMES")]
    department: Option<String>,
    #[arg(long = "semester", value_name = "SEMESTER")]
    next: Option<String>,
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[arg(long, value_name = "NAMES")]
    title: Option<String>,
    #[arg(long, value_name = "CODE")]
    pub code: Option<String>,
    #[arg(long, value_name = "ECTS")]
    credits: Option<String>,
    #[arg(long, value_name = "TEXTS")]
    outcome: Option<String>,
    #[arg(long = "for", value_name = "SEMESTER")]
    pub semester: Option<String>,
    #[arg(long, value_name = "PROGRAMME")]
    pub like: Option<String>,
    #[arg(long, requires = "like", conflicts_with = "code")]
    pub intake: bool,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
}

impl New {
    /// What the command line answers to a question.
    pub fn answer(&self, word: &str) -> Option<&str> {
        let answers = [
            ("guideline", &self.guideline),
            ("university", &self.university),
            ("school", &self.school),
            ("department", &self.department),
            ("semester", &self.next),
            ("kind", &self.kind),
            ("title", &self.title),
            ("code", &self.code),
            ("credits", &self.credits),
            ("outcome", &self.outcome),
        ];
        let answer = answers.into_iter().find(|(known, _)| *known == word)?.1;
        answer.as_deref()
    }
}

#[derive(Debug, Args)]
pub struct Record {
    #[arg(value_name = "PROGRAMME")]
    pub code: String,
    #[arg(value_name = "STEP", value_parser = step())]
    pub step: Step,
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Day,
    #[arg(long, value_name = "WHO")]
    pub by: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub document: Option<String>,
    #[arg(long = "code", value_name = "NUMBER")]
    pub number: Option<String>,
    #[arg(long, value_name = "VOLUME")]
    pub volume: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub because: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub intake: Option<String>,
    #[arg(long, value_name = "FROM")]
    pub edition: Option<String>,
    #[arg(long)]
    pub replace: bool,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long = "for", value_name = "MOMENT", default_value = "draft", value_parser = moment())]
    pub moment: Moment,
    #[command(flatten)]
    pub judging: Judging,
}

#[derive(Debug, Args)]
pub struct Diff {
    #[arg(value_name = "OLD", value_parser = compared)]
    pub old: Compared,
    #[arg(default_value = ".", value_name = "NEW", value_parser = compared)]
    pub new: Compared,
    #[command(flatten)]
    pub judging: Judging,
    #[arg(long, value_enum, default_value = "human")]
    pub format: ListFormat,
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    #[arg(long, value_name = "CLASS", value_delimiter = ',', num_args = 1.., value_parser = classes())]
    pub fail_on: Vec<Class>,
}

/// A state of a catalogue: a path, or `git:REVISION`, or `git:REVISION:PATH`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    Path(PathBuf),
    Git {
        revision: String,
        /// From the top of the repository.
        path: Option<String>,
    },
}

#[derive(Debug, Args)]
pub struct List {
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[arg(long = "where", value_name = "CONDITION")]
    pub condition: Option<String>,
    #[arg(long)]
    pub deadlines: bool,
    #[arg(long, value_enum, default_value = "table")]
    pub format: PortfolioFormat,
    #[command(flatten)]
    pub judging: Judging,
}

#[derive(Debug, Args)]
pub struct Graph {
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[arg(long, value_enum, default_value = "plan")]
    pub of: GraphOf,
    #[arg(long = "programme", value_name = "CODE", value_delimiter = ',', num_args = 1..)]
    pub programmes: Vec<String>,
    #[arg(long, value_enum, default_value = "dot")]
    pub format: GraphFormat,
}

#[derive(Debug, Args)]
pub struct Impact {
    #[arg(value_name = "COURSE")]
    pub course: String,
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[arg(long, value_name = "ECTS", required_unless_present = "origin", value_parser = credits)]
    pub credits: Option<String>,
    #[arg(long, value_name = "ORIGIN", value_parser = origin)]
    pub origin: Option<String>,
    #[arg(long = "for", value_name = "MOMENT", default_value = "draft", value_parser = moment())]
    pub moment: Moment,
    #[command(flatten)]
    pub judging: Judging,
    #[arg(long, value_enum, default_value = "human")]
    pub format: ListFormat,
}

#[derive(Debug, Args)]
pub struct Watch {
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[arg(long = "for", value_name = "MOMENT", default_value = "draft", value_parser = moment())]
    pub moment: Moment,
    #[command(flatten)]
    pub judging: Judging,
}

#[derive(Debug, Args)]
pub struct Import {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub out: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
    #[arg(long, value_enum, default_value = "human")]
    pub format: ListFormat,
}

#[derive(Debug, Args)]
pub struct Fmt {
    #[arg(default_value = ".", value_name = "PATH|-")]
    pub path: PathBuf,
    #[arg(long)]
    pub check: bool,
    #[arg(long)]
    pub diff: bool,
}

#[derive(Debug, Args)]
pub struct Rules {
    #[arg(long)]
    pub coverage: bool,
    #[arg(long, value_enum, default_value = "human")]
    pub format: ListFormat,
    #[command(flatten)]
    pub judging: Judging,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// A word may be several, as in `degree study`.
    #[arg(value_name = "CODE|GUIDELINE:CLAUSE|WORD", required = true)]
    pub what: Vec<String>,
    #[command(flatten)]
    pub judging: Judging,
}

#[derive(Debug, Args)]
pub struct Lsp {
    #[arg(long = "for", value_name = "MOMENT", default_value = "draft", value_parser = moment())]
    pub moment: Moment,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// What editors add of their own accord to every server they start.
    #[arg(long, hide = true)]
    stdio: bool,
}

#[derive(Debug, Args)]
pub struct Completions {
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

#[derive(Debug, Args)]
pub struct Man {
    #[arg(value_name = "COMMAND")]
    pub page: Option<String>,
}

/// As of which day, and by which guideline.
#[derive(Debug, Args)]
pub struct Judging {
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    #[arg(long, value_name = "ID[@DATE]", value_parser = guideline)]
    pub guideline: Option<Guideline>,
}

/// `taltech`, `taltech@2025-10-09`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guideline {
    pub id: String,
    pub on: Option<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    Human,
    Short,
    Json,
    Sarif,
    Github,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PortfolioFormat {
    Table,
    Csv,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GraphOf {
    Plan,
    Prerequisites,
    Stacking,
    Courses,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GraphFormat {
    Dot,
    Mermaid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    Human,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}

/// A language by its two letters.
pub fn lang_of(word: &str) -> Option<Lang> {
    match word {
        "en" => Some(Lang::En),
        "et" => Some(Lang::Et),
        _ => None,
    }
}

fn lang() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(["en", "et"]).map(|word| lang_of(&word).unwrap_or_default())
}

fn moment() -> impl TypedValueParser<Value = Moment> {
    let words = Moment::WORDS.iter().map(|word| word.word);
    PossibleValuesParser::new(words).map(|word| Moment::from_word(&word).unwrap_or(Moment::Draft))
}

fn step() -> impl TypedValueParser<Value = Step> {
    let words = PossibleValuesParser::new(Step::ALL.map(Step::word));
    words.map(|word| {
        let step = Step::ALL.into_iter().find(|step| step.word() == word);
        step.unwrap_or(Step::Proposed)
    })
}

fn targets() -> PossibleValuesParser {
    PossibleValuesParser::new(kava::TARGETS.iter().map(|target| target.name()))
}

/// The pointer begins behind the last `#`: a file's name may have one.
fn pointer(text: &str) -> Result<Pointer, BadValue> {
    let parts = text.rsplit_once('#');
    let valid = parts.filter(|(_, pointer)| pointer.is_empty() || pointer.starts_with('/'));
    let wrong = || {
        BadValue(say!(
            en "a value of a document is written as FILE#/title/et",
            et "dokumendi väärtus kirjutatakse kujul FAIL#/title/et"
        ))
    };
    let (file, pointer) = valid.ok_or_else(wrong)?;
    Ok(Pointer {
        file: PathBuf::from(file),
        pointer: pointer.to_owned(),
    })
}

/// `7`, `2.5 ECTS`, `2,5 EAP`, `none`, as a file writes it.
fn credits(text: &str) -> Result<String, BadValue> {
    let number = text.trim();
    if number == "none" {
        return Ok(number.to_owned());
    }
    let units = ["ECTS", "EAP"];
    let bare = units.iter().find_map(|unit| number.strip_suffix(unit));
    let number = bare.unwrap_or(number).trim().replace(',', ".");
    let (whole, rest) = number.split_once('.').unwrap_or((&number, "0"));
    let is_number = |part: &str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit())
    };
    match is_number(whole) && is_number(rest) && rest.len() <= 2 {
        true => Ok(format!("{number} ECTS")),
        false => Err(BadValue(say!(
            en "credits are written as 7 or 2.5, or as none",
            et "maht kirjutatakse kujul 7 või 2,5 või none"
        ))),
    }
}

/// `continuing`, `unlinked`, `degree IAIM`, as a file writes it.
fn origin(text: &str) -> Result<String, BadValue> {
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let is_code = |word: &str| {
        word.chars()
            .all(|char| char.is_alphanumeric() || "-._".contains(char))
    };
    let first = words.next().unwrap_or_default();
    let rest: Vec<&str> = words.collect();
    match first {
        "continuing" | "unlinked" if rest.is_empty() => Ok(first.to_owned()),
        "degree" if rest.iter().all(|word| is_code(word)) => {
            Ok(format!("degree {}", rest.join(", ")).trim_end().to_owned())
        }
        _ => Err(BadValue(say!(
            en "an origin is written as continuing, unlinked, or \"degree IAIM\"",
            et "päritolu kirjutatakse kujul continuing, unlinked või \"degree IAIM\""
        ))),
    }
}

fn day(text: &str) -> Result<Day, BadValue> {
    Day::parse(text).ok_or_else(|| {
        BadValue(say!(
            en "a date is written as 2026-06-10",
            et "kuupäev kirjutatakse kujul 2026-06-10"
        ))
    })
}

/// A path that begins with `git:` is written as `./git:…`.
fn compared(text: &str) -> Result<Compared, BadValue> {
    let Some(rest) = text.strip_prefix("git:") else {
        return Ok(Compared::Path(PathBuf::from(text)));
    };
    let (revision, path) = match rest.split_once(':') {
        Some((revision, path)) => (revision, Some(path.to_owned())),
        None => (rest, None),
    };
    if revision.is_empty() {
        return Err(BadValue(say!(
            en "a revision is written as git:HEAD or git:HEAD~1:FOLDER",
            et "seis kirjutatakse kujul git:HEAD või git:HEAD~1:KAUST"
        )));
    }
    Ok(Compared::Git {
        revision: revision.to_owned(),
        path,
    })
}

fn classes() -> impl TypedValueParser<Value = Class> {
    let words = Class::ALL.iter().map(|class| class.word());
    PossibleValuesParser::new(words).map(|word| {
        let mut classes = Class::ALL.into_iter();
        let named = classes.find(|class| class.word() == word);
        named.unwrap_or(Class::Cosmetic)
    })
}

/// A guideline's id, with a day of one of its editions where that is said.
pub fn guideline(text: &str) -> Result<Guideline, BadValue> {
    match text.split_once('@') {
        Some((id, on)) => Ok(Guideline {
            id: id.to_owned(),
            on: Some(day(on)?),
        }),
        None => Ok(Guideline {
            id: text.to_owned(),
            on: None,
        }),
    }
}
