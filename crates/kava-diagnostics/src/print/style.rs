//! The colours of a message, and the one word that codespan-reporting knows only in English.

use std::io::{self, Write};

use anstyle::{AnsiColor, Color, Style};
use codespan_reporting::diagnostic::{LabelStyle, Severity};
use codespan_reporting::term::WriteStyle;

use crate::Phrase;

/// What a severity is called at the head of a message.
pub fn called(severity: crate::Severity) -> Phrase {
    match severity {
        crate::Severity::Error => Phrase {
            en: "error",
            et: "viga",
        },
        crate::Severity::Warning => Phrase {
            en: "warning",
            et: "hoiatus",
        },
    }
}

/// Writes ANSI codes around what codespan-reporting prints.
pub struct Styled<'w> {
    to: &'w mut dyn Write,
    /// The severity's word in the reader's language.
    word: &'static str,
    /// The next thing to be written is the severity's English word.
    is_word: bool,
}

impl<'w> Styled<'w> {
    pub fn new(to: &'w mut dyn Write, word: &'static str) -> Styled<'w> {
        Styled {
            to,
            word,
            is_word: false,
        }
    }

    fn set(&mut self, style: Style) -> io::Result<()> {
        write!(self.to, "{}", style.render())
    }
}

impl Write for Styled<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if std::mem::take(&mut self.is_word) {
            return self
                .to
                .write_all(self.word.as_bytes())
                .map(|()| bytes.len());
        }
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

impl WriteStyle for Styled<'_> {
    fn set_header(&mut self, severity: Severity) -> io::Result<()> {
        self.is_word = true;
        self.set(coloured(colour_of(severity)).bold())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.reset()?;
        self.set(Style::new().bold())
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.set(coloured(AnsiColor::Cyan))
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.set(coloured(AnsiColor::Cyan))
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.set(coloured(AnsiColor::Cyan))
    }

    fn set_label(&mut self, severity: Severity, label: LabelStyle) -> io::Result<()> {
        self.set(coloured(match label {
            LabelStyle::Primary => colour_of(severity),
            LabelStyle::Secondary => AnsiColor::Cyan,
        }))
    }

    fn reset(&mut self) -> io::Result<()> {
        write!(self.to, "{}", anstyle::Reset.render())
    }
}

fn colour_of(severity: Severity) -> AnsiColor {
    if severity == Severity::Error {
        AnsiColor::BrightRed
    } else {
        AnsiColor::Yellow
    }
}

fn coloured(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(colour)))
}
