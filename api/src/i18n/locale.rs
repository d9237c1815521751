//! The six languages in which the registry speaks: those of the United Nations.

/// A language of the registry's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Locale {
    /// English, for whoever wants none of the six.
    #[default]
    En,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Arabic.
    Ar,
    /// Russian.
    Ru,
    /// Chinese, in simplified characters.
    Zh,
}

impl Locale {
    /// Every language, in the order in which the reference data has them.
    pub const ALL: [Self; 6] = [Self::En, Self::Fr, Self::Es, Self::Ar, Self::Ru, Self::Zh];

    /// The language's tag (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::Ar => "ar",
            Self::Ru => "ru",
            Self::Zh => "zh",
        }
    }

    /// The language's own name for itself.
    pub const fn autonym(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::Es => "Español",
            Self::Ar => "العربية",
            Self::Ru => "Русский",
            Self::Zh => "中文",
        }
    }

    /// Which way it is written.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::En | Self::Fr | Self::Es | Self::Ru | Self::Zh => "ltr",
        }
    }

    /// The language of a tag as it stands in the address of a page.
    pub fn exactly(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// The language of a range, if it is one of the six; the primary subtag decides.
    pub fn find(range: &str) -> Option<Self> {
        let primary = range.split('-').next().unwrap_or(range);
        Self::ALL.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(primary))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_primary_subtag_decides() {
        assert_eq!(Locale::find("FR-ca"), Some(Locale::Fr));
        assert_eq!(Locale::find("zh-Hant"), Some(Locale::Zh));
        assert_eq!((Locale::find("sw"), Locale::find("*"), Locale::find("")), (None, None, None));
    }
}
