//! A request is answered about the text it was asked about, or not at all.

use kava::Workspace;

use super::{asked, changed, layout, opened, server};
use crate::asked::Refusal;
use crate::server::Event;

#[test]
fn a_request_before_a_change_of_the_same_batch_is_refused() {
    let (mut server, _heard) = server(Workspace::check);
    let (before, mut stale) = asked(layout("untitled:a"));
    let (other, mut fresh) = asked(layout("untitled:b"));
    let (after, mut last) = asked(layout("untitled:a"));
    let open = vec![opened("untitled:a", ""), opened("untitled:b", "")];
    let change = changed("untitled:a", 2, "course A {\n}\n");
    let batch = open
        .into_iter()
        .chain([before, other, change, after])
        .collect();

    let asked = server.hear(batch);
    server.catch_up();
    server.answer(asked, &[]);

    assert_eq!(stale.try_recv(), Ok(Err(Refusal::Stale)));
    assert_eq!(fresh.try_recv(), Ok(Ok(Some(Vec::new()))));
    assert_eq!(last.try_recv(), Ok(Ok(Some(Vec::new()))));
}

#[test]
fn a_change_that_comes_while_judging_makes_requests_stale() {
    let (mut server, _heard) = server(Workspace::check);
    let (before, mut stale) = asked(layout("untitled:a"));
    let asked = server.hear(vec![opened("untitled:a", ""), before]);
    server.catch_up();
    let late = [changed("untitled:a", 2, "x")];
    server.answer(asked, &late);
    assert_eq!(stale.try_recv(), Ok(Err(Refusal::Stale)));
}

#[test]
fn saving_makes_nothing_stale() {
    let (mut server, _heard) = server(Workspace::check);
    let (before, mut fresh) = asked(layout("untitled:a"));
    let batch = vec![
        opened("untitled:a", ""),
        before,
        Event::Saved(super::uri("untitled:a")),
    ];
    let asked = server.hear(batch);
    server.catch_up();
    server.answer(asked, &[]);
    assert_eq!(fresh.try_recv(), Ok(Ok(Some(Vec::new()))));
}
