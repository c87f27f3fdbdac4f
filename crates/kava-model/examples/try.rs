use kava_diagnostics::*;
fn main() {
    let mut all = vec![];
    for (i, p) in std::env::args().skip(1).enumerate() {
        let text = std::fs::read_to_string(&p).unwrap();
        let tree = kava_syntax::parse(&text, &kava_model::Vocabulary);
        println!("{p}: items {} atoms {} faults {:?}", tree.items.len(), tree.atoms.len(), tree.faults);
        let read = kava_model::read::read(FileId(i as u32), &tree, &text);
        let src = Source::new(p.as_str(), text.as_str());
        for f in &read.findings { let at = src.point(f.place.span.start, Columns::Scalars); println!("  {}:{}:{} {:?}[{}] {}", p, at.line+1, at.column+1, f.severity, f.code, f.message.en); }
        println!("  todos {}", read.todos.len());
        all.push(read);
    }
    let cat = kava_model::names::Catalogue::new(all.iter().map(|r| &r.facts));
    for f in cat.name_findings() { println!("{:?} {} {:?}", f.place, f.code, f.message.en); }
    println!("{} programmes, {} courses", cat.programmes.len(), cat.courses().count());
}
