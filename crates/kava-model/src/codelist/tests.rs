use std::collections::BTreeSet;

use super::isced::{Kind, Level};
use super::*;

const README: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../codelists/README.md"
));

/// Every line of the file is a row, and the index and the README state their number.
fn whole<T: Entry>(file: &str, text: &str, rows: &[T]) {
    assert_eq!(text.lines().next(), Some(T::COLUMNS));
    assert_eq!(
        text.lines().count(),
        rows.len() + 1,
        "a line of {file} is not understood"
    );
    assert!(text.ends_with('\n') && !text.contains("\"\"") && !text.contains('\r'));

    let codes: BTreeSet<_> = rows.iter().map(Entry::code).collect();
    assert_eq!(codes.len(), rows.len(), "a code of {file} stands twice");
    for row in rows {
        let Phrase { en, et } = row.name();
        for word in [row.code(), en, et] {
            assert!(
                !word.is_empty() && word.trim() == word,
                "{file}: {}",
                row.code()
            );
        }
        let last = et.chars().next_back();
        assert!(
            last.is_some_and(|c| c.is_alphanumeric() || c == ')'),
            "{file}: {et}"
        );
    }

    let stated = lists::find(file).map(|list| list.rows);
    assert_eq!(
        stated,
        Some(rows.len()),
        "lists.csv states another number of rows of {file}"
    );
    let line = format!("| `{file}.csv` | {} |", rows.len());
    assert!(README.contains(&line), "README.md has no line {line}");
}

macro_rules! whole {
    ($($test:ident $file:literal $($module:ident)::+;)*) => {
        $(#[test]
        fn $test() {
            let text = include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"), "/../../codelists/", $file, ".csv"
            ));
            whole($file, text, $($module)::+::all());
            for row in $($module)::+::all() {
                assert_eq!($($module)::+::find(row.code), Some(row));
            }
            assert_eq!($($module)::+::find(""), None);
            assert_eq!($($module)::+::find("no such code"), None);
        })*

        const WHOLE: &[&str] = &[$($file),*];
    };
}

whole! {
    assessment_is_whole "assessment" assessments;
    country_is_whole "country" countries;
    county_is_whole "county" counties;
    currency_is_whole "currency" currencies;
    delivery_is_whole "delivery" deliveries;
    document_is_whole "document" documents;
    education_is_whole "education" education;
    curriculum_status_is_whole "ehis-curriculum-status" ehis::curriculum_statuses;
    curriculum_type_is_whole "ehis-curriculum-type" ehis::curriculum_types;
    study_form_is_whole "ehis-study-form" ehis::study_forms;
    isced_is_whole "isced-f-2013" isced;
    language_is_whole "language" languages;
    qualification_level_is_whole "qualification-level" levels;
}

#[test]
fn the_index_names_exactly_the_lists() {
    let named: Vec<_> = lists::all().iter().map(|list| list.code).collect();
    assert_eq!(named, WHOLE);
    assert_eq!(
        include_str!("../../../../codelists/lists.csv")
            .lines()
            .count(),
        WHOLE.len() + 1
    );
}

#[test]
fn isced_has_the_levels_that_the_readme_states() {
    let count = |level| {
        isced::all()
            .iter()
            .filter(|field| field.level == level)
            .count()
    };
    let stated = format!(
        "{} broad, {} narrow and {} detailed fields",
        count(Level::Broad),
        count(Level::Narrow),
        count(Level::Detailed)
    );
    assert_eq!(stated, "12 broad, 58 narrow and 150 detailed fields");
    assert!(README.contains(&stated));
}

#[test]
fn isced_parents_exist_one_level_up() {
    for field in isced::all() {
        let above = match field.level {
            Level::Broad => None,
            Level::Narrow => Some(Level::Broad),
            Level::Detailed => Some(Level::Narrow),
        };
        assert_eq!(
            field.parent().map(|parent| parent.level),
            above,
            "{}",
            field.code
        );
        assert_eq!(
            field.code.len(),
            2 + above.map_or(0, |level| 1 + level as usize)
        );
        assert!(field.code.bytes().all(|digit| digit.is_ascii_digit()));
    }
}

#[test]
fn isced_keeps_the_register_names_apart() {
    let name = |code| isced::find(code).map(isced::FieldOfStudy::estonian_name);
    assert_eq!(
        name("0612"),
        Some("Andmebaaside ja võrgu disain ning haldus")
    );
    assert_eq!(name("0812"), Some("Aiandus"));
    let seen = isced::all()
        .iter()
        .filter(|field| field.ehis.is_some())
        .count();
    assert!(README.contains(&format!("{seen} names of the register")));
}

#[test]
fn isced_is_within_goes_by_levels() {
    let software = isced::find("0613").expect("0613 is a detailed field");
    assert!(
        ["06", "061", "0613"]
            .iter()
            .all(|code| software.is_within(code))
    );
    assert!(
        ["", "0", "07", "0612", "06130"]
            .iter()
            .all(|code| !software.is_within(code))
    );
    assert_eq!(
        isced::find("9999").map(|field| field.kind),
        Some(Kind::Unknown)
    );
    assert_eq!(isced::find("613"), None);
}

#[test]
fn counties_are_found_however_people_write_them() {
    let harju = counties::find("EE-37");
    for asked in [
        "0037",
        "Harjumaa",
        "Harju maakond",
        "Harju County",
        "harju",
        "HARJUMAA",
    ] {
        assert_eq!(counties::find(asked), harju, "{asked}");
    }
    assert_eq!(
        counties::find("JÕGEVAMAA").map(|county| county.ehak),
        Some("0050")
    );
    assert_eq!(
        counties::find("Lääne").map(|county| county.ehak),
        Some("0056")
    );
    assert_eq!(
        counties::find("Lääne-Viru").map(|county| county.ehak),
        Some("0060")
    );
    assert_eq!(counties::find("Tallinn"), None);
    for county in counties::all() {
        assert_eq!(
            county
                .code
                .strip_prefix("EE-")
                .map(|number| format!("{number:0>4}"))
                .as_deref(),
            Some(county.ehak)
        );
        let stem = county
            .name
            .et
            .strip_suffix("maa")
            .expect("a county's name ends in maa");
        assert_eq!(county.name.en, format!("{stem} County"));
    }
}

#[test]
fn levels_are_one_to_eight() {
    let numbers: Vec<_> = levels::all().iter().map(|level| level.number).collect();
    assert_eq!(numbers, (1..=8).collect::<Vec<_>>());
    assert_eq!(levels::at(6), levels::find("6"));
    assert_eq!(levels::at(9), None);
}

#[test]
fn education_rises_level_by_level() {
    assert!(education::all().is_sorted_by(|a, b| a.level < b.level));
    assert_eq!(education::rank("none"), Some(0));
    assert_eq!(education::rank("upper-secondary"), Some(4));
    assert_eq!(education::rank("bachelor"), Some(6));
    assert_eq!(education::rank("PhD"), None);
    for required in education::all()
        .iter()
        .filter(|education| education.level > 0)
    {
        assert!(levels::at(required.level).is_some());
    }
}

#[test]
fn languages_carry_the_three_labels_seen_in_the_register() {
    let labelled: Vec<_> = languages::all()
        .iter()
        .filter(|language| language.ehis.is_some())
        .collect();
    assert_eq!(
        labelled
            .iter()
            .map(|language| language.code)
            .collect::<Vec<_>>(),
        ["en", "et", "ru"]
    );
    assert!(
        labelled
            .iter()
            .all(|language| language.ehis == Some(language.name.et))
    );
    for language in languages::all() {
        assert_eq!((language.code.len(), language.alpha3.len()), (2, 3));
    }
    for taken in ["by", "or", "no-such"] {
        assert_eq!(languages::find(taken), None);
    }
}

#[test]
fn a_symbol_lists_its_readings() {
    let codes = |symbol| {
        currencies::with_symbol(symbol)
            .map(|c| c.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(codes("€"), ["EUR"]);
    assert_eq!(codes("$"), ["AUD", "CAD", "USD"]);
    assert_eq!(codes("kr"), ["DKK", "ISK", "NOK", "SEK"]);
    assert!(codes("").is_empty());
    for currency in currencies::all() {
        assert!(currency.code.len() == 3 && currency.number.len() == 3 && currency.decimals <= 3);
    }
}

#[test]
fn countries_hold_the_union_and_its_neighbours() {
    for code in "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK \
                 IS LI NO CH GB UA RU BY"
        .split_whitespace()
    {
        assert!(countries::find(code).is_some(), "{code}");
    }
    assert_eq!(
        countries::find("EE").map(|country| country.alpha3),
        Some("EST")
    );
    let alpha3: BTreeSet<_> = countries::all()
        .iter()
        .map(|country| country.alpha3)
        .collect();
    assert_eq!(alpha3.len(), countries::all().len());
}

#[test]
fn assessments_say_what_they_prove() {
    use super::assessments::Proof;
    let of = |proof| {
        let all = assessments::all()
            .iter()
            .filter(move |assessment| assessment.proof == proof);
        all.map(|assessment| assessment.code).collect::<Vec<_>>()
    };
    assert_eq!(
        of(Proof::Examination),
        ["exam", "written-exam", "oral-exam", "test"]
    );
    assert_eq!(of(Proof::Attendance), ["attendance"]);
    let scheme = "http://data.europa.eu/snb/assessment/";
    for concept in assessments::all()
        .iter()
        .filter_map(|assessment| assessment.elm)
    {
        assert!(
            concept
                .strip_prefix(scheme)
                .is_some_and(|id| id.len() == 10),
            "{concept}"
        );
    }
}

#[test]
fn the_registry_takes_micro_degrees_under_one_type() {
    assert!(ehis::curriculum_types::find(ehis::MICRO_QUALIFICATION).is_some());
}

#[test]
fn a_row_is_read_only_whole() {
    let named = |line| row::<Named>(line).map(|named| (named.code, named.name.en, named.name.et));
    assert_eq!(named("a,b,c"), Some(("a", "b", "c")));
    assert_eq!(named("a,\"b, c\",\"d, e\""), Some(("a", "b, c", "d, e")));
    assert_eq!(named("a,,c"), Some(("a", "", "c")));
    for torn in [
        "",
        "a,b",
        "a,b,c,d",
        "a,\"b,c",
        "a,\"b\"x,c",
        "a,b,\"c\"x",
        "a,b,c,",
    ] {
        assert_eq!(named(torn), None, "{torn}");
    }
    assert_eq!(List::<Named>::read("other,columns\na,b,c\n").rows, []);
}

#[test]
fn deliveries_are_the_words_of_the_language() {
    use crate::admission::Delivery;
    use crate::choice::Choice;
    assert_eq!(deliveries::words(), Delivery::WORDS);
}
