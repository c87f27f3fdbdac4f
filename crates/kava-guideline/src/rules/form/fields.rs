//! The fields of the form, in the order of their words.

use kava_diagnostics::Phrase;

use super::{FormField, Part, gaps, intakes, plan, processes};

pub(super) const APPROVAL_DOCUMENT: Part = Part {
    name: Phrase {
        en: "the document of the approval",
        et: "kinnitamise dokument",
    },
    write: "document \"…\"",
};

pub(super) const REGISTRY_CODE: Part = Part {
    name: Phrase {
        en: "the registry's code",
        et: "registri kood",
    },
    write: "code …",
};

macro_rules! fields {
    ($($word:literal en $en:literal et $et:literal write $write:literal rules [$($rule:literal),*] $gaps:expr;)*) => {
        &[$(FormField {
            word: $word,
            name: Phrase { en: $en, et: $et },
            write: $write,
            rules: &[$($rule),*],
            gaps: $gaps,
        },)*]
    };
}

pub(super) static FIELDS: &[FormField] = fields! {
    "aim" en "the aim" et "eesmärk"
        write "aim et \"…\" en \"…\""
        rules [] |case| gaps::text(case, &case.programme.aim);
    "any-title" en "a title" et "pealkiri"
        write "title en \"…\""
        rules [] |case| gaps::text(case, &case.programme.title);
    "approval" en "the Vice-Rector's approval" et "õppeprorektori kinnitus"
        write "approved 2026-04-20 by vice-rector document \"…\""
        rules ["approved-by"] processes::approval;
    "assessment" en "the assessment method" et "hindamismeetod"
        write "assessment exam et \"…\" en \"…\""
        rules [] plan::assessment;
    "assessment-type" en "any assessment" et "mõni hindamine"
        write "assessment exam"
        rules ["some-assessment"] plan::assessment_type;
    "attendance" en "what attendance is compulsory" et "kohustuslik osalemine"
        write "attendance none"
        rules [] |case| gaps::here_or_in_intakes(case, &case.programme.attendance, |intake| &intake.attendance);
    "awarding-body" en "the institution that awards it" et "väljaandev õppeasutus"
        write "issuer …"
        rules [] |case| gaps::of_issuer(case, |issuer| &issuer.names);
    "basis" en "what the programme is based on" et "programmi koostamise alus"
        write "basis study-programme …"
        rules ["study-programme-link"] plan::basis;
    "closing" en "the day admission closes" et "kandideerimise lõpp"
        write "apply from … to …"
        rules [] intakes::closing;
    "completion" en "the completion conditions" et "lõpetamise tingimused"
        write "completion et \"…\" en \"…\""
        rules ["completion-by-outcomes"] |case| gaps::text(case, &case.programme.completion);
    "contact" en "a contact" et "kontakt"
        write "contact \"…\" <…@…>"
        rules [] gaps::contact;
    "content" en "the plan with its courses" et "õppeplaan koos ainetega"
        write "plan { … }"
        rules ["courses"] plan::content;
    "cost-centre" en "the department's cost centre" et "instituudi kulukoht"
        write "cost-centre \"…\""
        rules ["cost-centre"] processes::cost_centre;
    "country" en "the country of the institution that awards it" et "väljaandva õppeasutuse riik"
        write "country EE"
        rules [] |case| gaps::of_issuer(case, |issuer| &issuer.country);
    "county" en "the county" et "maakond"
        write "county \"…\""
        rules [] |case| gaps::here_or_in_intakes(case, &case.programme.county, |intake| &intake.county);
    "criteria" en "the assessment criterion" et "hindamiskriteerium"
        write "assessment … et \"…\" en \"…\""
        rules [] plan::criteria;
    "delivery" en "the delivery" et "õppe toimumise viis"
        write "delivery online"
        rules ["study-mode"] |case| gaps::here_or_in_intakes(case, &case.programme.delivery, |intake| &intake.delivery);
    "director" en "the programme director" et "programmijuht"
        write "director \"…\" <…@…>"
        rules ["director"] |case| gaps::any(case, &case.programme.director);
    "documents" en "what is issued on completion" et "väljastatavad dokumendid"
        write "awards certificate, transcript"
        rules ["documents"] |case| gaps::fact(case, &case.programme.awards);
    "duration" en "the duration" et "kestus"
        write "duration 1 semester"
        rules ["duration"] |case| gaps::fact(case, &case.programme.duration);
    "entry-conditions" en "the entry conditions" et "õpingute alustamise tingimused"
        write "requires education …"
        rules ["entry-level", "entry-education"] |case| gaps::any(case, &case.programme.requires);
    "environment" en "the study environment" et "õppekeskkond"
        write "environment et \"…\" en \"…\""
        rules [] |case| gaps::text(case, &case.programme.environment);
    "fee" en "the fee" et "tasu"
        write "fee price-list"
        rules ["fee-or-reason"] gaps::fee;
    "hours" en "the division into contact, practical and independent work" et "jaotus kontaktõppeks, praktiliseks ja iseseisvaks tööks"
        write "workload contact … hours, practical … hours, independent … hours"
        rules ["hours"] plan::hours;
    "kind" en "the kind" et "liik"
        write "kind micro-degree"
        rules [] |case| gaps::fact(case, &case.programme.kind);
    "language" en "the language of instruction" et "õppekeel"
        write "language et"
        rules [] |case| gaps::here_or_in_intakes(case, &case.programme.language, |intake| &intake.language);
    "level" en "the level" et "tase"
        write "level EQF …"
        rules ["level"] |case| gaps::fact(case, &case.programme.level);
    "linked-groups" en "the provider's list of study programme groups" et "õppeasutuse õppekavarühmade loend"
        write "study-groups ISCED-F …"
        rules ["study-group"] gaps::linked_groups;
    "materials" en "the list of study materials" et "õppematerjalide loend"
        write "materials none"
        rules [] gaps::materials;
    "methods" en "the study methods" et "õppemeetodid"
        write "methods et \"…\" en \"…\""
        rules [] |case| gaps::text(case, &case.programme.methods);
    "need" en "the need it answers" et "vajadus, millele programm vastab"
        write "need et \"…\" en \"…\""
        rules ["need-stated"] |case| gaps::text(case, &case.programme.need);
    "notice" en "the notice to the Open University" et "teade vastuvõtu kohta avatud ülikoolile"
        write "announced 2026-04-28"
        rules ["announced"] intakes::notice;
    "notification" en "the day applicants are notified by" et "kandideerijate teavitamise tähtaeg"
        write "notify by 2026-08-24"
        rules ["notify"] intakes::notification;
    "opening" en "the day admission opens" et "kandideerimise algus"
        write "apply from … to …"
        rules [] intakes::opening;
    "outcomes" en "the learning outcomes" et "õpiväljundid"
        write "outcomes { … }"
        rules ["outcomes"] plan::outcomes;
    "partners" en "the partner" et "partner"
        write "partner …"
        rules [] gaps::partners;
    "payer" en "who may pay" et "kes võib maksta"
        write "payer learner"
        rules [] |case| gaps::fact(case, &case.programme.payer);
    "place" en "the place" et "õppe koht"
        write "place \"…\""
        rules [] |case| gaps::here_or_in_intakes(case, &case.programme.place_of_study, |intake| &intake.place);
    "proposal" en "the Dean's proposal" et "dekaani ettepanek"
        write "proposed 2026-04-13 by dean"
        rules ["proposed-by"] processes::proposal;
    "provider" en "the provider" et "õppeasutus"
        write "issuer …"
        rules [] gaps::provider;
    "quality-assurance" en "the quality assurance of the institution that awards it" et "väljaandva õppeasutuse kvaliteedihindamine"
        write "quality-assurance institutional by \"…\""
        rules [] |case| gaps::of_issuer(case, |issuer| &issuer.quality_assurance);
    "registry-code" en "the registration" et "registreering"
        write "registered 2026-05-29 code …"
        rules ["not-registered", "registered-before-admission"] processes::registry_code;
    "route" en "the route: registration or licence" et "menetlus: registreerimine või tegevusluba"
        write "route registration"
        rules ["route"] processes::route;
    "schedule" en "when teaching takes place" et "õppetöö aeg"
        write "schedule evening"
        rules ["schedule", "study-mode"] |case| gaps::here_or_in_intakes(case, &case.programme.schedule, |intake| &intake.schedule);
    "start" en "the start" et "algus"
        write "starts 2026-08-31"
        rules [] intakes::start;
    "study" en "the study arrangement" et "õppekorraldus"
        write "study own-group"
        rules ["study-arrangement", "study-with"] plan::study;
    "study-group" en "the study programme group" et "õppekavarühm"
        write "field ISCED-F …"
        rules ["study-group"] |case| gaps::fact(case, &case.programme.field);
    "target-group" en "the target group" et "sihtrühm"
        write "target-group et \"…\" en \"…\""
        rules ["target-group"] |case| gaps::text(case, &case.programme.target_group);
    "title" en "the title" et "pealkiri"
        write "title et \"…\" en \"…\""
        rules [] gaps::title;
    "trainers" en "what the trainers have studied or done" et "koolitajate kvalifikatsioon või kogemus"
        write "trainers et \"…\" en \"…\""
        rules [] |case| gaps::text(case, &case.programme.trainers);
    "unit" en "the developing unit" et "programmi arendav üksus"
        write "unit …"
        rules ["developing-unit"] |case| gaps::fact(case, &case.programme.unit);
    "volume" en "the volume" et "maht"
        write "credits … ECTS"
        rules ["credits-stated"] plan::volume;
    "weekly-load" en "the weekly load" et "nädalakoormus"
        write "weekly-load … hours"
        rules [] |case| gaps::here_or_in_intakes(case, &case.programme.weekly_load, |intake| &intake.weekly_load);
};
