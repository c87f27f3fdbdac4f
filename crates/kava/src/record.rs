//! What has been decided about a programme, written into its record and nowhere else.
//!
//! The text is edited as it stands: whatever is not the fact itself stays byte for byte, however it is
//! laid out.

pub(crate) mod block;
mod home;
mod page;

use kava_diagnostics::{FileId, Severity, Words};
use kava_model::date::Day;
use kava_model::fields::{INTAKE_BLOCK, PROGRAMME_BLOCK, Programme, RECORD_BLOCK, Setting};
use kava_model::name::Name;
use kava_model::names::{Catalogue, Declared};
use kava_model::{Vocabulary, nearest};
use kava_syntax::{Item, parse};

use crate::build::UnknownProgramme;
use crate::fix::Changed;
use crate::workspace::Workspace;
use block::{Block, values};
use page::Page;

/// What became of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Proposed,
    Approved,
    Submitted,
    Announced,
    Registered,
    Withdrawn,
}

impl Step {
    pub const ALL: [Step; 6] = [
        Step::Proposed,
        Step::Approved,
        Step::Submitted,
        Step::Announced,
        Step::Registered,
        Step::Withdrawn,
    ];

    /// The field that says it.
    pub fn word(self) -> &'static str {
        match self {
            Step::Proposed => "proposed",
            Step::Approved => "approved",
            Step::Submitted => "submitted",
            Step::Announced => "announced",
            Step::Registered => "registered",
            Step::Withdrawn => "withdrawn",
        }
    }
}

/// What is to be recorded.
#[derive(Clone, Debug)]
pub struct Entry {
    pub programme: String,
    pub step: Step,
    pub on: Day,
    /// By whom it was proposed or approved; where nothing is said, by whom the guideline wants it.
    pub by: Option<String>,
    /// With which document it was approved.
    pub document: Option<String>,
    /// Under which code it was registered.
    pub code: Option<String>,
    /// With which volume it was registered, as it is written in a file.
    pub volume: Option<String>,
    /// Why it was withdrawn.
    pub because: Option<String>,
    /// Which intake was announced.
    pub intake: Option<String>,
    /// Of a programme in several editions, the one that is in force from here.
    pub edition: Option<String>,
    /// Written in place of what the record says already.
    pub replaces: bool,
}

/// Why nothing was recorded.
#[derive(Debug)]
pub enum NotRecorded {
    Unknown(UnknownProgramme),
    /// From when the editions are in force, as their files say it.
    WhichEdition(Vec<String>),
    NoIntake,
    WhichIntake(Vec<String>),
    UnknownIntake {
        near: Option<String>,
    },
    /// What is written there now.
    SaysOtherwise {
        file: String,
        line: usize,
        written: String,
    },
    /// A brace of the block is missing.
    Torn {
        file: String,
        line: usize,
    },
    /// What would be written cannot be read.
    Unreadable(Words),
}

/// What was recorded: which text is another now.
#[derive(Debug)]
pub struct Recorded {
    /// Nothing where the record says so already.
    pub changed: Option<Changed>,
    pub file: String,
}

impl Workspace {
    /// Records it in the texts.
    pub fn record(&mut self, entry: &Entry) -> Result<Recorded, NotRecorded> {
        let recorded = self.recorded(entry)?;
        if let Some(changed) = &recorded.changed {
            self.set(&changed.name, changed.new.clone());
        }
        Ok(recorded)
    }

    fn recorded(&self, entry: &Entry) -> Result<Recorded, NotRecorded> {
        let catalogue = self.catalogue();
        let programme = the_programme(&catalogue, entry)?;
        let value = self.value(&catalogue, programme.it, entry);
        readable(entry.step, &value)?;
        let page = self.page(programme.place.file);
        let block = page.block(programme.it.place.span, &PROGRAMME_BLOCK)?;
        match entry.step {
            Step::Withdrawn => page.say(block, entry, &value),
            Step::Announced => {
                let intake = the_intake(block, entry)?;
                let intake = page.block(intake.span(), &INTAKE_BLOCK)?;
                page.say(intake, entry, &value)
            }
            _ => self.in_record(&catalogue, programme, (&page, block), entry, &value),
        }
    }

    /// In the programme's record, in the one that stands apart, or in a new one.
    fn in_record(
        &self,
        catalogue: &Catalogue<'_>,
        programme: Declared<'_, Programme>,
        (page, block): (&Page, Block<'_>),
        entry: &Entry,
        value: &str,
    ) -> Result<Recorded, NotRecorded> {
        if let Some(record) = block.fields(RECORD_BLOCK.word).next() {
            let record = page.block(record.span(), &RECORD_BLOCK)?;
            return page.say(record, entry, value);
        }
        match catalogue.record(programme.it) {
            Some(record) => {
                let page = self.page(record.place.file);
                let record = page.block(record.place.span, &RECORD_BLOCK)?;
                page.say(record, entry, value)
            }
            None => Ok(self.new_record(catalogue, programme, block, entry, value)),
        }
    }

    fn page(&self, file: FileId) -> Page {
        let found = self.files().find(|known| known.id == file);
        let (name, text) = found.map_or_else(Default::default, |file| {
            (file.source.name.to_string(), file.source.text.clone())
        });
        Page {
            tree: parse(&text, &Vocabulary),
            name,
            text,
        }
    }

    /// The fact as it is written behind its word.
    fn value(&self, catalogue: &Catalogue<'_>, programme: &Programme, entry: &Entry) -> String {
        let mut value = match entry.step {
            Step::Withdrawn => format!("from {}", entry.on),
            _ => entry.on.to_string(),
        };
        let mut add = |word: &str, said: Option<String>| {
            if let Some(said) = said {
                value.push_str(&format!(" {word} {said}"));
            }
        };
        let quoted = |text: &Option<String>| text.as_ref().map(|text| format!("\"{text}\""));
        let usual = |rule| self.usual(catalogue, programme, rule, entry.on);
        match entry.step {
            Step::Proposed => add("by", entry.by.clone().or_else(|| usual("proposed-by"))),
            Step::Approved => {
                add("by", entry.by.clone().or_else(|| usual("approved-by")));
                add("document", quoted(&entry.document));
            }
            Step::Registered => {
                add("code", entry.code.clone());
                add("volume", entry.volume.clone());
            }
            Step::Withdrawn => add("because", quoted(&entry.because)),
            Step::Submitted | Step::Announced => {}
        }
        value
    }

    /// The first word that the catalogue's guideline sets for a rule.
    fn usual(
        &self,
        catalogue: &Catalogue<'_>,
        programme: &Programme,
        rule: &str,
        on: Day,
    ) -> Option<String> {
        let (guidelines, _) = self.guidelines();
        let policy = guidelines.in_force(catalogue.guideline()?, on)?;
        let (policy, _) = guidelines.merged(policy);
        let kind = programme.kind.known().map(|kind| &*kind.text);
        let rules = policy.rules_for(kind).into_iter();
        let mut lines = rules.filter(|line| line.code == rule);
        lines.find_map(|line| match &line.setting {
            Setting::Words(words) => words.first().map(|word| word.text.to_string()),
            _ => None,
        })
    }
}

/// The value must be one that the language knows, or nothing is written.
fn readable(step: Step, value: &str) -> Result<(), NotRecorded> {
    let line = format!("{} {value}", step.word());
    let text = match step {
        Step::Withdrawn => format!("programme x {{\n{line}\n}}\n"),
        Step::Announced => format!("programme x {{\nintake y {{\n{line}\n}}\n}}\n"),
        _ => format!("record of x {{\n{line}\n}}\n"),
    };
    let tree = parse(&text, &Vocabulary);
    let shape = kava_syntax::findings(&tree, FileId(0), &text);
    let read = kava_model::read::read(FileId(0), &tree, &text);
    let mut findings = shape.into_iter().chain(read.findings);
    match findings.find(|finding| finding.severity == Severity::Error) {
        Some(finding) => Err(NotRecorded::Unreadable(finding.message)),
        None => Ok(()),
    }
}

fn the_programme<'f>(
    catalogue: &Catalogue<'f>,
    entry: &Entry,
) -> Result<Declared<'f, Programme>, NotRecorded> {
    let code = Name::new(&entry.programme, Default::default()).text;
    let of_code = catalogue
        .programmes
        .iter()
        .filter(|programme| programme.it.name.text == code);
    let editions: Vec<_> = of_code.copied().collect();
    match (&editions[..], &entry.edition) {
        ([], _) => Err(NotRecorded::Unknown(unknown(catalogue, &entry.programme))),
        ([one], None) => Ok(*one),
        (_, edition) => {
            let is_it = |programme: &&Declared<'_, Programme>| {
                edition
                    .as_ref()
                    .is_some_and(|from| *from == begins(programme.it))
            };
            let found = editions.iter().find(is_it).copied();
            found.ok_or_else(|| {
                let begins = editions.iter().map(|edition| begins(edition.it));
                NotRecorded::WhichEdition(begins.collect())
            })
        }
    }
}

pub(crate) fn unknown(catalogue: &Catalogue<'_>, code: &str) -> UnknownProgramme {
    let codes = catalogue.programmes.iter().map(|it| &*it.it.name.text);
    UnknownProgramme {
        code: code.to_owned(),
        near: nearest(code, codes).map(str::to_owned),
    }
}

/// From when an edition is in force, as its file says it.
fn begins(programme: &Programme) -> String {
    let in_force = programme.in_force.known();
    in_force.map_or_else(String::new, |in_force| in_force.from.to_string())
}

/// The intake that is named, or the only one that can be meant.
fn the_intake<'t>(block: Block<'t>, entry: &Entry) -> Result<Item<'t>, NotRecorded> {
    let source = block.item().source();
    let name = |intake: &Item<'t>| {
        values(*intake)
            .first()
            .map_or("", |name| name.text(source))
            .to_owned()
    };
    let intakes: Vec<Item<'t>> = block.fields(INTAKE_BLOCK.word).collect();
    let names = || intakes.iter().map(name).collect::<Vec<_>>();
    if let Some(wanted) = &entry.intake {
        let found = intakes.iter().find(|intake| name(intake) == *wanted);
        return found.copied().ok_or_else(|| {
            let names = names();
            let near = nearest(wanted, names.iter().map(String::as_str));
            NotRecorded::UnknownIntake {
                near: near.map(str::to_owned),
            }
        });
    }
    let is_open = |intake: &&Item<'t>| {
        let said = Block::of(**intake, &INTAKE_BLOCK).and_then(|it| it.fields("announced").next());
        let first = said.and_then(|line| values(line).first().copied());
        first.is_none_or(|atom| atom.text(source) == "todo")
    };
    let open: Vec<&Item<'t>> = intakes.iter().filter(is_open).collect();
    match (&intakes[..], &open[..]) {
        ([], _) => Err(NotRecorded::NoIntake),
        ([one], _) => Ok(*one),
        (_, [one]) => Ok(**one),
        _ => Err(NotRecorded::WhichIntake(names())),
    }
}
