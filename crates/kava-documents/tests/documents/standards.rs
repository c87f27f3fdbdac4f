//! One programme that every standard takes, as text.

use kava_model::quantity::{Credits, Decimal};
use kava_model::unit::Currency;
use kava_model::verdict::{FeeTotal, Range, Verdict};

use crate::judged::{Texts, verdict};

pub const HEAD: &str = r#"
catalogue c {
  issuer     uni
  written-in en, et
  website    https://example.ee/catalogue/
}
institution uni {
  name          et "Ülikool" en "University"
  registry-code "70000000"
  schac         "example.ee"
  country       EE
}
semester autumn-2026 from 2026-08-31 to 2027-01-24
semester spring-2027 from 2027-02-01 to 2027-06-20
"#;

pub const PROGRAMME: &str = r#"
programme data {
  title    et "Andmed" en "Data"
  kind     micro-credential
  aim      et "Õpetada andmeid" en "To teach data"
  delivery blended
  place    "Tallinn"
  county   EE-37
  awards   certificate
  field    ISCED-F 0613, 0612
  level    EQF 7
  language et, en
  in-force from autumn-2026
  website  https://example.ee/data
  outcomes { ask et "küsib" en "asks" }
  plan {
    course D-1 teaches ask {
      title   et "Andmekaeve"
      credits 7.5 ECTS
      assessment exam et "vastab"
    }
    course D-2 {
      title   et "Eksam"
      credits 2.5 ECTS
    }
  }
  intake autumn-2026 {
    apply  from 2026-06-15 to 2026-08-21
    places at most 24
  }
  record {
    approved   2026-04-20 by vice-rector
    registered 2026-05-29 code 999001
  }
}
"#;

pub fn texts(files: &[&str]) -> Texts {
    let named: Vec<(String, &str)> = (0..)
        .zip(files)
        .map(|(at, text)| (format!("{at}.kava"), *text))
        .collect();
    let files: Vec<(&str, &str)> = named.iter().map(|(name, text)| (&**name, *text)).collect();
    let texts = Texts::new(&files);
    assert_eq!(texts.findings(), Vec::<&str>::new());
    texts
}

pub fn judged(_: &str) -> Verdict {
    let mut verdict = verdict(Credits::hundredths(1_000), Credits::hundredths(1_000));
    verdict.summary.fees = vec![FeeTotal {
        intake: Some("autumn-2026".into()),
        group: None,
        total: Some(Range {
            min: Decimal::whole(540),
            max: Decimal(72_050),
        }),
        per_semester: Vec::new(),
        currency: Currency::EUR,
        plus_vat: true,
        market: false,
    }];
    verdict
}
