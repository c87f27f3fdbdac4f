//! Who offers: institutions, Schools, colleges, departments, and their formal study programmes.

use crate::coded::{Country, Groups, Level, Person, Url};
use crate::line::Line;
use crate::name::Name;
use crate::room::Room;
use crate::stated::{Stated, Value};
use crate::table::{Members, Shape, no_members};
use crate::text::{Plain, Remark, Text};

/// A university or other provider, or a partner of a joint programme.
#[derive(Clone, Debug, Default)]
pub struct Institution {
    pub name: Name,
    /// Where it takes another line.
    pub room: Option<Room>,
    pub names: Stated<Text>,
    pub kind: Stated<ProviderKind>,
    pub registry_code: Stated<Plain>,
    pub schac: Stated<Plain>,
    pub country: Stated<Country>,
    pub website: Stated<Url>,
    pub study_groups: Stated<Groups>,
    pub quality_assurance: Stated<QualityAssurance>,
    pub contact: Stated<Person>,
}

table! {
    INSTITUTION, INSTITUTION_BLOCK: Institution = "institution", Members::Nothing, no_members;
    names "name" "nimi"
        en "The official name."
        et "Ametlik nimi.";
    kind "kind" "liik"
        en "What kind of provider it is."
        et "Õppeasutuse tüüp.";
    registry_code "registry-code" "registrikood"
        en "The code in the business or State register."
        et "Kood äriregistris või riiklikus registris.";
    schac "schac" "schac"
        en "The home domain by which catalogues identify the institution."
        et "Domeen, mille järgi kataloogid õppeasutust tunnevad.";
    country "country" "riik"
        en "The country, by its ISO 3166-1 code."
        et "Riik ISO 3166-1 koodiga.";
    website "website" "veebileht"
        en "The home page."
        et "Koduleht.";
    study_groups "study-groups" "õppekavarühmad"
        en "The study programme groups in which it has the right to teach; a narrow or broad code covers all below it."
        et "Õppekavarühmad, milles on õppe läbiviimise õigus; lühem kood hõlmab kõik selle all olevad.";
    quality_assurance "quality-assurance" "kvaliteedihindamine"
        en "Which quality assurance stands behind its programmes, and by whom."
        et "Milline kvaliteedihindamine on programmide taga ja kes hindas.";
    contact "contact" "kontakt"
        en "Whom to ask."
        et "Kelle poole pöörduda.";
}

choice! {
    /// Kinds of providers.
    ProviderKind {
        University "university" en "university" et "ülikool";
        AppliedUniversity "applied-university" en "institution of professional higher education" et "rakenduskõrgkool";
        VocationalSchool "vocational-school" en "vocational school" et "kutseõppeasutus";
        Trainer "continuing-education-institution" en "continuing education institution" et "täienduskoolitusasutus";
        Company "company" en "company" et "ettevõte";
    }
}

/// `institutional by "HAKA"`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QualityAssurance {
    pub kind: QualityAssuranceKind,
    pub by: Option<Stated<Text>>,
}

choice! {
    /// What was assessed.
    QualityAssuranceKind {
        Institutional "institutional" en "institutional quality assurance" et "institutsionaalne hindamine";
        Programme "programme" en "quality assurance of the programme" et "programmi hindamine";
        StudyGroup "study-group" en "quality assessment of the study programme group" et "õppekavarühma hindamine";
    }
}

impl Value for QualityAssurance {
    fn shape() -> Shape {
        Shape::forms(&[
            "institutional by \"…\"",
            "programme by \"…\"",
            "study-group by \"…\"",
        ])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<QualityAssurance> {
        let kind = QualityAssuranceKind::read(line)?;
        Some(QualityAssurance {
            kind,
            by: line.reason("by"),
        })
    }
}

impl Value for Institution {
    fn shape() -> Shape {
        Shape::block(&INSTITUTION_BLOCK, &["CODE"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Institution> {
        let mut institution = Institution {
            name: Name::read(line)?,
            room: line.room(),
            ..Institution::default()
        };
        line.block(&INSTITUTION, &mut institution);
        Some(institution)
    }
}

/// `"Dean of the School" title "Dean"`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub person: Text,
    pub title: Option<Plain>,
}

impl Value for Head {
    fn shape() -> Shape {
        Shape::forms(&["\"…\"", "\"…\" title \"…\""])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Head> {
        let Remark(person) = Remark::read(line)?;
        let title = if line.take_word("title") {
            Some(Plain::read(line)?)
        } else {
            None
        };
        Some(Head { person, title })
    }
}

/// `NAME of OWNER`
fn name_of_owner(line: &mut Line<'_, '_>) -> Option<(Name, Stated<Name>)> {
    let name = Name::read(line)?;
    let owner = if line.take_word("of") {
        line.stated()
    } else {
        Stated::Absent
    };
    Some((name, owner))
}

/// A School of an institution.
#[derive(Clone, Debug, Default)]
pub struct School {
    pub name: Name,
    pub of: Stated<Name>,
    pub names: Stated<Text>,
    pub head: Stated<Head>,
    pub contact: Stated<Person>,
}

table! {
    SCHOOL, SCHOOL_BLOCK: School = "school", Members::Nothing, no_members;
    names "name" "nimi"
        en "The School's name."
        et "Teaduskonna nimi.";
    head "head" "juht"
        en "Who heads the School, usually the Dean: the one who proposes programmes."
        et "Teaduskonna juht, tavaliselt dekaan: tema teeb programmide kohta ettepaneku.";
    contact "contact" "kontakt"
        en "Whom to ask."
        et "Kelle poole pöörduda.";
}

impl Value for School {
    fn shape() -> Shape {
        Shape::block(&SCHOOL_BLOCK, &["CODE of INSTITUTION"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<School> {
        let (name, of) = name_of_owner(line)?;
        let mut school = School {
            name,
            of,
            ..School::default()
        };
        line.block(&SCHOOL, &mut school);
        Some(school)
    }
}

/// A college: `college virumaa of taltech { school engineering }`.
#[derive(Clone, Debug, Default)]
pub struct College {
    pub name: Name,
    pub of: Stated<Name>,
    pub names: Stated<Text>,
    pub school: Stated<Name>,
    pub head: Stated<Head>,
    pub contact: Stated<Person>,
}

table! {
    COLLEGE, COLLEGE_BLOCK: College = "college", Members::Nothing, no_members;
    names "name" "nimi"
        en "The college's name."
        et "Kolledži nimi.";
    school "school" "teaduskond"
        en "The School the college belongs to; its Dean proposes the college's programmes."
        et "Teaduskond, mille juurde kolledž kuulub; selle dekaan teeb programmide kohta ettepaneku.";
    head "head" "juht"
        en "Who heads the college."
        et "Kolledži juht.";
    contact "contact" "kontakt"
        en "Whom to ask."
        et "Kelle poole pöörduda.";
}

impl Value for College {
    fn shape() -> Shape {
        Shape::block(&COLLEGE_BLOCK, &["CODE of INSTITUTION"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<College> {
        let (name, of) = name_of_owner(line)?;
        let mut college = College {
            name,
            of,
            ..College::default()
        };
        line.block(&COLLEGE, &mut college);
        Some(college)
    }
}

/// A department of a School: a unit that develops programmes.
#[derive(Clone, Debug, Default)]
pub struct Department {
    pub name: Name,
    pub of: Stated<Name>,
    pub names: Stated<Text>,
    pub head: Stated<Head>,
    pub contact: Stated<Person>,
}

table! {
    DEPARTMENT, DEPARTMENT_BLOCK: Department = "department", Members::Nothing, no_members;
    names "name" "nimi"
        en "The department's name."
        et "Instituudi nimi.";
    head "head" "juht"
        en "Who heads the department."
        et "Instituudi juht.";
    contact "contact" "kontakt"
        en "Whom to ask."
        et "Kelle poole pöörduda.";
}

impl Value for Department {
    fn shape() -> Shape {
        Shape::block(&DEPARTMENT_BLOCK, &["CODE of SCHOOL"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<Department> {
        let (name, of) = name_of_owner(line)?;
        let mut department = Department {
            name,
            of,
            ..Department::default()
        };
        line.block(&DEPARTMENT, &mut department);
        Some(department)
    }
}

/// A formal study programme of degree study: `study-programme IAIM { … }`.
#[derive(Clone, Debug, Default)]
pub struct StudyProgramme {
    pub name: Name,
    pub title: Stated<Text>,
    pub level: Stated<Level>,
    pub institution: Stated<Name>,
    pub school: Stated<Name>,
    pub field: Stated<Groups>,
    pub registry_code: Stated<Plain>,
}

table! {
    STUDY_PROGRAMME, STUDY_PROGRAMME_BLOCK: StudyProgramme = "study-programme", Members::Nothing, no_members;
    title "title" "pealkiri"
        en "The study programme's title."
        et "Õppekava nimetus.";
    level "level" "tase"
        en "Its level: EQF 6 bachelor, 7 master, 8 doctor."
        et "Tase: EQF 6 bakalaureus, 7 magister, 8 doktor.";
    institution "institution" "õppeasutus"
        en "Whose study programme it is, where not the issuer's."
        et "Kelle õppekava see on, kui mitte väljastaja oma.";
    school "school" "teaduskond"
        en "The School that runs it."
        et "Teaduskond, mis seda läbi viib.";
    field "field" "õppekavarühm"
        en "Its study programme group by ISCED-F."
        et "Õppekavarühm ISCED-F järgi.";
    registry_code "registry-code" "registrikood"
        en "Its code in the registry (EHIS)."
        et "Kood registris (EHIS).";
}

impl Value for StudyProgramme {
    fn shape() -> Shape {
        Shape::block(&STUDY_PROGRAMME_BLOCK, &["CODE"])
    }

    fn read(line: &mut Line<'_, '_>) -> Option<StudyProgramme> {
        let mut programme = StudyProgramme {
            name: Name::read(line)?,
            ..StudyProgramme::default()
        };
        line.block(&STUDY_PROGRAMME, &mut programme);
        Some(programme)
    }
}
