//! The words of calendars and clocks in the languages of the world: what a title says of today and says
//! otherwise tomorrow. Knows words only, not titles.

use std::collections::HashSet;
use std::sync::LazyLock;

use pure_rust_locales::{Locale, locale_match};

/// Where languages are spoken, as the GNU C library names it; the name of a month does not depend on it.
const LOCALES: &[Locale] = &[
    Locale::am_ET,
    Locale::ar_EG,
    Locale::ar_SY,
    Locale::az_AZ,
    Locale::be_BY,
    Locale::bg_BG,
    Locale::bn_BD,
    Locale::bs_BA,
    Locale::ca_ES,
    Locale::cs_CZ,
    Locale::da_DK,
    Locale::de_AT,
    Locale::de_DE,
    Locale::el_GR,
    Locale::en_US,
    Locale::es_ES,
    Locale::et_EE,
    Locale::eu_ES,
    Locale::fa_IR,
    Locale::fi_FI,
    Locale::fil_PH,
    Locale::fr_FR,
    Locale::gl_ES,
    Locale::gu_IN,
    Locale::ha_NG,
    Locale::he_IL,
    Locale::hi_IN,
    Locale::hr_HR,
    Locale::hu_HU,
    Locale::hy_AM,
    Locale::id_ID,
    Locale::is_IS,
    Locale::it_IT,
    Locale::ja_JP,
    Locale::ka_GE,
    Locale::kk_KZ,
    Locale::km_KH,
    Locale::ko_KR,
    Locale::ky_KG,
    Locale::lo_LA,
    Locale::lt_LT,
    Locale::lv_LV,
    Locale::mk_MK,
    Locale::mn_MN,
    Locale::mr_IN,
    Locale::ms_MY,
    Locale::my_MM,
    Locale::nb_NO,
    Locale::ne_NP,
    Locale::nl_NL,
    Locale::pl_PL,
    Locale::ps_AF,
    Locale::pt_BR,
    Locale::pt_PT,
    Locale::ro_RO,
    Locale::ru_RU,
    Locale::si_LK,
    Locale::sk_SK,
    Locale::sl_SI,
    Locale::sq_AL,
    Locale::sr_ME,
    Locale::sr_RS,
    Locale::sv_SE,
    Locale::sw_KE,
    Locale::ta_IN,
    Locale::te_IN,
    Locale::tg_TJ,
    Locale::th_TH,
    Locale::tk_TM,
    Locale::tr_TR,
    Locale::uk_UA,
    Locale::ur_PK,
    Locale::uz_UZ,
    Locale::vi_VN,
    Locale::zh_CN,
    Locale::zh_TW,
];

/// Every month, weekday and half of the day, in lower case, as a title would write it.
static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    LOCALES.iter().flat_map(|locale| names(*locale)).flat_map(super::title::words).collect()
});

/// Those that are written without spaces around them, the longest first.
static UNSPACED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut words: Vec<&str> = WORDS
        .iter()
        .map(String::as_str)
        .filter(|word| word.chars().count() >= 2 && word.chars().all(super::title::is_unspaced))
        .collect();
    words.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
    words
});

fn names(locale: Locale) -> impl Iterator<Item = &'static str> {
    let lists: [&[&str]; 5] = [
        locale_match!(locale => LC_TIME::MON),
        locale_match!(locale => LC_TIME::ABMON),
        locale_match!(locale => LC_TIME::DAY),
        locale_match!(locale => LC_TIME::ABDAY),
        locale_match!(locale => LC_TIME::AM_PM),
    ];
    lists.into_iter().flatten().copied()
}

/// Whether this word, in lower case, is one of them.
pub(super) fn is_word(word: &str) -> bool {
    WORDS.contains(word)
}

/// A text of a script without spaces, without them.
pub(super) fn without(text: &str) -> String {
    UNSPACED.iter().fold(text.to_owned(), |text, word| text.replace(word, ""))
}
