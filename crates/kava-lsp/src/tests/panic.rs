//! A failing judge takes nothing with it.

use kava::{Check, Question, Workspace};

use super::{asked, changed, layout, opened, server};
use crate::server::Notice;

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
