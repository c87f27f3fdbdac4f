//! The nodes as XML of the LOQ schema: by kind, elements in the order of the schema.

use std::io::{self, BufWriter, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::common::Common;
use super::graph::{
    Assessment, ContactPoint, Identifier, LegalIdentifier, Location, Note, Opportunity,
    Organisation, Outcome, Part, PriceDetail, Specification, WebResource,
};
use super::json_ld::About;
use super::specification::Specifications;
use super::{opportunity, organisation};
use crate::Subject;
use crate::canonical::Wording;
use crate::roll::Roll;

const NAMESPACES: [(&str, &str); 4] = [
    (
        "xmlns",
        "http://data.europa.eu/snb/model/ap/loq-constraints/",
    ),
    ("xmlns:skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xmlns:dc", "http://purl.org/dc/terms/"),
    ("xsdVersion", "3.1.0"),
];

pub fn write(common: &Common<'_>, roll: &Roll<'_>, to: &mut dyn Write) -> io::Result<()> {
    let mut buffered = BufWriter::with_capacity(1 << 16, to);
    let mut xml = Xml(Writer::new_with_indent(
        &mut buffered as &mut dyn Write,
        b' ',
        1,
    ));
    xml.0
        .write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let about = About::of(common, roll).line();
    // Two hyphens would end the comment.
    let comment = format!(" {} ", about.replace("--", "-\u{2010}"));
    xml.0
        .write_event(Event::Comment(BytesText::from_escaped(comment)))?;
    xml.within("Courses", &NAMESPACES, |xml| courses(xml, common, roll))?;
    drop(xml);
    buffered.write_all(b"\n")?;
    buffered.flush()
}

fn courses(xml: &mut Xml<'_>, common: &Common<'_>, roll: &Roll<'_>) -> io::Result<()> {
    let id = |subject: &Subject<'_>| Specifications::of(common, subject).id();
    xml.section("learningOpportunityReferences", roll, |section, subject| {
        let all = opportunity::all(common, subject, &id(subject));
        section.nodes(&all, Xml::opportunity)
    })?;
    xml.section(
        "learningAchievementSpecificationReferences",
        roll,
        |section, subject| {
            let all = Specifications::of(common, subject).all();
            section.nodes(&all, Xml::specification)
        },
    )?;
    xml.section("learningOutcomeReferences", roll, |section, subject| {
        let all = Specifications::of(common, subject).outcomes();
        section.nodes(&all, Xml::outcome)
    })?;
    xml.section(
        "learningAssessmentSpecificationReferences",
        roll,
        |section, subject| {
            let all = Specifications::of(common, subject).assessments();
            section.nodes(&all, Xml::assessment)
        },
    )?;
    let organisations = organisation::all(common, roll);
    xml.within("agentReferences", &[], |xml| {
        organisations.iter().try_for_each(|it| xml.organisation(it))
    })?;
    xml.within("locationReferences", &[], |xml| {
        organisations
            .iter()
            .try_for_each(|it| xml.location(&it.location))?;
        roll.each(|subject| {
            let offers = opportunity::all(common, subject, &id(subject));
            let mut locations = offers.iter().filter_map(|offer| offer.location.as_ref());
            locations.try_for_each(|location| xml.location(location))
        })
    })
}

/// Text in which every character is one that XML has.
fn clean(text: &str) -> String {
    let is_lost = |char: char| {
        char.is_control() && !matches!(char, '\n' | '\t') || matches!(char, '\u{fffe}' | '\u{ffff}')
    };
    text.replace(is_lost, "\u{fffd}")
}

struct Xml<'w>(Writer<&'w mut dyn Write>);

/// A part of the document that begins with its first node.
struct Section<'x, 'w> {
    xml: &'x mut Xml<'w>,
    name: &'static str,
    is_open: bool,
}

impl<'w> Section<'_, 'w> {
    fn nodes<T>(
        &mut self,
        nodes: &[T],
        write: fn(&mut Xml<'w>, &T) -> io::Result<()>,
    ) -> io::Result<()> {
        if !self.is_open && !nodes.is_empty() {
            let start = BytesStart::new(self.name);
            self.xml.0.write_event(Event::Start(start))?;
            self.is_open = true;
        }
        nodes.iter().try_for_each(|node| write(self.xml, node))
    }

    fn end(self) -> io::Result<()> {
        match self.is_open {
            true => self.xml.0.write_event(Event::End(BytesEnd::new(self.name))),
            false => Ok(()),
        }
    }
}

type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml<'_> {
    fn within(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inner: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Start(start))?;
        inner(self)?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// All nodes of a kind; a section without any is left out.
    fn section(
        &mut self,
        name: &'static str,
        roll: &Roll<'_>,
        write: impl Fn(&mut Section<'_, '_>, &Subject<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut section = Section {
            xml: self,
            name,
            is_open: false,
        };
        roll.each(|subject| write(&mut section, subject))?;
        section.end()
    }

    fn node(
        &mut self,
        name: &str,
        id: &str,
        inner: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.within(name, &[("id", id)], inner)
    }

    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        let element = self.0.create_element(name);
        element.write_text_content(BytesText::new(&clean(text)))?;
        Ok(())
    }

    fn maybe(&mut self, name: &str, text: Option<&str>) -> io::Result<()> {
        text.map_or(Ok(()), |text| self.text(name, text))
    }

    /// An element for each language.
    fn wording(&mut self, name: &str, wording: &Wording<'_>) -> io::Result<()> {
        for (language, text) in wording.parts() {
            let element = self
                .0
                .create_element(name)
                .with_attribute(("language", language));
            element.write_text_content(BytesText::new(&clean(text)))?;
        }
        Ok(())
    }

    /// Another node, or a concept.
    fn link(&mut self, name: &str, attribute: &str, iri: &str) -> io::Result<()> {
        let element = self.0.create_element(name).with_attribute((attribute, iri));
        element.write_empty()?;
        Ok(())
    }

    fn concepts<T: AsRef<str>>(&mut self, name: &str, iris: &[T]) -> io::Result<()> {
        iris.iter()
            .try_for_each(|iri| self.link(name, "uri", iri.as_ref()))
    }

    fn nodes<T: AsRef<str>>(&mut self, name: &str, iris: &[T]) -> io::Result<()> {
        iris.iter()
            .try_for_each(|iri| self.link(name, "idref", iri.as_ref()))
    }

    /// A note has one language in XML: as many notes as languages.
    fn notes(&mut self, name: &str, notes: &[Note<'_>]) -> io::Result<()> {
        for (language, text) in notes.iter().flat_map(|note| note.note_literal.parts()) {
            self.note(name, language, text)?;
        }
        Ok(())
    }

    /// Of a note that may stand once, the first language.
    fn one_note(&mut self, name: &str, note: Option<&Note<'_>>) -> io::Result<()> {
        let Some(note) = note else {
            return Ok(());
        };
        let (language, text) = note.note_literal.first();
        self.note(name, language, text)
    }

    fn note(&mut self, name: &str, language: &str, text: &str) -> io::Result<()> {
        self.within(name, &[], |xml| {
            let literal = xml
                .0
                .create_element("noteLiteral")
                .with_attribute(("language", language));
            literal.write_text_content(BytesText::new(&clean(text)))?;
            Ok(())
        })
    }

    fn identifiers(&mut self, identifiers: &[Identifier<'_>]) -> io::Result<()> {
        identifiers.iter().try_for_each(|identifier| {
            self.within("identifier", &[], |xml| {
                xml.text("skos:notation", &identifier.notation)?;
                xml.maybe("schemeName", identifier.scheme_name)
            })
        })
    }

    fn homepage(&mut self, page: Option<&WebResource<'_>>) -> io::Result<()> {
        let Some(page) = page else {
            return Ok(());
        };
        self.within("homepage", &[], |xml| {
            xml.text("contentUrl", &page.content_url)
        })
    }

    fn opportunity(&mut self, it: &Opportunity<'_>) -> io::Result<()> {
        self.node("learningOpportunity", &it.id, |xml| {
            xml.identifiers(&it.identifier)?;
            xml.wording("title", &it.title)?;
            it.description
                .iter()
                .try_for_each(|text| xml.wording("description", text))?;
            xml.link("type", "uri", it.dc_type)?;
            xml.homepage(Some(&it.homepage))?;
            if let Some(period) = &it.temporal {
                xml.within("temporal", &[], |xml| {
                    xml.maybe("startDate", period.start_date.as_deref())?;
                    xml.maybe("endDate", period.end_date.as_deref())
                })?;
            }
            xml.maybe("duration", it.duration.as_deref())?;
            xml.concepts("mode", &it.mode)?;
            xml.one_note("scheduleInformation", it.schedule_information.as_ref())?;
            xml.one_note("admissionProcedure", it.admission_procedure.as_ref())?;
            xml.maybe("applicationDeadline", it.application_deadline.as_deref())?;
            it.price_detail
                .iter()
                .try_for_each(|price| xml.price(price))?;
            xml.nodes("providedBy", &it.provided_by)?;
            it.location
                .iter()
                .try_for_each(|it| xml.link("location", "idref", &it.id))?;
            xml.link(
                "learningAchievementSpecification",
                "idref",
                &it.learning_achievement_specification,
            )?;
            xml.link("defaultLanguage", "uri", &it.default_language)?;
            xml.maybe("modified", it.modified.as_deref())
        })
    }

    fn price(&mut self, price: &PriceDetail<'_>) -> io::Result<()> {
        self.within("priceDetail", &[], |xml| {
            xml.within("amount", &[], |xml| {
                xml.link("unit", "uri", &price.amount.unit)?;
                xml.text("value", &price.amount.value)
            })?;
            xml.wording("skos:prefLabel", &price.pref_label)?;
            price
                .description
                .iter()
                .try_for_each(|text| xml.wording("description", text))
        })
    }

    fn specification(&mut self, it: &Specification<'_>) -> io::Result<()> {
        self.node("learningAchievementSpecification", &it.id, |xml| {
            xml.identifiers(&it.identifier)?;
            xml.wording("title", &it.title)?;
            it.description
                .iter()
                .try_for_each(|text| xml.wording("description", text))?;
            xml.notes("additionalNote", &it.additional_note)?;
            xml.homepage(it.homepage.as_ref())?;
            xml.maybe("modified", it.modified.as_deref())?;
            xml.concepts("ISCEDFCode", &it.isced_f_code)?;
            xml.maybe("volumeOfLearning", it.volume_of_learning.as_deref())?;
            if let Some(credit_point) = &it.credit_point {
                xml.within("creditPoint", &[], |xml| {
                    xml.link("framework", "uri", credit_point.framework)?;
                    xml.text("point", &credit_point.point)
                })?;
            }
            it.education_level
                .iter()
                .try_for_each(|level| xml.link("educationLevel", "uri", level))?;
            xml.concepts("language", &it.language)?;
            xml.concepts("mode", &it.mode)?;
            xml.one_note("entryRequirement", it.entry_requirement.as_ref())?;
            xml.nodes("learningOutcome", &it.learning_outcome)?;
            xml.nodes("provenBy", &it.proven_by)?;
            xml.nodes("hasPart", &ids(&it.has_part))?;
            xml.nodes("isPartOf", &ids(&it.is_part_of))?;
            it.awarding_opportunity.iter().try_for_each(|award| {
                xml.within("awardingOpportunity", &[], |xml| {
                    xml.nodes("awardingBody", &award.awarding_body)?;
                    let achieved = &award.learning_achievement_specification;
                    xml.link("learningAchievementSpecification", "idref", achieved)
                })
            })
        })
    }

    fn outcome(&mut self, it: &Outcome<'_>) -> io::Result<()> {
        self.node("learningOutcome", &it.id, |xml| {
            xml.wording("title", &it.title)
        })
    }

    fn assessment(&mut self, it: &Assessment<'_>) -> io::Result<()> {
        self.node("learningAssessmentSpecification", &it.id, |xml| {
            xml.wording("title", &it.title)?;
            it.description
                .iter()
                .try_for_each(|text| xml.wording("description", text))?;
            xml.notes("additionalNote", &it.additional_note)?;
            it.dc_type
                .iter()
                .try_for_each(|concept| xml.link("type", "uri", concept))?;
            xml.nodes("proves", &it.proves)
        })
    }

    fn organisation(&mut self, it: &Organisation<'_>) -> io::Result<()> {
        self.node("organisation", &it.id, |xml| {
            xml.wording("legalName", &it.legal_name)?;
            xml.identifiers(&it.identifier)?;
            it.registration
                .iter()
                .try_for_each(|registration| xml.registration(registration))?;
            xml.homepage(it.homepage.as_ref())?;
            xml.notes("additionalNote", &it.additional_note)?;
            xml.link("location", "idref", &it.location.id)?;
            it.contact_point
                .iter()
                .try_for_each(|contact| xml.contact(contact))
        })
    }

    fn registration(&mut self, it: &LegalIdentifier<'_>) -> io::Result<()> {
        self.within("registration", &[], |xml| {
            xml.text("skos:notation", it.notation)?;
            xml.link("spatial", "uri", &it.spatial)
        })
    }

    fn contact(&mut self, it: &ContactPoint<'_>) -> io::Result<()> {
        self.within("contactPoint", &[], |xml| {
            if let Some(phone) = &it.phone {
                xml.within("phone", &[], |xml| {
                    xml.text("phoneNumber", phone.phone_number)
                })?;
            }
            it.email_address
                .iter()
                .try_for_each(|mail| xml.text("emailAddress", &mail.id))
        })
    }

    fn location(&mut self, it: &Location<'_>) -> io::Result<()> {
        self.node("location", &it.id, |xml| {
            it.geographic_name
                .iter()
                .try_for_each(|name| xml.wording("geographicName", name))?;
            xml.concepts("spatialCode", &it.spatial_code)?;
            xml.within("address", &[], |xml| {
                xml.link("countryCode", "uri", &it.address.country_code)
            })
        })
    }
}

/// In LOQ every part is a node of the document.
fn ids(parts: &[Part]) -> Vec<&str> {
    fn id(part: &Part) -> Option<&str> {
        match part {
            Part::Id(id) => Some(id),
            Part::Reference(_) => None,
        }
    }
    parts.iter().filter_map(id).collect()
}
