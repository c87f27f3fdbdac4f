//! Codes of the Estonian Education Information System (EHIS).

/// The type of curriculum under which micro-degrees and micro-credentials alike are registered.
pub const MICRO_QUALIFICATION: &str = "OK_LIIK_MKVOK";

/// Types of curriculum.
pub mod curriculum_types {
    list!(crate::codelist::Named, "ehis-curriculum-type");
}

/// Forms of study in degree and vocational study.
pub mod study_forms {
    list!(crate::codelist::Named, "ehis-study-form");
}

/// The state of a curriculum in the register.
pub mod curriculum_statuses {
    use kava_diagnostics::Phrase;

    list!(Status, "ehis-curriculum-status");

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Status {
        /// One or two letters.
        pub code: &'static str,
        pub meaning: Meaning,
        pub name: Phrase,
    }

    /// How the meaning of a status is known.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Meaning {
        /// Seen with its name in the register's open data.
        Confirmed,
        /// Taken from how another program uses it.
        Inferred,
        Unknown,
    }

    entry!(Status, "code,meaning,en,et", |columns| Status {
        code: columns.next()?,
        meaning: match columns.next()? {
            "confirmed" => Meaning::Confirmed,
            "inferred" => Meaning::Inferred,
            "unknown" => Meaning::Unknown,
            _ => return None,
        },
        name: columns.name()?,
    });
}
