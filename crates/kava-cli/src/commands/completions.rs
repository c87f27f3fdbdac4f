//! `kava completions`: what a shell needs to finish the words of a command line.

use crate::args;
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::help;

pub fn run(args: &args::Completions, console: &mut Console) -> Result<Exit, Stop> {
    let mut command = help::command(console.lang);
    clap_complete::generate(args.shell, &mut command, "kava", console.out());
    Ok(Exit::Good)
}
