//! Of the choice of an edition, of editions and layers, and of waivers. What is not decided has no
//! example: it would fill a page.

use kava_diagnostics::{Pages, pages};

pub static JUDGING: Pages = pages! {
    "unknown-guideline"
        asks en "A catalogue names the guideline it is judged by, and a guideline one that it extends."
             et "Kataloog nimetab juhendi, mille järgi seda hinnatakse, ja juhend selle, mida ta laiendab."
        why  en "Without a guideline nothing can be proved."
             et "Juhendita ei saa midagi tõendada."
        mend en "Write the id of a shipped guideline, or of one that stands in the catalogue."
             et "Kirjuta kaasas oleva või kataloogis seisva juhendi tunnus."
        in "catalogue" wrong "guideline taltek"
        right "guideline taltech";
    "no-edition"
        asks en "On the day an intake starts, or on the day of the check, an edition of the guideline is in force."
             et "Vastuvõtu alguspäeval või kontrolli päeval kehtib juhendi mõni redaktsioon."
        why  en "Each edition asks different things; Kava never falls back on another one."
             et "Redaktsioonid nõuavad erinevat; Kava ei võta kunagi teist asemele."
        mend en "Correct the date, or add the edition that was in force then to the catalogue."
             et "Paranda kuupäev või lisa kataloogi tol ajal kehtinud redaktsioon."
        in "intake" wrong "starts 2020-08-31"
        right "starts 2026-08-31";
    "not-decided"
        asks en "Whether every legal selection meets the rules can be decided."
             et "Saab otsustada, kas iga lubatud ainevalik vastab reeglitele."
        why  en "What is not decided never counts as met; Kava claims nothing it has not proved."
             et "Otsustamata jäänu ei ole kunagi täidetud; Kava ei väida midagi, mida ta ei ole tõendanud."
        mend en "Let fewer courses stand in several groups of the plan at once."
             et "Las vähem aineid olla korraga õppeplaani mitmes rühmas."
        in "" wrong ""
        right "";
    "incomplete-waiver"
        asks en "A waiver has a reason, an end and a name."
             et "Erandil on põhjus, tähtaeg ja lubaja."
        why  en "An exception that nobody answers for and that never ends is a change of the guideline."
             et "Erand, mille eest keegi ei vastuta ja mis kunagi ei lõpe, on juhendi muutmine."
        mend en "Write because, until and by."
             et "Kirjuta because, until ja by."
        in "programme" wrong "waive project-needs of taltech"
        right r#"waive project-needs of taltech
  because "the board has agreed"
  until 2027-08-31 by "Vice-Rector for Academic Affairs""#;
    "expired-waiver"
        asks en "A waiver is valid on the day of the check."
             et "Erand kehtib kontrolli päeval."
        why  en "After its end the rule holds again."
             et "Pärast tähtaega kehtib reegel jälle."
        mend en "Meet the rule, or ask for the waiver anew."
             et "Täida reegel või taotle erand uuesti."
        in "programme" wrong r#"waive project-needs of taltech
  because "the board has agreed" until 2025-08-31 by "Vice-Rector for Academic Affairs""#
        right r#"waive project-needs of taltech
  because "the board has agreed" until 2027-08-31 by "Vice-Rector for Academic Affairs""#;
    "unneeded-waiver"
        asks en "A waiver sets aside a rule that would otherwise be broken."
             et "Erand lubab jätta täitmata reegli, mida muidu rikutaks."
        why  en "One that is not needed hides what is broken later."
             et "Mittevajalik erand varjab hilisemat rikkumist."
        mend en "Delete it."
             et "Kustuta see."
        in "programme" wrong r#"waive courses of taltech
  because "the board has agreed" until 2027-08-31 by "Vice-Rector for Academic Affairs""#
        right "delivery online";
    "waiver-not-allowed"
        asks en "Only the guideline that made a rule can allow an exception from it."
             et "Erandi reeglist saab lubada ainult juhend, mis reegli kehtestas."
        why  en "A university cannot waive what the Act asks."
             et "Ülikool ei saa teha erandit seaduse nõudest."
        mend en "Meet the rule, or name the guideline that the rule is from."
             et "Täida reegel või nimeta juhend, millest reegel pärineb."
        in "programme" wrong r#"waive volume of taltech
  because "the board has agreed" until 2027-08-31 by "Vice-Rector for Academic Affairs""#
        right r#"waive project-needs of taltech
  because "the board has agreed" until 2027-08-31 by "Vice-Rector for Academic Affairs""#;
};

pub static LAYERS: Pages = pages! {
    "overlapping-editions"
        asks en "At most one edition of a guideline is in force on a day."
             et "Ühel päeval kehtib juhendist kõige rohkem üks redaktsioon."
        why  en "Nobody could say which one judges."
             et "Keegi ei oskaks öelda, kumb hindab."
        mend en "End the earlier edition before the later begins, or delete one."
             et "Lõpeta varasem redaktsioon enne hilisema algust või kustuta üks."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
}
guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
}
guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2027-01-01
}"#;
    "guideline-cycle"
        asks en "Guidelines extend each other in one direction: act, standard, university, School."
             et "Juhendid laiendavad üksteist ühes suunas: seadus, standard, ülikool, teaduskond."
        why  en "In a circle none of them stands above."
             et "Ringis ei ole ükski neist kõrgem."
        mend en "Take one extends out."
             et "Eemalda üks extends."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  extends other
}
guideline other {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  extends mine
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  extends estonia
}
guideline other {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  extends mine
}"#;
    "loosened-rule"
        asks en "A guideline tightens what stands above it, and never loosens it; a copy of a shipped edition keeps all its rules."
             et "Juhend karmistab kõrgemal seisvat ja ei leevenda seda kunagi; kaasas oleva redaktsiooni koopias on kõik selle reeglid alles."
        why  en "A university cannot allow what the Act forbids."
             et "Ülikool ei saa lubada seda, mida seadus keelab."
        mend en "Ask for at least as much as the other place does."
             et "Nõua vähemalt sama palju kui teises kohas."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  extends taltech
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
  rules for micro-degree {
    must volume 3..30 ECTS clause "1"
  }
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
  extends taltech
  kind micro-degree et "mikrokraad" en "micro-degree"
  checked "1" et "Maht" en "Volume"
  rules for micro-degree {
    must volume 6..24 ECTS clause "1"
  }
}"#;
    "guideline-without-date"
        asks en "A guideline says from which day it is in force."
             et "Juhendis on kirjas päev, millest alates see kehtib."
        why  en "The day of an intake decides which edition judges it."
             et "Vastuvõtu päev määrab, milline redaktsioon seda hindab."
        mend en "Write in-force from and the day."
             et "Kirjuta in-force from ja päev."
        in "" wrong r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
}"#
        right r#"guideline mine {
  title et "Meie juhend" en "Our guideline"
  in-force from 2026-01-01
}"#;
};
