//! The published schemas of what the commands print.

use std::path::Path;
use std::{env, fs};

#[test]
fn the_published_schemas_are_those_of_the_structs() {
    is_published("baseline", &kava::Baseline::schema());
    is_published("against", &kava::AgainstReport::schema());
    is_published("diff", &kava::DifferenceReport::schema());
    is_published("impact", &kava::ImpactReport::schema());
    is_published("deadlines", &kava::Deadlines::schema());
}

fn is_published(name: &str, schema: &impl serde::Serialize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas");
    let path = folder.join(format!("{name}.schema.json"));
    let schema = serde_json::to_string_pretty(schema).unwrap() + "\n";
    if env::var_os("KAVA_UPDATE_SCHEMAS").is_some() {
        fs::write(&path, &schema).unwrap();
    }
    let published = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == schema,
        "KAVA_UPDATE_SCHEMAS=1 cargo test -p kava writes it"
    );
}
