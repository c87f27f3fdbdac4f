//! What `--help` says, in the reader's language.

use clap::{Arg, Command, CommandFactory};
use kava::diagnostics::{Lang, Phrase};

use crate::args::CommandLine;

/// A word of the command line and what it means. A word may stand alone or after its command.
type Meaning = (&'static str, Phrase);

const fn means(word: &'static str, en: &'static str, et: &'static str) -> Meaning {
    (word, Phrase { en, et })
}

const ABOUT: Phrase = Phrase {
    en: "Checks micro-degrees and micro-credentials against a guideline and writes their documents.",
    et: "Kontrollib mikrokraade ja mikrokvalifikatsioone juhendi järgi ja koostab nende dokumendid.",
};

static COMMANDS: &[Meaning] = &[
    means(
        "check",
        "Check a catalogue against its guideline",
        "Kontrolli kataloogi juhendi järgi",
    ),
    means(
        "build",
        "Write the documents of the programmes that hold",
        "Koosta nõuetele vastavate programmide dokumendid",
    ),
    means(
        "report",
        "Write the board's page of a programme",
        "Koosta programmi hindamisleht",
    ),
    means(
        "trace",
        "Show which lines a value of a document comes from",
        "Näita, millistelt ridadelt pärineb dokumendi väärtus",
    ),
    means(
        "import",
        "Make .kava files of a list in CSV or XLSX",
        "Tee CSV- või XLSX-loendist .kava failid",
    ),
    means(
        "fmt",
        "Lay files out in the one canonical way",
        "Vorminda failid ühtmoodi",
    ),
    means(
        "rules",
        "Show the rules of the guidelines",
        "Näita juhendite reegleid",
    ),
    means(
        "explain",
        "Explain the code of a finding, or a clause",
        "Selgita leiu koodi või juhendi punkti",
    ),
    means("lsp", "Serve an editor", "Teeninda tekstiredaktorit"),
];

static ARGUMENTS: &[Meaning] = &[
    means(
        "path",
        "A catalogue's folder, or a file in it, whose findings are then shown [default: the current folder]",
        "Kataloogi kaust või fail selles, siis näidatakse ainult selle leide [vaikimisi käesolev kaust]",
    ),
    means(
        "moment",
        "For what to judge: draft, submission or publication [default: draft]",
        "Milleks hinnata: draft (mustand), submission (esitamine) või publication (avaldamine) [vaikimisi draft]",
    ),
    means(
        "as_of",
        "The day of the check, such as 2026-06-10 [default: today]",
        "Kontrolli päev, näiteks 2026-06-10 [vaikimisi täna]",
    ),
    means(
        "guideline",
        "Judge by this guideline or this edition of it, such as taltech@2025-10-09 [default: the catalogue's]",
        "Hinda selle juhendi või selle redaktsiooni järgi, näiteks taltech@2025-10-09 [vaikimisi kataloogi oma]",
    ),
    means(
        "rules.guideline",
        "Only this guideline, or this edition of it, with all it builds on",
        "Ainult see juhend või selle redaktsioon koos kõigega, millele see tugineb",
    ),
    means(
        "explain.guideline",
        "Show what this guideline, or this edition of it, asks",
        "Näita, mida nõuab see juhend või selle redaktsioon",
    ),
    means(
        "check.format",
        "human, short (one line a finding) or json [default: human]",
        "human (inimesele), short (leid real) või json [vaikimisi human]",
    ),
    means(
        "rules.format",
        "human or json [default: human]",
        "human (inimesele) või json [vaikimisi human]",
    ),
    means(
        "deny_warnings",
        "End with exit code 1 for a warning too",
        "Lõpeta väljumiskoodiga 1 ka hoiatuse korral",
    ),
    means(
        "no_waivers",
        "Judge as if nothing were waived, and show what waivers set aside",
        "Hinda nii, nagu erandeid ei oleks, ja näita, mille nad kõrvale jätavad",
    ),
    means(
        "baseline",
        "Leave out the findings that this file lists as known",
        "Jäta välja leiud, mida see fail nimetab juba teadaolevaks",
    ),
    means(
        "write_baseline",
        "Write such a file, with all that is found now",
        "Kirjuta selline fail kõigest, mida praegu leitakse",
    ),
    means(
        "against",
        "Show what the draft of a guideline in this file changes, and which programmes would break",
        "Näita, mida selles failis olev juhendi kavand muudab ja millised programmid enam ei vastaks",
    ),
    means(
        "out",
        "The folder for the documents; kava-manifest.json in it lists them",
        "Dokumentide kaust; neid loetleb selles kava-manifest.json",
    ),
    means("programme", "The programme's code", "Programmi kood"),
    means(
        "report.out",
        "The folder for the pages, one in Estonian and one in English",
        "Lehtede kaust: üks eesti ja üks inglise keeles",
    ),
    means(
        "report.moment",
        "For what to judge: draft, submission or publication [default: submission]",
        "Milleks hinnata: draft (mustand), submission (esitamine) või publication (avaldamine) [vaikimisi submission]",
    ),
    means(
        "target",
        "Which documents: registry, catalogue, elm, ooapi, schema-org, credential-commons, calendar, portfolio, site [default: all]",
        "Millised dokumendid: registry (register), catalogue (kataloog), elm, ooapi, schema-org, credential-commons, calendar (kalender), portfolio (koondtabel), site (veebileht) [vaikimisi kõik]",
    ),
    means(
        "programmes",
        "Only the programmes with these codes",
        "Ainult nende koodidega programmid",
    ),
    means(
        "all_or_nothing",
        "Write nothing unless every programme holds",
        "Ära kirjuta midagi, kui mõni programm ei vasta nõuetele",
    ),
    means(
        "draft",
        "Judge for draft, and mark every document as a draft",
        "Hinda mustandina ja märgi iga dokument mustandiks",
    ),
    means(
        "force",
        "Write over files that Kava did not write",
        "Kirjuta üle ka failid, mida Kava ei ole kirjutanud",
    ),
    means(
        "source_maps",
        "Write beside each JSON document which lines its values come from",
        "Kirjuta iga JSON-dokumendi kõrvale, millistelt ridadelt selle väärtused pärinevad",
    ),
    means(
        "omissions",
        "List what has no place in which documents; without --out nothing is written",
        "Loetle, millel millistes dokumentides kohta ei ole; ilma võtmeta --out ei kirjutata midagi",
    ),
    means(
        "value",
        "A value of a written document, such as out/catalogue/catalogue.json#/programmes/0/aim",
        "Kirjutatud dokumendi väärtus, näiteks out/catalogue/catalogue.json#/programmes/0/aim",
    ),
    means(
        "file",
        "A table in CSV or XLSX: one row a programme, or one row a course",
        "CSV- või XLSX-tabel: igal real programm või aine",
    ),
    means(
        "import.out",
        "The catalogue's folder, which must be there [default: the current folder]",
        "Kataloogi kaust, mis peab olemas olema [vaikimisi käesolev kaust]",
    ),
    means(
        "map",
        "A file that says what headings mean, one a line: their heading = field",
        "Fail, mis ütleb, mida pealkirjad tähendavad, üks real: nende pealkiri = väli",
    ),
    means(
        "import.force",
        "Write over a file that is there",
        "Kirjuta olemasolev fail üle",
    ),
    means(
        "fmt.path",
        "A folder, a file, or - for standard input [default: the current folder]",
        "Kaust, fail või - standardsisendi jaoks [vaikimisi käesolev kaust]",
    ),
    means(
        "check",
        "Change nothing; name the files that would change, and end with exit code 1",
        "Ära muuda midagi; nimeta failid, mis muutuksid, ja lõpeta väljumiskoodiga 1",
    ),
    means(
        "diff",
        "Change nothing; show what would change",
        "Ära muuda midagi; näita, mis muutuks",
    ),
    means(
        "coverage",
        "Show every clause, and what becomes of it",
        "Näita iga punkti ja seda, mis sellest saab",
    ),
    means(
        "what",
        "A code such as degree-share, or a clause such as taltech:2.1",
        "Kood, näiteks degree-share, või punkt, näiteks taltech:2.1",
    ),
    means("stdio", "", ""),
    means(
        "lang",
        "The language of messages: en or et [default: the environment's]",
        "Teadete keel: en või et [vaikimisi keskkonna oma]",
    ),
    means(
        "color",
        "Colours: auto, always or never [default: auto]",
        "Värvid: auto, always (alati) või never (mitte kunagi) [vaikimisi auto]",
    ),
    means("help", "Show this help", "Näita seda abi"),
    means("version", "Show the version", "Näita versiooni"),
];

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
