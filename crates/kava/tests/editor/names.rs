//! Names lead to what bears them, and a new code changes nothing but itself.

use kava::diagnostics::Place;
use kava::editor::{Kind, Thing};

use crate::catalogue::{EXAMPLES, Judged};

fn each_thing(visit: &dyn Fn(&Judged, &Thing)) {
    for example in EXAMPLES {
        let judged = Judged::example(example);
        let things = judged.editor().things("");
        assert!(things.len() > 5, "{example} declares something");
        things.iter().for_each(|thing| visit(&judged, thing));
    }
}

fn written(judged: &Judged, place: Place) -> String {
    let text = &judged.check.sources.get(place.file).text;
    place.span.of(text).to_owned()
}

#[test]
fn every_name_leads_to_what_bears_it() {
    each_thing(&|judged, thing| {
        let editor = judged.editor();
        let references = editor.references(thing.name);
        assert!(
            references
                .iter()
                .any(|it| it.declares && it.place == thing.name)
        );
        for reference in references {
            let lead = editor.definition(reference.place).expect("a definition");
            assert_eq!(lead.from, reference.place);
            assert_eq!(written(judged, lead.name), thing.code);
            let declared = editor.declarations_of(reference.place);
            assert!(declared.contains(&lead), "{} is declared there", thing.code);
            let whole = written(judged, lead.whole);
            assert!(whole.contains(&thing.code), "{whole}");
        }
    });
}

#[test]
fn a_new_code_changes_nothing_but_itself() {
    each_thing(&|judged, thing| {
        let references = judged.editor().references(thing.name);
        let edits = judged.editor().rename(thing.name, "uus-õ1").expect("edits");
        assert_eq!(edits.len(), references.len(), "{}", thing.code);

        let renamed = judged.edited(&edits);
        let first = renamed.editor().things("uus-õ1").remove(0);
        assert_eq!(renamed.editor().references(first.name).len(), edits.len());
        // A semester's name says when it is.
        if thing.kind != Kind::Semester {
            assert_eq!(renamed.counted(), judged.counted(), "{}", thing.code);
        }

        let back = renamed
            .editor()
            .rename(first.name, &thing.code)
            .expect("edits");
        assert_eq!(renamed.edited(&back).texts(), judged.texts());
    });
}

#[test]
fn what_is_taken_is_refused() {
    each_thing(&|judged, thing| {
        let editor = judged.editor();
        let others = editor.things("");
        let within = |it: &&Thing| it.kind == thing.kind && it.within == thing.within;
        for other in others
            .iter()
            .filter(within)
            .filter(|it| it.code != thing.code)
        {
            let refused = editor.rename(thing.name, &other.code);
            assert!(refused.is_err(), "{} as {}", thing.code, other.code);
        }
    });
}

/// Wherever a day may stand, a semester may, and is looked up.
#[test]
fn a_semester_is_known_wherever_it_is_named() {
    let text = "semester autumn-2026 from 2026-08-31 to 2027-01-24
programme p {
  in-force from autumn-2026 to autumn-2026
  withdrawn from autumn-2026 because \"õ\"
  intake autumn-2026 {
    apply from autumn-2026 to autumn-2026
    announced autumn-2026
    notify by autumn-2026
    declare by autumn-2026
    starts autumn-2026
    ends autumn-2026
  }
  record {
    proposed autumn-2026 by dean
    registered autumn-2026 code 999001
  }
  waive volume because \"õ\" until autumn-2026 by \"õ\"
}
";
    let judged = Judged::new([("catalogue.kava", text)]);
    let semester = judged.editor().things("autumn-2026").remove(0);
    let found = judged.editor().references(semester.name);
    assert_eq!(found.len(), text.matches("autumn-2026").count());

    let unknown = text.replace("semester autumn-2026", "semester spring-2026");
    let judged = Judged::new([("catalogue.kava", &*unknown)]);
    let unknown = judged.check.findings.iter();
    let unknown = unknown.filter(|finding| finding.code == "unknown-name");
    // An intake with a start of its own needs no semester.
    let places: Vec<_> = unknown.map(|it| it.place.span.start).collect();
    assert_eq!(places.len(), found.len() - 2, "{places:?}");
}
