//! What each argument means: a word of its own, or behind its command where another command means
//! something else by it.

use super::{Meaning, means};

pub(super) static ARGUMENTS: &[Meaning] = &[
    means(
        "path",
        "A catalogue's folder, or a file in it, whose findings are then shown [default: the current folder]",
        "Kataloogi kaust või fail selles, siis näidatakse ainult selle leide [vaikimisi käesolev kaust]",
    ),
    means(
        "check.path",
        "A catalogue's folder, or a file in it, whose findings are then shown, or - for a text on standard input [default: the current folder]",
        "Kataloogi kaust või fail selles, siis näidatakse ainult selle leide, või - standardsisendi teksti jaoks [vaikimisi käesolev kaust]",
    ),
    means(
        "stands_for",
        "The file of a catalogue that the text on standard input stands for; without it the text is a catalogue of its own",
        "Kataloogi fail, mille asemel on standardsisendi tekst; ilma selleta on tekst omaette kataloog",
    ),
    means(
        "shell",
        "bash, zsh, fish, powershell or elvish",
        "bash, zsh, fish, powershell või elvish",
    ),
    means("page", "The command, such as check", "Käsk, näiteks check"),
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
        "human, short (one line a finding), json, sarif (SARIF 2.1.0) or github (workflow commands, of which GitHub shows ten errors and ten warnings a step beside the lines) [default: human]",
        "human (inimesele), short (leid real), json, sarif (SARIF 2.1.0) või github (töövoo käsud; rea kõrval näitab GitHub sammu kohta kümmet viga ja kümmet hoiatust) [vaikimisi human]",
    ),
    means(
        "list.path",
        "A catalogue's folder, or a file in it [default: the current folder]",
        "Kataloogi kaust või fail selles [vaikimisi käesolev kaust]",
    ),
    means(
        "condition",
        "Only programmes of which this holds, such as 'credits >= 12 and language = en and outcome ~ \"data\"': = != < <= > >=, ~ (contains, whatever the case and accents), and, or, not, brackets; of several values one is enough, of credits and fees that differ with the courses chosen it must hold for every choice, and what is not known does not hold",
        "Ainult programmid, mille kohta see kehtib, näiteks 'credits >= 12 and language = en and outcome ~ \"andme\"': = != < <= > >=, ~ (sisaldab, olenemata suurtähtedest ja täppidest), and, or, not, sulud; mitmest väärtusest piisab ühest, ainevalikuti erinev maht ja tasu peab sobima iga valiku korral ja teadmata väärtus ei sobi",
    ),
    means(
        "deadlines",
        "What is due of all programmes, in the order of days, with the clauses",
        "Kõigi programmide tähtajad kuupäevade järjekorras koos punktidega",
    ),
    means(
        "graph.path",
        "A catalogue's folder, or a file in it [default: the current folder]",
        "Kataloogi kaust või fail selles [vaikimisi käesolev kaust]",
    ),
    means(
        "of",
        "plan, prerequisites, stacking (what programmes count towards) or courses (which programmes share) [default: plan]",
        "plan (õppeplaanid), prerequisites (eeldusained), stacking (mille osana programme arvestatakse) või courses (programmide ühised ained) [vaikimisi plan]",
    ),
    means(
        "graph.programmes",
        "Only the programmes with these codes",
        "Ainult nende koodidega programmid",
    ),
    means(
        "graph.format",
        "dot (Graphviz) or mermaid [default: dot]",
        "dot (Graphviz) või mermaid [vaikimisi dot]",
    ),
    means(
        "impact.path",
        "A catalogue's folder, or a file in it [default: the current folder]",
        "Kataloogi kaust või fail selles [vaikimisi käesolev kaust]",
    ),
    means(
        "course",
        "The course's code, as the catalogue has it",
        "Aine kood, nagu see kataloogis on",
    ),
    means(
        "impact.credits",
        "Suppose that it has so many ECTS, such as 7 or 2.5",
        "Oleta, et selle maht on nii palju EAP, näiteks 7 või 2,5",
    ),
    means(
        "origin",
        "Suppose that it comes from there: continuing, unlinked, or \"degree IAIM\"",
        "Oleta, et selle päritolu on continuing (täienduskoolitus), unlinked (õppekavaga sidumata) või \"degree IAIM\" (tasemeõpe)",
    ),
    means(
        "list.format",
        "table, csv or json [default: table]",
        "table (tabel), csv või json [vaikimisi table]",
    ),
    means(
        "format",
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
        "old",
        "A folder, a file, git:REVISION, or git:REVISION:PATH counted from the repository's top",
        "Kaust, fail, git:SEIS või git:SEIS:TEE, kus tee algab hoidla juurest",
    ),
    means(
        "new",
        "The same, of the later state [default: the current folder]",
        "Sama hilisema seisu kohta [vaikimisi käesolev kaust]",
    ),
    means(
        "html",
        "Write a page for the board, with old and new side by side",
        "Koosta leht, kus vana ja uus on kõrvuti",
    ),
    means(
        "fail_on",
        "End with exit code 1 only for these: learners, registration, approval or cosmetic [default: all but cosmetic]",
        "Lõpeta väljumiskoodiga 1 ainult nende korral: learners (õppijad), registration (registreerimine), approval (kinnitamine) või cosmetic (vormiline) [vaikimisi kõik peale vormilise]",
    ),
    means(
        "value",
        "A value of a written document, such as out/catalogue/catalogue.json#/programmes/0/aim",
        "Kirjutatud dokumendi väärtus, näiteks out/catalogue/catalogue.json#/programmes/0/aim",
    ),
    means(
        "dry_run",
        "Show what would change, and change nothing",
        "Näita, mis muutuks, aga ära muuda midagi",
    ),
    means(
        "yes",
        "Write without asking first; where nobody sits at a terminal, nobody is asked",
        "Kirjuta ilma küsimata; kus terminali taga kedagi ei ole, seal ei küsita",
    ),
    means("code", "The programme's code", "Programmi kood"),
    means(
        "new.path",
        "The folder of the catalogue, or for a new one [default: the current folder]",
        "Kataloogi kaust, olemasoleva või uue oma [vaikimisi käesolev kaust]",
    ),
    means(
        "new.guideline",
        "Of a new catalogue: the guideline that it follows, such as taltech",
        "Uue kataloogi juhend, näiteks taltech",
    ),
    means(
        "university",
        "Of a new catalogue: the university, such as \"Näidisülikool / Example University\"",
        "Uue kataloogi ülikool, näiteks \"Näidisülikool / Example University\"",
    ),
    means(
        "school",
        "Of a new catalogue: the School or college, in Estonian / in English",
        "Uue kataloogi teaduskond või kolledž, eesti / inglise keeles",
    ),
    means(
        "department",
        "Of a new catalogue: the department, in Estonian / in English",
        "Uue kataloogi instituut, eesti / inglise keeles",
    ),
    means(
        "next",
        "Of a new catalogue: its next semester, such as \"autumn-2027 2027-08-30 2028-01-23\"",
        "Uue kataloogi järgmine semester, näiteks \"autumn-2027 2027-08-30 2028-01-23\"",
    ),
    means(
        "kind",
        "The programme's kind, such as micro-degree [default: the guideline's first]",
        "Programmi liik, näiteks micro-degree [vaikimisi juhendi esimene]",
    ),
    means(
        "title",
        "The programme's title, such as \"Andmekaeve / Data Mining\"",
        "Programmi nimetus, näiteks \"Andmekaeve / Data Mining\"",
    ),
    means(
        "new.code",
        "The programme's code [default: made of its title; of a copy, the same]",
        "Programmi kood [vaikimisi nimetusest; koopial sama]",
    ),
    means(
        "new.credits",
        "Its volume in ECTS, such as 12",
        "Maht EAP-des, näiteks 12",
    ),
    means(
        "outcome",
        "What a learner will be able to do, in Estonian / in English",
        "Mida õppija oskab, eesti / inglise keeles",
    ),
    means(
        "semester",
        "The semester of the first intake, such as autumn-2027 [default: the next]",
        "Esimese vastuvõtu semester, näiteks autumn-2027 [vaikimisi järgmine]",
    ),
    means(
        "like",
        "Copy this programme: its days moved to the semester, its records emptied",
        "Kopeeri see programm: päevad nihutatakse semestri järgi, toimik tühjendatakse",
    ),
    means(
        "new.intake",
        "Of the copied programme, add only an intake to the programme itself",
        "Lisa ainult vastuvõtt, samale programmile",
    ),
    means(
        "step",
        "proposed, approved, submitted, announced (an intake), registered or withdrawn",
        "proposed (ettepanek), approved (kinnitatud), submitted (esitatud), announced (vastuvõtust teavitatud), registered (registreeritud) või withdrawn (suletud)",
    ),
    means("on", "On which day", "Mis päeval"),
    means(
        "by",
        "Who proposed or approved it, such as dean [default: as the guideline has it]",
        "Kes tegi ettepaneku või kinnitas, näiteks dean [vaikimisi nagu juhendis]",
    ),
    means(
        "document",
        "The document of the approval, such as 1-8/42",
        "Kinnitamise dokument, näiteks 1-8/42",
    ),
    means(
        "number",
        "The code in the registry, such as 999001",
        "Registrikood, näiteks 999001",
    ),
    means(
        "volume",
        "The registered volume, such as \"18 ECTS\"",
        "Registreeritud maht, näiteks \"18 ECTS\"",
    ),
    means("because", "Why it is withdrawn", "Miks programm suletakse"),
    means(
        "intake",
        "The intake that was announced, where there are several",
        "Vastuvõtt, millest teavitati, kui neid on mitu",
    ),
    means(
        "edition",
        "Of a programme in several editions, the one in force from here, such as autumn-2026",
        "Mitme redaktsiooniga programmi puhul see, mis kehtib alates siit, näiteks autumn-2026",
    ),
    means(
        "replace",
        "Write over what the record says otherwise",
        "Kirjuta üle see, mida toimik teisiti ütleb",
    ),
    means(
        "files",
        "A table in CSV or XLSX, a row for each programme or each course; or a feed in JSON: Kava's own, OOAPI, ELM",
        "CSV- või XLSX-tabel, igal real programm või aine; või JSON-voog: Kava oma, OOAPI või ELM",
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
        "A code such as degree-share, a clause such as taltech:2.1, or a word in either language, such as micro-degree",
        "Kood, näiteks degree-share, punkt, näiteks taltech:2.1, või sõna kummaski keeles, näiteks mikrokraad",
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
