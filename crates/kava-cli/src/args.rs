//! The command line. What each part of it means is told in [`help`](crate::help), in both languages.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use kava::diagnostics::Lang;
use kava::{Choice, Day, Moment};

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
    Trace(Trace),
    Import(Import),
    Fmt(Fmt),
    Rules(Rules),
    Explain(Explain),
    Lsp(Lsp),
}

#[derive(Debug, Args)]
pub struct Check {
    #[arg(default_value = ".")]
    pub path: PathBuf,
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
    #[arg(value_name = "CODE|GUIDELINE:CLAUSE")]
    pub what: String,
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

fn day(text: &str) -> Result<Day, BadValue> {
    Day::parse(text).ok_or_else(|| {
        BadValue(say!(
            en "a date is written as 2026-06-10",
            et "kuupäev kirjutatakse kujul 2026-06-10"
        ))
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
