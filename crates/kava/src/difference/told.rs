//! A difference in words, the same on the terminal and on the page.

use kava_diagnostics::{Citation, Words, say};

use super::{Cause, Change, Classed, Difference, ProgrammeDifference};

impl Classed {
    /// `must be registered again: estonia clause standard 2(1) point 3`
    pub fn words(&self) -> Words {
        let name = self.class.name();
        if self.clauses.is_empty() {
            return name.words();
        }
        let clauses = Words::join(self.clauses.iter().map(|it| clause(it)), ", ");
        say!(en "{name} ({clauses})", et "{name} ({clauses})", name = name, clauses = clauses)
    }
}

fn clause(it: &Citation) -> Words {
    let Citation {
        guideline, clause, ..
    } = it;
    match &it.point {
        Some(point) => say!(
            en "{guideline} clause {clause} point {point}",
            et "{guideline} punkt {clause} ({point})",
            guideline = guideline, clause = clause, point = point
        ),
        None => say!(
            en "{guideline} clause {clause}",
            et "{guideline} punkt {clause}",
            guideline = guideline, clause = clause
        ),
    }
}

impl ProgrammeDifference {
    /// `marketing · Marketing: changed`
    pub fn called(&self) -> Words {
        let (code, title, how) = (&self.code, &self.title, self.how.name());
        match title.en == *code {
            true => say!(en "{code}: {how}", et "{code}: {how}", code = code, how = how),
            false => say!(
                en "{code} · {title}: {how}",
                et "{code} · {title}: {how}",
                code = code, title = title, how = how
            ),
        }
    }

    pub fn may_take_effect(&self) -> Option<Words> {
        let window = self.window.as_ref()?;
        Some(say!(
            en "may take effect from {semester} ({starts}) if approved by {day}",
            et "võib kehtima hakata alates {semester} ({starts}), kui kinnitatakse hiljemalt {day}",
            semester = window.semester, starts = window.starts, day = window.closes()
        ))
    }
}

impl Change {
    /// Where it comes from, unless a line of the programme says it.
    pub fn notes(&self) -> Words {
        let computed = self
            .is_computed
            .then(|| say!(en "follows from all lines", et "tuleneb kõigist ridadest"));
        let shared = self
            .cause
            .map(|_| say!(en "shared: see below", et "ühine: vaata allpool"));
        let wording = self
            .is_wording
            .then(|| say!(en "only the wording", et "ainult sõnastus"));
        Words::join([computed, shared, wording].into_iter().flatten(), ", ")
    }
}

impl Cause {
    pub fn called(&self) -> Words {
        let thing = &self.thing;
        match &*self.programmes {
            [] => say!(
                en "{thing}, used by no programme",
                et "{thing}, mida ükski programm ei kasuta",
                thing = thing
            ),
            users => say!(
                en "{thing}, used by {users}",
                et "{thing}, mida kasutavad: {users}",
                thing = thing, users = users.join(", ")
            ),
        }
    }
}

impl Difference {
    /// `3 programmes differ: learners are affected, must be registered again`
    pub fn summary(&self) -> Words {
        if self.is_empty() {
            return say!(
                en "Nothing differs but layout, order and the names of files.",
                et "Midagi ei erine peale kujunduse, järjekorra ja failide nimede."
            );
        }
        let classes = self.classes();
        let classes = Words::join(classes.iter().map(|class| class.name().words()), ", ");
        match self.programmes.len() {
            0 => say!(
                en "no programme differs: {classes}",
                et "ükski programm ei erine: {classes}",
                classes = classes
            ),
            1 => say!(
                en "1 programme differs: {classes}",
                et "erineb 1 programm: {classes}",
                classes = classes
            ),
            many => say!(
                en "{many} programmes differ: {classes}",
                et "erineb {many} programmi: {classes}",
                many = many, classes = classes
            ),
        }
    }
}
