use kava_syntax::*;
struct V;
impl Vocabulary for V {
    fn fit(&self, _: &str, _: &[Atom], _: &str, _: bool) -> Fit { Fit::Field }
    fn opens(&self, _: &str, _: &str) -> bool { false }
}
fn show(items: Items, depth: usize, source: &str) {
    for item in items {
        let atoms: Vec<String> = item.atoms().iter().map(|a| format!("{:?}:{}", a.kind, a.text(source).replace('\n', "⏎"))).collect();
        println!("{}{} {}", "  ".repeat(depth), atoms.join(" | "), if item.has_block() { "{" } else { "" });
        show(item.children(), depth + 1, source);
    }
}
fn main() {
    for path in std::env::args().skip(1) {
        if path == "--one" {
            let s = std::fs::read_to_string("/work/shared/design/sample/data-mining.kava").unwrap();
            for _ in 0..100 { std::hint::black_box(parse(&s, &V)); }
            return;
        }
        if path == "--bench" { return bench(); }
        let source = std::fs::read_to_string(&path).unwrap();
        let tree = parse(&source, &V);
        show(tree.roots(&source), 0, &source);
        println!("faults {:?}", tree.faults);
    }
}
fn bench() {
    for f in ["data-mining", "courses", "catalogue"] {
        let s = std::fs::read_to_string(format!("/work/shared/design/sample/{f}.kava")).unwrap();
        for _ in 0..2000 { std::hint::black_box(parse(&s, &V)); }
        let mut best = u128::MAX;
        for _ in 0..20 {
            let t = std::time::Instant::now();
            for _ in 0..500 { std::hint::black_box(parse(&s, &V)); }
            best = best.min(t.elapsed().as_nanos() / 500);
        }
        println!("{f}: {} bytes {} ns {} ns/2.5kB", s.len(), best, best * 2500 / s.len() as u128);
    }
}
