//! Whole blocks to be filled in. What is not known when they are put in says `todo`, so that a block
//! is right from the start and every gap in it is told.

use kava_diagnostics::{Phrase, Words};
use kava_model::table::{Block, Members};

use super::{About, Completion, Written, without_stops};

struct Skeleton {
    /// The word of the block in which it stands; empty for the top of a file.
    block: &'static str,
    word: &'static str,
    /// By what else it is found.
    et: &'static str,
    doc: Phrase,
    text: &'static str,
}

pub(super) fn of(block: &'static Block) -> impl Iterator<Item = Completion> {
    // What may stand in a plan may stand in each of its groups.
    let home = match block.members {
        Members::PlanLines => "plan",
        _ => block.word,
    };
    let here = SKELETONS
        .iter()
        .filter(move |skeleton| skeleton.block == home);
    here.map(|skeleton| {
        let label = format!("{} {{ … }}", skeleton.word);
        Completion {
            found_by: vec![skeleton.et.to_owned()],
            insert: skeleton.text.to_owned(),
            about: Some(About::new("skeleton", skeleton.word, skeleton.block)),
            ..Completion::new(Written::Skeleton, label, skeleton.doc.words())
        }
    })
}

/// The block as it is put in.
pub(super) fn about(about: &About) -> Option<Words> {
    let mut skeletons = SKELETONS.iter();
    let is_it = |it: &&Skeleton| it.word == about.name && it.block == about.within;
    let skeleton = skeletons.find(is_it)?;
    let text = without_stops(skeleton.text);
    Some(Words::same(format!("```kava\n{text}\n```")))
}

/// The text of a block to be filled in, as it is put in where there are no stops.
pub(crate) fn filled_in(block: &str, word: &str) -> Option<String> {
    let mut skeletons = SKELETONS.iter();
    let found = skeletons.find(|it| it.block == block && it.word == word)?;
    Some(without_stops(found.text))
}

const SKELETONS: [Skeleton; 13] = [
    Skeleton {
        block: "",
        word: "catalogue",
        et: "kataloog",
        doc: Phrase {
            en: "the head of a new catalogue",
            et: "uue kataloogi päis",
        },
        text: "catalogue ${1:code} {\n  title      et \"${2}\"\n             en \"${3}\"\n  guideline  ${4:taltech}\n  issuer     ${5:taltech}\n}",
    },
    Skeleton {
        block: "",
        word: "programme",
        et: "programm",
        doc: Phrase {
            en: "a new programme with all that its draft is asked for",
            et: "uus programm koos kõigega, mida mustandilt küsitakse",
        },
        text: "programme ${1:code} {
  kind         ${2:micro-degree}
  title        et \"${3:Pealkiri}\"
               en \"${4:Title}\"
  unit         todo
  director     todo
  field        todo
  level        todo
  language     ${5:et}
  in-force     todo
  aim          todo
  need         todo
  need-source  todo
  target-group todo
  methods      todo
  environment  todo
  materials    todo
  completion   todo
  trainers     todo

  outcomes {
    ${6:do} et \"${7:oskab …}\"
       en \"${8:can …}\"
  }

  plan {
    todo
  }

  duration     todo
  study        todo
  delivery     todo
  schedule     todo
  requires     todo
  awards       certificate, transcript
  fee          price-list
}",
    },
    Skeleton {
        block: "",
        word: "course",
        et: "aine",
        doc: Phrase {
            en: "a new course",
            et: "uus õppeaine",
        },
        text: COURSE,
    },
    Skeleton {
        block: "",
        word: "record",
        et: "toimik",
        doc: Phrase {
            en: "what has been decided about a programme",
            et: "mis on programmi kohta otsustatud",
        },
        text: "record of ${1:code} {\n  proposed     todo\n  approved     todo\n  submitted    todo\n  route        ${2:registration}\n  cost-centre  todo\n  registered   todo\n}",
    },
    Skeleton {
        block: "",
        word: "semester",
        et: "semester",
        doc: Phrase {
            en: "a semester with its common admission",
            et: "semester koos ühise kandideerimise ajaga",
        },
        text: "semester ${1:autumn-2026} from ${2:2026-08-31} to ${3:2027-01-24} {\n  apply from ${4:2026-06-15} to ${5:2026-08-21}\n}",
    },
    Skeleton {
        block: "",
        word: "price-list",
        et: "hinnakiri",
        doc: Phrase {
            en: "a price list",
            et: "hinnakiri",
        },
        text: "price-list ${1:code} {\n  in-force  from ${2:2026-06-01}\n  school    ${3:code} ${4:80} EUR per ECTS\n}",
    },
    Skeleton {
        block: "",
        word: "study-programme",
        et: "õppekava",
        doc: Phrase {
            en: "a study programme of degree study",
            et: "tasemeõppe õppekava",
        },
        text: "study-programme ${1:CODE} {\n  title  et \"${2}\"\n         en \"${3}\"\n  level  EQF ${4:7}\n}",
    },
    Skeleton {
        block: "",
        word: "department",
        et: "instituut",
        doc: Phrase {
            en: "a department of a School",
            et: "teaduskonna instituut",
        },
        text: "department ${1:code} of ${2:school} {\n  name  et \"${3}\"\n        en \"${4}\"\n}",
    },
    Skeleton {
        block: "programme",
        word: "intake",
        et: "vastuvõtt",
        doc: Phrase {
            en: "a new intake",
            et: "uus vastuvõtt",
        },
        text: "intake ${1:autumn-2026} {\n  announced  todo\n  apply      todo\n  notify     todo\n  places     at most ${2:24}\n}",
    },
    Skeleton {
        block: "programme",
        word: "record",
        et: "toimik",
        doc: Phrase {
            en: "what has been decided about it",
            et: "mis on selle kohta otsustatud",
        },
        text: "record {\n  proposed     todo\n  approved     todo\n  submitted    todo\n  registered   todo\n}",
    },
    Skeleton {
        block: "programme",
        word: "waive",
        et: "erand",
        doc: Phrase {
            en: "a rule set aside, with reason, end and signer",
            et: "kõrvale jäetud reegel koos põhjuse, tähtaja ja lubajaga",
        },
        text: "waive ${1:volume} of ${2:taltech}\n      because \"${3}\"\n      until ${4:2027-08-31} by \"${5}\"",
    },
    Skeleton {
        block: "plan",
        word: "course",
        et: "aine",
        doc: Phrase {
            en: "a course declared where it is used",
            et: "aine, mis on kirjeldatud seal, kus seda kasutatakse",
        },
        text: COURSE,
    },
    Skeleton {
        block: "plan",
        word: "choose",
        et: "vali",
        doc: Phrase {
            en: "courses from which a learner chooses",
            et: "ained, mille seast õppija valib",
        },
        text: "choose ${1:6} ECTS from {\n  todo\n}",
    },
];

const COURSE: &str = "course ${1:CODE} {
  title       et \"${2:Nimetus}\"
              en \"${3:Title}\"
  credits     ${4:6} ECTS
  workload    todo
  origin      todo
  level       EQF ${5:7}
  assessment  todo
}";

#[cfg(test)]
mod tests {
    use kava_diagnostics::{FileId, Severity};
    use kava_model::Vocabulary;
    use kava_model::fields::blocks;

    use super::*;

    #[test]
    fn every_skeleton_can_be_read_and_says_a_word_of_its_block() {
        for skeleton in &SKELETONS {
            let text = without_stops(skeleton.text);
            let text = match skeleton.block {
                "" => text,
                "plan" => format!("programme a {{\nplan {{\n{text}\n}}\n}}"),
                block => format!("{block} a {{\n{text}\n}}"),
            };
            let tree = kava_syntax::parse(&text, &Vocabulary);
            let read = kava_model::read::read(FileId(0), &tree, &text);
            let mut errors = read.findings.iter();
            let error = errors.find(|finding| finding.severity == Severity::Error);
            assert_eq!(error, None, "{text}");
            let homes = blocks()
                .into_iter()
                .filter(|home| home.word == skeleton.block);
            let mut fields = homes.flat_map(|home| (home.fields)());
            assert!(
                fields.any(|field| field.word == skeleton.word && field.et == skeleton.et),
                "{}",
                skeleton.word
            );
        }
    }
}
