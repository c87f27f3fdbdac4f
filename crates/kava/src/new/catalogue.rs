//! A new catalogue: whose it is, by which guideline, and when it begins.

use kava_diagnostics::say;

use super::Asked;
use super::answer::{code_of, text};
use crate::workspace::{Workspace, format};

pub const WORDS: [&str; 5] = [
    "guideline",
    "university",
    "school",
    "department",
    "semester",
];

pub fn asked(word: &'static str, workspace: &Workspace) -> Asked {
    let question = match word {
        "guideline" => {
            let (guidelines, _) = workspace.guidelines();
            let ids: Vec<&str> = guidelines.ids().collect();
            say!(
                en "Which guideline do you follow ({ids})?",
                et "Millist juhendit te järgite ({ids})?",
                ids = ids.join(", ")
            )
        }
        "university" => say!(
            en "What is the university called, in Estonian / in English?",
            et "Mis on ülikooli nimi, eesti / inglise keeles?"
        ),
        "school" => say!(
            en "Which School or college of it, in Estonian / in English?",
            et "Milline selle teaduskond, eesti / inglise keeles?"
        ),
        "department" => say!(
            en "Which department develops your programmes, in Estonian / in English?",
            et "Milline instituut teie programme arendab, eesti / inglise keeles?"
        ),
        _ => say!(
            en "Which semester comes next, from when to when, such as autumn-2027 2027-08-30 2028-01-23?",
            et "Milline semester on järgmine, mis päevast mis päevani, näiteks autumn-2027 2027-08-30 2028-01-23?"
        ),
    };
    Asked {
        word,
        question,
        usual: None,
    }
}

/// What is not answered yet is open, or left out where nothing can refer to it.
pub fn written(code: &str, answers: &[String]) -> (String, String) {
    let answer = |word: &str| {
        let at = WORDS.iter().position(|known| *known == word)?;
        answers.get(at).map(String::as_str)
    };
    let university = answer("university").unwrap_or("todo");
    let names = Names::of(university, answer("school"), answer("department"));
    let mut written = format!(
        "catalogue {code} {{\nguideline {}\nissuer {}\n}}\n\n\
         institution {} {{\nname {}\ncountry EE\nregistry-code todo\nstudy-groups todo\n}}\n",
        answer("guideline").unwrap_or("todo"),
        names.university,
        names.university,
        text(university),
    );
    if let Some(school) = answer("school") {
        let Names {
            university,
            school: code,
            ..
        } = &names;
        written += &format!(
            "\nschool {code} of {university} {{\nname {}\n}}\n",
            text(school)
        );
    }
    if let Some(department) = answer("department") {
        let Names {
            department: code,
            school,
            ..
        } = &names;
        written += &format!(
            "\ndepartment {code} of {school} {{\nname {}\n}}\n",
            text(department)
        );
    }
    if let Some(semester) = answer("semester") {
        written += &format!("\n{}\n", self::semester(semester));
    }
    ("catalogue.kava".to_owned(), format(&written))
}

/// The codes of the units, of which no two are the same.
struct Names {
    university: String,
    school: String,
    department: String,
}

impl Names {
    fn of(university: &str, school: Option<&str>, department: Option<&str>) -> Names {
        let mut taken: Vec<String> = Vec::new();
        let mut code = |answer: Option<&str>, else_code: &str| {
            let made = code_of(answer.unwrap_or(""));
            let is_free =
                |code: &String| !code.is_empty() && code != "todo" && !taken.contains(code);
            let code = Some(made)
                .filter(is_free)
                .unwrap_or_else(|| else_code.to_owned());
            taken.push(code.clone());
            code
        };
        Names {
            university: code(Some(university), "university"),
            school: code(school, "the-school"),
            department: code(department, "the-department"),
        }
    }
}

/// `autumn-2027 2027-08-30 2028-01-23`; days that are not said are open.
fn semester(answer: &str) -> String {
    let parts = answer.split([' ', ',']).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts
        .filter(|part| !["from", "to"].contains(part))
        .collect();
    let part = |at: usize| parts.get(at).copied().unwrap_or("todo");
    let rest = parts.get(3..).unwrap_or(&[]).join(" ");
    match part(0) {
        "todo" => String::new(),
        name => format!("semester {name} from {} to {} {rest}", part(1), part(2)),
    }
}
