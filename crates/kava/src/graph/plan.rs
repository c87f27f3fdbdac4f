//! A plan as a tree: groups, and under them what they take.

use kava_diagnostics::{Spoken, Words, say};
use kava_model::fields::Programme;
use kava_model::plan::{Choice, NodeId, NodeKind, ResolvedPlan};
use kava_model::quantity::Credits;

use super::{Drawing, Graph, Shape};

impl Drawing<'_> {
    /// Each programme in a frame of its own.
    pub(super) fn plans(&self) -> Graph {
        let mut graph = Graph::default();
        for programme in self.programmes {
            if let Some(plan) = ResolvedPlan::of(programme, self.catalogue) {
                self.plan(&mut graph, programme, &plan);
            }
        }
        graph
    }

    fn plan(&self, graph: &mut Graph, programme: &Programme, plan: &ResolvedPlan<'_>) {
        let code = programme.name.text.to_string();
        graph.frames.push(code);
        let label = self.titled(&programme.name.text, programme.title.known());
        let root = graph.add(String::new(), label, Shape::Programme);
        // The root of the plan is the programme itself; a group stands before its members.
        let mut open = vec![(NodeId(0), root)];
        while let Some((node, from)) = open.pop() {
            let mut members = Vec::new();
            for member in plan.plan.members(node) {
                let (label, shape) = self.member(plan, *member);
                let to = graph.add(String::new(), label, shape);
                graph.arrow(from, to);
                if let Some(semester) = semester(plan, *member)
                    && let Some(arrow) = graph.arrows.last_mut()
                {
                    let words = say!(en "semester {n}", et "semester {n}", n = semester);
                    arrow.label = words.get(self.lang).to_owned();
                }
                members.push((*member, to));
            }
            open.extend(members.into_iter().rev());
        }
        self.requirements(graph, plan, root);
    }

    fn member(&self, plan: &ResolvedPlan<'_>, node: NodeId) -> (String, Shape) {
        let words = |words: Words| words.get(self.lang).to_owned();
        match &plan.plan.node(node).kind {
            NodeKind::All(_) => (words(say!(en "all of", et "kõik")), Shape::All),
            NodeKind::Choose(choice, _) => (words(chosen(*choice)), Shape::Choice),
            NodeKind::Todo => (words(say!(en "to do", et "veel lahtine")), Shape::All),
            NodeKind::Leaf(leaf) => {
                let item = plan.plan.item(leaf.item);
                let title = plan.course(leaf.item).and_then(|it| it.title.known());
                let titled = self.titled(&item.code, title);
                (with_credits(titled, item.credits, self.lang), Shape::Course)
            }
        }
    }

    /// A dotted arrow leads from a course to one that requires it.
    fn requirements(&self, graph: &mut Graph, plan: &ResolvedPlan<'_>, root: usize) {
        let node_of = |graph: &Graph, code: &str| {
            let own = graph.nodes.iter().enumerate().skip(root);
            let mut own = own.filter(|(_, node)| node.shape == Shape::Course);
            own.find(|(_, node)| node.label.lines().next() == Some(code))
                .map(|(at, _)| at)
        };
        for item in &plan.plan.items {
            for before in &item.requires {
                let from = node_of(graph, &plan.plan.item(*before).code);
                let to = node_of(graph, &item.code);
                if let (Some(from), Some(to)) = (from, to) {
                    graph.arrow(from, to);
                    if let Some(arrow) = graph.arrows.last_mut() {
                        arrow.dotted = true;
                    }
                }
            }
        }
    }
}

fn semester(plan: &ResolvedPlan<'_>, node: NodeId) -> Option<u32> {
    match &plan.plan.node(node).kind {
        NodeKind::Leaf(leaf) => leaf.semester,
        _ => None,
    }
}

fn with_credits(titled: String, credits: Option<Credits>, lang: kava_diagnostics::Lang) -> String {
    match credits {
        Some(credits) => format!("{titled}\n{}", Spoken(&credits, lang)),
        None => titled,
    }
}

/// `choose 6 ECTS`
fn chosen(choice: Choice) -> Words {
    match choice {
        Choice::Credits(bound) => say!(en "choose {bound}", et "vali {bound}", bound = bound),
        Choice::Count(bound) => say!(en "choose {bound}", et "vali {bound}", bound = bound),
        Choice::Any => say!(en "choose any", et "vali vabalt"),
    }
}
