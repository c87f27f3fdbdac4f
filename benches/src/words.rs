//! The words that programmes are made of, in the forms the sentences need.

/// A subject.
#[derive(Clone, Copy)]
pub struct Topic {
    /// Nominative, genitive, partitive.
    pub et: [&'static str; 3],
    /// As in a title.
    pub en: &'static str,
    pub home: Home,
    pub field: &'static str,
    /// The first letters of its course codes.
    pub prefix: &'static str,
}

const fn topic(
    et: [&'static str; 3],
    en: &'static str,
    home: Home,
    field: &'static str,
    prefix: &'static str,
) -> Topic {
    Topic {
        et,
        en,
        home,
        field,
        prefix,
    }
}

/// Who teaches a subject; the level is that of the study programme its courses come from, and the
/// education the one that learners of that level need.
#[derive(Clone, Copy)]
pub struct Home {
    pub unit: &'static str,
    pub study_programme: &'static str,
    pub level: u8,
    pub education: &'static str,
}

const IT: Home = Home {
    unit: "software",
    study_programme: "IAIM",
    level: 7,
    education: "bachelor",
};
const ENERGY: Home = Home {
    unit: "energy",
    study_programme: "EAEM",
    level: 7,
    education: "bachelor",
};
const BUSINESS: Home = Home {
    unit: "economics",
    study_programme: "TABB",
    level: 6,
    education: "upper-secondary",
};

pub const TOPICS: [Topic; 10] = [
    topic(
        ["andmekaeve", "andmekaeve", "andmekaevet"],
        "Data Mining",
        IT,
        "0613",
        "DAT",
    ),
    topic(
        ["masinõpe", "masinõppe", "masinõpet"],
        "Machine Learning",
        IT,
        "0613",
        "MLE",
    ),
    topic(
        ["küberturve", "küberturbe", "küberturvet"],
        "Cyber Security",
        IT,
        "0612",
        "CYB",
    ),
    topic(
        ["robootika", "robootika", "robootikat"],
        "Robotics",
        ENERGY,
        "0714",
        "RBT",
    ),
    topic(
        ["energiasääst", "energiasäästu", "energiasäästu"],
        "Energy Saving",
        ENERGY,
        "0713",
        "ENE",
    ),
    topic(
        ["ehitusfüüsika", "ehitusfüüsika", "ehitusfüüsikat"],
        "Building Physics",
        ENERGY,
        "0732",
        "EHF",
    ),
    topic(
        ["turundus", "turunduse", "turundust"],
        "Marketing",
        BUSINESS,
        "0414",
        "TUR",
    ),
    topic(
        ["arvestus", "arvestuse", "arvestust"],
        "Accounting",
        BUSINESS,
        "0411",
        "ARV",
    ),
    topic(
        [
            "projektijuhtimine",
            "projektijuhtimise",
            "projektijuhtimist",
        ],
        "Project Management",
        BUSINESS,
        "0413",
        "PRJ",
    ),
    topic(
        ["tarneahel", "tarneahela", "tarneahelat"],
        "Supply Chain",
        BUSINESS,
        "0413",
        "TAR",
    ),
];

/// Before the subject in a title: Estonian, English.
pub const QUALIFIERS: [[&str; 2]; 8] = [
    ["Rakenduslik", "Applied"],
    ["Säästev", "Sustainable"],
    ["Nüüdisaegne", "Modern"],
    ["Praktiline", "Practical"],
    ["Digitaalne", "Digital"],
    ["Andmepõhine", "Data-Driven"],
    ["Uuenduslik", "Innovative"],
    ["Inimkeskne", "Human-Centred"],
];

/// Where the learner works: Estonian inessive, English.
pub const SECTORS: [[&str; 2]; 8] = [
    ["tööstuses", "in Industry"],
    ["tervishoius", "in Health Care"],
    ["avalikus sektoris", "in the Public Sector"],
    ["ehituses", "in Construction"],
    ["kaubanduses", "in Trade"],
    ["transpordis", "in Transport"],
    ["põllumajanduses", "in Agriculture"],
    ["hariduses", "in Education"],
];

/// What the learner will be able to do; three of them follow „et" in an aim.
pub const PURPOSES: [&str; 9] = [
    "hinnata lahendusi asutuse vajaduste järgi",
    "valida tööks sobivad vahendid ja võtted",
    "juhtida muudatusi koos oma meeskonnaga",
    "tõlgendada tulemusi juhtide ja klientide jaoks",
    "vältida tavalisi vigu ja nende tagajärgi",
    "arvestada eetika ja seaduste nõudeid",
    "kavandada töö ajakava, kulud ja riskid",
    "mõõta töö tulemusi ja parandada neid",
    "selgitada oma valikuid lihtsas keeles",
];

/// A learning outcome with `{}` for the subject, in the case given by its index into [`Topic::et`].
#[derive(Clone, Copy)]
pub struct Ability {
    pub code: &'static str,
    pub et: &'static str,
    pub case: usize,
}

const fn ability(code: &'static str, et: &'static str, case: usize) -> Ability {
    Ability { code, et, case }
}

pub const ABILITIES: [Ability; 10] = [
    ability("explain", "selgitab {} põhimõtteid", 1),
    ability("plan", "kavandab {} oma töökohal", 2),
    ability("analyse", "analüüsib {} tulemusi", 1),
    ability("choose", "valib {} vahendid", 1),
    ability("apply", "rakendab {} uues olukorras", 2),
    ability("assess", "hindab {} riske ja kulu", 1),
    ability("document", "dokumenteerib {} sammud", 1),
    ability("improve", "parandab {} töövõtteid", 1),
    ability("compare", "võrdleb {} lahendusi", 1),
    ability("teach", "juhendab kolleege, kes õpivad {}", 2),
];

/// A course after the genitive of its subject; in English before or after it.
pub const COURSES: [[&str; 2]; 9] = [
    ["{} alused", "Foundations of {}"],
    ["{} meetodid", "Methods of {}"],
    ["{} töövahendid", "Tools of {}"],
    ["{} praktikum", "{} Laboratory"],
    ["{} eetika", "Ethics of {}"],
    ["{} juhtumid", "Cases of {}"],
    ["{} korraldus", "Organising {}"],
    ["{} mõõtmine", "Measuring {}"],
    ["{} õigus", "{} and the Law"],
];

pub const FIRST_NAMES: [&str; 8] = [
    "Mari", "Jaan", "Liis", "Toomas", "Kadri", "Peeter", "Anu", "Rein",
];
pub const LAST_NAMES: [&str; 8] = [
    "Näidis", "Proov", "Mudel", "Kavand", "Katse", "Eeskuju", "Joonis", "Visand",
];

/// With their counties by ISO 3166-2.
pub const TOWNS: [[&str; 2]; 4] = [
    ["Tallinn", "EE-37"],
    ["Kuressaare", "EE-74"],
    ["Kohtla-Järve", "EE-45"],
    ["Tartu", "EE-79"],
];
