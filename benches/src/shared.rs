//! What all programmes of the catalogue share: units, semesters, prices. Written as `.kava` text by
//! `kava_text`, as JSON by serde.

use serde::Serialize;

use crate::quantity::{Day, Hundredths};

#[derive(Clone, Copy, Debug, Serialize)]
pub struct Words {
    pub et: &'static str,
    pub en: &'static str,
}

const fn words(et: &'static str, en: &'static str) -> Words {
    Words { et, en }
}

#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Shared {
    pub code: &'static str,
    pub title: Words,
    pub written_in: &'static [&'static str],
    pub guideline: &'static str,
    pub issuer: Institution,
    pub schools: &'static [School],
    pub departments: &'static [Department],
    pub study_programmes: &'static [StudyProgramme],
    pub semesters: &'static [Term],
    pub price_list: PriceList,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Institution {
    pub code: &'static str,
    pub name: Words,
    pub registry_code: &'static str,
    pub schac: &'static str,
    pub country: &'static str,
    pub website: &'static str,
    pub study_groups: &'static [&'static str],
    pub quality_assurance: &'static str,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct School {
    pub code: &'static str,
    pub name: Words,
    pub head: &'static str,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct Department {
    pub code: &'static str,
    pub school: &'static str,
    pub name: Words,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct StudyProgramme {
    pub code: &'static str,
    pub title: Words,
    pub level: u8,
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct Term {
    pub code: &'static str,
    pub from: Day,
    pub to: Day,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PriceList {
    pub code: &'static str,
    pub in_force: Day,
    pub per_credit: &'static [Price],
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct Price {
    pub school: &'static str,
    pub eur: Hundredths,
}

pub const SHARED: Shared = Shared {
    code: "made-up-2026",
    title: words(
        "Väljamõeldud kataloog 2026/27",
        "A made-up catalogue 2026/27",
    ),
    written_in: &["et"],
    guideline: "taltech",
    issuer: Institution {
        code: "taltech",
        name: words(
            "Tallinna Tehnikaülikool",
            "Tallinn University of Technology",
        ),
        registry_code: "74000323",
        schac: "taltech.ee",
        country: "EE",
        website: "https://taltech.ee",
        study_groups: &[
            "0411", "0413", "0414", "0612", "0613", "0713", "0714", "0732",
        ],
        quality_assurance: "HAKA",
    },
    schools: &[
        School {
            code: "it",
            name: words(
                "Infotehnoloogia teaduskond",
                "School of Information Technologies",
            ),
            head: "Dean of the School of IT",
        },
        School {
            code: "engineering",
            name: words("Inseneriteaduskond", "School of Engineering"),
            head: "Dean of the School of Engineering",
        },
        School {
            code: "business",
            name: words("Majandusteaduskond", "School of Business and Governance"),
            head: "Dean of the School of Business",
        },
    ],
    departments: &[
        Department {
            code: "software",
            school: "it",
            name: words(
                "Tarkvarateaduse instituut",
                "Department of Software Science",
            ),
        },
        Department {
            code: "energy",
            school: "engineering",
            name: words(
                "Elektroenergeetika instituut",
                "Department of Electrical Power",
            ),
        },
        Department {
            code: "economics",
            school: "business",
            name: words("Majandusanalüüsi instituut", "Department of Economics"),
        },
    ],
    study_programmes: &[
        StudyProgramme {
            code: "IAIM",
            title: words("Rakendusinformaatika", "Applied Informatics"),
            level: 7,
        },
        StudyProgramme {
            code: "EAEM",
            title: words("Energiatehnika", "Energy Technology"),
            level: 7,
        },
        StudyProgramme {
            code: "TABB",
            title: words("Ärindus", "Business Administration"),
            level: 6,
        },
    ],
    semesters: &[
        Term {
            code: "autumn-2026",
            from: Day::new(2026, 8, 31),
            to: Day::new(2027, 1, 24),
        },
        Term {
            code: "spring-2027",
            from: Day::new(2027, 2, 1),
            to: Day::new(2027, 6, 30),
        },
    ],
    price_list: PriceList {
        code: "open-university-2026",
        in_force: Day::new(2026, 6, 1),
        per_credit: &[
            Price {
                school: "it",
                eur: Hundredths::whole(80),
            },
            Price {
                school: "engineering",
                eur: Hundredths::whole(60),
            },
            Price {
                school: "business",
                eur: Hundredths::whole(75),
            },
        ],
    },
};
