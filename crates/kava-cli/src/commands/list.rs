//! `kava list`: the portfolio as a table, and what is due.

use kava::diagnostics::{Words, say};
use kava::{Condition, Content, Deadlines, Layout, Moment, NotUnderstood};

use crate::args::{self, PortfolioFormat};
use crate::catalogue::open;
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::grid::Grid;
use crate::progress::Progress;
use crate::summary::counted_programmes;

pub fn run(args: &args::List, console: &mut Console) -> Result<Exit, Stop> {
    let condition = args.condition.as_deref().map(condition).transpose()?;
    let opened = open(&args.path, console)?;
    let question = opened.question(Moment::Publication, &args.judging)?;
    let progress = Progress::of(
        console,
        &say!(en "judging the programmes", et "hindan programme"),
    );
    if args.deadlines {
        let deadlines = opened.workspace.deadlines(&question, condition.as_ref());
        drop(progress);
        due(&deadlines, args.format, console);
        return Ok(opened.ended(Exit::Good));
    }
    let form = match args.format {
        PortfolioFormat::Table => Layout::Table,
        PortfolioFormat::Csv => Layout::Csv,
        PortfolioFormat::Json => Layout::Json,
    };
    let listed = opened
        .workspace
        .list(&question, condition.as_ref(), form, console.lang);
    drop(progress);
    match listed.content {
        Content::Document(bytes) => {
            let _ = console.out().write_all(&bytes);
        }
        Content::Table { heads, rows } => {
            print(heads, rows, console);
            console.remark(&counted(listed.shown, listed.all));
        }
    }
    Ok(opened.ended(Exit::Good))
}

fn due(deadlines: &Deadlines, format: PortfolioFormat, console: &mut Console) {
    let lang = console.lang;
    match format {
        PortfolioFormat::Json => {
            let _ = deadlines.write_json(console.out());
        }
        PortfolioFormat::Csv => {
            let _ = deadlines.write_csv(lang, console.out());
        }
        PortfolioFormat::Table if deadlines.deadlines.is_empty() => {
            console.remark(&say!(en "nothing is due", et "tähtaegu ei ole"));
        }
        PortfolioFormat::Table => print(Deadlines::heads(lang), deadlines.rows(lang), console),
    }
}

/// Nothing at all where there are no rows.
fn print(heads: Vec<String>, rows: Vec<Vec<String>>, console: &mut Console) {
    if rows.is_empty() {
        return;
    }
    let mut grid = Grid::with(heads);
    rows.into_iter().for_each(|row| grid.row(row));
    let width = console.width;
    let _ = grid.print(width, console.out());
}

fn counted(shown: usize, all: usize) -> Words {
    match shown == all {
        true => counted_programmes(all),
        false => say!(
            en "{shown} of {all}",
            et "{shown}, kokku {all}",
            shown = shown, all = counted_programmes(all)
        ),
    }
}

fn condition(text: &str) -> Result<Condition, Stop> {
    Condition::parse(text).map_err(|why| not_understood(text, &why))
}

/// The message, and under it the condition with what is wrong in it.
fn not_understood(text: &str, why: &NotUnderstood) -> Stop {
    let before = text.get(..why.span.start as usize).unwrap_or(text);
    let inside = why.span.of(text);
    let blank = crate::grid::blank_under(before);
    let marks = "^".repeat(crate::grid::blank_under(inside).len().max(1));
    let message = say!(
        en "{message}\n    {text}\n    {blank}{marks}",
        et "{message}\n    {text}\n    {blank}{marks}",
        message = why.message, text = text.replace(['\n', '\t'], " "), blank = blank, marks = marks
    );
    Stop::usage(message, why.help.clone())
}
