//! The command line. What each part of it means is told in [`help`](crate::help), in both languages.

mod compared;
mod day;
mod format;
mod guideline;
mod pointer;
mod supposed;
mod words;

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use kava::diagnostics::Lang;
use kava::{Class, Day, Moment, Step};

pub use compared::Compared;
use compared::compared;
use day::day;
pub use format::{CheckFormat, GraphFormat, ListFormat, PortfolioFormat};
pub use guideline::{Guideline, guideline};
pub use pointer::Pointer;
use pointer::pointer;
use supposed::{credits, origin};
pub use words::lang_of;
use words::{classes, lang, moment, step, targets};

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
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GraphOf {
    Plan,
    Prerequisites,
    Stacking,
    Courses,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}
