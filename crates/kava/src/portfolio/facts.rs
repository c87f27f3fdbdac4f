//! What a programme answers to a condition.

use kava_documents::targets::portfolio::Row;
use kava_documents::{Issue, Subject, starts};
use kava_model::Vocabulary;
use kava_model::date::Day;
use kava_model::quantity::Decimal;
use kava_model::text::Text;
use kava_model::verdict::Range;
use kava_syntax::{AtomKind, Item, parse};

/// What is known of it; of several values each stands for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// From the least to the most over all selections, with the currency of money.
    Numbers(Vec<(Range<Decimal>, Option<String>)>),
    /// From the first to the last day that it may be.
    Days(Vec<(Day, Day)>),
    Texts(Vec<String>),
}

/// A programme with its row of the portfolio.
pub(super) struct Facts<'a> {
    pub subject: Subject<'a>,
    row: Row<'a>,
}

impl<'a> Facts<'a> {
    pub fn new(issue: &Issue<'a>, subject: &Subject<'a>) -> Facts<'a> {
        Facts {
            subject: *subject,
            row: Row::new(issue, subject),
        }
    }

    /// Nothing where nobody knows.
    pub fn known(&self, word: &str) -> Option<Known> {
        let row = &self.row;
        let verdict = self.subject.verdict();
        match word {
            "code" => Some(texts([row.code])),
            "school" => row.school.map(|school| texts([school])),
            "state" => {
                let words = row.state.words();
                let word = serde_json::to_value(row.state).ok();
                let word = word.as_ref().and_then(|word| word.as_str());
                Some(texts([word.unwrap_or_default(), &words.en, &words.et]))
            }
            "met" => row.met.map(|met| match met {
                true => texts(["yes", "jah"]),
                false => texts(["no", "ei"]),
            }),
            "missing" => Some(texts(row.missing.iter().map(|missing| missing.field))),
            "outcome" => self.outcomes(),
            "course" => self.courses(),
            "credits" => verdict.summary.credits.map(|credits| {
                number(Range {
                    min: credits.min.0,
                    max: credits.max.0,
                })
            }),
            "degree-share" => verdict.summary.degree_share.map(|share| {
                number(Range {
                    min: share.min.in_percent(),
                    max: share.max.in_percent(),
                })
            }),
            "fee" => self.fees(),
            "errors" => Some(count(row.errors)),
            "warnings" => Some(count(row.warnings)),
            "start" => {
                let days = starts(self.subject.programme, self.subject.catalogue);
                (!days.is_empty()).then_some(Known::Days(days))
            }
            "deadline" => row
                .next_deadline
                .as_ref()
                .map(|deadline| Known::Days(vec![(deadline.on, deadline.on)])),
            field => self.written(field).map(Known::Texts),
        }
    }

    /// Of each intake and each group; nothing where one of them is not known.
    fn fees(&self) -> Option<Known> {
        let fees = self.subject.summary().fees.iter();
        let fees = fees.map(|fee| Some((fee.total?, Some(fee.currency.code().to_owned()))));
        let known: Vec<_> = fees.collect::<Option<_>>()?;
        (!known.is_empty()).then_some(Known::Numbers(known))
    }

    fn outcomes(&self) -> Option<Known> {
        let outcomes = self.subject.programme.outcomes.known()?;
        let each = outcomes.list.iter().flat_map(|outcome| {
            let code = std::iter::once(outcome.code.text.to_string());
            code.chain(outcome.text.known().into_iter().flat_map(parts))
        });
        Some(Known::Texts(each.collect()))
    }

    /// The courses of the plan, by code and title.
    fn courses(&self) -> Option<Known> {
        let plan = self.subject.plan?;
        let codes = plan.plan.items.iter().map(|item| item.code.clone());
        let titles = plan.courses.iter().flatten();
        let titles = titles.filter_map(|course| course.title.known());
        Some(Known::Texts(codes.chain(titles.flat_map(parts)).collect()))
    }

    /// What the programme's file says in a field: each word and text of it, and the line as it stands.
    fn written(&self, field: &str) -> Option<Vec<String>> {
        let place = self.subject.programme.place;
        let source = &self.subject.sources.get(place.file).text;
        let block = place.span.of(source);
        let tree = parse(block, &Vocabulary);
        let block = tree.roots(block).next()?;
        let mut all = Vec::new();
        for item in block.children().filter(|item| is_field(*item, field)) {
            collect(item, &mut all);
        }
        (!all.is_empty()).then_some(all)
    }
}

fn is_field(item: Item<'_>, word: &str) -> bool {
    let head = item.head();
    let is_same = |asked: super::words::Asked| asked.word == word;
    head == word || super::words::find(head).is_some_and(is_same)
}

/// A line that is still `todo` says nothing.
fn collect(item: Item<'_>, all: &mut Vec<String>) {
    let values = item.atoms().get(1..).unwrap_or_default();
    let source = item.source();
    if let (Some(first), Some(last)) = (values.first(), values.last())
        && first.text(source) != "todo"
    {
        all.push(first.span.to(last.span).of(source).to_owned());
        let signs = [AtomKind::Comma, AtomKind::Range, AtomKind::Junk];
        let told = values.iter().filter(|atom| !signs.contains(&atom.kind));
        all.extend(told.map(|atom| atom.inner(source).of(source).trim().to_owned()));
    }
    for inner in item.children() {
        let head = inner.atoms().first();
        all.extend(head.map(|atom| atom.inner(source).of(source).to_owned()));
        collect(inner, all);
    }
}

fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Known {
    Known::Texts(texts.into_iter().map(str::to_owned).collect())
}

fn number(range: Range<Decimal>) -> Known {
    Known::Numbers(vec![(range, None)])
}

fn count(count: usize) -> Known {
    let number = Decimal::whole(i64::try_from(count).unwrap_or(i64::MAX / 100));
    self::number(Range {
        min: number,
        max: number,
    })
}

fn parts(text: &Text) -> impl Iterator<Item = String> + '_ {
    text.0.iter().map(|part| part.text.to_string())
}
