//! Nothing is dropped silently: every field of the language changes the documents of a target, or the
//! table says that it has no place there.

use std::collections::BTreeMap;
use std::path::Path;

use kava::{Day, Order, Shown, TARGETS, Target, Workspace, omissions};

fn example() -> Workspace {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/taltech");
    let mut workspace = Workspace::new();
    for file in std::fs::read_dir(folder).expect("the example") {
        let path = file.expect("a file").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let text = std::fs::read_to_string(&path).expect("text");
        workspace.set(&name, with_the_rest(text));
    }
    workspace
}

/// What the example does not state: an intake without a window of its own, so that its semester's is
/// needed; a departure.
fn with_the_rest(text: String) -> String {
    let own = "    apply       from 2026-06-15 to 2026-08-21                   // the opening is invented\n";
    let text = match text.contains("programme marketing") {
        true => text.replace(own, "").replace(
            "  intake autumn-2026 {",
            "  depart from volume because et \"Põhjus\" en \"Reason\"\n  intake autumn-2026 {",
        ),
        false => text,
    };
    text.replace(
        "  apply by 2026-08-21\n",
        "  apply from 2026-06-15 to 2026-08-20\n",
    )
}

/// As a draft, so that every programme of the example stands in every target.
fn order(target: &'static dyn Target) -> Order {
    Order {
        targets: vec![target],
        programmes: Vec::new(),
        as_of: Day::parse("2026-06-10").expect("a day"),
        guideline: None,
        draft: true,
        all_or_nothing: false,
    }
}

fn table(workspace: &mut Workspace) -> String {
    let mut table = String::new();
    for target in TARGETS {
        let mut by_block: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (block, field, shown) in workspace.shown(&order(*target), *target) {
            match shown {
                Shown::Shown => {}
                Shown::Omitted => by_block.entry(block).or_default().push(field),
                Shown::Unstated => panic!("the example does not state {field} of {block}"),
            }
        }
        for (block, fields) in by_block {
            table += &format!("{} {block} {}\n", target.name(), fields.join(" "));
        }
    }
    table
}

/// By experiment: each field is left open wherever the example states it, and the documents written
/// again. `KAVA_UPDATE_OMISSIONS=1 cargo test -p kava --test omissions` writes the table anew.
#[test]
fn what_a_target_leaves_out_is_in_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/omissions.txt");
    let found = table(&mut example());
    if std::env::var_os("KAVA_UPDATE_OMISSIONS").is_some() {
        std::fs::write(&path, &found).expect("the table can be written");
    }
    let committed = std::fs::read_to_string(&path).expect("the table");
    let lines = |table: &str| table.lines().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines(&committed), lines(&found));
}

/// The feed is for any catalogue: it shows every field but the steps that are not public.
#[test]
fn the_feed_leaves_out_what_is_not_public_and_nothing_else() {
    let feed = kava::target("catalogue").expect("the feed");
    let omitted: Vec<(&str, &str)> = omissions(feed)
        .iter()
        .map(|it| (it.block, it.field))
        .collect();
    assert_eq!(
        omitted,
        [
            ("record", "proposed"),
            ("record", "submitted"),
            ("record", "route"),
            ("record", "cost-centre"),
        ]
    );
}
