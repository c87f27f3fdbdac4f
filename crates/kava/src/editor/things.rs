//! What bears a name, as lists of an editor show it.

use kava_diagnostics::{Lang, Place};
use kava_model::fields::Programme;
use kava_model::names::Unit;
use kava_model::names::mentions::{Kind, Mention, Role};
use kava_model::stated::Stated;
use kava_model::text::Text;

use super::Editor;

/// Something that is declared in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    pub kind: Kind,
    pub code: String,
    /// What it is called, in the language of the session where it is said in that.
    pub title: Option<String>,
    /// The code of the programme in which alone it is known.
    pub within: Option<String>,
    /// Where it is called so.
    pub name: Place,
}

impl<'w> Editor<'w> {
    pub(crate) fn thing(&self, declared: &Mention<'w>) -> Thing {
        let within = declared
            .programme
            .filter(|_| declared.kind.is_of_one_programme());
        Thing {
            kind: declared.kind,
            code: declared.name.text.to_string(),
            title: self.title(declared).map(|text| self.in_words(text)),
            within: within.map(|programme| programme.name.text.to_string()),
            name: declared.name.place,
        }
    }

    /// The things whose code or title holds what is sought, in whatever case; all for an empty text.
    pub fn things(&self, sought: &str) -> Vec<Thing> {
        let sought = sought.trim().to_lowercase();
        let found = self.mentions(|mention| {
            mention.role == Role::Declares
                && mention.kind != Kind::Rule
                && self.is_called(mention, &sought)
        });
        found.iter().map(|it| self.thing(it)).collect()
    }

    fn is_called(&self, declared: &Mention<'w>, sought: &str) -> bool {
        let holds = |text: &str| text.to_lowercase().contains(sought);
        let titles = self.title(declared).into_iter().flat_map(|text| &text.0);
        holds(&declared.name.text) || titles.into_iter().any(|part| holds(&part.text))
    }

    /// A text in the language of the session, else in another.
    pub(crate) fn in_words(&self, text: &Text) -> String {
        let language = match self.lang {
            Lang::En => "en",
            Lang::Et => "et",
        };
        text.get(language).unwrap_or(text.any()).to_owned()
    }

    /// What is called so is also called this.
    pub(crate) fn title(&self, declared: &Mention<'w>) -> Option<&'w Text> {
        let catalogue = self.catalogue();
        let code = &*declared.name.text;
        let stated = match declared.kind {
            Kind::Catalogue => &catalogue.head?.title,
            Kind::Course => &catalogue.course(code)?.title,
            Kind::Institution => &catalogue.institution(code)?.names,
            Kind::Unit => catalogue.unit(code).map(Unit::names)?,
            Kind::StudyProgramme => &catalogue.study_programme(code)?.title,
            Kind::PriceList => {
                let mut lists = catalogue.price_lists();
                &lists.find(|it| &*it.name.text == code)?.title
            }
            Kind::Programme => &declared.programme?.title,
            Kind::Outcome => outcome(declared.programme?, code)?,
            Kind::Guideline => {
                let all = catalogue.guidelines.iter();
                &all.map(|it| it.it)
                    .find(|it| it.name.place == declared.name.place)?
                    .title
            }
            _ => return None,
        };
        stated.known()
    }
}

fn outcome<'w>(programme: &'w Programme, code: &str) -> Option<&'w Stated<Text>> {
    let outcomes = &programme.outcomes.known()?.list;
    let outcome = outcomes
        .iter()
        .find(|outcome| &*outcome.code.text == code)?;
    Some(&outcome.text)
}
