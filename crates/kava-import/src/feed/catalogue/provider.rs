//! Institutions, Schools, colleges, departments, study programmes.

use super::Shared;
use super::said::{person, plain, study_groups, word};
use crate::feed::json::Node;
use crate::feed::lines::Lines;
use crate::feed::spelling::{text, url};

impl Shared {
    pub fn institution(&mut self, node: &Node<'_>) -> Option<String> {
        let code = node.get("code").and_then(|code| word(&code))?;
        let mut lines = Lines::default();
        lines.maybe("name", node.get("name").and_then(|it| text(&it)));
        lines.maybe("kind", node.get("kind").and_then(|it| word(&it)));
        let registry_code = node.get("registryCode").and_then(|it| plain(&it));
        lines.maybe("registry-code", registry_code);
        lines.maybe("schac", node.get("schac").and_then(|it| plain(&it)));
        lines.maybe("country", node.get("country").and_then(|it| word(&it)));
        lines.maybe("website", node.get("website").and_then(|it| url(&it)));
        let groups = node.get("studyGroups").and_then(|it| study_groups(&it));
        lines.maybe("study-groups", groups);
        let assured = node.get("qualityAssurance").and_then(|it| assured(&it));
        lines.maybe("quality-assurance", assured);
        lines.maybe("contact", node.get("contact").and_then(|it| person(&it)));
        if !lines.is_empty() {
            let head = format!("institution {code}");
            self.providers.declare(&code, head, || lines);
        }
        Some(code)
    }

    /// The unit of a programme; declares it, and the School it belongs to.
    pub fn unit(&mut self, node: &Node<'_>) -> Option<String> {
        let code = node.get("code").and_then(|code| word(&code))?;
        let kind = node.get("kind").and_then(|kind| word(&kind))?;
        let school = node.get("school").and_then(|school| self.school(&school));
        let mut lines = unit_lines(node);
        let issuer = self.owner_of_units();
        let head = match (kind.as_str(), school) {
            ("college", school) => {
                lines.maybe("school", school);
                format!("college {code} of {issuer}")
            }
            ("department", Some(school)) => format!("department {code} of {school}"),
            ("department", None) => format!("department {code} of {issuer}"),
            _ => format!("school {code} of {issuer}"),
        };
        self.units.declare(&code, head, || lines);
        Some(code)
    }

    /// The institution that units belong to; the feed may not say which.
    pub fn owner_of_units(&mut self) -> String {
        self.issuer.clone().unwrap_or_else(|| {
            let unsaid = "issuer".to_owned();
            self.named.insert(unsaid.clone(), "institution");
            unsaid
        })
    }

    fn school(&mut self, node: &Node<'_>) -> Option<String> {
        let code = node.get("code").and_then(|code| word(&code))?;
        let lines = unit_lines(node);
        let issuer = self.owner_of_units();
        self.units
            .declare(&code, format!("school {code} of {issuer}"), || lines);
        Some(code)
    }

    pub fn study_programme(&mut self, node: &Node<'_>) {
        let Some(code) = node.get("code").and_then(|code| word(&code)) else {
            return;
        };
        let mut lines = Lines::default();
        lines.maybe("title", node.get("title").and_then(|it| text(&it)));
        lines.maybe("level", level(node));
        let institution = node.get("institution").and_then(|it| word(&it));
        // Whose it is is said of declared ones alone, and so is all else.
        let is_declared = institution.is_some() || !lines.is_empty();
        let partner = institution.filter(|code| Some(code) != self.issuer.as_ref());
        if let Some(partner) = &partner {
            self.named.insert(partner.clone(), "institution");
        }
        lines.maybe("institution", partner);
        let school = node.get("school").and_then(|it| word(&it));
        if let Some(school) = &school {
            self.named.insert(school.clone(), "school");
        }
        lines.maybe("school", school);
        let groups = node.get("studyGroups").and_then(|it| study_groups(&it));
        lines.maybe("field", groups);
        let registry_code = node.get("registryCode").and_then(|it| plain(&it));
        lines.maybe("registry-code", registry_code);
        if is_declared {
            let head = format!("study-programme {code}");
            self.study_programmes.declare(&code, head, || lines);
        }
    }
}

/// `EQF 7`
pub fn level(node: &Node<'_>) -> Option<String> {
    let level = node.get("level")?.number()?;
    Some(format!("EQF {level}"))
}

fn unit_lines(node: &Node<'_>) -> Lines {
    let mut lines = Lines::default();
    lines.maybe("name", node.get("name").and_then(|it| text(&it)));
    lines.maybe("head", node.get("head").and_then(|it| head(&it)));
    lines.maybe("contact", node.get("contact").and_then(|it| person(&it)));
    lines
}

fn head(node: &Node<'_>) -> Option<String> {
    let person = node.get("person").and_then(|person| text(&person))?;
    let title = node.get("title").and_then(|title| plain(&title));
    Some(match title {
        Some(title) => format!("{person} title {title}"),
        None => person,
    })
}

fn assured(node: &Node<'_>) -> Option<String> {
    let kind = node.get("kind").and_then(|kind| word(&kind))?;
    let by = node.get("by").and_then(|by| text(&by));
    Some(by.map_or_else(|| kind.clone(), |by| format!("{kind} by {by}")))
}
