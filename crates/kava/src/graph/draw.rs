//! A graph in the notations that drawing programs read. Whatever stands in a label stays a label: it
//! neither ends it nor becomes markup.

use std::fmt::Write as _;

use kava_diagnostics::print::visible;

use super::{Arrow, Graph, Node, Shape};

/// For which program it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// Graphviz.
    Dot,
    Mermaid,
}

pub(super) fn written(graph: &Graph, notation: Notation) -> String {
    let mut text = String::new();
    // Into memory it cannot fail.
    let _ = match notation {
        Notation::Dot => dot(graph, &mut text),
        Notation::Mermaid => mermaid(graph, &mut text),
    };
    text
}

/// The nodes of each frame, and those in none.
fn framed(graph: &Graph, frame: Option<usize>) -> impl Iterator<Item = (usize, &Node)> {
    let nodes = graph.nodes.iter().enumerate();
    nodes.filter(move |(_, node)| node.frame == frame)
}

fn dot(graph: &Graph, to: &mut String) -> std::fmt::Result {
    writeln!(to, "digraph kava {{")?;
    writeln!(to, "  rankdir=LR")?;
    writeln!(to, "  node [fontname=\"sans-serif\" fontsize=11]")?;
    writeln!(to, "  edge [fontname=\"sans-serif\" fontsize=9]")?;
    for (at, node) in framed(graph, None) {
        writeln!(to, "  {}", dot_node(at, node))?;
    }
    for (at, title) in graph.frames.iter().enumerate() {
        writeln!(to, "  subgraph cluster_{at} {{")?;
        writeln!(to, "    label={}", dot_text(title))?;
        for (at, node) in framed(graph, Some(at)) {
            writeln!(to, "    {}", dot_node(at, node))?;
        }
        writeln!(to, "  }}")?;
    }
    for Arrow {
        from,
        to: end,
        label,
        dotted,
    } in &graph.arrows
    {
        let style = if *dotted { " style=dashed" } else { "" };
        writeln!(to, "  n{from} -> n{end} [label={}{style}]", dot_text(label))?;
    }
    writeln!(to, "}}")
}

fn dot_node(at: usize, node: &Node) -> String {
    let shape = match node.shape {
        Shape::Course => "shape=box",
        Shape::Programme => "shape=box style=\"rounded,bold\"",
        Shape::Award => "shape=box style=rounded",
        Shape::All => "shape=plaintext",
        Shape::Choice => "shape=diamond",
    };
    format!("n{at} [label={} {shape}]", dot_text(&node.label))
}

fn dot_text(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 2);
    shown.push('"');
    for char in text.chars() {
        match char {
            '\n' => shown.push_str("\\n"),
            '"' => shown.push_str("\\\""),
            '\\' => shown.push_str("\\\\"),
            // In labels the program reads entities.
            '&' => shown.push_str("&amp;"),
            other => shown.push(visible(other)),
        }
    }
    shown.push('"');
    shown
}

fn mermaid(graph: &Graph, to: &mut String) -> std::fmt::Result {
    writeln!(to, "flowchart LR")?;
    for (at, node) in framed(graph, None) {
        writeln!(to, "  {}", mermaid_node(at, node))?;
    }
    for (at, title) in graph.frames.iter().enumerate() {
        writeln!(to, "  subgraph f{at}[{}]", mermaid_text(title))?;
        for (at, node) in framed(graph, Some(at)) {
            writeln!(to, "    {}", mermaid_node(at, node))?;
        }
        writeln!(to, "  end")?;
    }
    for Arrow {
        from,
        to: end,
        label,
        dotted,
    } in &graph.arrows
    {
        let line = if *dotted { "-.->" } else { "-->" };
        let label = match label.is_empty() {
            true => String::new(),
            false => format!("|{}|", mermaid_text(label)),
        };
        writeln!(to, "  n{from} {line}{label} n{end}")?;
    }
    Ok(())
}

fn mermaid_node(at: usize, node: &Node) -> String {
    let (open, close) = match node.shape {
        Shape::Course => ("[", "]"),
        Shape::Programme | Shape::Award => ("(", ")"),
        Shape::All => ("([", "])"),
        Shape::Choice => ("{", "}"),
    };
    format!("n{at}{open}{}{close}", mermaid_text(&node.label))
}

/// In quotation marks, with what has a meaning to HTML, Markdown or Mermaid by its number.
fn mermaid_text(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 2);
    shown.push('"');
    for char in text.chars() {
        match char {
            '\n' => shown.push_str("<br>"),
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | ';' | '*' | '_' | '~' | '[' | ']' | '{'
            | '}' | '(' | ')' | '|' | '$' | '%' => {
                let _ = write!(shown, "#{};", u32::from(char));
            }
            other => shown.push(visible(other)),
        }
    }
    shown.push('"');
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stays_a_label() {
        let hostile = "a\"]; x\\ & <b> `c` #1; |d|\n%%{init}%%";
        assert_eq!(
            dot_text(hostile),
            r##""a\"]; x\\ &amp; <b> `c` #1; |d|\n%%{init}%%""##
        );
        assert_eq!(
            mermaid_text(hostile),
            "\"a#34;#93;#59; x#92; #38; #60;b#62; #96;c#96; #35;1#59; #124;d#124;<br>#37;#37;#123;init#125;#37;#37;\""
        );
        assert_eq!(dot_text("a\u{202e}b"), "\"a\u{fffd}b\"");
    }
}
