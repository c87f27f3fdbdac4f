//! Plans written by hand.

use kava_diagnostics::Place;
use kava_model::plan::{Choice, Item, ItemId, Leaf, Node, NodeId, NodeKind, Plan};
use kava_model::quantity::Credits;

pub enum Part {
    Course(u32),
    All(Vec<Part>),
    Choose(Choice, Vec<Part>),
}

pub fn course(item: u32) -> Part {
    Part::Course(item)
}

pub fn all(members: Vec<Part>) -> Part {
    Part::All(members)
}

pub fn choose(choice: Choice, members: Vec<Part>) -> Part {
    Part::Choose(choice, members)
}

/// Nodes in the order of the file; `credits` of a course in hundredths.
pub fn plan(credits: impl Fn(u32) -> i64, root: Part) -> Plan {
    let mut plan = Plan::default();
    write(&root, &mut plan);
    let items = plan
        .leaves()
        .map(|(_, leaf)| leaf.item.0 + 1)
        .max()
        .unwrap_or(0);
    plan.items = (0..items).map(|item| course_of(credits(item))).collect();
    plan
}

fn course_of(credits: i64) -> Item {
    Item {
        code: String::new(),
        credits: Some(Credits::hundredths(credits)),
        is_course: true,
        requires: Vec::new(),
        place: Place::default(),
    }
}

fn write(part: &Part, plan: &mut Plan) -> NodeId {
    let at = plan.nodes.len();
    plan.nodes.push(Node {
        kind: NodeKind::Todo,
        place: Place::default(),
    });
    plan.nodes[at].kind = match part {
        Part::Course(item) => NodeKind::Leaf(Leaf {
            item: ItemId(*item),
            semester: None,
            teaches: Vec::new(),
            assesses: Vec::new(),
        }),
        Part::All(members) => NodeKind::All(write_all(members, plan)),
        Part::Choose(choice, members) => NodeKind::Choose(*choice, write_all(members, plan)),
    };
    NodeId(at as u32)
}

fn write_all(members: &[Part], plan: &mut Plan) -> Vec<NodeId> {
    members.iter().map(|member| write(member, plan)).collect()
}
