//! A text on standard input, which `-` stands for.

use std::io::{self, Read};
use std::path::Path;

use kava::diagnostics::{Words, say};
use kava_files::{LIMIT, Reason};

use crate::exit::{Exit, Stop};

pub const NAME: &str = "-";

pub fn is(path: &Path) -> bool {
    path == Path::new(NAME)
}

pub fn read() -> Result<String, Stop> {
    let mut bytes = Vec::new();
    let stop = |exit, message| Stop {
        exit,
        message,
        help: Words::default(),
    };
    io::stdin().lock().take(LIMIT + 1).read_to_end(&mut bytes).map_err(|why| {
        let why = Reason::from(why).words();
        stop(
            Exit::Disk,
            say!(en "standard input cannot be read: {why}", et "standardsisend ei ole loetav: {why}", why = why),
        )
    })?;
    if bytes.len() as u64 > LIMIT {
        return Err(stop(
            Exit::Findings,
            say!(en "standard input is over 64 MB", et "standardsisend on suurem kui 64 MB"),
        ));
    }
    String::from_utf8(bytes).map_err(|_| {
        stop(
            Exit::Findings,
            say!(en "standard input is not UTF-8 text", et "standardsisend ei ole UTF-8-kodeeringus tekst"),
        )
    })
}
