//! What `kava explain` shows of the codes of shapes: braces, quotation marks, characters.

use kava_diagnostics::{Pages, pages};

pub static PAGES: Pages = pages! {
    "unclosed-block"
        asks en "Every block that is opened with { is closed with }."
             et "Iga plokk, mille avab {, lõpeb märgiga }."
        why  en "Without its } nobody knows which lines are still inside."
             et "Märgita } ei tea keegi, millised read on veel ploki sees."
        mend en "Take the fix, or write the } where the block ends."
             et "Kasuta parandust või kirjuta } sinna, kus plokk lõpeb."
        in "" wrong "course A1 {\n  credits 6 ECTS\ncourse A2 {\n  credits 3 ECTS\n}" right "course A1 {\n  credits 6 ECTS\n}\ncourse A2 {\n  credits 3 ECTS\n}";
    "stray-brace"
        asks en "Every } closes a block."
             et "Iga } lõpetab mõne ploki."
        why  en "A } too many ends a block early, and the rest falls out of it."
             et "Üleliigne } lõpetab ploki liiga vara ja ülejäänu jääb sellest välja."
        mend en "Delete it, or write the { that is missing above."
             et "Kustuta see või kirjuta ülalpool puuduv {."
        in "" wrong "course A1 {\n  credits 6 ECTS\n}\n}" right "course A1 {\n  credits 6 ECTS\n}";
    "missing-brace"
        asks en "After the head of a block stands {."
             et "Ploki päise järel seisab {."
        why  en "Without it the lines below belong to nothing."
             et "Selleta ei kuulu järgmised read millegi juurde."
        mend en "Take the fix: it writes the {."
             et "Kasuta parandust: see kirjutab märgi {."
        in "" wrong "course A1\n  credits 6 ECTS\n}" right "course A1 {\n  credits 6 ECTS\n}";
    "unclosed-text"
        asks en "A text ends with a quotation mark on the line where it begins."
             et "Tekst lõpeb jutumärgiga samal real, kus see algab."
        why  en "Otherwise it would swallow the lines that follow."
             et "Muidu neelaks see järgmised read."
        mend en "Write the mark that is missing; a longer text stands between \"\"\" lines."
             et "Kirjuta puuduv jutumärk; pikem tekst seisab \"\"\" ridade vahel."
        in "course" wrong "title et \"Andmekaeve" right "title et \"Andmekaeve\"";
    "unclosed-long-text"
        asks en "A long text begins with \"\"\" at a line's end and ends with \"\"\" alone on a line."
             et "Pikk tekst algab rea lõpus märgiga \"\"\" ja lõpeb real, kus on ainult \"\"\"."
        why  en "Otherwise nobody knows where it ends."
             et "Muidu ei tea keegi, kus see lõpeb."
        mend en "Take the fix, or write the three marks where the text ends."
             et "Kasuta parandust või kirjuta kolm jutumärki teksti lõppu."
        in "programme" wrong "aim et \"\"\"\n  Anda oskus.\n" right "aim et \"\"\"\n  Anda oskus.\n  \"\"\"";
    "smart-quotes"
        asks en "A text stands between straight quotation marks."
             et "Tekst seisab sirgete jutumärkide vahel."
        why  en "Curved marks are kept for quotations inside a text."
             et "Kaldjutumärgid on tsitaatide jaoks teksti sees."
        mend en "Take the fix: it straightens the marks in the whole file."
             et "Kasuta parandust: see muudab jutumärgid sirgeks kogu failis."
        in "course" wrong "title et „Andmekaeve“" right "title et \"Andmekaeve\"";
    "control-character"
        asks en "A file holds only characters that can be seen."
             et "Failis on ainult nähtavad märgid."
        why  en "An invisible character can hide a word, turn a line round, or make two equal codes differ."
             et "Nähtamatu märk võib peita sõna, pöörata rea ümber või teha kaks sama koodi erinevaks."
        mend en "Take the fix: it removes the character in the whole file."
             et "Kasuta parandust: see eemaldab märgi kogu failist."
        in "course" wrong "title et \"Andme\u{200b}kaeve\"" right "title et \"Andmekaeve\"";
    "unreadable"
        asks en "A line is made of words, numbers, codes and texts."
             et "Rida koosneb sõnadest, arvudest, koodidest ja tekstidest."
        why  en "Other characters mean nothing outside quotation marks."
             et "Muud märgid ei tähenda väljaspool jutumärke midagi."
        mend en "Delete them, or put what is meant as text between quotation marks."
             et "Kustuta need või pane tekstina mõeldu jutumärkide vahele."
        in "course" wrong "credits = 6 ECTS" right "credits 6 ECTS";
    "too-deep"
        asks en "At most 64 blocks stand inside one another."
             et "Üksteise sees on kuni 64 plokki."
        why  en "No plan is that deep: braces have gone wrong."
             et "Nii sügavat õppeplaani ei ole: looksulud on sassis."
        mend en "Close blocks that are open by mistake."
             et "Sulge kogemata avatud plokid."
        in "" wrong "" right "";
};
