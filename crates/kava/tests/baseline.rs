//! The published schema of baselines.

use std::path::Path;
use std::{env, fs};

#[test]
fn the_published_schema_is_that_of_the_structs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/baseline.schema.json");
    let schema = serde_json::to_string_pretty(&kava::Baseline::schema()).unwrap() + "\n";
    if env::var_os("KAVA_UPDATE_SCHEMAS").is_some() {
        fs::write(&path, &schema).unwrap();
    }
    let published = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == schema,
        "KAVA_UPDATE_SCHEMAS=1 cargo test -p kava writes it"
    );
}
