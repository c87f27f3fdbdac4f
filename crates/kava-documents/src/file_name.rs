//! The file names of programmes: the code, made safe for every system.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use kava_diagnostics::Place;
use kava_model::fields::Programme;
use kava_model::names::Catalogue;

use crate::id;
use crate::target::{edition, rank};

/// In bytes; leaves room for an ending and for what a writer adds while it works.
const LONGEST: usize = 120;

/// Names that Windows keeps for its devices; some are numbered from 1 to 9.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The file name of each programme of the catalogue, without an ending. A name depends on the whole
/// catalogue, so that it stays the same when only some programmes are written.
pub struct FileNames(BTreeMap<Place, String>);

impl FileNames {
    pub fn of(catalogue: &Catalogue<'_>) -> FileNames {
        let mut programmes: Vec<&Programme> = catalogue.programmes.iter().map(|it| it.it).collect();
        programmes.sort_by_cached_key(|programme| rank(catalogue, programme));
        let mut editions: BTreeMap<&str, usize> = BTreeMap::new();
        for programme in &programmes {
            *editions.entry(&programme.name.text).or_default() += 1;
        }
        let mut taken = BTreeSet::new();
        let name = |programme: &Programme| {
            let code = &*programme.name.text;
            let edition = edition(programme).filter(|_| editions.get(code) > Some(&1));
            (
                programme.place,
                free(safe(code, edition.as_deref()), &mut taken),
            )
        };
        FileNames(programmes.into_iter().map(name).collect())
    }

    /// The name with an ending such as `json`.
    pub fn with(&self, programme: &Programme, ending: &str) -> String {
        let name = self.0.get(&programme.place);
        let name = name
            .cloned()
            .unwrap_or_else(|| safe(&programme.name.text, None));
        format!("{name}.{ending}")
    }
}

/// A disk may not tell letters of different case apart.
fn free(name: String, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2u32..).map(|number| format!("{name}~{number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    let free = names.find(|name| taken.insert(name.to_lowercase()));
    free.unwrap_or(name)
}

/// The code, with the edition where the code has several.
fn safe(code: &str, edition: Option<&str>) -> String {
    let mut name = String::new();
    if is_device(code) {
        name.push('_');
    }
    escape(code, &mut name);
    if let Some(edition) = edition {
        name.push('_');
        escape(edition, &mut name);
    }
    match name.len() > LONGEST {
        true => shortened(&name),
        false => name,
    }
}

/// Percent signs for what is neither letter, digit, hyphen, low line nor an inner full stop.
fn escape(text: &str, to: &mut String) {
    let mut bytes = [0; 4];
    for (at, char) in text.char_indices() {
        let is_end = at == 0 || at + char.len_utf8() == text.len();
        if char.is_alphanumeric() || matches!(char, '-' | '_') || char == '.' && !is_end {
            to.push(char);
            continue;
        }
        for byte in char.encode_utf8(&mut bytes).bytes() {
            let _ = write!(to, "%{byte:02X}");
        }
    }
}

/// The beginning, and a digest of all.
fn shortened(name: &str) -> String {
    let mut cut = LONGEST - 40;
    while !name.is_char_boundary(cut) {
        cut -= 1;
    }
    let digest = id::programme(None, name).0.simple();
    format!("{}~{digest}", name.get(..cut).unwrap_or_default())
}

fn is_device(code: &str) -> bool {
    let stem = code.split('.').next().unwrap_or_default().to_lowercase();
    let is_numbered = |device: &str| {
        let number = stem.strip_prefix(device);
        number.is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
    };
    DEVICES.contains(&&*stem) || NUMBERED_DEVICES.iter().any(|device| is_numbered(device))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_stays_readable_in_its_file_name() {
        for code in ["ai-data-mining", "LTAT.02.001", "14.310x", "jätku_õpe"] {
            assert_eq!(safe(code, None), code);
        }
        assert_eq!(safe("eap", Some("autumn-2026")), "eap_autumn-2026");
    }

    #[test]
    fn no_code_leaves_the_folder_or_names_a_device() {
        for (code, name) in [
            ("..", "%2E%2E"),
            ("../a", "%2E.%2Fa"),
            ("a.", "a%2E"),
            ("a\u{202e}b", "a%E2%80%AEb"),
            ("con", "_con"),
            ("NUL.1", "_NUL.1"),
            ("com1", "_com1"),
            ("com10", "com10"),
        ] {
            assert_eq!(safe(code, None), name);
        }
    }

    #[test]
    fn long_codes_are_cut_and_stay_apart() {
        let (first, second) = ("õ".repeat(300) + "1", "õ".repeat(300) + "2");
        assert!(safe(&first, None).len() <= LONGEST);
        assert_ne!(safe(&first, None), safe(&second, None));
    }

    #[test]
    fn names_that_differ_only_in_case_are_numbered() {
        let mut taken = BTreeSet::new();
        let names = ["IT", "it", "It"].map(|name| free(name.to_owned(), &mut taken));
        assert_eq!(names, ["IT", "it~2", "It~3"]);
    }
}
