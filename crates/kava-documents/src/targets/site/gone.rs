//! The page of a programme that is no longer offered.

use kava_diagnostics::{Lang, say};
use kava_model::fields::Programme;
use kava_model::stated::Stated;
use maud::{Markup, html};

use super::shell::Page;
use super::shown::{dated, plain, text};
use crate::Issue;
use crate::canonical::When;

pub fn page<'a>(issue: &Issue<'a>, programme: &'a Programme, file: &str, lang: Lang) -> Markup {
    let title = programme.title.known();
    let withdrawn = programme.withdrawn.known();
    let from = withdrawn.and_then(|withdrawn| withdrawn.from.known());
    let page = Page {
        issue,
        lang,
        title: title
            .map_or(&*programme.name.text, |title| plain(title, lang))
            .to_owned(),
        up: "../../",
        file: format!("programmes/{file}"),
        head: html! { meta name="robots" content="noindex"; },
        main: html! {
            h1 { @match title { Some(title) => (text(title, lang)), None => (programme.name.text) } }
            p.gone {
                (say!(en "This programme is no longer offered", et "Seda programmi enam ei pakuta").get(lang))
                @if let Some(from) = from {
                    (say!(en ", from ", et " alates ").get(lang)) (dated(&When::new(from, issue.catalogue), lang))
                }
                "."
            }
            @if let Some(Stated::Known(because, _)) = withdrawn.and_then(|it| it.because.as_ref()) {
                p { (text(because, lang)) }
            }
            p { a href="../index.html" { (say!(en "All programmes", et "Kõik programmid").get(lang)) } }
        },
    };
    page.whole()
}
