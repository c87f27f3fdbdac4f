//! The nodes of an ELM document, as they stand in JSON-LD; the XML is written from the same.

use std::borrow::Cow;

use serde::Serialize;

use crate::canonical::Wording;

/// An IRI.
pub type Iri = String;

/// What is learnt: a programme, or a course in it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Specification<'a> {
    pub id: Iri,
    #[serde(rename = "type")]
    pub types: &'static [&'static str],
    pub identifier: Vec<Identifier<'a>>,
    pub title: Wording<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Wording<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub additional_note: Vec<Note<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homepage: Option<WebResource<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    #[serde(rename = "ISCEDFCode")]
    pub isced_f_code: Vec<Iri>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub volume_of_learning: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_point: Option<CreditPoint>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub education_level: Option<Iri>,
    #[serde(rename = "EQFLevel", skip_serializing_if = "Option::is_none")]
    pub eqf_level: Option<Iri>,
    pub language: Vec<Iri>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mode: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry_requirement: Option<Note<'a>>,
    pub learning_outcome: Vec<Iri>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub proven_by: Vec<Iri>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub has_part: Vec<Part>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub is_part_of: Vec<Part>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awarding_opportunity: Option<AwardingOpportunity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_active: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// Another specification: by its id, or as QualityLink refers to one.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Part {
    Id(Iri),
    Reference(Reference),
}

#[derive(Debug, Serialize)]
#[serde(
    tag = "type",
    rename = "ql:LearningOpportunitySpecificationReference",
    rename_all = "camelCase"
)]
pub struct Reference {
    pub provided_by: Iri,
    pub identifier: Identifier<'static>,
}

/// A dated offer of a programme.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Opportunity<'a> {
    pub id: Iri,
    #[serde(rename = "type")]
    pub types: &'static [&'static str],
    pub identifier: Vec<Identifier<'a>>,
    pub title: Wording<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Wording<'a>>,
    pub dc_type: &'static str,
    pub homepage: WebResource<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temporal: Option<Period>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mode: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule_information: Option<Note<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admission_procedure: Option<Note<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_deadline: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub price_detail: Vec<PriceDetail<'a>>,
    pub provided_by: Vec<Iri>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location<'a>>,
    pub learning_achievement_specification: Iri,
    pub default_language: Iri,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enrolment_capacity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enrolment_minimum: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "elm:LearningOutcome")]
pub struct Outcome<'a> {
    pub id: Iri,
    pub title: Wording<'a>,
}

#[derive(Debug, Serialize)]
#[serde(
    tag = "type",
    rename = "elm:LearningAssessmentSpecification",
    rename_all = "camelCase"
)]
pub struct Assessment<'a> {
    pub id: Iri,
    pub title: Wording<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Wording<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub additional_note: Vec<Note<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dc_type: Option<&'static str>,
    pub proves: Vec<Iri>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Organisation<'a> {
    pub id: Iri,
    #[serde(rename = "type")]
    pub types: &'static [&'static str],
    pub legal_name: Wording<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifier: Vec<Identifier<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<LegalIdentifier<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homepage: Option<WebResource<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub additional_note: Vec<Note<'a>>,
    pub location: Location<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_point: Option<ContactPoint<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "dc:Location", rename_all = "camelCase")]
pub struct Location<'a> {
    pub id: Iri,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geographic_name: Option<Wording<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spatial_code: Vec<Iri>,
    pub address: Address,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "elm:Address", rename_all = "camelCase")]
pub struct Address {
    pub country_code: Iri,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Identifier<'a> {
    #[serde(rename = "type")]
    pub types: &'static [&'static str],
    pub notation: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme_name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheme_id: Option<&'static str>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "elm:LegalIdentifier")]
pub struct LegalIdentifier<'a> {
    pub notation: &'a str,
    pub spatial: Iri,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "elm:Note", rename_all = "camelCase")]
pub struct Note<'a> {
    pub note_literal: Wording<'a>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "elm:WebResource", rename_all = "camelCase")]
pub struct WebResource<'a> {
    pub content_url: Cow<'a, str>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "elm:CreditPoint")]
pub struct CreditPoint {
    pub framework: &'static str,
    /// A string in ELM, a number though it is.
    pub point: String,
}

#[derive(Debug, Serialize)]
#[serde(
    tag = "type",
    rename = "elm:AwardingOpportunity",
    rename_all = "camelCase"
)]
pub struct AwardingOpportunity {
    pub awarding_body: Vec<Iri>,
    pub learning_achievement_specification: Iri,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "dc:PeriodOfTime", rename_all = "camelCase")]
pub struct Period {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "elm:PriceDetail", rename_all = "camelCase")]
pub struct PriceDetail<'a> {
    pub pref_label: Wording<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Wording<'a>>,
    pub amount: Amount,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "elm:Amount")]
pub struct Amount {
    pub value: String,
    pub unit: Iri,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "elm:ContactPoint", rename_all = "camelCase")]
pub struct ContactPoint<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<Mailbox>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "elm:Phone", rename_all = "camelCase")]
pub struct Phone<'a> {
    pub phone_number: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "elm:Mailbox")]
pub struct Mailbox {
    pub id: Iri,
}
