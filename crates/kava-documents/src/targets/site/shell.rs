//! What every page of the site has around it.

use kava_diagnostics::{Lang, Words, say};
use maud::{DOCTYPE, Markup, html};

use super::shown::{date, text};
use crate::Issue;
use crate::canonical::Date;

pub const STYLE: &str = include_str!("site.css");

/// A page of the site.
pub struct Page<'p> {
    pub issue: &'p Issue<'p>,
    pub lang: Lang,
    pub title: String,
    /// Steps up to the site's folder: `../` or `../../`.
    pub up: &'static str,
    /// The same page in the other language, below that language's folder.
    pub file: String,
    /// In the head, beside what every page has.
    pub head: Markup,
    pub main: Markup,
}

impl Page<'_> {
    pub fn whole(&self) -> Markup {
        let lang = self.lang;
        html! {
            (DOCTYPE)
            html lang=(lang.tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) }
                    link rel="stylesheet" href={ (self.up) "site.css" };
                    @for other in [Lang::Et, Lang::En] {
                        link rel="alternate" hreflang=(other.tag()) href={ (self.up) (other.tag()) "/" (self.file) };
                    }
                    (self.head)
                }
                body {
                    a.skip href="#main" { (say!(en "To the content", et "Sisu juurde").get(lang)) }
                    (self.banner())
                    main id="main" tabindex="-1" { (self.main) }
                    (self.foot())
                }
            }
        }
    }

    fn banner(&self) -> Markup {
        let lang = self.lang;
        let other = match lang {
            Lang::Et => Lang::En,
            Lang::En => Lang::Et,
        };
        html! {
            header.banner {
                a.home href={ (self.up) (lang.tag()) "/index.html" } { (catalogue_title(self.issue, lang)) }
                a.language href={ (self.up) (other.tag()) "/" (self.file) } lang=(other.tag()) hreflang=(other.tag()) {
                    (own_name(other))
                }
            }
            @if self.issue.draft {
                p.draft { (say!(
                    en "Draft: judged for draft only, not to be published.",
                    et "Mustand: hinnatud ainult mustandina, ei ole avaldamiseks."
                ).get(lang)) }
            }
        }
    }

    fn foot(&self) -> Markup {
        let checked = date(Date(self.issue.as_of));
        let head = self.issue.catalogue.head;
        let license = head.and_then(|head| head.license.known());
        html! {
            footer {
                p { (say!(en "Last checked on {day}.", et "Viimati kontrollitud {day}.", day = checked).get(self.lang)) }
                @if let Some(license) = license {
                    p { (say!(en "Terms of reuse: {license}.", et "Kasutustingimused: {license}.", license = license.0).get(self.lang)) }
                }
            }
        }
    }
}

/// Each language calls itself by its own name.
pub fn own_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Et => "Eesti keeles",
        Lang::En => "In English",
    }
}

/// The catalogue's title, else whose it is.
pub fn catalogue_title(issue: &Issue<'_>, lang: Lang) -> Markup {
    let title = issue.catalogue.head.and_then(|head| head.title.known());
    let issuer = issue.catalogue.issuer();
    let title = title.or_else(|| issuer.and_then(|issuer| issuer.names.known()));
    match title {
        Some(title) => text(title, lang),
        None => html! { (untitled().get(lang)) },
    }
}

/// What stands in a window's title, where there is no markup.
pub fn catalogue_words(issue: &Issue<'_>) -> Words {
    let title = issue.catalogue.head.and_then(|head| head.title.known());
    title.map_or_else(untitled, super::super::calendar::both)
}

fn untitled() -> Words {
    say!(en "Programmes", et "Programmid")
}
