//! The pages of codes as SARIF keeps them.

use kava_diagnostics::{Lang, Page, say};

use super::format::{Message, Named, Rule, Translation};

/// `en-US`, the only English that the standard's readers all know.
pub(super) fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en-US",
        Lang::Et => "et-EE",
    }
}

pub(super) fn all(pages: &[(&'static str, &'static Page)], lang: Lang) -> Vec<Rule> {
    let rules = pages.iter().map(|(code, page)| Rule {
        id: code,
        short_description: Message::plain(page.asks.get(lang)),
        full_description: Message::plain(page.why.get(lang)),
        help: help(page, lang),
    });
    rules.collect()
}

/// What is asked, why, how to mend it, and a wrong and a right example.
fn help(page: &Page, lang: Lang) -> Message {
    let (wrong, right) = (say!(en "Wrong", et "Vale"), say!(en "Right", et "Õige"));
    let told = [page.asks, page.why, page.mend].map(|phrase| phrase.get(lang));
    let examples = [
        (wrong.get(lang), page.example.wrong),
        (right.get(lang), page.example.right),
    ];
    let plain = examples.map(|(head, text)| format!("{head}:\n{text}"));
    let fenced = examples.map(|(head, text)| format!("{head}:\n\n```\n{text}\n```"));
    Message {
        text: format!("{}\n\n{}", told.join("\n"), plain.join("\n\n")),
        markdown: Some(format!("{}\n\n{}", told.join("\n\n"), fenced.join("\n\n"))),
    }
}

/// The driver's texts in another language.
pub(super) fn translated(
    driver: &str,
    pages: &[(&'static str, &'static Page)],
    lang: Lang,
) -> Translation {
    let name = match lang {
        Lang::En => "Kava in English",
        Lang::Et => "Kava eesti keeles",
    };
    Translation {
        name,
        language: tag(lang),
        contents: ["localizedData"],
        associated_component: Named {
            name: driver.to_owned(),
        },
        translation_metadata: Named {
            name: name.to_owned(),
        },
        rules: all(pages, lang),
    }
}
