//! Fields of study: ISCED-F 2013, as the register of study programmes uses it.

use kava_diagnostics::Phrase;

list!(FieldOfStudy, "isced-f-2013");

/// A field of study. What the form calls the study programme group is a detailed field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldOfStudy {
    /// Two, three or four digits; leading zeros count.
    pub code: &'static str,
    pub level: Level,
    pub kind: Kind,
    /// The European Union's names; see [`FieldOfStudy::estonian_name`].
    pub name: Phrase,
    /// The Estonian register's own name, where one was seen.
    pub ehis: Option<&'static str>,
}

/// How finely a field is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Two digits.
    Broad,
    /// Three digits.
    Narrow,
    /// Four digits.
    Detailed,
}

/// What a field's last digit says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Field,
    InterDisciplinary,
    NotFurtherDefined,
    NotElsewhereClassified,
    /// 99, 999 and 9999: that nothing is known of the field.
    Unknown,
}

impl FieldOfStudy {
    /// The field that holds this one: of 0613 it is 061, of 061 it is 06.
    pub fn parent(&self) -> Option<&'static FieldOfStudy> {
        let mut digits = self.code.chars();
        digits.next_back();
        find(digits.as_str())
    }

    /// Whether this is the field `code` or a part of it.
    pub fn is_within(&self, code: &str) -> bool {
        find(code).is_some() && self.code.starts_with(code)
    }

    /// The name for the Estonian register: its own where known, else the European Union's.
    pub fn estonian_name(&self) -> &'static str {
        self.ehis.unwrap_or(self.name.et)
    }
}

entry!(FieldOfStudy, "code,level,kind,ehis,en,et", |columns| {
    FieldOfStudy {
        code: columns.next()?,
        level: match columns.next()? {
            "broad" => Level::Broad,
            "narrow" => Level::Narrow,
            "detailed" => Level::Detailed,
            _ => return None,
        },
        kind: match columns.next()? {
            "field" => Kind::Field,
            "inter-disciplinary" => Kind::InterDisciplinary,
            "not-further-defined" => Kind::NotFurtherDefined,
            "not-elsewhere-classified" => Kind::NotElsewhereClassified,
            "unknown" => Kind::Unknown,
            _ => return None,
        },
        ehis: columns.maybe()?,
        name: columns.name()?,
    }
});
