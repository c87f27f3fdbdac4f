//! A failing judge takes nothing with it.

use kava::{Check, Question, Workspace};

use super::{ask, asked, changed, layout, opened, server};
use crate::asked::Refusal;
use crate::features::Feature;
use crate::serve::lsp;
use crate::server::{Notice, Server};

fn judge(workspace: &Workspace, question: &Question) -> Check {
    let texts = workspace.names().filter_map(|name| workspace.source(name));
    for source in texts {
        assert!(!source.text.contains("fatal"), "the judge fails");
    }
    workspace.check(question)
}

#[test]
fn the_server_lives_and_says_so() {
    let (mut server, heard) = server(judge);
    server.hear(vec![
        opened("untitled:a", "// fatal\n"),
        opened("untitled:b", ""),
    ]);
    server.catch_up();
    let failed = |notice: &Notice| match notice {
        Notice::Diagnostics { diagnostics, .. } => diagnostics
            .iter()
            .any(|it| it.message.contains("a fault of Kava")),
        _ => false,
    };
    let told: Vec<_> = heard.try_iter().map(|notice| failed(&notice)).collect();
    assert_eq!(told, [true, false], "the other text is judged");

    let (event, mut answer) = asked(layout("untitled:a"));
    let requests = server.hear(vec![event]);
    server.answer(requests, &[]);
    assert_eq!(
        answer.try_recv(),
        Ok(Ok(Some(Vec::new()))),
        "what needs no judge is answered"
    );

    server.hear(vec![changed("untitled:a", 2, "// harmless\n")]);
    server.catch_up();
    let told: Vec<_> = heard.try_iter().map(|notice| failed(&notice)).collect();
    assert_eq!(told, [false], "the next text is judged again");
}

/// A question whose answer fails.
struct Fatal;

impl Feature for Fatal {
    type Params = ();
    type Answer = ();

    fn uri((): &()) -> Option<&lsp::Uri> {
        None
    }

    fn answer(_: &mut Server, (): ()) -> Result<(), Refusal> {
        panic!("the answer fails")
    }
}

#[test]
fn a_question_that_fails_is_an_error_and_the_next_is_answered() {
    let (mut server, _heard) = server(Workspace::check);
    server.hear(vec![opened("untitled:a", "// harmless\n")]);
    server.catch_up();
    let (fatal, mut failed) = asked(ask::<Fatal>(serde_json::Value::Null));
    let (harmless, mut answered) = asked(layout("untitled:a"));
    let requests = server.hear(vec![fatal, harmless]);
    server.answer(requests, &[]);
    assert_eq!(failed.try_recv(), Ok(Err(Refusal::Failed)));
    assert_eq!(answered.try_recv(), Ok(Ok(Some(Vec::new()))));
}

/// Nobody waits for the answer any more, so no work is done for it.
#[test]
fn a_question_that_was_cancelled_is_left_alone() {
    let (mut server, _heard) = server(Workspace::check);
    let (fatal, cancelled) = asked(ask::<Fatal>(serde_json::Value::Null));
    let requests = server.hear(vec![fatal]);
    drop(cancelled);
    server.answer(requests, &[]);
}
