//! Many changes at once, all sent before the client reads a word.

use kava_benches::editor::text::Encoding;
use kava_benches::random::Random;
use serde_json::json;

use crate::client::Client;

const CHANGES: usize = 2000;
const URI: &str = "untitled:burst.kava";

/// Comments with characters of every width.
fn lines() -> String {
    let line = |at: usize| format!("    // {at} õun 😀 e\u{301} „jutt“\t–\r\n");
    (0..40).map(line).collect()
}

/// A place inside the words of a comment.
fn place(text: &str, random: &mut Random) -> usize {
    let comments: Vec<_> = text
        .match_indices("// ")
        .map(|(at, mark)| at + mark.len())
        .collect();
    let start = comments[random.below(comments.len())];
    let line = text[start..].split('\r').next().unwrap_or_default();
    let places: Vec<_> = line.char_indices().map(|(at, _)| start + at).collect();
    places[random.below(places.len())]
}

#[tokio::test]
async fn a_burst_of_changes_stays_in_order() {
    for encoding in Encoding::ALL {
        let mut client = Client::start(encoding).await;
        let mut text = lines();
        client.open(URI, &text).await;
        let mut random = Random::of(7);
        for version in 2..CHANGES + 2 {
            let (one, other) = (place(&text, &mut random), place(&text, &mut random));
            let same_line = text[one.min(other)..one.max(other)].contains('\n');
            let end = if same_line { one } else { one.max(other) };
            let start = one.min(end).min(if same_line { one } else { other });
            let new = ["ä", "😀", "u\u{308}", "\t", "sõna "][random.below(5)];
            let range = encoding.range(&text, start, end);
            client
                .change(URI, version, json!([{ "range": range, "text": new }]))
                .await;
            text.replace_range(start..end, new);
        }

        let about = json!({ "textDocument": { "uri": URI } });
        let held = client
            .ask("kava/text", about)
            .await
            .expect("the text is open");
        assert_eq!(held, json!({ "version": CHANGES + 1, "text": text }));

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
