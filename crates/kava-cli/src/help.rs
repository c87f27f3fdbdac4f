//! What `--help` says, in the reader's language.

mod arguments;
mod commands;

use clap::{Arg, Command, CommandFactory};
use kava::diagnostics::{Lang, Phrase};

use crate::args::CommandLine;
use arguments::ARGUMENTS;
use commands::COMMANDS;

/// A word of the command line and what it means. A word may stand alone or after its command.
type Meaning = (&'static str, Phrase);

const fn means(word: &'static str, en: &'static str, et: &'static str) -> Meaning {
    (word, Phrase { en, et })
}

const ABOUT: Phrase = Phrase {
    en: "Checks micro-degrees and micro-credentials against a guideline and writes their documents.",
    et: "Kontrollib mikrokraade ja mikrokvalifikatsioone juhendi järgi ja koostab nende dokumendid.",
};

const COMMAND_HEADING: Phrase = Phrase {
    en: "Commands",
    et: "Käsud",
};
const ARGUMENT_HEADING: Phrase = Phrase {
    en: "Arguments",
    et: "Argumendid",
};
const OPTION_HEADING: Phrase = Phrase {
    en: "Options",
    et: "Võtmed",
};
pub const USAGE: Phrase = Phrase {
    en: "Usage",
    et: "Kasutus",
};

/// The command line with its help in one language.
pub fn command(lang: Lang) -> Command {
    let command = CommandLine::command()
        .about(ABOUT.get(lang))
        .subcommand_help_heading(COMMAND_HEADING.get(lang));
    let command = command.mut_subcommands(|inner| {
        let name = inner.get_name().to_owned();
        let about = COMMANDS
            .iter()
            .find(|(word, _)| *word == name)
            .map(|(_, about)| about.get(lang));
        told(inner, &name, lang).about(about.unwrap_or_default())
    });
    told(command, "kava", lang)
}

fn told(command: Command, name: &str, lang: Lang) -> Command {
    let usage = USAGE.get(lang);
    let template = format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}");
    command.help_template(template).mut_args(|arg| {
        let heading = if arg.is_positional() {
            ARGUMENT_HEADING
        } else {
            OPTION_HEADING
        };
        let meaning = meaning(name, &arg).map_or("", |meaning| meaning.get(lang));
        let takes_value = arg.get_action().takes_values();
        arg.help(meaning)
            .help_heading(heading.get(lang))
            .hide_default_value(takes_value)
            .hide_possible_values(takes_value)
    })
}

fn meaning(command: &str, arg: &Arg) -> Option<&'static Phrase> {
    let word = arg.get_id().as_str();
    let own = ARGUMENTS
        .iter()
        .find(|(known, _)| known.split_once('.') == Some((command, word)));
    let shared = || ARGUMENTS.iter().find(|(known, _)| *known == word);
    own.or_else(shared).map(|(_, meaning)| meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_is_told_and_nothing_else() {
        let command = CommandLine::command();
        let mut told: Vec<&Phrase> = Vec::new();
        for inner in command.get_subcommands() {
            assert!(
                COMMANDS.iter().any(|(word, _)| *word == inner.get_name()),
                "{}",
                inner.get_name()
            );
            for arg in inner.get_arguments() {
                told.push(
                    meaning(inner.get_name(), arg).unwrap_or_else(|| panic!("{}", arg.get_id())),
                );
            }
        }
        for arg in command.get_arguments() {
            told.push(meaning("kava", arg).unwrap_or_else(|| panic!("{}", arg.get_id())));
        }
        for (word, meaning) in ARGUMENTS {
            assert!(
                told.iter().any(|phrase| std::ptr::eq(*phrase, meaning)),
                "{word} is no argument"
            );
        }
        assert_eq!(COMMANDS.len(), command.get_subcommands().count());
    }

    #[test]
    fn clap_finds_no_fault_with_it() {
        command(Lang::En).debug_assert();
        command(Lang::Et).debug_assert();
    }
}
