use crate::judged::*;
#[test]
fn dump() {
    let dir = "/work/shared/design/sample/";
    let names = ["catalogue.kava","courses.kava","data-mining.kava","cooling.kava","cooling-record.kava"];
    let read: Vec<String> = names.iter().map(|n| std::fs::read_to_string(format!("{dir}{n}")).unwrap()).collect();
    let files: Vec<(&str,&str)> = names.iter().copied().zip(read.iter().map(|s| &**s)).collect();
    let texts = Texts::new(&files);
    println!("{:?}", texts.findings());
    for target in ["registry","catalogue"] {
        for (name, bytes) in write(&texts, Order{target, draft:true}, |_| Default::default()) {
            println!("=== {name}\n{}", String::from_utf8(bytes).unwrap());
        }
    }
    println!("{}", serde_json::to_string_pretty(&kava_documents::schema::catalogue()).unwrap());
}
