//! `kava man`: the manual page of the program, or of one of its commands.

use clap::Command;
use clap_mangen::Man;
use kava::diagnostics::{Lang, Words, say};

use crate::args;
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::help;

pub fn run(args: &args::Man, console: &mut Console) -> Result<Exit, Stop> {
    let mut all = help::command(console.lang).disable_help_subcommand(true);
    all.build();
    let meant = match &args.page {
        None => all,
        Some(name) => of_command(&all, name)?,
    };
    let mut page = Vec::new();
    let _ = Man::new(meant).render(&mut page);
    console.data(&in_language(&String::from_utf8_lossy(&page), console.lang));
    Ok(Exit::Good)
}

fn of_command(all: &Command, name: &str) -> Result<Command, Stop> {
    let names: Vec<&str> = all.get_subcommands().map(Command::get_name).collect();
    let inner = all.find_subcommand(name).ok_or_else(|| {
        Stop::usage(
            say!(en "there is no command “{name}”", et "käsku „{name}“ ei ole", name = name),
            say!(en "write one of: {names}", et "kirjuta üks neist: {names}", names = names.join(", ")),
        )
    })?;
    Ok(inner.clone())
}

/// The headings that every manual page has.
fn in_language(page: &str, lang: Lang) -> String {
    let headings: [(&str, Words); 5] = [
        ("NAME", say!(en "NAME", et "NIMI")),
        ("SYNOPSIS", say!(en "SYNOPSIS", et "KASUTUS")),
        ("DESCRIPTION", say!(en "DESCRIPTION", et "KIRJELDUS")),
        ("OPTIONS", say!(en "OPTIONS", et "VÕTMED")),
        ("VERSION", say!(en "VERSION", et "VERSIOON")),
    ];
    let lines = page.lines().map(|line| {
        let heading = line.strip_prefix(".SH ");
        let known = headings.iter().find(|(word, _)| heading == Some(word));
        known.map_or_else(
            || line.to_owned(),
            |(_, words)| format!(".SH {}", words.get(lang)),
        )
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}
