//! Mending what is found: the fixes of a place, and all certain ones of a text.

use kava_diagnostics::{Edit, FileId, Finding, Fix, Place};

use super::Editor;

/// A fix with the findings that it mends.
#[derive(Debug)]
pub struct Mend<'c> {
    pub fix: &'c Fix,
    pub mended: Vec<&'c Finding>,
    /// The edits as they are to be made.
    pub edits: Vec<Edit>,
}

impl Mend<'_> {
    /// No other fix is offered for what it mends: where there is a choice, it is the director's.
    pub fn is_only(&self) -> bool {
        self.mended.iter().all(|finding| finding.fixes.len() == 1)
    }
}

impl Editor<'_> {
    /// Of the findings that are shown those at the place, in their order; a fix that mends several of
    /// them once.
    pub fn mends<'f>(
        &self,
        shown: impl IntoIterator<Item = &'f Finding>,
        at: Place,
    ) -> Vec<Mend<'f>> {
        let mut mends: Vec<Mend<'f>> = Vec::new();
        for finding in shown.into_iter().filter(|it| touches(it, at)) {
            for fix in &finding.fixes {
                match mends.iter_mut().find(|known| known.fix == fix) {
                    Some(known) => known.mended.push(finding),
                    None => mends.push(Mend {
                        fix,
                        mended: vec![finding],
                        edits: self.mender.mended(&fix.edits),
                    }),
                }
            }
        }
        mends
    }

    /// What needs no person, of a whole text.
    pub fn mend_all<'f>(
        &self,
        shown: impl IntoIterator<Item = &'f Finding>,
        file: FileId,
    ) -> Vec<Edit> {
        let here = shown.into_iter().filter(|it| it.place.file == file);
        self.mender.mended(&crate::certain(here))
    }
}

fn touches(finding: &Finding, at: Place) -> bool {
    let (span, file) = (finding.place.span, finding.place.file);
    file == at.file && span.start <= at.span.end && at.span.start <= span.end
}
