//! `calendar`: the days of a programme as iCalendar (RFC 5545): when to apply, when applicants are
//! told, when teaching begins, and what is still to be done by which day.
//!
//! One file a programme and one of all of them, in each language. What is not registered yet is
//! tentative; what a withdrawn programme announced is cancelled and keeps its id, so that it goes away
//! where the file was read before. Only whole days stand in it: of a month nobody knows the day.

mod content;
mod event;

use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use kava_diagnostics::{Lang, Words, say};
use kava_model::fields::{Moment, Programme};

use crate::file_name::FileNames;
use crate::target::ordered;
use crate::{Document, Documents, Issue, Target};
use content::Lines;
pub(super) use event::both;
use event::events;

/// The target `calendar`.
pub struct Calendar;

impl Target for Calendar {
    fn name(&self) -> &'static str {
        "calendar"
    }

    fn moment(&self) -> Moment {
        Moment::Draft
    }

    fn documents<'a>(&self, issue: Issue<'a>, programmes: &[&'a Programme]) -> Documents<'a> {
        let names = Arc::new(FileNames::of(issue.catalogue));
        let programmes = ordered(issue.catalogue, programmes);
        let each = move |lang: Lang| {
            let (names, all, one) = (names.clone(), programmes.clone(), programmes.clone());
            let whole = Document::new(format!("{}/calendar.ics", lang.tag()), move |to| {
                write(issue, &all, lang, to)
            });
            let single = (0..one.len()).map(move |at| {
                let name = names.with(one[at], "ics");
                let programme = one[at];
                Document::new(format!("{}/programmes/{name}", lang.tag()), move |to| {
                    write(issue, &[programme], lang, to)
                })
            });
            std::iter::once(whole).chain(single)
        };
        Box::new([Lang::Et, Lang::En].into_iter().flat_map(each))
    }
}

fn write<'a>(
    issue: Issue<'a>,
    programmes: &[&'a Programme],
    lang: Lang,
    to: &mut dyn Write,
) -> io::Result<()> {
    let mut to = BufWriter::new(to);
    let mut lines = Lines::to(&mut to);
    lines.raw("BEGIN", "VCALENDAR")?;
    lines.raw("VERSION", "2.0")?;
    lines.raw("PRODID", "-//Kava//calendar 1//EN")?;
    lines.text("X-WR-CALNAME", name(issue, programmes).get(lang))?;
    for programme in programmes {
        issue.judged(programme, |subject| {
            events(&issue, subject)
                .iter()
                .try_for_each(|event| event.write(lang, &mut lines))
        })?;
    }
    lines.raw("END", "VCALENDAR")?;
    to.flush()
}

/// Of one programme its title, of several that of the catalogue.
fn name(issue: Issue<'_>, programmes: &[&Programme]) -> Words {
    let name = match programmes {
        [programme] => event::title(programme),
        _ => {
            let head = issue.catalogue.head;
            let title = head.and_then(|head| head.title.known());
            title.map_or_else(
                || Words::same(head.map_or("", |head| &head.name.text)),
                both,
            )
        }
    };
    match issue.draft {
        false => name,
        true => say!(en "{name} (draft)", et "{name} (mustand)", name = name),
    }
}
