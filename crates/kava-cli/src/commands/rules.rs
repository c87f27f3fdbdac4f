//! `kava rules`: what the guidelines ask, or with `--coverage` what becomes of each of their clauses.

use kava::diagnostics::{Lang, Words, say};
use kava::{
    Choice, Confidence, CoverageLine, Edition, Fate, ListedField, ListedRule, Ratio, Share,
    Workspace,
};

use crate::args::{self, ListFormat};
use crate::catalogue::no_edition;
use crate::console::Console;
use crate::exit::{Exit, Stop};
use crate::listing_json;
use crate::summary::stamp;
use crate::table::Table;
use crate::today::today;

pub fn run(args: &args::Rules, console: &mut Console) -> Result<Exit, Stop> {
    let as_of = args.judging.as_of.unwrap_or_else(today);
    let shipped = Workspace::new();
    let (editions, is_whole) = match &args.judging.guideline {
        None => (shipped.editions(as_of), false),
        Some(named) => {
            let found = shipped.edition(&named.id, named.on.unwrap_or(as_of));
            (
                vec![found.map_err(|why| no_edition(named, as_of, &why))?],
                true,
            )
        }
    };
    let shown: Vec<Shown> = editions
        .into_iter()
        .map(|edition| Shown::new(edition, is_whole))
        .collect();
    match args.format {
        ListFormat::Json => listing_json::write(&shown, args.coverage, console),
        ListFormat::Human => {
            for (at, shown) in shown.iter().enumerate() {
                if at > 0 {
                    console.line("");
                }
                match args.coverage {
                    true => clauses(shown, console),
                    false => rules(shown, console),
                }
            }
            if args.coverage {
                shares(&shown, console);
            }
        }
    }
    Ok(Exit::Good)
}

/// An edition with the lines of it that are shown: its own, or all that it builds on as well.
pub struct Shown {
    pub edition: Edition,
    is_whole: bool,
}

impl Shown {
    fn new(edition: Edition, is_whole: bool) -> Shown {
        Shown { edition, is_whole }
    }

    pub fn rules(&self) -> impl Iterator<Item = &ListedRule> {
        let rules = self.edition.listing.rules.iter();
        rules.filter(|rule| self.is_shown(&rule.citation.guideline))
    }

    pub fn fields(&self) -> impl Iterator<Item = &ListedField> {
        let fields = self.edition.listing.fields.iter();
        fields.filter(|field| self.is_shown(&field.citation.guideline))
    }

    pub fn share(&self) -> Share {
        Share::of(&self.edition.coverage)
    }

    fn is_shown(&self, guideline: &str) -> bool {
        self.is_whole || guideline == self.edition.stamp.guideline
    }
}

/// The guideline's id, edition and title, where it is published, what it builds on.
pub fn head(edition: &Edition, console: &mut Console) {
    let title = edition
        .title
        .get(console.lang.tag())
        .unwrap_or(edition.title.any())
        .to_owned();
    console.heading(&say!(en "{stamp}: {title}", et "{stamp}: {title}", stamp = stamp(&edition.stamp), title = title));
    if let Some(source) = &edition.source {
        console.paragraph(source, 0);
    }
    if !edition.above.is_empty() {
        let above = Words::join(edition.above.iter().map(|it| stamp(it)), ", ");
        console.say(&say!(en "builds on {above}", et "tugineb juhendile {above}", above = above));
    }
}

fn rules(shown: &Shown, console: &mut Console) {
    let lang = console.lang;
    head(&shown.edition, console);
    let mut table = Table::default();
    for rule in shown.rules() {
        table.row([
            clause(
                shown,
                &rule.citation.guideline,
                &rule.citation.clause,
                rule.citation.point.as_deref(),
            ),
            rule.rule.to_owned(),
            rule.strictness.name().get(lang).to_owned(),
            rule.bound.get(lang).to_owned(),
            kinds(&rule.kinds, lang),
            aside(rule).get(lang).to_owned(),
        ]);
    }
    section(&say!(en "Rules", et "Reeglid"), &table, console);
    let mut table = Table::default();
    for field in shown.fields() {
        table.row([
            clause(
                shown,
                &field.citation.guideline,
                &field.citation.clause,
                field.citation.point.as_deref(),
            ),
            field.field.clone(),
            kinds(&field.kinds, lang),
            field.moments.get(lang).to_owned(),
            known(field.confidence)
                .unwrap_or_default()
                .get(lang)
                .to_owned(),
        ]);
    }
    section(
        &say!(en "Fields of the registry's form (form-field)", et "Registri vormi väljad (form-field)"),
        &table,
        console,
    );
    let listing = &shown.edition.listing;
    list(
        &say!(en "Off: no clause asks for them", et "Välja lülitatud: ükski punkt neid ei nõua"),
        &listing.off,
        console,
    );
    list(
        &say!(en "Always on, whatever the guideline", et "Alati sees, olenemata juhendist"),
        &listing.always,
        console,
    );
}

fn clauses(shown: &Shown, console: &mut Console) {
    let lang = console.lang;
    head(&shown.edition, console);
    let mut table = Table::default();
    for line in &shown.edition.coverage {
        table.row(clause_row(line, lang));
    }
    section(&say!(en "Clauses", et "Punktid"), &table, console);
}

/// How much of each guideline, and of all of them, a machine checks.
fn shares(shown: &[Shown], console: &mut Console) {
    let mut table = Table::default();
    for shown in shown {
        let name = stamp(&shown.edition.stamp).get(console.lang).to_owned();
        table.row(share_row(name, shown.share(), console.lang));
    }
    if shown.len() > 1 {
        let name = say!(en "in all", et "kokku").get(console.lang).to_owned();
        let all = shown.iter().map(Shown::share).sum();
        table.row(share_row(name, all, console.lang));
    }
    section(
        &say!(en "What is checked by machine", et "Mida kontrollib masin"),
        &table,
        console,
    );
}

/// `54 clauses, 100 % accounted for`, and `44 of 50 that ask something are checked (88 %)`
fn share_row(name: String, share: Share, lang: Lang) -> [String; 3] {
    let decided = share.decided().unwrap_or(Ratio::ZERO);
    let clauses = say!(
        en "{clauses} clauses, {decided} accounted for",
        et "punkte {clauses}, otsustatud {decided}",
        clauses = share.clauses, decided = decided
    );
    let by_machine = share.by_machine().unwrap_or(Ratio::ZERO);
    let checked = say!(
        en "of {asking} that ask something, rules check {checked} ({share})",
        et "midagi nõuab {asking}, neist kontrollivad reeglid {checked} ({share})",
        asking = share.asking, checked = share.checked, share = by_machine
    );
    [
        name,
        clauses.get(lang).to_owned(),
        checked.get(lang).to_owned(),
    ]
}

/// The clause, what it says, and under that what becomes of it.
pub fn clause_row(line: &CoverageLine, lang: Lang) -> [String; 2] {
    let told = format!("{}\n→ {}", wording(line, lang), fate(line).get(lang));
    [spot(&line.clause, line.point.as_deref()), told]
}

/// `checked by volume, courses`
fn fate(line: &CoverageLine) -> Words {
    match line.fate {
        Fate::Checked => say!(
            en "checked by {rules}",
            et "kontrollib {rules}",
            rules = line.rules.join(", ")
        ),
        Fate::Manual => say!(en "for people to judge", et "hindab inimene"),
        Fate::Statement => say!(en "a statement", et "väide"),
        Fate::Outside => say!(en "out of scope", et "väljaspool käsitlust"),
    }
}

/// The clause in our words, and why it is out of scope.
fn wording(line: &CoverageLine, lang: Lang) -> String {
    let text = line.text.get(lang.tag()).unwrap_or(line.text.any());
    match &line.because {
        None => text.to_owned(),
        Some(because) => {
            let because = because.get(lang.tag()).unwrap_or(because.any());
            let whole = say!(
                en "{text} (because {because})",
                et "{text} (põhjus: {because})",
                text = text, because = because
            );
            whole.get(lang).to_owned()
        }
    }
}

/// `2.1 a`, with the guideline's id where it is another one.
fn clause(shown: &Shown, guideline: &str, clause: &str, point: Option<&str>) -> String {
    let spot = spot(clause, point);
    match shown.edition.stamp.guideline == guideline {
        true => spot,
        false => format!("{guideline} {spot}"),
    }
}

pub fn spot(clause: &str, point: Option<&str>) -> String {
    point.map_or_else(|| clause.to_owned(), |point| format!("{clause} {point}"))
}

pub fn kinds(kinds: &[String], lang: Lang) -> String {
    match kinds {
        [] => say!(en "all", et "kõik").get(lang).to_owned(),
        kinds => kinds.join(", "),
    }
}

/// How a bound is known, and where else it is asked.
pub fn aside(rule: &ListedRule) -> Words {
    let also = rule.also.iter().map(|citation| {
        say!(
            en "also {guideline} {clause}",
            et "ka {guideline} {clause}",
            guideline = citation.guideline, clause = citation.clause
        )
    });
    Words::join(known(rule.confidence).into_iter().chain(also), "; ")
}

/// How a line of a guideline is known, where it was not read in the source.
pub fn known(confidence: Confidence) -> Option<Words> {
    match confidence {
        Confidence::Source => None,
        other => Some(other.name().words()),
    }
}

fn section(title: &Words, table: &Table, console: &mut Console) {
    if table.is_empty() {
        return;
    }
    console.line("");
    console.heading(title);
    let width = console.width;
    let _ = table.print(2, width, console.out());
}

fn list(title: &Words, codes: &[&str], console: &mut Console) {
    if codes.is_empty() {
        return;
    }
    console.line("");
    console.heading(title);
    console.paragraph(&codes.join(", "), 2);
}
