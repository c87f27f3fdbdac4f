//! What is wrong with a command line, told in the reader's language.

use std::error::Error as _;
use std::ffi::OsString;
use std::fmt;

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use kava::diagnostics::{Words, say};

use crate::exit::{Stop, did_you_mean};
use crate::help::USAGE;

/// Why the value of an argument cannot be taken.
#[derive(Clone, Debug)]
pub struct BadValue(pub Words);

impl fmt::Display for BadValue {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0.en)
    }
}

impl std::error::Error for BadValue {}

/// The fault, what to do, and how the command is used.
pub fn told(fault: &Error, mut command: Command, line: &[OsString]) -> (Stop, Words) {
    let message = message(fault);
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let near = near.into_iter().find_map(|kind| first(fault, kind));
    let help = match fault.kind() {
        ErrorKind::InvalidValue => one_of(fault),
        _ => did_you_mean(near.as_deref()),
    };
    (Stop::usage(message, help), usage(fault, &mut command, line))
}

fn message(fault: &Error) -> Words {
    let argument = text(fault, ContextKind::InvalidArg);
    let value = text(fault, ContextKind::InvalidValue);
    match fault.kind() {
        ErrorKind::UnknownArgument => say!(
            en "“{argument}” is not understood here",
            et "„{argument}“ ei ole siin arusaadav",
            argument = argument
        ),
        ErrorKind::InvalidSubcommand => say!(
            en "there is no command “{command}”",
            et "käsku „{command}“ ei ole",
            command = text(fault, ContextKind::InvalidSubcommand)
        ),
        ErrorKind::MissingRequiredArgument => {
            say!(en "{argument} is missing", et "puudub {argument}", argument = argument)
        }
        ErrorKind::InvalidValue if value.is_empty() => say!(
            en "{argument} needs a value",
            et "{argument} vajab väärtust",
            argument = argument
        ),
        ErrorKind::InvalidValue => say!(
            en "“{value}” cannot be the value of {argument}",
            et "„{value}“ ei sobi väärtuseks: {argument}",
            value = value, argument = argument
        ),
        ErrorKind::ValueValidation => {
            let why = fault
                .source()
                .and_then(|why| why.downcast_ref::<BadValue>());
            let why = why.map(|why| why.0.clone()).unwrap_or_default();
            say!(
                en "“{value}” cannot be the value of {argument}: {why}",
                et "„{value}“ ei sobi väärtuseks: {argument}; {why}",
                value = value, argument = argument, why = why
            )
        }
        ErrorKind::ArgumentConflict => say!(
            en "{argument} cannot stand twice or beside {other}",
            et "{argument} ei saa olla kaks korda ega koos võtmega {other}",
            argument = argument, other = text(fault, ContextKind::PriorArg)
        ),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            say!(
                en "{argument} takes another number of values",
                et "{argument} vajab teistsugust hulka väärtusi",
                argument = argument
            )
        }
        _ => say!(en "this command line is not understood", et "see käsurida ei ole arusaadav"),
    }
}

/// `one of: draft, submission, publication`
fn one_of(fault: &Error) -> Words {
    let list = text(fault, ContextKind::ValidValue);
    if list.is_empty() {
        return Words::default();
    }
    say!(en "write one of: {list}", et "kirjuta üks neist: {list}", list = list)
}

/// `Usage: kava check [OPTIONS] [PATH]`, of the command that was meant.
fn usage(fault: &Error, command: &mut Command, line: &[OsString]) -> Words {
    let given = match fault.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => meant(command, line).render_usage().to_string(),
    };
    let usage = given.trim().trim_start_matches("Usage:").trim();
    say!(en "{head}: {usage}", et "{head}: {usage}", head = USAGE, usage = usage)
}

fn meant<'c>(command: &'c mut Command, line: &[OsString]) -> &'c mut Command {
    command.build();
    let names: Vec<String> = command
        .get_subcommands()
        .map(|inner| inner.get_name().to_owned())
        .collect();
    let named = line
        .iter()
        .find_map(|word| names.iter().position(|name| word == &**name));
    match named {
        None => command,
        Some(at) => {
            let mut inner: Vec<&mut Command> = command.get_subcommands_mut().collect();
            inner.swap_remove(at)
        }
    }
}

fn text(fault: &Error, kind: ContextKind) -> String {
    match fault.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => texts
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", "),
        _ => String::new(),
    }
}

fn first(fault: &Error, kind: ContextKind) -> Option<String> {
    match fault.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.first().cloned(),
        _ => None,
    }
}
