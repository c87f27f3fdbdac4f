//! What `kava explain` shows of the codes that belong to no text of the language: of files, and of
//! what is still to be said.

use kava_diagnostics::{Pages, pages};

/// A fault of a file has no example: it does not stand in a text.
pub static FILES: Pages = pages! {
    "empty-file"
        asks en "A .kava file says something."
             et "Kava-failis on midagi kirjas."
        why  en "An empty file may have lost its text."
             et "Tühi fail võib olla oma teksti kaotanud."
        mend en "Restore its text, or delete the file."
             et "Taasta selle tekst või kustuta fail."
        in "" wrong "" right "";
    "headless-catalogue"
        asks en "The file catalogue.kava holds the catalogue's head: catalogue NAME { … }."
             et "Failis catalogue.kava on kataloogi pea: catalogue NIMI { … }."
        why  en "It names the guideline; without it nothing can be judged."
             et "See nimetab juhendi; ilma selleta ei saa midagi hinnata."
        mend en "Write it, with its guideline and issuer."
             et "Kirjuta see koos juhendi ja väljastajaga."
        in "" wrong "" right "";
    "not-utf8"
        asks en "A .kava file is UTF-8 text."
             et "Kava-fail on UTF-8-kodeeringus tekst."
        why  en "In another encoding õ, ä, ö and ü would be read as something else."
             et "Teises kodeeringus loetaks õ, ä, ö ja ü millekski muuks."
        mend en "Open it in an editor and save it with the encoding UTF-8."
             et "Ava fail redaktoris ja salvesta see UTF-8-kodeeringus."
        in "" wrong "" right "";
    "file-too-large"
        asks en "A .kava file has at most 64 MB."
             et "Kava-fail on kuni 64 MB."
        why  en "No catalogue is that large: something else has been saved under this name."
             et "Nii suurt kataloogi ei ole: selle nime all on salvestatud midagi muud."
        mend en "Divide it into several files; the catalogue reads them all."
             et "Jaga see mitmeks failiks; kataloog loeb need kõik."
        in "" wrong "" right "";
    "name-not-utf8"
        asks en "The names of files and folders are UTF-8."
             et "Failide ja kaustade nimed on UTF-8-kodeeringus."
        why  en "A name in another encoding cannot be shown nor written into a document."
             et "Teises kodeeringus nime ei saa näidata ega dokumenti kirjutada."
        mend en "Rename the file or the folder."
             et "Nimeta fail või kaust ümber."
        in "" wrong "" right "";
    "link-leaves-folder"
        asks en "Nothing outside the catalogue's folder belongs to it."
             et "Väljaspool kataloogi kausta olev ei kuulu kataloogi."
        why  en "One folder is one catalogue: copied to another machine it must say the same."
             et "Üks kaust on üks kataloog: teise masinasse kopeerituna peab see ütlema sama."
        mend en "Put the file itself into the folder."
             et "Pane fail ise kausta."
        in "" wrong "" right "";
    "inner-catalogue"
        asks en "A catalogue's folder holds no second catalogue."
             et "Kataloogi kaustas ei ole teist kataloogi."
        why  en "Its courses and programmes would belong to both."
             et "Selle ained ja programmid kuuluksid mõlemasse."
        mend en "Move the inner folder out, or remove its catalogue.kava."
             et "Vii sisemine kaust mujale või eemalda selle catalogue.kava."
        in "" wrong "" right "";
    "unreadable-file"
        asks en "Every .kava file of the catalogue can be read."
             et "Kataloogi iga Kava-faili saab lugeda."
        why  en "What cannot be read might declare a course or a rule that others rest on."
             et "Loetamatu fail võib kirjeldada ainet või reeglit, millele teised toetuvad."
        mend en "Give yourself the right to read it, or remove it."
             et "Anna endale lugemisõigus või eemalda fail."
        in "" wrong "" right "";
    "no-catalogue"
        asks en "A .kava file belongs to a catalogue: catalogue.kava stands in its folder or above it."
             et "Kava-fail kuulub kataloogi: selle kaustas või ülalpool on fail catalogue.kava."
        why  en "The catalogue names the guideline, the issuer, and the courses that others declare."
             et "Kataloog nimetab juhendi ja väljaandja ning teised failid kirjeldavad ained."
        mend en "Save the file in a catalogue's folder, or write catalogue.kava beside it."
             et "Salvesta fail kataloogi kausta või kirjuta selle kõrvale catalogue.kava."
        in "" wrong "" right "";
};

pub static CHECK: Pages = pages! {
    "stale-baseline"
        asks en "Every finding that a baseline lists is still there."
             et "Iga leid, mida leiuloend nimetab, on veel alles."
        why  en "An entry for what has been mended would hide the same fault when it comes back."
             et "Parandatud leiu kirje varjaks sama viga, kui see tagasi tuleb."
        mend en "Write the baseline anew with --write-baseline, or delete the entry."
             et "Kirjuta leiuloend võtmega --write-baseline uuesti või kustuta kirje."
        in "" wrong "" right "";
    "todo"
        asks en "What was put off is said in the end."
             et "Edasi lükatu saab lõpuks öeldud."
        why  en "todo keeps a place open; nothing is claimed about what is not known."
             et "todo hoiab koha lahti; teadmata asja kohta ei väideta midagi."
        mend en "Write the value once it is known. Until then this is a reminder, and only the documents that need the value wait."
             et "Kirjuta väärtus, kui see on teada. Seni on see meeldetuletus ja ootavad ainult dokumendid, mis väärtust vajavad."
        in "course" wrong "credits todo \"the department will say\"" right "credits 6 ECTS";
};

/// A document's needs are found when it is built, not when a text is read.
pub static DOCUMENTS: Pages = pages! {
    "document-needs"
        asks en "A programme says everything that a document cannot do without."
             et "Programm ütleb kõik, milleta dokument läbi ei saa."
        why  en "The standards behind the documents ask for more than the guideline does: those who read them would refuse the document."
             et "Dokumentide aluseks olevad standardid nõuavad rohkem kui juhend: nende lugejad lükkaksid dokumendi tagasi."
        mend en "Write the fact where the finding stands, or build without that target."
             et "Kirjuta fakt sinna, kus leid on, või koosta dokumendid selle sihita."
        in "" wrong "" right "";
};

/// Two states of a catalogue are found to differ when they are compared, not when one of them is read.
pub static DIFFERENCE: Pages = pages! {
    "edition-unchanged"
        asks en "A programme whose credits, outcomes or other approved facts change has another edition."
             et "Programmil, mille maht, õpiväljundid või muud kinnitatud andmed muutuvad, on uus redaktsioon."
        why  en "Those who study under an edition finish under it: what it promises stays."
             et "Õppija lõpetab oma redaktsiooni järgi: lubatu jääb kehtima."
        mend en "Write the change as an edition of its own with in-force from a later semester, and keep the earlier one."
             et "Kirjuta muudatus omaette redaktsioonina, mille in-force algab hilisemast semestrist, ja jäta varasem alles."
        in "" wrong "" right "";
    "revision-window"
        asks en "A change of what was approved takes effect when a semester starts, and is approved before."
             et "Kinnitatu muudatus hakkab kehtima semestri algusest ja on enne seda kinnitatud."
        why  en "Programmes are revised twice a year, before each semester, so that applicants know what they apply for."
             et "Programme muudetakse kaks korda aastas enne semestrit, et kandideerija teaks, kuhu ta kandideerib."
        mend en "Let the edition begin with the next semester, and record its own approval before that day."
             et "Lase redaktsioonil kehtida järgmisest semestrist ja märgi toimikusse kinnitus, mis on antud enne seda päeva."
        in "" wrong "" right "";
};
