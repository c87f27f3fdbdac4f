//! `site`: static pages for learners, in Estonian and in English: an index with filters, and a page for
//! each programme that answers what learners ask.
//!
//! No page needs a script: the filters are choices that style sheets look at. A programme that is no
//! longer offered keeps its address, and its page says so. What is not known is said to be not known.

mod courses;
mod facets;
mod gone;
mod index;
mod intakes;
mod plan;
mod programme;
mod shell;
mod shown;

use std::io::{self, Write};
use std::sync::Arc;

use kava_diagnostics::Lang;
use kava_model::fields::{Moment, Programme};
use maud::Markup;

use crate::file_name::FileNames;
use crate::page::visible;
use crate::target::ordered;
use crate::{Document, Documents, Issue, Target};

/// The target `site`.
pub struct Site;

impl Target for Site {
    fn name(&self) -> &'static str {
        "site"
    }

    fn moment(&self) -> Moment {
        Moment::Publication
    }

    fn documents<'a>(&self, issue: Issue<'a>, programmes: &[&'a Programme]) -> Documents<'a> {
        let names = Arc::new(FileNames::of(issue.catalogue));
        let offered = ordered(issue.catalogue, programmes);
        let gone = ordered(issue.catalogue, issue.gone);
        let style = Document::new("site.css".to_owned(), |to| {
            to.write_all(shell::STYLE.as_bytes())
        });
        let door = Document::new("index.html".to_owned(), move |to| {
            page(index::door(&issue), to)
        });
        let in_each = move |lang: Lang| {
            let (listed, named) = (offered.clone(), names.clone());
            let home = Document::new(format!("{}/index.html", lang.tag()), move |to| {
                page(index::page(&issue, &listed, &named, lang), to)
            });
            let all = offered.clone();
            let offered = each(&offered, &names, lang, move |programme, file, to| {
                let editions = of_code(&all, programme);
                let shown = issue.judged(programme, |subject| {
                    programme::page(&issue, subject, editions, file, lang)
                });
                page(shown, to)
            });
            let gone = each(&gone, &names, lang, move |programme, file, to| {
                page(gone::page(&issue, programme, file, lang), to)
            });
            std::iter::once(home).chain(offered).chain(gone)
        };
        let languages = [Lang::Et, Lang::En].into_iter();
        Box::new([style, door].into_iter().chain(languages.flat_map(in_each)))
    }
}

/// The editions of a programme among those in their order.
fn of_code<'s, 'a>(ordered: &'s [&'a Programme], programme: &Programme) -> &'s [&'a Programme] {
    let code = &programme.name.text;
    let from = ordered.partition_point(|it| it.name.text < *code);
    let to = ordered.partition_point(|it| it.name.text <= *code);
    ordered.get(from..to).unwrap_or_default()
}

/// A page for each programme under its file name.
fn each<'a, W>(
    programmes: &Arc<[&'a Programme]>,
    names: &Arc<FileNames>,
    lang: Lang,
    write: W,
) -> impl Iterator<Item = Document<'a>> + use<'a, W>
where
    W: Fn(&'a Programme, &str, &mut dyn Write) -> io::Result<()> + Clone + Send + Sync + 'a,
{
    let (programmes, names) = (programmes.clone(), names.clone());
    (0..programmes.len()).map(move |at| {
        let programme = programmes[at];
        let file = names.with(programme, "html");
        let path = format!("{}/programmes/{file}", lang.tag());
        let write = write.clone();
        Document::new(path, move |to| write(programme, &file, to))
    })
}

fn page(page: Markup, to: &mut dyn Write) -> io::Result<()> {
    to.write_all(visible(page.into_string()).as_bytes())
}
