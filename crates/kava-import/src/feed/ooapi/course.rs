//! Courses, each declared for whichever programme has it.

use super::found::{Found, answered};
use super::said::{languages, load, name, texts};
use crate::feed::json::Node;
use crate::feed::lines::Lines;
use crate::feed::spelling::url;
use crate::feed::{left, note};

pub fn course_block(course: &Node<'_>, found: &Found<'_>, to: &mut Lines) {
    let Some(code) = name(course) else { return };
    let mut lines = Lines::default();
    lines.maybe("title", texts(course, "name"));
    load(course, "credits", &mut lines);
    lines.maybe("language", languages(course));
    lines.maybe("content", texts(course, "description"));
    lines.maybe("website", course.get("link").and_then(|it| url(&it)));
    course.skip_all(&["courseId", "programmeIds", "organisationId"]);
    answered(course, "learningOutcomeIds", found);
    let left = left(course, &code);
    note(&mut lines, &left);
    to.block(format!("course {code}"), lines);
}
