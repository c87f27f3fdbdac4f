use std::sync::Arc;
use std::time::Duration;
struct Instant(u64);
fn cpu()->u64{std::fs::read_to_string("/proc/self/schedstat").unwrap().split(' ').next().unwrap().parse().unwrap()}
impl Instant{fn now()->Instant{Instant(cpu())} fn elapsed(&self)->Duration{Duration::from_nanos(cpu()-self.0)}}
use std::io::Write;
use kava_diagnostics::{FileId, Source, Sources};
use kava_documents::{Issue, Subject, find};
use kava_model::{Vocabulary, names::Catalogue, plan::ResolvedPlan, read::read, stated::Stated, verdict::*, quantity::*, date::Day};
struct Count(u64);
impl Write for Count { fn write(&mut self, b: &[u8]) -> std::io::Result<usize> { self.0 += b.len() as u64; Ok(b.len()) } fn flush(&mut self) -> std::io::Result<()> { Ok(()) } }
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let mut names: Vec<_> = std::fs::read_dir(&dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e=="kava")).collect();
    names.sort();
    let mut sources = Sources::default(); let mut reads = Vec::new();
    let t = Instant::now();
    for (at, n) in names.iter().enumerate() {
        let text = std::fs::read_to_string(n).unwrap();
        let tree = kava_syntax::parse(&text, &Vocabulary);
        reads.push(read(FileId(at as u32), &tree, &text));
        sources.add(Arc::new(Source::new(n.to_string_lossy().into_owned(), text)));
    }
    eprintln!("read {:?}", t.elapsed());
    let catalogue = Catalogue::new(reads.iter().map(|r| &r.facts));
    let t = Instant::now();
    let v = Verdict { stamps: vec![Stamp{guideline:"taltech".into(), edition: Day::new(2025,10,9).unwrap(), sha256: "a".repeat(64), own_copy:false};2], met: Some(true), credits: Some(Range{min: Credits::whole(12), max: Credits::whole(12)}), degree_share: Some(Range{min: Ratio::new(11,24).unwrap(), max: Ratio::new(11,24).unwrap()}), terms: Terms{kind:None, one_ects: Some(Hours::whole(26))}, ..Verdict::default() };
    let judged: Vec<_> = reads.iter().flat_map(|r| &r.facts.programmes).filter_map(Stated::known).map(|p| (p, ResolvedPlan::of(p, &catalogue))).collect();
    let subjects: Vec<_> = judged.iter().map(|(p, plan)| Subject { catalogue: &catalogue, programme: p, record: p.record.known(), plan: plan.as_ref(), verdict: &v, sources: &sources }).collect();
    eprintln!("{} subjects {:?}", subjects.len(), t.elapsed());
    let issue = Issue { catalogue: &catalogue, as_of: Day::new(2026,6,10).unwrap(), draft: false };
    for target in std::env::args().skip(2) {
        let t = Instant::now();
        let docs = find(&target).unwrap().documents(issue, &subjects);
        eprintln!("{target}: {} documents {:?}", docs.len(), t.elapsed());
        let mut c = Count(0);
        let t = Instant::now();
        for (i, d) in docs.iter().enumerate() { (d.write)(&mut c).unwrap(); if i < 2 { eprintln!("  {} {:?} {} bytes", d.path, t.elapsed(), c.0); } }
        eprintln!("  all {:?} {} bytes", t.elapsed(), c.0);
    }
}
