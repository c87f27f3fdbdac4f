//! Human languages. Every sentence Kava says exists in all of them, or it does not compile.

use std::fmt;

/// A language in which Kava speaks to its user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    #[default]
    En,
    Et,
}

impl Lang {
    /// As texts of `.kava` files name it: `en`, `et`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Et => "et",
        }
    }
}

/// A sentence or phrase in every language, in plain text.
///
/// Built with [`say!`](crate::say); there is no constructor that takes only one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    pub en: String,
    pub et: String,
}

impl Words {
    /// The same in every language: a code, a date, a name.
    pub fn same(text: impl Into<String>) -> Words {
        let en = text.into();
        Words { et: en.clone(), en }
    }

    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Et => &self.et,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.et.is_empty()
    }

    /// Joins phrases with the same separator in every language.
    pub fn join(parts: impl IntoIterator<Item = Words>, separator: &str) -> Words {
        let mut all = Words::default();
        for (index, part) in parts.into_iter().enumerate() {
            if index > 0 {
                all.en.push_str(separator);
                all.et.push_str(separator);
            }
            all.en.push_str(&part.en);
            all.et.push_str(&part.et);
        }
        all
    }
}

/// A fixed phrase in every language, for tables that the compiler fills.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    pub en: &'static str,
    pub et: &'static str,
}

impl Phrase {
    pub fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Et => self.et,
        }
    }

    pub fn words(&self) -> Words {
        Words {
            en: self.en.to_owned(),
            et: self.et.to_owned(),
        }
    }
}

impl Speak for Phrase {
    fn speak(&self, lang: Lang, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.get(lang))
    }
}

/// A value that reads differently in different languages, such as `2.5 ECTS` and `2,5 EAP`.
pub trait Speak {
    fn speak(&self, lang: Lang, to: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl Speak for Words {
    fn speak(&self, lang: Lang, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.get(lang))
    }
}

impl<T: Speak + ?Sized> Speak for &T {
    fn speak(&self, lang: Lang, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).speak(lang, to)
    }
}

macro_rules! speak_alike {
    ($($type:ty),*) => {$(
        impl Speak for $type {
            fn speak(&self, _: Lang, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, to)
            }
        }
    )*};
}
speak_alike!(
    str,
    String,
    Box<str>,
    char,
    usize,
    u8,
    u16,
    u32,
    u64,
    i32,
    i64
);

/// A [`Speak`] value bound to a language, for use in `format!`.
#[doc(hidden)]
pub struct Spoken<'a, T: ?Sized>(pub &'a T, pub Lang);

impl<T: Speak + ?Sized> fmt::Display for Spoken<'_, T> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.speak(self.1, to)
    }
}

/// A sentence in every language: `say!(en "{n} courses", et "{n} ainet", n = count)`.
///
/// Arguments are [`Speak`] values, so a quantity is written the way each language writes it. Every
/// argument must be used in both sentences.
#[macro_export]
macro_rules! say {
    (en $en:literal, et $et:literal $(, $name:ident = $value:expr)* $(,)?) => {
        match ($(&$value,)*) {
            ($($name,)*) => $crate::Words {
                en: format!($en $(, $name = $crate::Spoken($name, $crate::Lang::En))*),
                et: format!($et $(, $name = $crate::Spoken($name, $crate::Lang::Et))*),
            },
        }
    };
}
