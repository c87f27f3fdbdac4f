//! What stands over each programme: what it comes to and how it stands.

use kava_diagnostics::{FileId, Span, Words, say};

use super::Editor;
use super::cards::{standing, volume};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// The programme's name.
    pub span: Span,
    /// `15 ECTS · 80 % degree · 2 to mend · preview`
    pub title: Words,
    pub programme: String,
}

impl Editor<'_> {
    pub fn lenses(&self, file: FileId) -> Vec<Lens> {
        let here = self
            .check
            .programmes
            .iter()
            .filter(|it| it.place.file == file);
        let lenses = here.map(|judged| {
            let verdict = &judged.verdict;
            let share = verdict.summary.degree_share.map(|share| {
                let least = share.min;
                match share.min == share.max {
                    true => say!(en "{least} degree", et "tasemeõpe {least}", least = least),
                    false => say!(
                        en "at least {least} degree", et "tasemeõpe vähemalt {least}",
                        least = least
                    ),
                }
            });
            let parts = [
                verdict.summary.credits.map(volume),
                share,
                Some(standing(judged)),
                Some(say!(en "preview", et "eelvaade")),
            ];
            Lens {
                span: judged.place.span,
                title: Words::join(parts.into_iter().flatten(), " · "),
                programme: judged.code.clone(),
            }
        });
        lenses.collect()
    }
}
