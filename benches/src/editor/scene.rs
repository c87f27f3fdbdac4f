//! What is edited: a folder, a file in it, and the figures in the file that change.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::draw;
use crate::programme::Programme;
use crate::shared::SHARED;
use crate::spelling::yaml;

/// So many programmes use the course that is edited.
const USERS: usize = 50;
const SHARED_COURSE: &str = "SHARED0001";

pub struct Scene {
    pub name: &'static str,
    pub file: PathBuf,
    pub text: String,
    /// The bytes of digits that may be another digit.
    pub digits: Vec<usize>,
}

/// One file of all programmes.
///
/// # Errors
/// Where the folder cannot be written.
pub fn one_file(folder: &Path, programmes: u32) -> io::Result<Scene> {
    let text: String = (1..=programmes)
        .map(|number| kava(&draw::programme(number)))
        .collect();
    let name = match programmes {
        1 => "one programme",
        _ => "one file",
    };
    write(folder, "catalogue.kava", &SHARED.to_string())?;
    scene(name, folder, "programmes.kava", text)
}

/// A file for each programme; 50 of them use the course that is edited.
///
/// # Errors
/// Where the folder cannot be written.
pub fn many_files(folder: &Path, programmes: u32) -> io::Result<Scene> {
    write(folder, "catalogue.kava", &SHARED.to_string())?;
    let mut users = 0;
    for number in 1..=programmes {
        let mut text = kava(&draw::programme(number));
        if users < USERS
            && let Some(shared) = with_shared_course(&text)
        {
            users += 1;
            text = shared;
        }
        write(folder, &format!("programme-{number:04}.kava"), &text)?;
    }
    if users < USERS {
        return Err(io::Error::other(
            "too few programmes have a course that can be shared",
        ));
    }
    let course = format!(
        "course {SHARED_COURSE} {{\n  title   et \"Ühine aine\" en \"Shared Course\"\n  credits 4 ECTS\n  \
         origin  continuing\n  assessment exam\n}}\n"
    );
    scene("many files", folder, "courses.kava", course)
}

/// The same facts as those of [`one_file`], in YAML.
///
/// # Errors
/// Where the folder cannot be written.
pub fn one_yaml(folder: &Path, programmes: u32) -> io::Result<Scene> {
    let mut catalogue = serde_json::to_value(SHARED)?;
    let all = (1..=programmes).map(|number| {
        let mut programme = serde_json::to_value(draw::programme(number))?;
        programme["payer"] = "learner".into();
        Ok(programme)
    });
    catalogue["programmes"] = Value::Array(all.collect::<serde_json::Result<_>>()?);
    let name = match programmes {
        1 => "one programme",
        _ => "one file",
    };
    scene(name, folder, "catalogue.yaml", yaml::text(&catalogue))
}

fn scene(name: &'static str, folder: &Path, file: &str, text: String) -> io::Result<Scene> {
    write(folder, file, &text)?;
    let marks = ["credits ", "credits: "].map(|mark| text.match_indices(mark).collect::<Vec<_>>());
    let ends = marks.iter().flatten().map(|(at, mark)| at + mark.len());
    let digits = ends.filter(|at| text[*at..].starts_with(|char: char| char.is_ascii_digit()));
    Ok(Scene {
        name,
        file: folder.join(file),
        digits: digits.collect(),
        text,
    })
}

fn write(folder: &Path, name: &str, text: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(name), text)
}

/// Nothing is missing in it: what is found comes from the edit.
fn kava(programme: &Programme) -> String {
    let text = programme.to_string();
    text.replacen("  duration ", "  payer     learner\n  duration ", 1) + "\n"
}

/// The text with a course of its own exchanged for the shared one, if it has such a course.
fn with_shared_course(text: &str) -> Option<String> {
    let (credits, _) = text.match_indices("        credits 4 ECTS\n").last()?;
    let start = text[..credits].rfind("      course ")?;
    let end = credits + text[credits..].find("      }\n")? + "      }\n".len();
    let head = text[start..].lines().next()?;
    let teaches = head.split_once(" teaches ")?.1.trim_end_matches(" {");
    let line = format!("      {SHARED_COURSE} teaches {teaches}\n");
    Some([&text[..start], &line, &text[end..]].concat())
}
