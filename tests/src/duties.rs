//! Duties with their days, as the calendar tells them.

use std::fs;

use kava::diagnostics::Lang;
use kava::{Day, Moment, Question, Workspace};

use crate::folder::root;

const PROGRAMME: &str = "
programme plain {
  kind micro-degree
  intake autumn-2026 {
    announced 2026-04-28
    apply     by 2026-06-01
    notify    by 2026-06-09
  }
  intake spring-2027 {
    apply     by 2027-01-15
    notify    by 2027-01-20
  }
  intake autumn-2027 {
    announced 2026-10-28
    apply     by 2027-08-15
    notify    by 2027-08
  }
}
";

/// What is over is no duty; by a month is by the last day of it that is in time.
#[test]
fn a_duty_stands_on_the_last_day_on_which_it_is_in_time() {
    let prelude = fs::read_to_string(root().join("tests/rules/prelude.kava"));
    let mut workspace = Workspace::new();
    workspace.set("catalogue.kava", prelude.expect("the prelude"));
    workspace.set("plain.kava", PROGRAMME);
    let day = Day::parse("2026-06-10").expect("a day");
    let check = workspace.check(&Question::new(Moment::Draft, day));
    let duties = check.programmes.iter().flat_map(|it| &it.verdict.calendar);
    let told: Vec<String> = duties
        .map(|duty| format!("{} {}", duty.by, duty.what.get(Lang::En)))
        .filter(|told| told.contains("notif") || told.contains("notice"))
        .collect();
    assert_eq!(
        told,
        [
            "2026-11-01 give the Open University notice of spring-2027",
            "2027-01-20 notify the applicants of spring-2027",
            "2027-08-23 notify the applicants of autumn-2027",
        ]
    );
}
