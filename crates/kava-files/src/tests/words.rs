//! Every fault says something of its own in each language, and says which file.

use std::collections::BTreeSet;
use std::path::Path;

use kava_diagnostics::{Lang, Words};

use crate::{BadName, Fault, FaultKind, FileFault, FileFaultKind, Reason};

const REASONS: [Reason; 10] = [
    Reason::Missing,
    Reason::NoPermission,
    Reason::ReadOnly,
    Reason::DiskFull,
    Reason::QuotaUsedUp,
    Reason::TooLargeForDisk,
    Reason::NotAFolder,
    Reason::NameRefused,
    Reason::NameNotUtf8,
    Reason::OtherDisk,
];

const BAD_NAMES: [BadName; 9] = [
    BadName::Empty,
    BadName::Absolute,
    BadName::Dots,
    BadName::Hidden,
    BadName::Character('\u{202e}'),
    BadName::Ending,
    BadName::Device,
    BadName::TooLong,
    BadName::Manifest,
];

fn faults() -> Vec<Words> {
    let mut kinds = vec![
        FaultKind::NoCatalogue,
        FaultKind::NotASource,
        FaultKind::Foreign,
        FaultKind::Link,
        FaultKind::LinkLeaves,
        FaultKind::NotAFolder,
        FaultKind::NotAFile,
        FaultKind::Twice,
        FaultKind::Manifest,
        FaultKind::Busy,
    ];
    kinds.extend(REASONS.map(FaultKind::Unreadable));
    kinds.extend(REASONS.map(FaultKind::Unwritable));
    kinds.extend(BAD_NAMES.map(FaultKind::BadName));
    let fault = |kind| Fault::new(Path::new("õu\u{1b}[31m/x.json"), kind).words();
    kinds.into_iter().map(fault).collect()
}

fn file_faults() -> Vec<Words> {
    let not_utf8 = |utf16| FileFaultKind::NotUtf8 {
        offset: 0,
        seen: String::new(),
        utf16,
    };
    let mut kinds = vec![
        not_utf8(false),
        not_utf8(true),
        FileFaultKind::TooLarge,
        FileFaultKind::NameNotUtf8,
        FileFaultKind::LinkLeaves,
        FileFaultKind::LinkBroken,
        FileFaultKind::InnerCatalogue,
        FileFaultKind::NotAFile,
    ];
    kinds.extend(REASONS.map(FileFaultKind::Unreadable));
    let name = "õu\u{1b}[31m/x.json".to_owned();
    let fault = |kind| FileFault {
        name: name.clone(),
        kind,
    };
    kinds.into_iter().map(|kind| fault(kind).words()).collect()
}

#[test]
fn every_fault_has_words_of_its_own_that_name_the_file() {
    for said in [faults(), file_faults()] {
        for lang in [Lang::En, Lang::Et] {
            let sentences: BTreeSet<&str> = said.iter().map(|words| words.get(lang)).collect();
            assert_eq!(sentences.len(), said.len());
            for sentence in sentences {
                assert!(sentence.contains("õu␛[31m/x.json"), "{sentence}");
                assert!(
                    !sentence.contains(char::is_control) && !sentence.contains('\u{202e}'),
                    "{sentence}"
                );
            }
        }
    }
}
