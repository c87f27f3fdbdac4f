//! What a condition may ask of a programme: what is computed of it, and every field of the table.

use kava_model::fields::PROGRAMME_BLOCK;

/// A thing that can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub word: &'static str,
    pub kind: Kind,
}

/// What it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number(Unit),
    Days,
    Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Ects,
    Percent,
    Money,
    Count,
}

/// With the Estonian word that is understood in its place.
const COMPUTED: [(&str, &str, Kind); 14] = [
    ("code", "kood", Kind::Text),
    ("school", "teaduskond", Kind::Text),
    ("state", "seis", Kind::Text),
    ("met", "täidetud", Kind::Text),
    ("missing", "puudu", Kind::Text),
    ("outcome", "õpiväljund", Kind::Text),
    ("course", "aine", Kind::Text),
    ("credits", "maht", Kind::Number(Unit::Ects)),
    ("degree-share", "tasemeõpe", Kind::Number(Unit::Percent)),
    ("fee", "tasu", Kind::Number(Unit::Money)),
    ("errors", "vigu", Kind::Number(Unit::Count)),
    ("warnings", "hoiatusi", Kind::Number(Unit::Count)),
    ("start", "algus", Kind::Days),
    ("deadline", "tähtaeg", Kind::Days),
];

pub(super) fn find(written: &str) -> Option<Asked> {
    let computed = COMPUTED.iter();
    let computed = computed.filter(|(word, et, _)| written == *word || written == *et);
    let mut computed = computed.map(|(word, _, kind)| Asked { word, kind: *kind });
    let of_table = || {
        let mut fields = (PROGRAMME_BLOCK.fields)().into_iter();
        let field = fields.find(|field| field.word == written || field.et == written)?;
        Some(Asked {
            word: field.word,
            kind: Kind::Text,
        })
    };
    computed.next().or_else(of_table)
}

/// Every word, the computed ones first.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    let computed = COMPUTED.iter().flat_map(|(word, et, _)| [*word, *et]);
    let fields = (PROGRAMME_BLOCK.fields)().into_iter();
    computed.chain(fields.flat_map(|field| [field.word, field.et]))
}
