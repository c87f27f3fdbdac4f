//! What the words of the glossary mean, under the first English word of their row.

use kava_diagnostics::Phrase;

macro_rules! meanings {
    ($($word:literal en $en:literal et $et:literal;)*) => {
        &[$(($word, Phrase { en: $en, et: $et })),*]
    };
}

pub(super) fn of(word: &str) -> Option<Phrase> {
    let found = MEANINGS.iter().find(|(known, _)| *known == word);
    found.map(|(_, meaning)| *meaning)
}

pub(super) static MEANINGS: &[(&str, Phrase)] = meanings! {
    "micro-degree"
        en "A small programme, most of which is degree study."
        et "Väike programm, mis põhineb enamjaolt tasemeõppel.";
    "micro-credential"
        en "A small programme that need not be of degree study, and that is assessed."
        et "Väike programm, mis ei pea olema tasemeõpe ja mille tulemusi hinnatakse.";
    "micro-qualification"
        en "What the registry calls micro-degrees and micro-credentials together."
        et "Nimetus, mille all register peab nii mikrokraade kui ka mikrokvalifikatsioone.";
    "kind"
        en "Which of the programmes that the guideline knows this one is: a micro-degree or a micro-credential."
        et "Milline juhendis nimetatud programmidest see on: mikrokraad või mikrokvalifikatsioon.";
    "programme"
        en "What a learner is offered and completes: outcomes, a plan, admission and a certificate."
        et "See, mida õppijale pakutakse ja mille ta läbib: õpiväljundid, õppeplaan, vastuvõtt ja tunnistus.";
    "study programme"
        en "A programme that leads to a degree; its courses are degree study."
        et "Õppekava, mille läbimine annab kraadi; selle ained on tasemeõpe.";
    "degree study"
        en "Study in courses of study programmes that lead to a degree."
        et "Õpe nende õppekavade ainetes, mille läbimine annab kraadi.";
    "continuing education"
        en "Study outside degree study, for adults."
        et "Täiskasvanute õpe väljaspool tasemeõpet.";
    "course"
        en "The unit of teaching that has credits of its own and is assessed."
        et "Õppe üksus, millel on oma maht ja mida hinnatakse.";
    "course linked to no study programme"
        en "A course of degree level that belongs to no study programme."
        et "Kõrgharidustaseme aine, mis ei kuulu ühegi tasemeõppe õppekava juurde.";
    "project-based course"
        en "A course in which a learner carries out a project."
        et "Aine, milles õppija teeb läbi projekti.";
    "component"
        en "A part of the plan that has credits and is no course, such as a final exam."
        et "Õppeplaani osa, millel on maht, aga mis ei ole aine, näiteks lõpueksam.";
    "study programme group"
        en "The four digits of ISCED-F by which the registry sorts programmes."
        et "ISCED-F-i neli numbrit, mille järgi register programme rühmitab.";
    "level"
        en "How demanding a programme is, by EQF or by the level of higher education."
        et "Programmi raskusaste EQF-i või kõrgharidustaseme järgi.";
    "edition"
        en "A programme or a guideline as it stands from a day on; an earlier edition holds for those who began under it."
        et "Programm või juhend sellisena, nagu see ühest päevast alates kehtib; varasem redaktsioon kehtib neile, kes selle järgi alustasid.";
    "in force from"
        en "The day from which an edition holds."
        et "Päev, millest alates redaktsioon kehtib.";
    "catalogue"
        en "All programmes of one provider with the courses, people and dates they share: one folder."
        et "Ühe pakkuja kõik programmid koos ühiste ainete, inimeste ja kuupäevadega: üks kaust.";
    "plan"
        en "The courses of a programme: which everybody takes, and which a learner chooses."
        et "Programmi ained: millised läbivad kõik ja milliseid õppija valib.";
    "module"
        en "Courses that stand together in the plan under a name."
        et "Ained, mis on õppeplaanis ühe nime all koos.";
    "compulsory course"
        en "A course that every learner takes."
        et "Aine, mille läbib iga õppija.";
    "elective"
        en "A course that a learner may choose among others."
        et "Aine, mille õppija võib teiste seast valida.";
    "optional extra"
        en "A course that is offered beside the programme and counts in nothing."
        et "Aine, mida pakutakse programmi kõrval ja mis milleski arvesse ei lähe.";
    "selection"
        en "The courses that one learner takes: everything compulsory, and a choice that each group allows."
        et "Ained, mille üks õppija läbib: kõik kohustuslikud ja valik, mida iga rühm lubab.";
    "prerequisite"
        en "A course that must have been taken before another one."
        et "Aine, mis peab olema läbitud enne teist ainet.";
    "volume"
        en "The credits of all that a learner takes."
        et "Kõige selle ainepunktid, mille õppija läbib.";
    "ECTS"
        en "The unit of volume in Europe; the guideline says how many hours of work one stands for."
        et "Mahu ühik Euroopas; juhend ütleb, mitmele töötunnile üks vastab.";
    "degree share"
        en "Which part of a selection's credits comes from degree study."
        et "Kui suur osa ainevaliku ainepunktidest tuleb tasemeõppest.";
    "hour"
        en "An hour of 60 minutes."
        et "Tund, milles on 60 minutit.";
    "academic hour"
        en "An hour of 45 minutes."
        et "Tund, milles on 45 minutit.";
    "contact"
        en "The three parts of a learner's hours: with a trainer, practising, and alone."
        et "Õppija tundide kolm osa: koolitajaga, harjutades ja omaette.";
    "duration"
        en "How long it takes to complete a programme."
        et "Kui kaua programmi läbimine kestab.";
    "semester"
        en "Half of an academic year, with its first and its last day."
        et "Pool õppeaastat oma esimese ja viimase päevaga.";
    "learning outcome"
        en "What a learner can do on completing the programme."
        et "Mida õppija programmi läbinuna oskab.";
    "aim"
        en "What a programme is for, in a sentence or two."
        et "Milleks programm on, ühe või kahe lausega.";
    "labour market need"
        en "Why people with these outcomes are wanted, and who says so."
        et "Miks nende õpiväljunditega inimesi vajatakse ja kes seda kinnitab.";
    "target group"
        en "Whom a programme is meant for."
        et "Kellele programm on mõeldud.";
    "content"
        en "What is taught, in words."
        et "Mida õpetatakse, sõnades.";
    "study methods"
        en "How is taught: lectures, seminars, group work."
        et "Kuidas õpetatakse: loengud, seminarid, rühmatöö.";
    "study environment"
        en "Where is taught, and with what equipment."
        et "Kus ja milliste vahenditega õpetatakse.";
    "study materials"
        en "What learners read and work with."
        et "Mida õppijad loevad ja millega nad töötavad.";
    "trainer"
        en "Who teaches, and what makes them fit to."
        et "Kes õpetab ja mis talle selleks pädevuse annab.";
    "assessment method"
        en "How it is found out whether an outcome has been achieved: an exam, a test, assessed work."
        et "Kuidas tehakse kindlaks, kas õpiväljund on saavutatud: eksam, kontrolltöö, hinnatav töö.";
    "assessment criterion"
        en "What must be seen for an outcome to count as achieved."
        et "Mis peab olema näha, et õpiväljund loetaks saavutatuks.";
    "pass mark"
        en "The result from which on an assessment is passed."
        et "Tulemus, millest alates on hindamine läbitud.";
    "exam"
        en "Assessment at one time of what was learned: at the end, or in between."
        et "Õpitu hindamine ühel ajal: lõpus või vahepeal.";
    "assessed work"
        en "Whatever is assessed but exams, tests and attendance: a report, a project, a portfolio."
        et "Kõik, mida hinnatakse, peale eksami, kontrolltöö ja osalemise: aruanne, projekt, portfoolio.";
    "quality assurance"
        en "Who has looked at the provider or at the programme, and with what result."
        et "Kes on pakkujat või programmi hinnanud ja millise tulemusega.";
    "attendance"
        en "Having been there; it alone shows no outcome."
        et "Kohal olemine; see üksi ei näita ühtki õpiväljundit.";
    "completion conditions"
        en "What a learner must have done to be given the certificate."
        et "Mida õppija peab olema teinud, et saada tunnistus.";
    "certificate"
        en "The document for a learner who has achieved all outcomes."
        et "Dokument õppijale, kes on saavutanud kõik õpiväljundid.";
    "transcript of records"
        en "The list of courses with credits and results, beside the certificate."
        et "Ainete loetelu mahtude ja tulemustega, tunnistuse juures.";
    "attestation of participation"
        en "The document for a learner who took part and has not shown all outcomes."
        et "Dokument õppijale, kes osales, aga ei ole kõiki õpiväljundeid saavutanud.";
    "degree"
        en "What a study programme leads to; a micro-degree is none and must not promise one."
        et "See, mille annab tasemeõppe õppekava; mikrokraad seda ei ole ega tohi seda lubada.";
    "transfer of earlier credits"
        en "Credits earned elsewhere that count in a programme, up to what the guideline allows."
        et "Mujal kogutud ainepunktide arvestamine programmis, kuni juhendi lubatud määrani.";
    "counts towards"
        en "The micro-degree is part of a larger whole that a learner may go on to."
        et "Mikrokraad on osa suuremast tervikust, milleni õppija võib jõuda.";
    "admission"
        en "Taking learners in: from the first day to apply to the list of those admitted."
        et "Õppijate vastuvõtmine: esimesest kandideerimise päevast vastuvõetute nimekirjani.";
    "intake"
        en "One round of admission, told apart by the semester in which study starts."
        et "Üks vastuvõtu kord, mida eristab semester, millal õpe algab.";
    "to apply"
        en "What people do who want to be admitted; between two days."
        et "Mida teeb see, kes soovib vastuvõttu; kahe päeva vahel.";
    "applicant"
        en "Somebody who has applied and is not admitted yet."
        et "Inimene, kes kandideerib ja ei ole veel vastu võetud.";
    "learner"
        en "Somebody who studies in the programme."
        et "Inimene, kes programmis õpib.";
    "degree student"
        en "Somebody who studies for a degree, perhaps in the same courses."
        et "Inimene, kes õpib kraadi saamiseks, võib-olla samades ainetes.";
    "entry conditions"
        en "What somebody must have or be able to do to begin."
        et "Mis peab alustajal olema või mida ta peab oskama.";
    "required education"
        en "The education that somebody must have completed to begin."
        et "Haridus, mis peab alustajal omandatud olema.";
    "additional requirements"
        en "What a School asks for beyond the guideline."
        et "Mida teaduskond nõuab lisaks juhendile.";
    "notice of an intake"
        en "Telling the Open University in time that there will be an intake."
        et "Avatud ülikoolile õigel ajal teatamine, et vastuvõtt tuleb.";
    "notification of applicants"
        en "Telling applicants before the start whether they are admitted."
        et "Kandideerijatele enne algust teatamine, kas nad on vastu võetud.";
    "places"
        en "How many learners can be admitted."
        et "Mitu õppijat saab vastu võtta.";
    "study arrangement"
        en "How study is arranged: together with degree students, or apart."
        et "Kuidas õpe on korraldatud: koos tasemeõppe üliõpilastega või eraldi.";
    "delivery"
        en "Where study takes place: in a room, online, or both."
        et "Kus õpe toimub: ruumis, veebis või mõlemas.";
    "schedule"
        en "At what times of the week study takes place."
        et "Millal nädalas õppetöö toimub.";
    "block sessions"
        en "Study in blocks of a few days, with time between them."
        et "Õpe mõnepäevaste osadena, mille vahele jääb aega.";
    "language of instruction"
        en "The language in which is taught."
        et "Keel, milles õpetatakse.";
    "fee"
        en "What a learner pays for a programme."
        et "Mida õppija programmi eest maksab.";
    "price"
        en "What one ECTS costs by the list of a School."
        et "Mida üks EAP teaduskonna hinnakirja järgi maksab.";
    "market-based fee"
        en "A fee that is set by itself and not by the price list."
        et "Tasu, mis määratakse eraldi, mitte hinnakirja järgi.";
    "instalment"
        en "A part of the fee that is paid by a day of its own."
        et "Tasu osa, mis makstakse oma päevaks.";
    "programme director"
        en "Who answers for a programme."
        et "Kes programmi eest vastutab.";
    "Dean"
        en "Who leads a School."
        et "Kes juhib teaduskonda.";
    "Vice-Rector for Academic Affairs"
        en "Who answers for studies in the university."
        et "Kes vastutab ülikoolis õppetöö eest.";
    "School"
        en "A large part of the university, with departments of its own."
        et "Ülikooli suur osa, millel on oma instituudid.";
    "department"
        en "The part of a School that develops and teaches courses."
        et "Teaduskonna osa, mis aineid arendab ja õpetab.";
    "college"
        en "A part of the university that stands beside the Schools."
        et "Ülikooli osa, mis on teaduskondade kõrval.";
    "Open University"
        en "The part of the university that serves learners outside degree study."
        et "Ülikooli osa, mis teenindab õppijaid väljaspool tasemeõpet.";
    "Education Information System"
        en "The state's registry of education, where a programme is registered before people may apply."
        et "Riigi haridusregister, kus programm registreeritakse enne, kui kandideerida saab.";
    "study programme form"
        en "The form by which a programme is put before the registry."
        et "Vorm, millega programm registrile esitatakse.";
    "proposal"
        en "The steps before registration: somebody proposes a programme, and somebody else approves it."
        et "Sammud enne registreerimist: üks teeb programmi kohta ettepaneku, teine kinnitab.";
    "registration"
        en "The programme's entry in the registry, with a day and a code."
        et "Programmi kanne registris, millel on päev ja kood.";
    "activity licence"
        en "The state's leave to teach, where a provider has no right of its own."
        et "Riigi luba õpet läbi viia, kui pakkujal endal seda õigust ei ole.";
    "right to teach"
        en "What lets a provider teach in a study programme group."
        et "Mis lubab pakkujal õppekavarühmas õpet läbi viia.";
    "joint programme"
        en "A programme that two or more institutions give together."
        et "Programm, mida pakub mitu asutust koos.";
    "guideline"
        en "What a university or a state asks of programmes, in clauses: data that staff own."
        et "Mida ülikool või riik programmidelt nõuab, punktide kaupa: andmed, mida haldab personal.";
    "clause"
        en "The numbered part of a guideline that a finding cites."
        et "Juhendi numbriga osa, millele leid viitab.";
    "element"
        en "One of the things that the Council Recommendation asks a micro-credential to state."
        et "Üks asjadest, mida nõukogu soovituse järgi mikrokvalifikatsiooni kohta öelda tuleb.";
    "accounted for"
        en "Said of a clause of which it is settled what becomes of it: a rule checks it, people judge it, it states something, or it is out of scope."
        et "Punkti kohta: on selge, mis sellest saab – seda kontrollib reegel, hindavad inimesed, see ainult nendib midagi või jääb käsitlusest välja.";
    "rule"
        en "One thing that Kava checks; guidelines switch it on and set its bounds."
        et "Üks asi, mida Kava kontrollib; juhendid lülitavad selle sisse ja seavad piirid.";
    "finding"
        en "One thing that does not hold, with its place, clause and next step. An error must be mended, a warning should be looked at."
        et "Üks asi, mis ei ole täidetud, koos koha, punkti ja järgmise sammuga. Viga tuleb parandada, hoiatus tasub üle vaadata.";
    "holds"
        en "Said of a rule: it is as asked for every selection, or a selection shows that it is not."
        et "Reegli kohta: nõutu kehtib iga ainevaliku korral või näitab mõni ainevalik, et ei kehti.";
    "facts missing"
        en "What a rule needs is not written yet, so that nothing is claimed."
        et "Reegli jaoks vajalik on veel kirja panemata, nii et midagi ei väideta.";
    "not decided"
        en "Too many ways through a plan to be sure; it never counts as met."
        et "Õppeplaanis on kindla vastuse jaoks liiga palju teid; seda ei loeta kunagi täidetuks.";
    "waiver"
        en "A signed decision, with a reason and a last day, that a finding is accepted."
        et "Allkirjastatud otsus põhjuse ja viimase päevaga, et leid on lubatud.";
    "to set aside"
        en "What a waiver does with a finding: it is shown and no longer counts."
        et "Mida erand leiuga teeb: seda näidatakse, aga see ei lähe enam arvesse.";
    "baseline"
        en "A list of findings that were known on a day, so that only new ones count."
        et "Loend leidudest, mis ühel päeval teada olid, et arvesse läheksid ainult uued.";
    "to leave out"
        en "What a baseline does with a known finding."
        et "Mida leiuloend teada oleva leiuga teeb.";
    "least change"
        en "The smallest change of each sort to a plan after which a rule holds, whatever a learner chooses."
        et "Õppeplaani iga liiki väikseim muudatus, mille järel on reegel täidetud, mida õppija ka ei valiks.";
    "own copy"
        en "A guideline that a catalogue keeps in its own folder and may change."
        et "Juhend, mida kataloog hoiab oma kaustas ja võib muuta.";
    "draft"
        en "The three moments at which a programme is judged, each stricter than the one before."
        et "Kolm hetke, millal programmi hinnatakse; iga järgmine on eelmisest rangem.";
    "to do"
        en "A value that is still to be decided, written as todo: a reminder in a draft, an error later."
        et "Väärtus, mis on veel otsustamata, kirjas kui todo: mustandis meeldetuletus, hiljem viga.";
};
