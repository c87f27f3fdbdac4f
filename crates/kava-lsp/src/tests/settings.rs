//! What the editor's settings and abilities change.

use kava::diagnostics::{Columns, Lang};
use kava::{Day, Moment};
use serde_json::{Value, json};

use crate::Options;
use crate::serve::lsp;
use crate::settings::Settings;

fn agreed(capabilities: Value, wishes: Value) -> (Settings, usize) {
    let options = Options {
        as_of: Day::new(2026, 6, 10).expect("a day"),
        lang: Lang::En,
        moment: Moment::Draft,
    };
    let mut settings = Settings::new(options);
    let params = json!({ "capabilities": capabilities, "initializationOptions": wishes });
    let params: lsp::InitializeParams = serde_json::from_value(params).expect("parameters");
    let not_understood = settings.agree(&params).len();
    (settings, not_understood)
}

#[test]
fn the_editor_may_choose_day_language_and_moment() {
    let wishes = json!({ "asOf": "2026-03-01", "lang": "et", "moment": "publication" });
    let (settings, not_understood) = agreed(json!({}), wishes);
    assert_eq!(not_understood, 0);
    assert_eq!(settings.question.as_of.to_string(), "2026-03-01");
    assert_eq!(settings.question.moment, Moment::Publication);
    assert_eq!(settings.lang, Lang::Et);
}

#[test]
fn what_it_leaves_out_stays() {
    for wishes in [
        Value::Null,
        json!({}),
        json!({ "lang": null }),
        json!([1]),
        json!("x"),
    ] {
        let (settings, not_understood) = agreed(json!({}), wishes);
        assert_eq!(not_understood, 0);
        assert_eq!(settings.question.as_of.to_string(), "2026-06-10");
        assert_eq!(
            (settings.question.moment, settings.lang),
            (Moment::Draft, Lang::En)
        );
        assert_eq!(
            (settings.columns, settings.versioned_edits),
            (Columns::Utf16, false)
        );
    }
}

#[test]
fn what_is_wrong_stays_too() {
    let wishes = json!({ "asOf": "1.3.2026", "lang": "de", "moment": 3 });
    let (settings, not_understood) = agreed(json!({}), wishes);
    assert_eq!(not_understood, 3);
    assert_eq!(settings.question.as_of.to_string(), "2026-06-10");
    assert_eq!(
        (settings.question.moment, settings.lang),
        (Moment::Draft, Lang::En)
    );
}

#[test]
fn edits_are_versioned_for_a_client_that_understands_it() {
    let able = json!({ "workspace": { "workspaceEdit": { "documentChanges": true } } });
    assert!(agreed(able, Value::Null).0.versioned_edits);
}

#[test]
fn the_pages_of_codes_are_where_the_editor_says() {
    let (settings, not_understood) = agreed(json!({}), json!({ "docs": "no address" }));
    assert_eq!((not_understood, settings.page_of("volume")), (1, None));
    let (settings, _) = agreed(json!({}), json!({ "docs": "https://example.ee/{code}" }));
    let page = settings.page_of("volume").map(|uri| uri.to_string());
    assert_eq!(page.as_deref(), Some("https://example.ee/volume"));
}

#[test]
fn a_client_that_says_nothing_gets_plain_text() {
    let told = kava::diagnostics::Words::same("**6 ECTS**  \n\\*");
    let (settings, _) = agreed(json!({}), Value::Null);
    assert_eq!(settings.markup(&told).value, "6 ECTS\n*");
    let hover =
        json!({ "textDocument": { "hover": { "contentFormat": ["plaintext", "markdown"] } } });
    let (settings, _) = agreed(hover, Value::Null);
    assert_eq!(settings.markup(&told).value, told.en);
}
