//! What a rule line sets, in words.

use kava_diagnostics::{Words, say};
use kava_model::fields::{Deadline, Season, Setting};
use kava_model::text::Text;

/// `6..30 ECTS`, `certificate, transcript`, `by 1 May before autumn`, `7 days before the start`
pub fn in_words(setting: &Setting, seasons: &[Season]) -> Words {
    match setting {
        Setting::Nothing => Words::default(),
        Setting::Bound(bound, None) => say!(en "{bound}", et "{bound}", bound = bound),
        Setting::Bound(bound, Some(unit)) => {
            say!(en "{bound} {unit}", et "{bound} {unit}", bound = bound, unit = unit.behind_bound(*bound))
        }
        Setting::Words(words) => {
            Words::join(words.iter().map(|word| Words::same(&*word.text)), ", ")
        }
        Setting::Deadline(deadline) => by(deadline, seasons),
        Setting::Lead { days: 1, .. } => say!(en "1 day before the start", et "1 päev enne algust"),
        Setting::Lead { days, .. } => {
            say!(en "{days} days before the start", et "{days} päeva enne algust", days = days)
        }
    }
}

const MONTHS: [(&str, &str); 12] = [
    ("January", "jaanuar"),
    ("February", "veebruar"),
    ("March", "märts"),
    ("April", "aprill"),
    ("May", "mai"),
    ("June", "juuni"),
    ("July", "juuli"),
    ("August", "august"),
    ("September", "september"),
    ("October", "oktoober"),
    ("November", "november"),
    ("December", "detsember"),
];

fn by(deadline: &Deadline, seasons: &[Season]) -> Words {
    let month = usize::from(deadline.month)
        .checked_sub(1)
        .and_then(|at| MONTHS.get(at));
    let (en, et) = month.copied().unwrap_or_default();
    let season = seasons
        .iter()
        .find(|season| season.name.text == deadline.before.text);
    let season = season.map_or_else(
        || Words::same(&*deadline.before.text),
        |season| spoken(&season.called),
    );
    let month = Words {
        en: en.to_owned(),
        et: et.to_owned(),
    };
    say!(
        en "by {day} {month} before {season}",
        et "hiljemalt {day}. {month} ({season})",
        day = deadline.day, month = month, season = season
    )
}

/// A text of the guideline; in one language where it has no other.
pub fn spoken(text: &Text) -> Words {
    let part = |language| text.get(language).unwrap_or(text.any()).to_owned();
    Words {
        en: part("en"),
        et: part("et"),
    }
}
