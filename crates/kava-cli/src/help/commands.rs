//! What each command does, in a line.

use super::{Meaning, means};

pub(super) static COMMANDS: &[Meaning] = &[
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
        "diff",
        "Show what changed between two states of a catalogue, and what that asks for",
        "Näita, mis kataloogi kahe seisu vahel muutus ja mida see nõuab",
    ),
    means(
        "trace",
        "Show which lines a value of a document comes from",
        "Näita, millistelt ridadelt pärineb dokumendi väärtus",
    ),
    means(
        "list",
        "List the programmes: how far each has come, what is due, what is missing",
        "Loetle programmid: kui kaugel need on, mis on tähtaeg ja mis puudub",
    ),
    means(
        "graph",
        "Draw plans, prerequisites, awards or shared courses for Graphviz or Mermaid",
        "Joonista õppeplaanid, eeldusained, kraadid või ühised ained Graphvizi või Mermaidi jaoks",
    ),
    means(
        "impact",
        "Show which programmes would break if a course were changed; nothing is written",
        "Näita, millised programmid enam ei vastaks, kui ainet muuta; midagi ei kirjutata",
    ),
    means(
        "watch",
        "Check again whenever a file of the catalogue changes",
        "Kontrolli uuesti iga kord, kui mõni kataloogi fail muutub",
    ),
    means(
        "fix",
        "Make every fix that needs no person, shown first",
        "Tee kõik parandused, mis inimest ei vaja; enne näidatakse neid",
    ),
    means(
        "new",
        "Begin a catalogue or a programme with five answers, or like one that there is",
        "Alusta kataloogi või programmi viie vastusega või mõne varasema programmi järgi",
    ),
    means(
        "record",
        "Record what became of a programme: proposed, approved, registered …",
        "Märgi, mis on programmiga tehtud: ettepanek, kinnitamine, registreerimine …",
    ),
    means(
        "import",
        "Make .kava files of a table in CSV or XLSX, or of a feed in JSON",
        "Tee CSV- või XLSX-tabelist või JSON-voost .kava failid",
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
        "Explain the code of a finding, a clause, or a word",
        "Selgita leiu koodi, juhendi punkti või sõna",
    ),
    means("lsp", "Serve an editor", "Teeninda tekstiredaktorit"),
    means(
        "completions",
        "Write what a shell needs to complete command lines",
        "Väljasta käsurea lõpetaja sinu käsukesta jaoks",
    ),
    means(
        "man",
        "Write the manual page of Kava, or of one command",
        "Väljasta Kava või ühe käsu kasutusjuhend",
    ),
];
