//! The `.kava` text of a programme and of what all programmes share. Whatever the language spells
//! differently one day is spelt here and nowhere else in this crate.

use std::fmt::{Display, Formatter, Result};

use crate::programme::{Bilingual, Course, Kind, Member, Origin, Programme};
use crate::shared::{Department, School, Shared, StudyProgramme, Words};

impl Display for Programme {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        let Programme {
            code,
            unit,
            field,
            level,
            language,
            in_force,
            ..
        } = self;
        writeln!(to, "programme {code} {{")?;
        writeln!(to, "  kind      {}", kind(self.kind))?;
        writeln!(to, "  title     {}", text(&self.title, 12))?;
        writeln!(to, "  unit      {unit}")?;
        writeln!(
            to,
            "  director  \"{}\" <{}>",
            self.director.name, self.director.mail
        )?;
        writeln!(to, "  field     ISCED-F {field}")?;
        writeln!(to, "  level     EQF {level}")?;
        writeln!(to, "  language  {language}")?;
        writeln!(to, "  in-force  from {in_force}")?;
        writeln!(to, "  aim       {}", text(&self.aim, 12))?;
        writeln!(to, "  need      {}", text(&self.need, 12))?;
        writeln!(to, "  need-source {}", self.need_source)?;
        writeln!(to, "  target-group {}", text(&self.target_group, 15))?;
        writeln!(to, "  basis     study-programme {}", self.basis)?;
        if let Some(project_needs) = &self.project_needs {
            writeln!(to, "  project-needs {}", text(project_needs, 16))?;
        }
        writeln!(to)?;
        self.write_outcomes(to)?;
        self.write_plan(to)?;
        self.write_study(to)?;
        self.write_intake(to)?;
        self.write_record(to)?;
        writeln!(to, "}}")
    }
}

impl Programme {
    fn write_outcomes(&self, to: &mut Formatter<'_>) -> Result {
        writeln!(to, "  outcomes {{")?;
        for outcome in &self.outcomes {
            writeln!(to, "    {:<8} {}", outcome.code, text(&outcome.text, 13))?;
        }
        writeln!(to, "  }}\n")
    }

    fn write_plan(&self, to: &mut Formatter<'_>) -> Result {
        writeln!(to, "  volume    {} ECTS", self.volume)?;
        let hours = self.workload;
        writeln!(
            to,
            "  workload  contact {} hours, practical {} hours, independent {} hours",
            hours.contact, hours.practical, hours.independent
        )?;
        writeln!(to, "  plan {{")?;
        for semester in &self.plan {
            writeln!(to, "    semester {} {{", semester.semester)?;
            for member in &semester.members {
                write_member(to, member)?;
            }
            writeln!(to, "    }}")?;
        }
        writeln!(to, "  }}\n")
    }

    fn write_study(&self, to: &mut Formatter<'_>) -> Result {
        let plural = if self.duration == 1 { "" } else { "s" };
        writeln!(to, "  duration  {} semester{plural}", self.duration)?;
        writeln!(to, "  study     {}", self.study)?;
        writeln!(to, "  delivery  {}", self.delivery)?;
        writeln!(to, "  schedule  {}", self.schedule)?;
        writeln!(to, "  place     \"{}\"", self.place)?;
        writeln!(to, "  county    {}", self.county)?;
        writeln!(to, "  attendance {}", self.attendance)?;
        writeln!(to, "  weekly-load {} hours", self.weekly_load)?;
        writeln!(to, "  requires  education {}", self.education)?;
        writeln!(to, "  awards    {}", self.awards.join(", "))?;
        writeln!(to, "  fee       {}\n", self.fee)
    }

    fn write_intake(&self, to: &mut Formatter<'_>) -> Result {
        let intake = &self.intake;
        writeln!(to, "  intake {} {{", intake.semester)?;
        writeln!(to, "    announced {}", intake.announced)?;
        writeln!(
            to,
            "    apply     from {} to {}",
            intake.apply.from, intake.apply.to
        )?;
        writeln!(to, "    notify    by {}", intake.notify)?;
        writeln!(to, "    places    at most {}", intake.places)?;
        writeln!(to, "  }}\n")
    }

    fn write_record(&self, to: &mut Formatter<'_>) -> Result {
        let record = &self.record;
        writeln!(to, "  record {{")?;
        writeln!(to, "    proposed   {} by dean", record.proposed)?;
        writeln!(
            to,
            "    approved   {} by vice-rector document \"{}\"",
            record.approved, record.document
        )?;
        writeln!(
            to,
            "    registered {} code {}",
            record.registered, record.code
        )?;
        writeln!(to, "  }}")
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::MicroDegree => "micro-degree",
        Kind::MicroCredential => "micro-credential",
    }
}

fn write_member(to: &mut Formatter<'_>, member: &Member) -> Result {
    match member {
        Member::Course(course) => write_course(to, course, 6),
        Member::Choose(choice) => {
            writeln!(to, "      choose {} ECTS from {{", choice.credits)?;
            for course in &choice.from {
                write_course(to, course, 8)?;
            }
            writeln!(to, "      }}")
        }
    }
}

fn write_course(to: &mut Formatter<'_>, course: &Course, indent: usize) -> Result {
    let margin = " ".repeat(indent);
    writeln!(
        to,
        "{margin}course {} teaches {} {{",
        course.code,
        course.teaches.join(", ")
    )?;
    writeln!(to, "{margin}  title   {}", text(&course.title, indent + 10))?;
    writeln!(to, "{margin}  credits {} ECTS", course.credits)?;
    match course.origin {
        Origin::Degree(programme) => writeln!(to, "{margin}  origin  degree {programme}")?,
        Origin::Continuing => writeln!(to, "{margin}  origin  continuing")?,
    }
    writeln!(to, "{margin}  assessment {}", course.assessment)?;
    if course.project_based {
        writeln!(to, "{margin}  project-based")?;
    }
    writeln!(to, "{margin}}}")
}

/// Two languages on two lines, the second under the first.
fn text(text: &Bilingual, indent: usize) -> String {
    match &text.en {
        Some(en) => format!("et \"{}\"\n{:indent$}en \"{en}\"", text.et, ""),
        None => format!("et \"{}\"", text.et),
    }
}

/// What stands in `catalogue.kava`.
impl Display for Shared {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        writeln!(to, "catalogue {} {{", self.code)?;
        writeln!(to, "  title      {}", words(self.title, 13))?;
        writeln!(to, "  written-in {}", self.written_in.join(", "))?;
        writeln!(to, "  guideline  {}", self.guideline)?;
        writeln!(to, "  issuer     {}", self.issuer.code)?;
        writeln!(to, "}}\n")?;
        self.write_issuer(to)?;
        for school in self.schools {
            write_school(to, school, self.issuer.code)?;
        }
        for department in self.departments {
            write_department(to, department)?;
        }
        for programme in self.study_programmes {
            write_study_programme(to, programme)?;
        }
        for term in self.semesters {
            writeln!(
                to,
                "semester {} from {} to {}",
                term.code, term.from, term.to
            )?;
        }
        self.write_prices(to)
    }
}

impl Shared {
    fn write_issuer(&self, to: &mut Formatter<'_>) -> Result {
        let issuer = &self.issuer;
        writeln!(to, "institution {} {{", issuer.code)?;
        writeln!(to, "  name          {}", words(issuer.name, 16))?;
        writeln!(to, "  registry-code \"{}\"", issuer.registry_code)?;
        writeln!(to, "  schac         \"{}\"", issuer.schac)?;
        writeln!(to, "  country       {}", issuer.country)?;
        writeln!(to, "  website       {}", issuer.website)?;
        writeln!(
            to,
            "  study-groups  ISCED-F {}",
            issuer.study_groups.join(", ")
        )?;
        writeln!(
            to,
            "  quality-assurance institutional by \"{}\"",
            issuer.quality_assurance
        )?;
        writeln!(to, "}}\n")
    }

    fn write_prices(&self, to: &mut Formatter<'_>) -> Result {
        let list = &self.price_list;
        writeln!(to, "\nprice-list {} {{", list.code)?;
        writeln!(to, "  in-force from {}", list.in_force)?;
        for price in list.per_credit {
            writeln!(to, "  school {} {} EUR per ECTS", price.school, price.eur)?;
        }
        writeln!(to, "}}")
    }
}

fn write_school(to: &mut Formatter<'_>, school: &School, issuer: &str) -> Result {
    writeln!(to, "school {} of {issuer} {{", school.code)?;
    writeln!(to, "  name  {}", words(school.name, 8))?;
    writeln!(to, "  head  \"{}\" title \"Dean\"", school.head)?;
    writeln!(to, "}}\n")
}

fn write_department(to: &mut Formatter<'_>, department: &Department) -> Result {
    writeln!(
        to,
        "department {} of {} {{",
        department.code, department.school
    )?;
    writeln!(to, "  name  {}", words(department.name, 8))?;
    writeln!(to, "}}\n")
}

fn write_study_programme(to: &mut Formatter<'_>, programme: &StudyProgramme) -> Result {
    writeln!(to, "study-programme {} {{", programme.code)?;
    writeln!(to, "  title {}", words(programme.title, 8))?;
    writeln!(to, "  level EQF {}", programme.level)?;
    writeln!(to, "}}\n")
}

fn words(words: Words, indent: usize) -> String {
    format!("et \"{}\"\n{:indent$}en \"{}\"", words.et, "", words.en)
}
