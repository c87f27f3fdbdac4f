//! `ItemList`: the catalogue's programmes, each by its page.

use std::borrow::Cow;

use kava_model::fields::Programme;
use serde::Serialize;

use super::{About, CONTEXT, is_offered};
use crate::canonical::uri;
use crate::roll::Roll;

#[derive(Serialize)]
pub struct ItemList<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: (About<'a>, List<'a>),
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "ItemList", rename_all = "camelCase")]
struct List<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'a, str>>,
    number_of_items: usize,
    item_list_element: Vec<Item<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "ListItem")]
struct Item<'a> {
    /// From 1.
    position: usize,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'a, str>>,
}

impl<'a> ItemList<'a> {
    pub fn new(roll: &'a Roll<'a>) -> ItemList<'a> {
        let issue = roll.issue;
        let programmes = roll.programmes.iter().copied();
        let offered = programmes.filter(|it| is_offered(it, issue.catalogue));
        let item = |(position, programme): (usize, &'a Programme)| {
            let title = programme.title.known().map(|title| title.any());
            Item {
                position,
                name: title.unwrap_or(&programme.name.text),
                url: programme.website.known().map(|url| uri(&url.0)),
            }
        };
        let items: Vec<Item<'_>> = (1..).zip(offered).map(item).collect();
        let head = issue.catalogue.head;
        ItemList {
            context: CONTEXT,
            graph: (
                About::new(issue, roll.stamps()),
                List {
                    name: head
                        .and_then(|head| head.title.known())
                        .map(|title| title.any()),
                    url: head
                        .and_then(|head| head.website.known())
                        .map(|url| uri(&url.0)),
                    number_of_items: items.len(),
                    item_list_element: items,
                },
            ),
        }
    }
}
