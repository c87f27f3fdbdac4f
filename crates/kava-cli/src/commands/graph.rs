//! `kava graph`: plans, prerequisites and awards for drawing programs.

use kava::{Notation, Of};

use super::build::unknown_programme;
use crate::args::{self, GraphFormat, GraphOf};
use crate::catalogue::open;
use crate::console::Console;
use crate::exit::{Exit, Stop};

pub fn run(args: &args::Graph, console: &mut Console) -> Result<Exit, Stop> {
    let opened = open(&args.path, console)?;
    let of = match args.of {
        GraphOf::Plan => Of::Plan,
        GraphOf::Prerequisites => Of::Prerequisites,
        GraphOf::Stacking => Of::Stacking,
        GraphOf::Courses => Of::Courses,
    };
    let notation = match args.format {
        GraphFormat::Dot => Notation::Dot,
        GraphFormat::Mermaid => Notation::Mermaid,
    };
    let graph = opened
        .workspace
        .graph(of, &args.programmes, notation, console.lang);
    console.data(&graph.map_err(|unknown| unknown_programme(&unknown))?);
    Ok(opened.ended(Exit::Good))
}
