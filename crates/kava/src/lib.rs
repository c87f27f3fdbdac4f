//! Everything a front end may ask of Kava, as plain data.
//!
//! A [`Workspace`] holds the texts of one catalogue. It does no input and output, reads no clock and
//! gives the same answer for the same texts, guideline and day.

mod against;
mod against_report;
mod attribution;
mod baseline;
mod board;
mod build;
mod check;
mod difference;
mod difference_report;
pub mod editor;
mod explain;
mod file;
mod fix;
mod glossary;
mod graph;
mod impact;
mod judging;
mod memory;
mod mend;
mod new;
mod omissions;
mod pages;
mod portfolio;
mod record;
mod report;
mod rules;
mod sarif;
mod trace;
mod workspace;

pub use against::{Against, Compared, NotCompared, Outcome};
pub use against_report::AgainstReport;
pub use baseline::{Baseline, Malformed};
pub use board::Boards;
pub use build::{Built, Lacking, NotBuilt, Order, Refused, UnknownProgramme};
pub use check::{Check, Judged};
pub use difference::{
    Became, Cause, Change as FieldChange, Class, Classed, Difference, ProgrammeDifference, State,
    Value,
};
pub use difference_report::DifferenceReport;
pub use explain::{
    Clause, Coded, NoClause, explain, nearest_code, next_step, pages, pages_by_origin,
};
pub use fix::{Changed, Fixed, Mended};
pub use glossary::{Cell, GLOSSARY, Term, glossary, nearest_term, terms};
pub use graph::{Notation, Of};
pub use impact::{Impact, ImpactReport, Supposed, Total, UnknownCourse};
pub use kava_diagnostics as diagnostics;
pub use kava_documents::{Document, TARGETS, Target, find as target};
pub use kava_guideline::{
    Change, CoverageLine, How, ListedField, ListedRule, Listing, Question, Share, Subject,
};
pub use kava_model::choice::Choice;
pub use kava_model::date::Day;
pub use kava_model::fields::{Confidence, Fate, Moment, Strictness};
pub use kava_model::quantity::Ratio;
pub use kava_model::text::Text;
pub use kava_model::verdict::{Duty, Measure, Range, Stamp, Verdict, Waived};
pub use mend::{Mender, apply, certain};
pub use new::{Asked, Copied, Copy, Form, NotCopied};
pub use omissions::{Omission, Shown, omissions};
pub use portfolio::{Condition, Content, Deadline, Deadlines, Layout, Listed, NotUnderstood};
pub use record::{Entry, NotRecorded, Recorded, Step};
pub use report::Report;
pub use rules::{Edition, NoEdition};
pub use sarif::Sarif;
pub use trace::{NotTraced, Origin, SourceMap, Trace};
pub use workspace::{Workspace, format};
