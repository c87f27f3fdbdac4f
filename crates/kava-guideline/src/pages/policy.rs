//! Of the lines of a guideline.

use kava_diagnostics::{Pages, pages};

pub static POLICY: Pages = pages! {
    "unknown-rule"
        asks en "A line of a guideline, or a waiver, names a rule that Kava knows."
             et "Juhendi rida või erand nimetab reeglit, mida Kava tunneb."
        why  en "What a rule means is built in; an unknown one would check nothing."
             et "Reegli tähendus on sisse ehitatud; tundmatu reegel ei kontrolliks midagi."
        mend en "Write the nearest known rule; kava rules lists them all."
             et "Kirjuta lähim tuntud reegel; kava rules loetleb need kõik."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
  rules for micro-degree {
    must volumes 6..30 ECTS clause "1"
  }
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
  rules for micro-degree {
    must volume 6..30 ECTS clause "1"
  }
}"#;
    "wrong-setting"
        asks en "A rule is set to what it measures: a bound in its unit, a count, words, a day."
             et "Reegli seade vastab sellele, mida ta mõõdab: piir õiges ühikus, arv, sõnad, päev."
        why  en "Otherwise it would check something else than the clause asks."
             et "Muidu kontrolliks see muud, kui punkt nõuab."
        mend en "Write a setting of the sort that the message names."
             et "Kirjuta seade, mida teade nimetab."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
  rules for micro-degree {
    must volume 6..30 hours clause "1"
  }
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
  rules for micro-degree {
    must volume 6..30 ECTS clause "1"
  }
}"#;
    "unknown-season"
        asks en "A deadline is counted before a season that the guideline declares."
             et "Tähtaeg on seatud hooaja suhtes, mida juhend kirjeldab."
        why  en "Semesters are told apart by their seasons."
             et "Semestreid eristatakse hooaja järgi."
        mend en "Declare the season, or write one that is declared."
             et "Kirjelda hooaeg või kirjuta mõni kirjeldatu."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  season autumn et "sügis" en "autumn"
  checked "1" et "Teade" en "Notice"
  calendar {
    must announced by 1 May before winter clause "1"
  }
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  season autumn et "sügis" en "autumn"
  checked "1" et "Teade" en "Notice"
  calendar {
    must announced by 1 May before autumn clause "1"
  }
}"#;
    "unknown-kind"
        asks en "Rules are for kinds of programme that the guideline declares."
             et "Reeglid käivad programmi liikide kohta, mida juhend kirjeldab."
        why  en "Rules for a kind that nobody can have would never be asked."
             et "Liigi kohta, mida kellelgi olla ei saa, ei küsitaks reegleid kunagi."
        mend en "Declare the kind, or correct its name."
             et "Kirjelda liik või paranda selle nimi."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
  rules for nano-degree {
    must volume 6..30 ECTS clause "1"
  }
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
  rules for micro-degree {
    must volume 6..30 ECTS clause "1"
  }
}"#;
    "rule-without-clause"
        asks en "Each rule of a guideline names the clause it checks."
             et "Juhendi iga reegel nimetab punkti, mida see kontrollib."
        why  en "A director is always told which clause asks."
             et "Programmijuhile öeldakse alati, milline punkt midagi nõuab."
        mend en "Write clause and its number at the end of the line."
             et "Kirjuta rea lõppu clause ja punkti number."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  rules for micro-degree {
    must volume 6..30 ECTS
  }
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
  rules for micro-degree {
    must volume 6..30 ECTS clause "1"
  }
}"#;
    "unknown-clause"
        asks en "A clause that a rule names is declared in the guideline."
             et "Punkt, millele reegel viitab, on juhendis kirjeldatud."
        why  en "Every clause has a line that says what becomes of it."
             et "Igal punktil on rida, mis ütleb, mis sellest saab."
        mend en "Declare the clause, or correct its number or point."
             et "Kirjelda punkt või paranda selle number või alapunkt."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
  rules for micro-degree {
    must volume 6..30 ECTS clause "2"
  }
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
  rules for micro-degree {
    must volume 6..30 ECTS clause "1"
  }
}"#;
    "duplicate-clause"
        asks en "A clause is declared once; only one that rules check in part may also be for people."
             et "Punkt on kirjas üks kord; ainult osaliselt kontrollitav punkt võib olla ka inimesele."
        why  en "One clause has one fate."
             et "Ühel punktil on üks saatus."
        mend en "Delete one line, or tell the points apart."
             et "Kustuta üks rida või erista alapunktid."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
  checked "1" et "Maht" en "Volume"
  rules for micro-degree {
    must volume 6..30 ECTS clause "1"
  }
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
  rules for micro-degree {
    must volume 6..30 ECTS clause "1"
  }
}"#;
    "clause-not-checked"
        asks en "What a rule checks is declared with the word checked."
             et "See, mida reegel kontrollib, on kirjeldatud sõnaga checked."
        why  en "The list of clauses must say truly which of them a machine checks."
             et "Punktide loend peab õigesti ütlema, milliseid neist kontrollib masin."
        mend en "Write checked in place of manual, statement or outside."
             et "Kirjuta sõna manual, statement või outside asemel checked."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  manual "1" et "Maht" en "Volume"
  rules for micro-degree {
    must volume 6..30 ECTS clause "1"
  }
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
  rules for micro-degree {
    must volume 6..30 ECTS clause "1"
  }
}"#;
    "unchecked-clause"
        asks en "A clause declared with the word checked is checked by some rule."
             et "Sõnaga checked kirjeldatud punkti kontrollib mõni reegel."
        why  en "Otherwise it would seem to be checked, and nobody would look."
             et "Muidu näiks see kontrollitud ja keegi ei vaataks seda üle."
        mend en "Add a rule that names it, or write manual, statement or outside."
             et "Lisa reegel, mis sellele viitab, või kirjuta manual, statement või outside."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  manual "1" et "Maht" en "Volume"
}"#;
    "outside-without-reason"
        asks en "A clause out of scope says why."
             et "Käsitlusest välja jäetud punkti juures on põhjus."
        why  en "What is left out must be left out knowingly."
             et "Välja peab jäetama teadlikult."
        mend en "Write because and the reason in both languages."
             et "Kirjuta because ja põhjus mõlemas keeles."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  outside "1" et "Arved" en "Invoices"
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  outside "1" et "Arved" en "Invoices" because et "käib pärast" en "happens later"
}"#;
    "guideline-language"
        asks en "Every wording of a guideline stands in Estonian and English."
             et "Juhendi iga sõnastus on eesti ja inglise keeles."
        why  en "Messages and documents exist in both."
             et "Teated ja dokumendid on mõlemas keeles."
        mend en "Write the wording that is missing."
             et "Kirjuta puuduv sõnastus."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  manual "1" et "Maht"
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  manual "1" et "Maht" en "Volume"
}"#;
    "unknown-placeholder"
        asks en "A word in braces in the wording of a clause is a rule that cites the clause; its bound is shown there."
             et "Punkti sõnastuses loogelistes sulgudes olev sõna on reegel, mis punktile viitab; sinna tuleb reegli piir."
        why  en "So a number stands once, in the rule's line, and the wording follows it."
             et "Nii on arv kirjas ühe korra, reegli real, ja sõnastus järgib seda."
        mend en "Write the word of a rule that cites the clause, or take the braces out."
             et "Kirjuta punktile viitava reegli sõna või võta loogelised sulud välja."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht on {courses}" en "The volume is {courses}"
  rules for micro-degree {
    must volume 6..30 ECTS clause "1"
  }
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht on {volume}" en "The volume is {volume}"
  rules for micro-degree {
    must volume 6..30 ECTS clause "1"
  }
}"#;
    "unknown-form-field"
        asks en "A row of the form names a field that the form has."
             et "Vormi rida nimetab välja, mis vormil on."
        why  en "A field that nobody has could never be filled in."
             et "Välja, mida ei ole, ei saaks keegi täita."
        mend en "Correct the field's word."
             et "Paranda välja sõna."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  checked "1" et "Vorm" en "Form"
  form {
    aims submission must clause "1"
  }
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  checked "1" et "Vorm" en "Form"
  form {
    aim submission must clause "1"
  }
}"#;
};
