//! What the field table says of a field, and of one that sums up a programme, the sums.

use kava_diagnostics::{Words, say};
use kava_model::fields::Programme;
use kava_model::table::{FieldInfo, Shape};

use crate::editor::Editor;
use crate::editor::card::{Card, plain};

/// Fields that a programme's sums belong to.
const SUMMED: [&str; 4] = ["plan", "volume", "workload", "fee"];

/// More words than that are looked up and not read through.
const MOST_WORDS: usize = 12;

impl Editor<'_> {
    pub(super) fn field(&self, field: &FieldInfo, programme: Option<&Programme>) -> Words {
        let summed = programme.filter(|_| SUMMED.contains(&field.word));
        let sums = summed.and_then(|programme| self.sums(programme));
        let card = field_card(field);
        card.part(sums.unwrap_or_default()).words()
    }
}

/// `**credits** · maht`, what it means, how it is written.
pub(crate) fn field_card(field: &FieldInfo) -> Card {
    let shape = (field.shape)();
    let card =
        Card::of(field.word, Words::same(format!("· {}", plain(field.et)))).line(field.doc.words());
    let card = match field.repeats {
        true => card.line(say!(en "may be repeated", et "võib korduda")),
        false => card,
    };
    card.part(written(field.word, &shape))
}

fn written(word: &str, shape: &Shape) -> Words {
    if (1..=MOST_WORDS).contains(&shape.words.len()) {
        let words = shape.words.iter().map(|word| {
            say!(en "`{word}` {name}", et "`{word}` {name}", word = word.word, name = word.name)
        });
        return Words::join(words, " · ");
    }
    let braces = if shape.block.is_some() {
        " { … }"
    } else {
        ""
    };
    let forms = shape.forms.iter().take(MOST_WORDS);
    let lines: Vec<String> = forms
        .map(|form| {
            format!(
                "`{}`",
                [word, form].join(" ").trim_end().to_owned() + braces
            )
        })
        .collect();
    Words::same(lines.join("  \n"))
}
