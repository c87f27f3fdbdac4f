//! What an import gives, and what must hold of it whatever was read.

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use kava_diagnostics::FileId;
use kava_import::feed::{Options, Source};
use kava_model::Vocabulary;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A table's bytes, or a workbook's.
pub fn list(bytes: &[u8]) {
    for has_catalogue in [false, true] {
        let order = kava_import::Order {
            map: None,
            has_catalogue,
        };
        let Ok(imported) = kava_import::import(bytes, order) else {
            continue;
        };
        is_canonical(&imported.text);
        assert_eq!(imported.catalogue.is_none(), has_catalogue);
        if let Some(head) = &imported.catalogue {
            is_canonical(head);
        }
    }
}

/// A feed's documents.
pub fn feed(documents: &[(&str, &[u8])]) {
    let sources: Vec<Source<'_>> = documents
        .iter()
        .map(|(name, bytes)| Source { name, bytes })
        .collect();
    let imported = kava_import::feed::import(&sources, &Options::default());
    let mut names = BTreeSet::new();
    for file in &imported.files {
        is_canonical(&file.text);
        let stem = file.name.strip_suffix(".kava").expect("a Kava text");
        assert!(
            !stem.is_empty() && !stem.contains(['/', '\\', '\0']) && !stem.starts_with('.'),
            "{:?}",
            file.name
        );
        assert!(
            names.insert(file.name.to_lowercase()),
            "{:?} comes twice",
            file.name
        );
    }
}

/// Parsed again it has no finding of syntax, and it is laid out.
fn is_canonical(text: &str) {
    let tree = kava_syntax::parse(text, &Vocabulary);
    assert!(tree.faults.is_empty(), "{:?}\n{text}", tree.faults);
    let findings = kava_syntax::findings(&tree, FileId(0), text);
    assert!(findings.is_empty(), "{findings:?}\n{text}");
    assert_eq!(kava_syntax::format(text, &Vocabulary), text, "not laid out");
}

/// Parts as an XLSX file holds them; nothing where there is no such file.
pub fn workbook(parts: &[(&str, &str)]) -> Option<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in parts {
        archive.start_file(*name, stored).ok()?;
        archive.write_all(text.as_bytes()).ok()?;
    }
    Some(archive.finish().ok()?.into_inner())
}
