//! Many changes at once, all sent before the client reads a word.

use kava::Workspace;
use serde_json::json;

use crate::client::Client;
use crate::text::Encoding;

const CHANGES: usize = 2000;
const URI: &str = "untitled:burst.kava";

/// Comments with characters of every width. No line is laid out as it should be, so that formatting
/// sends back the whole text as the server has it.
fn lines() -> String {
    let line = |at: usize| format!("    // {at} õun 😀 e\u{301} „jutt“\t–\r\n");
    (0..40).map(line).collect()
}

/// A deterministic choice below a limit.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % limit
    }
}

/// A place inside the words of a comment.
fn place(text: &str, dice: &mut Dice) -> usize {
    let comments: Vec<_> = text
        .match_indices("// ")
        .map(|(at, mark)| at + mark.len())
        .collect();
    let start = comments[dice.below(comments.len())];
    let line = text[start..].split('\r').next().unwrap_or_default();
    let places: Vec<_> = line.char_indices().map(|(at, _)| start + at).collect();
    places[dice.below(places.len())]
}

#[tokio::test]
async fn a_burst_of_changes_stays_in_order() {
    for encoding in Encoding::ALL {
        let mut client = Client::start(encoding).await;
        let mut text = lines();
        client.open(URI, &text).await;
        let mut dice = Dice(7);
        for version in 2..CHANGES + 2 {
            let (one, other) = (place(&text, &mut dice), place(&text, &mut dice));
            let same_line = text[one.min(other)..one.max(other)].contains('\n');
            let end = if same_line { one } else { one.max(other) };
            let start = one.min(end).min(if same_line { one } else { other });
            let new = ["ä", "😀", "u\u{308}", "\t", "sõna "][dice.below(5)];
            let range = encoding.range(&text, start, end);
            client
                .change(URI, version, json!([{ "range": range, "text": new }]))
                .await;
            text.replace_range(start..end, new);
        }

        let edits = client.format(URI).await.expect("the text is open");
        let mut workspace = Workspace::default();
        workspace.set("burst.kava", text.clone());
        let expected = workspace.format("burst.kava").expect("the text is there");
        assert!(
            edits
                .iter()
                .any(|edit| edit["newText"].as_str() == Some(&*expected)),
            "{edits:#?}"
        );
        assert_eq!(encoding.apply(&text, &edits), expected);

        client.settle().await;
        let published = client
            .heard
            .iter()
            .filter_map(|it| it["params"]["version"].as_u64());
        let published: Vec<_> = published.collect();
        assert!(
            published.is_sorted_by(|one, other| one < other),
            "{published:?}"
        );
        assert_eq!(published.last(), Some(&(CHANGES as u64 + 1)));
    }
}
