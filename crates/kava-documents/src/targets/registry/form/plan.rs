//! The plan as a table: groups as head lines, courses under them, deeper groups further in.

use kava_model::quantity::Bound;
use maud::{Markup, html};

use super::super::content::{Course, Origin, Plan};
use super::shown;
use crate::canonical::Limits;
use crate::plan::{Member, Take};

/// A line of the table.
enum Row<'a> {
    Group {
        depth: usize,
        words: String,
    },
    Course {
        depth: usize,
        id: &'a str,
        semester: Option<u32>,
        teaches: Option<&'a [&'a str]>,
    },
    Unknown {
        depth: usize,
    },
}

pub fn table(plan: &Plan<'_>) -> Markup {
    let mut rows = Vec::new();
    lay_out(&plan.members, 0, &mut rows);
    html! {
        table.plan {
            thead {
                tr {
                    th { "Kood" } th { "Õppeaine" } th { "Päritolu" } th.right { "Semester" }
                    th { "Õpiväljundid" } th.right { "EAP" }
                }
            }
            tbody { @for it in &rows { (row(it, plan)) } }
        }
    }
}

fn lay_out<'a>(members: &'a [Member<'a>], depth: usize, rows: &mut Vec<Row<'a>>) {
    for member in members {
        match member {
            Member::Unknown => rows.push(Row::Unknown { depth }),
            Member::Course {
                course,
                semester,
                teaches,
                ..
            } => {
                rows.push(Row::Course {
                    depth,
                    id: course,
                    semester: *semester,
                    teaches: teaches.as_deref(),
                });
            }
            Member::All {
                name,
                semester,
                members,
            } => {
                let semester = semester.map(|number| format!("{number}. semester"));
                let module = name.map(|name| format!("moodul {name}"));
                let words: Vec<String> = [module, semester].into_iter().flatten().collect();
                rows.push(Row::Group {
                    depth,
                    words: words.join(", "),
                });
                lay_out(members, depth + 1, rows);
            }
            Member::Choose {
                name,
                take,
                members,
                ..
            } => {
                let module = name
                    .map(|name| format!("moodul {name}: "))
                    .unwrap_or_default();
                rows.push(Row::Group {
                    depth,
                    words: format!("{module}{}", taken(take)),
                });
                lay_out(members, depth + 1, rows);
            }
            Member::Optional { members } => {
                rows.push(Row::Group {
                    depth,
                    words: "lisaained väljaspool programmi".to_owned(),
                });
                lay_out(members, depth + 1, rows);
            }
        }
    }
}

/// `vali 6 EAP`, `vali 1 järgmistest`
fn taken(take: &Take) -> String {
    match take {
        Take::Credits {
            limits: Limits(bound),
        } => format!("vali {}", shown::bound(bound)),
        Take::Members {
            limits: Limits(bound),
        } if *bound == Bound::exactly(1) => "vali üks järgmistest".to_owned(),
        Take::Members {
            limits: Limits(bound),
        } => format!("vali {} järgmistest", shown::bound(bound)),
        Take::Any => "vali nii palju kui soovid".to_owned(),
    }
}

fn row(row: &Row<'_>, plan: &Plan<'_>) -> Markup {
    match row {
        Row::Group { depth, words } => html! {
            tr.group { td colspan="6" class=(inset(*depth)) { (words) } }
        },
        Row::Unknown { depth } => html! {
            tr { td colspan="6" class=(inset(*depth)) { span.empty { "täitmata" } } }
        },
        Row::Course {
            depth,
            id,
            semester,
            teaches,
        } => {
            let course = plan.course(id);
            html! {
                tr {
                    td class=(inset(*depth)) { span.code { (code(course, id)) } }
                    td { (course.and_then(|course| course.title).unwrap_or(id)) }
                    td { (course.map(origin).unwrap_or_default()) }
                    td.right { @if let Some(semester) = semester { (semester) } }
                    td { span.code { (teaches.unwrap_or_default().join(", ")) } }
                    td.right { @match course.and_then(|course| course.ects) {
                        Some(ects) => (shown::number(ects)),
                        None => span.empty { "?" },
                    } }
                }
            }
        }
    }
}

/// A component has no code of its own to show.
fn code<'a>(course: Option<&Course<'a>>, id: &'a str) -> &'a str {
    match course {
        Some(course) => course.code.unwrap_or("–"),
        None => id,
    }
}

fn origin(course: &Course<'_>) -> &'static str {
    match (course.component, course.origin) {
        (_, Some(Origin::Degree)) => "tasemeõpe",
        (_, Some(Origin::Unlinked)) => "tasemeõpe, õppekavaga sidumata",
        (_, Some(Origin::Continuing)) => "täienduskoolitus",
        (true, None) => "programmi osa",
        (false, None) => "täitmata",
    }
}

/// Deeper groups than the style knows stand as far in as the deepest it knows.
fn inset(depth: usize) -> String {
    format!("inset-{}", depth.min(4))
}
