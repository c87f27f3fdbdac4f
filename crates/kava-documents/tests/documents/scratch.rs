use crate::judged::*;
#[test]
fn dump() {
    let f = |p: &str| std::fs::read_to_string(p).unwrap();
    let dir = "/work/shared/design/sample/";
    let names = ["catalogue.kava","courses.kava","data-mining.kava","cooling.kava","cooling-record.kava"];
    let sample: Vec<String> = names.iter().map(|n| f(&format!("{dir}{n}"))).collect();
    let sample: Vec<(&str,&str)> = names.iter().copied().zip(sample.iter().map(|s| &**s)).collect();
    let hand = [("catalogue.kava", include_str!("../by-hand/catalogue.kava")),
        ("energy-data.kava", include_str!("../by-hand/energy-data.kava")),
        ("web-basics.kava", include_str!("../by-hand/web-basics.kava"))];
    let out = std::path::Path::new("/tmp/kava/out");
    std::fs::create_dir_all(out).unwrap();
    for (texts, draft) in [(Texts::new(&sample), true), (Texts::new(&hand), false), (Texts::new(&[("everything.kava", EVERYTHING)]), true)] {
        for (name, bytes) in texts.write("registry", draft, |code| if draft { let mut v = crate::by_hand::verdict(&Texts::new(&hand), code); v.missing.clear(); v } else { crate::by_hand::verdict(&Texts::new(&hand), code) }) {
            std::fs::write(out.join(name), bytes).unwrap();
        }
    }
}
