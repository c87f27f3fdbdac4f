//! Where the blocks of a catalogue stand.

use kava_diagnostics::{FileId, Place};
use rustc_hash::FxHashMap;

use crate::file::{File, Serial};

/// A block at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stand {
    pub file: FileId,
    pub start: u32,
    pub serial: Serial,
}

impl Stand {
    pub fn is_before(&self, place: Place) -> bool {
        self.file == place.file && self.start <= place.span.start
    }
}

pub(crate) struct Layout<'f> {
    files: FxHashMap<FileId, &'f File>,
    stands: FxHashMap<Serial, Stand>,
}

impl<'f> Layout<'f> {
    pub fn of(files: &[&'f File]) -> Layout<'f> {
        let stands = files.iter().flat_map(|file| {
            let stand = |serial, start| Stand {
                file: file.id,
                start,
                serial,
            };
            let blocks = file.blocks.iter();
            blocks.map(move |block| (block.serial, stand(block.serial, block.span().start)))
        });
        Layout {
            stands: stands.collect(),
            files: files.iter().map(|file| (file.id, *file)).collect(),
        }
    }

    pub fn has(&self, serial: Serial) -> bool {
        self.stands.contains_key(&serial)
    }

    pub fn stand(&self, serial: Serial) -> Option<Stand> {
        self.stands.get(&serial).copied()
    }

    /// The block in which a place is; none in a shipped guideline, which never moves.
    pub fn stand_of(&self, place: Place) -> Option<Stand> {
        let blocks = &self.files.get(&place.file)?.blocks;
        let after = blocks.partition_point(|block| block.span().start <= place.span.start);
        self.stand(blocks.get(after.checked_sub(1)?)?.serial)
    }
}
