//! Writes the documents of one build into a folder: all of them, or none.
//!
//! Documents are first written beside their places, in the staging folder, and moved only when the
//! build is [finished](Output::finish): a full disk or a killed build leaves the folder as it was.
//! Each move is atomic, so nobody ever reads half a document. Who is killed between two moves leaves
//! whole documents of two builds, and the next build finishes the moving before it begins.

use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::disk::{Disk, Os};
use crate::fault::{Fault, FaultKind};
use crate::folders;
use crate::manifest::{MANIFEST, Manifest};
use crate::name;
use crate::publish::{Done, Publication, Written, check_target};
use crate::reason::Reason;
use crate::staged::Staged;
use crate::staging::Staging;

/// A build on its way into a folder. Dropped before it is finished, it changes nothing.
pub struct Output {
    disk: Box<dyn Disk>,
    folder: PathBuf,
    /// Folders that did not exist before this build.
    made: Vec<PathBuf>,
    staging: Staging,
    force: bool,
    old: Manifest,
    new: Manifest,
    /// A build in the staging folder is partly published, and stays there for the next build.
    half_shown: bool,
    failed: Option<Fault>,
}

impl Output {
    /// Takes a folder for one build, making it if need be, and first finishes what a killed build
    /// left there. With `force`, files that Kava did not write are written over; links never are.
    pub fn open(folder: &Path, force: bool) -> Result<Output, Fault> {
        Output::open_on(Box::new(Os), folder, force)
    }

    /// Takes a folder inside another one by its name there, with `/`. No name and no link leads out.
    pub fn inside(home: &Path, name: &str) -> Result<Output, Fault> {
        let folder = home.join(name);
        name::check(name).map_err(|why| Fault::new(&folder, FaultKind::BadName(why)))?;
        for path in folders::parents(home, name).chain([folder.clone()]) {
            if let Some(kind) = folders::kind_at(&Os, &path)? {
                folders::must_be_folder(&path, kind)?;
            }
        }
        Output::open(&folder, false)
    }

    pub(crate) fn open_on(
        disk: Box<dyn Disk>,
        folder: &Path,
        force: bool,
    ) -> Result<Output, Fault> {
        // A path that ends in `/` or `/.` would show what a link leads to, and not the link.
        let folder: PathBuf = folder.components().collect();
        if folder.as_os_str().is_empty() {
            return Err(Fault::writing(&folder, Reason::Missing));
        }
        let made = folders::make_all(&*disk, &folder)?;
        let disk = disk.beneath(&folder).map_err(|why| {
            folders::unmake(&Os, &made);
            Fault::writing(&folder, why)
        })?;
        let staging =
            Staging::open(&*disk, &folder).inspect_err(|_| folders::unmake(&*disk, &made))?;
        let mut output = Output {
            disk,
            folder,
            made,
            staging,
            force,
            old: Manifest::default(),
            new: Manifest::default(),
            half_shown: false,
            failed: None,
        };
        output.settle().map_err(|fault| output.outward(fault))?;
        Ok(output)
    }

    /// Writes one document under a relative name with `/`. The content is streamed: what it writes
    /// goes to the disk in parts. After a failure nothing more is taken and nothing is published.
    pub fn write(
        &mut self,
        name: &str,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Fault> {
        self.write_together(&[name.to_owned()], |to| match to.into_iter().next() {
            Some(only) => content(only),
            None => Ok(()),
        })
    }

    /// Writes several documents whose content comes in one stream, each to its own writer.
    pub fn write_together(
        &mut self,
        names: &[String],
        content: impl FnOnce(Vec<&mut dyn Write>) -> io::Result<()>,
    ) -> Result<(), Fault> {
        if let Some(fault) = &self.failed {
            return Err(fault.clone());
        }
        self.stage(names, content)
            .inspect_err(|fault| self.failed = Some(fault.clone()))
    }

    /// Shows the build. Of the documents of earlier builds that this one did not write, those for
    /// which `retire` says yes are removed; the others stay, and stay listed.
    pub fn finish(mut self, retire: impl Fn(&str) -> bool) -> Result<Written, Fault> {
        if let Some(fault) = &self.failed {
            return Err(fault.clone());
        }
        for (name, digest) in &self.old.files {
            if !self.new.holds(name) && !retire(name) {
                self.new.files.insert(name.clone(), digest.clone());
            }
        }
        let shown = self.show();
        shown.map_err(|fault| self.outward(fault))
    }

    fn show(&mut self) -> Result<Written, Fault> {
        self.publication().check()?;
        self.decide()?;
        self.publish()
    }

    /// The user knows nothing of the staging folder: what fails there fails in the output folder.
    fn outward(&self, fault: Fault) -> Fault {
        if fault.path.starts_with(self.staging.folder()) {
            return Fault::new(&self.folder, fault.kind);
        }
        fault
    }

    /// Finishes a build that was decided and then killed, and throws away one that was not.
    fn settle(&mut self) -> Result<(), Fault> {
        let path = self.staging.decided();
        // Should this fail, what is decided must not be thrown away.
        self.half_shown = folders::kind_at(&*self.disk, &path)?.is_some();
        self.old = self
            .manifest(&self.folder.join(MANIFEST))?
            .unwrap_or_default();
        if let Some(decided) = self.manifest(&path)? {
            self.new = decided;
            self.publication().check()?;
            self.publication().run(&mut Done::default())?;
            self.old = std::mem::take(&mut self.new);
        }
        self.half_shown = false;
        let cleared = self.staging.clear(&*self.disk);
        cleared.map_err(|why| Fault::writing(&self.folder, why))
    }

    /// A manifest that cannot be understood counts as none, where the user says so.
    fn manifest(&self, path: &Path) -> Result<Option<Manifest>, Fault> {
        match Manifest::read(&*self.disk, path) {
            Err(Fault {
                kind: FaultKind::Manifest,
                ..
            }) if self.force => Ok(None),
            read => read,
        }
    }

    fn stage(
        &mut self,
        names: &[String],
        content: impl FnOnce(Vec<&mut dyn Write>) -> io::Result<()>,
    ) -> Result<(), Fault> {
        let staged = names.iter().map(|name| self.begin(name));
        let mut staged = staged.collect::<Result<Vec<Staged>, Fault>>()?;
        let to = staged.iter_mut().map(|staged| staged as &mut dyn Write);
        if let Err(why) = content(to.collect()) {
            let failed = staged.iter().find(|it| it.has_failed).or(staged.first());
            let path = failed.map_or(&self.folder, |failed| &failed.target);
            return Err(Fault::writing(path, why));
        }
        for (name, staged) in names.iter().zip(staged) {
            let target = staged.target.clone();
            let digest = staged
                .end(&*self.disk)
                .map_err(|why| Fault::writing(&target, why))?;
            self.new.files.insert(name.clone(), digest);
        }
        Ok(())
    }

    /// A staged document, open for writing.
    fn begin(&self, name: &str) -> Result<Staged, Fault> {
        let target = self.folder.join(name);
        name::check(name).map_err(|why| Fault::new(&target, FaultKind::BadName(why)))?;
        if self.new.holds(name) {
            return Err(Fault::new(&target, FaultKind::Twice));
        }
        check_target(
            &*self.disk,
            &self.folder,
            name,
            self.old.holds(name) || self.force,
        )?;
        let files = self.staging.files();
        for folder in std::iter::once(files.clone()).chain(folders::parents(&files, name)) {
            let made = folders::make(&*self.disk, &folder);
            made.map_err(|fault| Fault::new(&target, fault.kind))?;
        }
        let created = Staged::create(&*self.disk, files.join(name), &target);
        created.map_err(|why| match why.kind() {
            io::ErrorKind::AlreadyExists => Fault::new(&target, FaultKind::Twice),
            _ => Fault::writing(&target, why),
        })
    }

    /// Who is killed after this leaves a build that the next one finishes.
    fn decide(&mut self) -> Result<(), Fault> {
        let manifest = self.folder.join(MANIFEST);
        let decided = self.write_decision();
        decided.map_err(|why| Fault::writing(&manifest, why))
    }

    fn write_decision(&mut self) -> io::Result<()> {
        let files = self.staging.files();
        let folders = self
            .new
            .files
            .keys()
            .flat_map(|name| folders::parents(&files, name));
        let folders: BTreeSet<PathBuf> = folders.collect();
        for folder in folders.iter().chain([&files]) {
            match self.disk.sync_folder(folder) {
                Err(why) if why.kind() == io::ErrorKind::NotFound => {}
                synced => synced?,
            }
        }
        let undecided = self.staging.undecided();
        let mut buffer = BufWriter::new(self.disk.create(&undecided)?);
        self.new.write(&mut buffer)?;
        buffer
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?
            .sync()?;
        self.disk.rename(&undecided, &self.staging.decided())?;
        self.disk.sync_folder(self.staging.folder())
    }

    fn publish(&mut self) -> Result<Written, Fault> {
        let mut done = Done::default();
        let run = self.publication().run(&mut done);
        if run.is_ok() {
            self.made.clear();
            return Ok(done.written);
        }
        // Before anything is moved the folder is as it was and may stay so; afterwards only the
        // rest of the moving makes it one build again.
        self.half_shown = done.written != Written::default();
        self.made.append(&mut done.made);
        run.map(|()| done.written)
    }

    fn publication(&self) -> Publication<'_> {
        Publication {
            disk: &*self.disk,
            out: &self.folder,
            staging: &self.staging,
            old: &self.old,
            new: &self.new,
            force: self.force,
        }
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if !self.half_shown {
            // What cannot be taken away now is taken away by the next build.
            let _ = self.staging.clear(&*self.disk);
        }
        self.staging.close(&*self.disk);
        folders::unmake(&*self.disk, &self.made);
    }
}
