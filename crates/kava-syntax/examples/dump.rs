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
        if path == "--hostile" {
            for row in ["a ", "a\n", ",", ",\n", "{", "}", "\"", "\"a ", "%", "?", "? ", "//\n", "a {\n", "«", "1", "1-", "course A teaches b\n  title et \"x\"\n", "}\n a\n", "et \"x\"\n"] {
                let s = row.repeat(20_000_000 / row.len());
                let t = std::time::Instant::now();
                let tree = parse(&s, &V);
                let peak = std::fs::read_to_string("/proc/self/status").unwrap();
                let peak = peak.lines().find(|l| l.starts_with("VmHWM")).unwrap().to_owned();
                println!("{row:?} {:?} items {} atoms {} faults {} {peak}", t.elapsed(), tree.items.len(), tree.atoms.len(), tree.faults.len());
            }
            return;
        }
        if path == "--fmt" {
            for path in std::env::args().skip(2) {
                let s = std::fs::read_to_string(&path).unwrap();
                let f = format(&s, &V);
                std::fs::write("/tmp/fmt.out", &f).unwrap();
                println!("== {path} {}", if f == s { "same" } else { "DIFF" });
                std::process::Command::new("diff").args([&path, "/tmp/fmt.out"]).status().unwrap();
            }
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
