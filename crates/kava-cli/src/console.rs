//! Where a command speaks: colours where they are wanted, a language, a width, and no complaint when
//! the reader at the other end of a pipe has seen enough.

use std::fmt;
use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use kava::diagnostics::print::{visible, wrap};
use kava::diagnostics::{Lang, Words, say};
use kava_files::Reason;

use crate::args::Colour;
use crate::exit::{Exit, Stop};

/// Narrower than this nothing can be laid out.
const NARROWEST: usize = 40;

pub struct Console {
    pub lang: Lang,
    out: BufWriter<Out>,
    err: AutoStream<io::Stderr>,
    /// The columns of the terminal that answers are shown on; nothing where they go elsewhere.
    pub width: Option<usize>,
    /// Somebody watches what is written to standard error.
    pub is_watched: bool,
}

impl Console {
    pub fn new(lang: Lang, colour: Colour) -> Console {
        let stdout = io::stdout();
        let width = stdout.is_terminal().then(|| {
            let size = terminal_size::terminal_size_of(&stdout);
            size.map_or(80, |(width, _)| usize::from(width.0))
                .max(NARROWEST)
        });
        let is_watched = io::stderr().is_terminal();
        let (to, choice) = (choice(colour, &stdout), choice(colour, &io::stderr()));
        Console {
            lang,
            out: BufWriter::new(Out {
                to: AutoStream::new(stdout, to),
                state: State::Open,
            }),
            err: AutoStream::new(io::stderr(), choice),
            width,
            is_watched,
        }
    }

    /// Where answers go.
    pub fn out(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// One line of the answer.
    pub fn line(&mut self, words: impl fmt::Display) {
        let _ = writeln!(self.out, "{words}");
    }

    /// A sentence of the answer, between words broken to the width.
    pub fn say(&mut self, words: &Words) {
        self.paragraph(words.get(self.lang), 0);
    }

    /// A line over what follows.
    pub fn heading(&mut self, words: &Words) {
        let bold = anstyle::Style::new().bold();
        for line in wrap(
            &shown(words.get(self.lang)),
            self.width.unwrap_or(usize::MAX),
        ) {
            let _ = writeln!(self.out, "{bold}{line}{bold:#}");
        }
    }

    /// A text whose lines begin after so many spaces.
    pub fn paragraph(&mut self, text: &str, indent: usize) {
        let width = self.width.unwrap_or(usize::MAX).saturating_sub(indent);
        let shown = shown(text);
        for line in wrap(&shown, width) {
            let _ = writeln!(self.out, "{:indent$}{line}", "");
        }
    }

    /// A text that is the answer itself: as it is for a file or a program, made visible for people.
    pub fn data(&mut self, text: &str) {
        let _ = match self.width {
            Some(_) => self.out.write_all(shown(text).as_bytes()),
            None => self.out.write_all(text.as_bytes()),
        };
    }

    /// A remark that is no part of the answer.
    pub fn remark(&mut self, words: &Words) {
        let _ = writeln!(self.err, "{}", shown(words.get(self.lang)));
    }

    /// Why a command ends here.
    pub fn stop(&mut self, stop: &Stop) {
        let _ = self.out.flush();
        let style = anstyle::Style::new().bold();
        let red = style.fg_color(Some(anstyle::AnsiColor::BrightRed.into()));
        let error = say!(en "error", et "viga");
        let error = error.get(self.lang);
        let message = shown(stop.message.get(self.lang));
        let _ = writeln!(self.err, "{red}{error}{red:#}{style}: {message}{style:#}");
        if !stop.help.is_empty() {
            let help = say!(en "help: {help}", et "nõuanne: {help}", help = stop.help);
            let _ = writeln!(self.err, "{}", shown(help.get(self.lang)));
        }
    }

    /// Sends what was said until now.
    pub fn send(&mut self) {
        let _ = self.out.flush();
    }

    /// Somebody still takes what is written.
    pub fn is_heard(&self) -> bool {
        matches!(self.out.get_ref().state, State::Open)
    }

    /// Sends what is left; an answer that could not be written is a fault of its own.
    pub fn finish(mut self, exit: Exit) -> Exit {
        let _ = self.out.flush();
        let State::Failed(why) = &self.out.get_ref().state else {
            return exit;
        };
        let message = say!(
            en "the answer could not be written: {why}",
            et "vastust ei saanud kirjutada: {why}",
            why = why.words()
        );
        self.stop(&Stop {
            exit: Exit::Disk,
            message,
            help: Words::default(),
        });
        Exit::Disk
    }
}

/// What a terminal may show, with its line ends and tabs.
fn shown(text: &str) -> String {
    let kept = |char: char| matches!(char, '\n' | '\t');
    text.chars()
        .map(|char| if kept(char) { char } else { visible(char) })
        .collect()
}

fn choice(colour: Colour, to: &impl anstream::stream::RawStream) -> ColorChoice {
    match colour {
        Colour::Auto => AutoStream::choice(to),
        Colour::Always => ColorChoice::Always,
        Colour::Never => ColorChoice::Never,
    }
}

/// Standard output. After its reader has gone, or the disk behind it is full, it takes everything and
/// does nothing, so that a command comes to its end and its exit code.
struct Out {
    to: AutoStream<io::Stdout>,
    state: State,
}

enum State {
    Open,
    Closed,
    Failed(Reason),
}

impl Out {
    fn attempt<T>(
        &mut self,
        all: T,
        act: impl FnOnce(&mut AutoStream<io::Stdout>) -> io::Result<T>,
    ) -> io::Result<T> {
        if !matches!(self.state, State::Open) {
            return Ok(all);
        }
        match act(&mut self.to) {
            Err(why) if why.kind() == io::ErrorKind::Interrupted => Err(why),
            Err(why) if why.kind() == io::ErrorKind::BrokenPipe => {
                self.state = State::Closed;
                Ok(all)
            }
            Err(why) => {
                self.state = State::Failed(why.into());
                Ok(all)
            }
            done => done,
        }
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.attempt(bytes.len(), |to| to.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.attempt((), |to| to.flush())
    }
}
