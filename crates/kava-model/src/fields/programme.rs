//! Programmes.

use kava_diagnostics::{Place, say};

use super::intake::{Materials, WeeklyLoad};
use super::{Departure, Intake, PlanBlock, Record, Waiver};
use crate::admission::{
    Attendance, Delivery, Requirement, Schedule, SelectBy, Study, Transfer, WordOr,
};
use crate::choice::{Flag, List, NoneOr};
use crate::coded::{
    County, Duration, Groups, InForce, Language, Level, Person, Url, Volume, Withdrawn, Workload,
};
use crate::line::Line;
use crate::money::{Fee, Instalments, Payer};
use crate::name::{Name, Names};
use crate::room::Room;
use crate::stated::{Stated, Value};
use crate::table::{Block, Members, Shape, no_members};
use crate::text::{Remark, Text};

/// A micro-degree or micro-credential programme, in one edition.
#[derive(Clone, Debug, Default)]
pub struct Programme {
    pub name: Name,
    /// The item it was read from, head to closing brace.
    pub place: Place,
    /// Where it takes another line.
    pub room: Option<Room>,
    pub kind: Stated<Name>,
    pub purpose: Stated<Purpose>,
    pub title: Stated<Text>,
    pub unit: Stated<Name>,
    pub director: Vec<Stated<Person>>,
    pub contact: Stated<Person>,
    pub field: Stated<Groups>,
    pub level: Stated<Level>,
    pub language: Stated<List<Language>>,
    pub in_force: Stated<InForce>,
    pub replaces: Stated<Names>,
    pub withdrawn: Stated<Withdrawn>,
    pub aim: Stated<Text>,
    pub need: Stated<Text>,
    pub need_source: Vec<Stated<NeedSource>>,
    pub target_group: Stated<Text>,
    pub commissioned_by: Stated<Remark>,
    pub content: Stated<Text>,
    pub methods: Stated<Text>,
    pub environment: Stated<Text>,
    pub materials: Stated<Materials>,
    pub completion: Stated<Text>,
    pub trainers: Stated<Text>,
    pub basis: Vec<Stated<Basis>>,
    pub vocational_standard: Stated<NoneOr<Remark>>,
    pub project_needs: Stated<Text>,
    pub outcomes: Stated<Outcomes>,
    pub volume: Stated<Volume>,
    pub workload: Stated<Workload>,
    pub plan: Stated<PlanBlock>,
    pub duration: Stated<Duration>,
    pub study: Stated<Study>,
    pub delivery: Stated<List<Delivery>>,
    pub schedule: Stated<List<Schedule>>,
    pub place_of_study: Stated<List<Remark>>,
    pub county: Stated<List<County>>,
    pub attendance: Stated<Box<Attendance>>,
    pub weekly_load: Stated<WeeklyLoad>,
    pub requires: Vec<Stated<Requirement>>,
    pub select: Vec<Stated<SelectBy>>,
    pub conditions: Stated<Text>,
    pub awards: Stated<List<WordOr<Award>>>,
    pub partner: Vec<Stated<Name>>,
    pub stacks: Vec<Stated<Stacks>>,
    pub recognised: Vec<Stated<Remark>>,
    pub exemptions: Stated<Text>,
    pub transfer: Stated<Transfer>,
    pub fee: Vec<Stated<Fee>>,
    pub instalments: Stated<Instalments>,
    pub payer: Stated<List<Payer>>,
    pub website: Stated<Url>,
    pub work_based: Stated<Flag>,
    pub intake: Vec<Stated<Intake>>,
    pub record: Stated<Record>,
    pub depart: Vec<Stated<Departure>>,
    pub waive: Vec<Stated<Waiver>>,
}

table! {
    PROGRAMME, PROGRAMME_BLOCK: Programme = "programme", Members::Nothing, no_members;
    kind "kind" "liik"
        en "Micro-degree or micro-credential, as the guideline names its kinds."
        et "Mikrokraad või mikrokvalifikatsioon, nagu juhend oma liike nimetab.";
    purpose "purpose" "otstarve"
        en "What it is for: to specialise, broaden, reorient or develop."
        et "Milleks see on: süvendada, laiendada, ümber õppida või arendada.";
    title "title" "pealkiri"
        en "The programme's title."
        et "Programmi nimetus.";
    unit "unit" "üksus"
        en "The department or college that develops it."
        et "Programmi arendav instituut või kolledž.";
    director "director" "programmijuht"
        en "The programme director; of several, one is marked responsible."
        et "Programmijuht; mitme puhul on üks märgitud vastutavaks (responsible).";
    contact "contact" "kontakt"
        en "Whom to ask, where it is not the director."
        et "Kelle poole pöörduda, kui mitte programmijuhi.";
    field "field" "õppekavarühm"
        en "Its study programme group by ISCED-F; of several, the first is the primary one."
        et "Õppekavarühm ISCED-F järgi; mitme puhul on esimene põhiline.";
    level "level" "tase"
        en "Its level by EQF."
        et "Tase EQF-i (EKR-i) järgi.";
    language "language" "keel"
        en "The languages it is taught in."
        et "Õppekeel või -keeled.";
    in_force "in-force" "kehtib"
        en "From which day or semester this edition holds."
        et "Mis päevast või semestrist see redaktsioon kehtib.";
    replaces "replaces" "asendab"
        en "The programme it takes the place of."
        et "Programm, mille asemele see tuleb.";
    withdrawn "withdrawn" "suletud"
        en "From when on it is no longer offered, and why."
        et "Millest alates seda enam ei pakuta ja miks.";
    aim "aim" "eesmärk"
        en "What the programme is to achieve."
        et "Õppe eesmärk.";
    need "need" "vajadus"
        en "The labour-market or social need it answers, with its source."
        et "Tööturu või ühiskonna vajadus, millele see vastab, koos allikaga.";
    need_source "need-source" "vajaduse-allikas"
        en "What kind of source shows the need, and which."
        et "Millist liiki allikas vajadust näitab ja milline see on.";
    target_group "target-group" "sihtrühm"
        en "For whom it is meant."
        et "Kellele see on mõeldud.";
    commissioned_by "commissioned-by" "tellija"
        en "Who ordered it."
        et "Kes selle tellis.";
    content "content" "sisu"
        en "What it covers, in words."
        et "Õppe sisu sõnadega.";
    methods "methods" "õppemeetodid"
        en "How it is taught."
        et "Õppemeetodid.";
    environment "environment" "õppekeskkond"
        en "Rooms, equipment and web environments."
        et "Ruumid, seadmed ja veebikeskkonnad.";
    materials "materials" "õppematerjalid"
        en "What learners study from, or none."
        et "Õppematerjalid või none.";
    completion "completion" "lõpetamine"
        en "What it takes to complete it."
        et "Lõpetamise tingimused.";
    trainers "trainers" "koolitajad"
        en "The qualification, study or work experience its trainers have."
        et "Koolitajate kvalifikatsioon, õpi- või töökogemus.";
    basis "basis" "alus"
        en "What it is built on: a study programme, a vocational standard, a need."
        et "Mille alusel see on koostatud: õppekava, kutsestandard, vajadus.";
    vocational_standard "vocational-standard" "kutsestandard"
        en "The vocational standard it leads towards, or none."
        et "Kutsestandard, mille poole see viib, või none.";
    project_needs "project-needs" "projekti-vajadus"
        en "How its projects address the professional needs of the learners."
        et "Kuidas projektid vastavad õppijate kutsealastele vajadustele.";
    outcomes "outcomes" "õpiväljundid"
        en "The learning outcomes, each with a code."
        et "Õpiväljundid, igaühel kood.";
    volume "volume" "maht"
        en "The declared total; it must agree with the plan."
        et "Kogumaht; peab õppeplaaniga kokku langema.";
    workload "workload" "töömaht"
        en "The declared hours, beside or in place of those of the courses."
        et "Kogutunnid, ainete tundide kõrval või asemel.";
    plan "plan" "plaan"
        en "The courses, and what a learner may choose."
        et "Ained ja see, mida õppija võib valida.";
    duration "duration" "kestus"
        en "The nominal duration."
        et "Nominaalkestus.";
    study "study" "õppekorraldus"
        en "Alongside degree students, or in a group of their own."
        et "Koos tasemeõppijatega või omaette rühmas.";
    delivery "delivery" "õppevorm"
        en "On site, online, hybrid or blended."
        et "Kohapeal, veebis, hübriid- või põimõpe.";
    schedule "schedule" "ajakava"
        en "Evenings, block sessions, weekends or working hours."
        et "Õhtuti, tsükliõpe, nädalavahetuseti või tööajal.";
    place_of_study "place" "koht"
        en "Where it is taught."
        et "Kus õpe toimub.";
    county "county" "maakond"
        en "The county in which it is taught."
        et "Maakond, kus õpe toimub.";
    attendance "attendance" "osalemine"
        en "Compulsory attendance, or none."
        et "Kohustuslik osalemine või none.";
    weekly_load "weekly-load" "nädalakoormus"
        en "How many hours a week a learner needs."
        et "Mitu tundi nädalas õppija vajab.";
    requires "requires" "eeldus"
        en "What an applicant must bring: education, another programme, or a requirement of the School in words; none is a statement."
        et "Mida kandideerijalt nõutakse: haridus, teine programm või teaduskonna nõue sõnadega; none tähendab, et midagi ei nõuta.";
    select "select" "valik"
        en "How applicants are chosen."
        et "Kuidas kandideerijate seast valitakse.";
    conditions "conditions" "tingimused"
        en "Further conditions in words: citizenship, residence, equipment."
        et "Muud tingimused sõnadega: kodakondsus, elukoht, tehnika.";
    awards "awards" "dokumendid"
        en "The documents issued on completion."
        et "Lõpetamisel väljastatavad dokumendid.";
    partner "partner" "partner"
        en "An institution that offers it jointly."
        et "Õppeasutus, kellega koos seda pakutakse.";
    stacks "stacks" "kuhjub"
        en "What its credits count towards."
        et "Mille osana selle ainepunktid arvesse lähevad.";
    recognised "recognised" "tunnustatakse"
        en "As what it is recognised."
        et "Millena seda tunnustatakse.";
    exemptions "exemptions" "vabastused"
        en "What its graduates are exempt from elsewhere."
        et "Millest on lõpetajad mujal vabastatud.";
    transfer "transfer" "ülekanne"
        en "How much of earlier credits may be transferred into it."
        et "Kui palju varasemaid ainepunkte võib üle kanda.";
    fee "fee" "tasu"
        en "What it costs; repeated where groups pay differently."
        et "Õppetasu; korratakse, kui rühmad maksavad erinevalt.";
    instalments "instalments" "osamaksed"
        en "By what it is paid."
        et "Mille kaupa tasutakse.";
    payer "payer" "maksja"
        en "Who may pay."
        et "Kes võib maksta.";
    website "website" "veebileht"
        en "Its public page."
        et "Avalik leht.";
    work_based "work-based" "tööpõhine"
        en "Learners apply at work what they learn."
        et "Õppijad rakendavad õpitut oma töös.";
    intake "intake" "vastuvõtt"
        en "An intake: when it is offered, and to how many."
        et "Vastuvõtt: millal ja kui paljudele seda pakutakse.";
    record "record" "toimik"
        en "What has been decided about it, by whom, and when."
        et "Mis on selle kohta otsustatud, kelle poolt ja millal.";
    depart "depart" "kõrvalekalle"
        en "The reason for going beyond a bound that may be passed with a reason."
        et "Põhjus, miks ületatakse piir, mida põhjusega ületada tohib.";
    waive "waive" "erand"
        en "A rule that is set aside, with reason, end and signer."
        et "Reegel, mida ei rakendata, koos põhjuse, tähtaja ja lubajaga.";
}

impl Value for Programme {
    fn shape() -> Shape {
        Shape::block(&PROGRAMME_BLOCK, &["CODE"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Programme> {
        let name = Name::read(line)?;
        let place = line.place(line.item.span());
        let mut programme = Programme {
            name,
            place,
            room: line.room(),
            ..Programme::default()
        };
        line.block(&PROGRAMME, &mut programme);
        Some(programme)
    }
}

choice! {
    /// What a programme is for.
    Purpose {
        Specialise "specialise" en "to specialise" et "süvendamiseks";
        Broaden "broaden" en "to broaden" et "laiendamiseks";
        Reorient "reorient" en "to reorient" et "ümberõppeks";
        Develop "develop" en "to develop" et "arendamiseks";
    }
}

choice! {
    /// Where a need is shown.
    NeedKind {
        Oska "oska" en "OSKA study" et "OSKA uuring";
        OccupationalStandard "occupational-standard" en "occupational standard" et "kutsestandard";
        Employer "employer" en "employers" et "tööandjad";
        Survey "survey" en "survey" et "küsitlus";
        Society "society" en "society" et "ühiskond";
        Law "law" en "law or strategy" et "õigusakt või strateegia";
    }
}

/// `oska "OSKA study of ICT 2025"`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedSource {
    pub kind: NeedKind,
    pub source: Option<Text>,
}

impl Value for NeedSource {
    fn shape() -> Shape {
        NeedKind::shape()
    }

    fn read(line: &mut Line<'_, '_>) -> Option<NeedSource> {
        let kind = NeedKind::read(line)?;
        let source = if line.sees_text() || line.sees_language() {
            Some(Remark::read(line)?.0)
        } else {
            None
        };
        Some(NeedSource { kind, source })
    }
}

choice! {
    /// Documents issued on completion.
    Award {
        Certificate "certificate" en "certificate" et "tunnistus";
        Transcript "transcript" en "transcript of records" et "hinneteleht";
        Attestation "attestation" en "attestation of participation" et "tõend";
        CourseCertificate "course-certificate" en "certificate for each course" et "tunnistus iga aine kohta";
        Badge "badge" en "digital badge" et "digimärk";
    }
}

/// What a programme is built on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    StudyProgramme(Name),
    VocationalStandard(Text),
    Need(Text),
}

impl Value for Basis {
    fn shape() -> Shape {
        Shape::forms(&[
            "study-programme IAIM",
            "vocational-standard \"…\"",
            "need \"…\"",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Basis> {
        if line.take_word("study-programme") {
            return Name::read(line).map(Basis::StudyProgramme);
        }
        if line.take_word("vocational-standard") {
            return Remark::read(line).map(|Remark(text)| Basis::VocationalStandard(text));
        }
        if line.take_word("need") {
            return Remark::read(line).map(|Remark(text)| Basis::Need(text));
        }
        line.expected(say!(
            en "study-programme and its code, vocational-standard \"…\", or need \"…\"",
            et "study-programme ja kood, vocational-standard \"…\" või need \"…\""
        ))
    }
}

/// `towards IAIM`, or in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stacks {
    Towards(Name),
    Text(Text),
}

impl Value for Stacks {
    fn shape() -> Shape {
        Shape::forms(&["towards IAIM", "towards \"…\""])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Stacks> {
        line.take_word("towards");
        if line.sees_text() || line.sees_language() {
            return Remark::read(line).map(|Remark(text)| Stacks::Text(text));
        }
        Name::read(line).map(Stacks::Towards)
    }
}

/// The block `outcomes { CODE et "…" en "…" }`.
#[derive(Clone, Debug, Default)]
pub struct Outcomes {
    pub list: Vec<Outcome>,
    /// `todo` stands among them: there will be more.
    pub open: bool,
}

/// One learning outcome.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub code: Name,
    pub text: Stated<Text>,
}

pub static OUTCOMES_BLOCK: Block = Block {
    word: "outcomes",
    fields: Vec::new,
    members: Members::Outcomes,
};

impl Value for Outcomes {
    fn shape() -> Shape {
        Shape::block(&OUTCOMES_BLOCK, &[])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Outcomes> {
        let mut outcomes = Outcomes::default();
        line.each_child(|line| {
            if line.todo().is_some() {
                outcomes.open = true;
            } else if let Some(code) = Name::read(line) {
                let text = line.stated();
                outcomes.list.push(Outcome { code, text });
            } else {
                line.skip_rest();
            }
        });
        Some(outcomes)
    }
}
