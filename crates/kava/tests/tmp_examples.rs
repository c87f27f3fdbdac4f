use kava::{Day, Moment, Question, Workspace};
fn wrap(block: &str, lines: &str) -> Vec<(String, String)> {
    let prelude = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/rules/prelude.kava")).unwrap();
    let out = "outcomes {\n mine et \"a\" en \"b\"\n}\n";
    let plan = "plan {\n course P1 teaches mine { credits 6 ECTS\n origin degree IAIM }\n course P2 teaches mine { credits 6 ECTS\n origin degree IAIM }\n}\n";
    let prog = |inner: String| format!("programme test {{\nkind micro-degree\n{out}{inner}\n}}\n");
    let body = match block {
        "" => lines.to_owned(),
        "programme" => prog(format!("{plan}{lines}")),
        "plan" => prog(format!("plan {{\n{lines}\n}}")),
        "course" => format!("course X1 {{\n{lines}\n}}"),
        "intake" => prog(format!("{plan}intake autumn-2026 {{\n{lines}\n}}")),
        "record" => prog(format!("{plan}record {{\n{lines}\n}}")),
        "institution" => format!("institution other {{\n{lines}\n}}"),
        "catalogue" => return vec![("catalogue.kava".into(), format!("catalogue x {{\n{lines}\n}}\n"))],
        other => panic!("{other}"),
    };
    vec![("catalogue.kava".into(), prelude), ("x.kava".into(), body)]
}
#[test]
fn examples() {
    let mut bad = 0;
    let mine = [kava_syntax::pages::PAGES, kava_model::pages::READING, kava_model::pages::NAMES, kava_guideline::pages::POLICY, kava_guideline::pages::LAYERS, kava_guideline::pages::JUDGING];
    for (code, page) in mine.into_iter().flatten() {
        if page.example.wrong.is_empty() { continue }
        for (text, expect) in [(page.example.wrong, true), (page.example.right, false)] {
            let mut w = Workspace::new();
            for (n, t) in wrap(page.example.block, text) { w.set(&n, t); }
            let c = w.check(&Question { moment: Moment::Draft, as_of: Day::parse("2026-06-10").unwrap(), guideline: None });
            let has = c.findings.iter().any(|f| f.code == *code);
            if has != expect {
                bad += 1;
                println!("{code} expect {expect}: {:?}", c.findings.iter().map(|f| (f.code, &f.message.en)).filter(|f| f.0 != "form-field").collect::<Vec<_>>());
            }
            let right_faults: Vec<_> = c.findings.iter().filter(|f| !expect && f.severity == kava::diagnostics::Severity::Error && !["unused-name"].contains(&f.code)).map(|f| (f.code, &f.message.en)).collect();
            if !right_faults.is_empty() { println!("   right of {code}: {right_faults:?}"); }
        }
    }
    assert_eq!(bad, 0);
}
