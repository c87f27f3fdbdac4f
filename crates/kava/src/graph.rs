//! Graphs of a catalogue: what a plan holds, which courses require which, what counts towards what, and
//! which courses programmes share.

mod draw;
mod plan;

use kava_diagnostics::Lang;
use kava_model::fields::Programme;
use kava_model::names::{Catalogue, awards_stacked_into, required};
use kava_model::plan::ResolvedPlan;
use kava_model::text::Text;

use crate::build::{UnknownProgramme, chosen};
use crate::workspace::Workspace;

pub use draw::Notation;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Modules, choices and courses of each plan.
    Plan,
    /// Which courses come before which.
    Prerequisites,
    /// What programmes count towards.
    Stacking,
    /// Which programmes have which courses.
    Courses,
}

/// Things, and arrows between them; some stand in a frame together.
#[derive(Debug, Default)]
struct Graph {
    nodes: Vec<Node>,
    arrows: Vec<Arrow>,
    /// Titles of frames.
    frames: Vec<String>,
}

#[derive(Debug)]
struct Node {
    /// What it is; of two nodes with one key only the first is there.
    key: String,
    label: String,
    shape: Shape,
    frame: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Course,
    Programme,
    Award,
    /// A part of a plan of which all is taken.
    All,
    /// A part of which some is taken.
    Choice,
}

/// By the places of nodes.
#[derive(Debug)]
struct Arrow {
    from: usize,
    to: usize,
    label: String,
    dotted: bool,
}

impl Graph {
    /// The place of the node with this key, which is made where there is none.
    fn node(&mut self, key: &str, label: impl FnOnce() -> String, shape: Shape) -> usize {
        if let Some(at) = self.nodes.iter().position(|node| node.key == key) {
            return at;
        }
        self.add(key.to_owned(), label(), shape)
    }

    fn add(&mut self, key: String, label: String, shape: Shape) -> usize {
        self.nodes.push(Node {
            key,
            label,
            shape,
            frame: self.frames.len().checked_sub(1),
        });
        self.nodes.len() - 1
    }

    fn arrow(&mut self, from: usize, to: usize) {
        self.arrows.push(Arrow {
            from,
            to,
            label: String::new(),
            dotted: false,
        });
    }
}

impl Workspace {
    /// The graph of the programmes with these codes; of all where none is named.
    pub fn graph(
        &self,
        of: Of,
        codes: &[String],
        notation: Notation,
        lang: Lang,
    ) -> Result<String, UnknownProgramme> {
        let catalogue = self.catalogue();
        let programmes: Vec<&Programme> = chosen(&catalogue, codes)?
            .into_iter()
            .filter_map(|at| Some(catalogue.programmes.get(at)?.it))
            .collect();
        let drawing = Drawing {
            catalogue: &catalogue,
            programmes: &programmes,
            is_whole: codes.is_empty(),
            lang,
        };
        let graph = match of {
            Of::Plan => drawing.plans(),
            Of::Prerequisites => drawing.prerequisites(),
            Of::Stacking => drawing.stacking(),
            Of::Courses => drawing.courses(),
        };
        Ok(draw::written(&graph, notation))
    }
}

struct Drawing<'c> {
    catalogue: &'c Catalogue<'c>,
    programmes: &'c [&'c Programme],
    /// No programme was named.
    is_whole: bool,
    lang: Lang,
}

impl<'c> Drawing<'c> {
    /// Courses that require others, or are required: an arrow leads from what comes first.
    fn prerequisites(&self) -> Graph {
        let mut graph = Graph::default();
        let own: Vec<String> = self
            .programmes
            .iter()
            .flat_map(|it| self.codes(it))
            .collect();
        for course in self.catalogue.courses() {
            let code = &*course.name.text;
            if !self.is_whole && !own.iter().any(|own| own == code) {
                continue;
            }
            for before in required(course) {
                let from = self.course(&mut graph, &before.text);
                let to = self.course(&mut graph, code);
                graph.arrow(from, to);
            }
        }
        graph
    }

    /// An arrow leads from a programme to what it counts towards.
    fn stacking(&self) -> Graph {
        let mut graph = Graph::default();
        for programme in self.programmes {
            for award in awards_stacked_into(programme) {
                let from = self.programme(&mut graph, programme);
                let to = self.award(&mut graph, &award.text);
                graph.arrow(from, to);
            }
        }
        graph
    }

    /// An arrow leads from a programme to each of its courses; of all programmes together only courses
    /// that several of them share are drawn.
    fn courses(&self) -> Graph {
        let mut graph = Graph::default();
        let all: Vec<(&Programme, Vec<String>)> = self
            .programmes
            .iter()
            .map(|programme| (*programme, self.codes(programme)))
            .collect();
        let has = |code: &str, codes: &[String]| codes.iter().any(|own| own == code);
        for (programme, codes) in &all {
            for code in codes {
                let count = all.iter().filter(|(_, codes)| has(code, codes)).count();
                if count < 2 && self.programmes.len() > 1 {
                    continue;
                }
                let from = self.programme(&mut graph, programme);
                let to = self.course(&mut graph, code);
                graph.arrow(from, to);
            }
        }
        graph
    }

    /// The courses of a plan, each once.
    fn codes(&self, programme: &Programme) -> Vec<String> {
        let Some(at) = self
            .programmes
            .iter()
            .find(|own| own.place == programme.place)
        else {
            return Vec::new();
        };
        let plan = ResolvedPlan::of(at, self.catalogue);
        let items = plan.into_iter().flat_map(|plan| plan.plan.items);
        items.map(|item| item.code).collect()
    }

    fn course(&self, graph: &mut Graph, code: &str) -> usize {
        let label = || {
            let course = self.catalogue.course(code);
            self.titled(code, course.and_then(|course| course.title.known()))
        };
        graph.node(&format!("course {code}"), label, Shape::Course)
    }

    fn programme(&self, graph: &mut Graph, programme: &Programme) -> usize {
        let code = &*programme.name.text;
        let label = || self.titled(code, programme.title.known());
        graph.node(&format!("award {code}"), label, Shape::Programme)
    }

    /// A programme, or a study programme of degree study.
    fn award(&self, graph: &mut Graph, code: &str) -> usize {
        if let Some(programme) = self.catalogue.last_edition(code) {
            return self.programme(graph, programme);
        }
        let label = || {
            let study = self.catalogue.study_programme(code);
            self.titled(code, study.and_then(|study| study.title.known()))
        };
        graph.node(&format!("award {code}"), label, Shape::Award)
    }

    /// The code, and under it the title.
    fn titled(&self, code: &str, title: Option<&Text>) -> String {
        let title = title.map(|title| title.get(self.lang.tag()).unwrap_or(title.any()));
        match title {
            Some(title) => format!("{code}\n{title}"),
            None => code.to_owned(),
        }
    }
}
