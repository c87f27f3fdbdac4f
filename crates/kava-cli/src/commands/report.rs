//! `kava report`: the board's page of a programme, in Estonian and in English.

use kava::diagnostics::{Words, say};
use kava_files::Output;

use super::build::unknown_programme;
use crate::args;
use crate::catalogue::{Opened, open};
use crate::console::Console;
use crate::exit::{Exit, Stop};

pub fn run(args: &args::Report, console: &mut Console) -> Result<Exit, Stop> {
    let opened = open(&args.path, console)?;
    let mut question = opened.question(args.moment, &args.judging)?;
    question.waivers = !args.no_waivers;
    let codes = std::slice::from_ref(&args.programme);
    let boards = opened.workspace.boards(codes, &question);
    let boards = boards.map_err(|unknown| unknown_programme(&unknown))?;
    let mut output = Output::open(&args.out, args.force)?;
    for (name, page) in &boards.pages {
        output.write(name, |to| to.write_all(page.as_bytes()))?;
    }
    // The pages of other programmes stay.
    output.finish(|_| false)?;
    for (name, _) in &boards.pages {
        console.line(args.out.join(name).display().to_string());
    }
    console.remark(&judged(&boards, &args.programme));
    Ok(ended(&opened))
}

/// A page is written whatever it says: that a programme breaks its guideline is for the page to tell.
fn ended(opened: &Opened) -> Exit {
    opened.ended(Exit::Good)
}

fn judged(boards: &kava::Boards, code: &str) -> Words {
    let mut programmes = boards.check.programmes.iter();
    let judged = programmes.find(|programme| programme.code == code);
    match judged.and_then(|programme| programme.verdict.summary.met) {
        Some(true) => {
            say!(en "{code} meets its guideline", et "{code} vastab juhendile", code = code)
        }
        Some(false) => {
            say!(en "{code} does not meet its guideline", et "{code} ei vasta juhendile", code = code)
        }
        None => say!(
            en "whether {code} meets its guideline is not decided",
            et "kas {code} vastab juhendile, ei ole otsustatud",
            code = code
        ),
    }
}
