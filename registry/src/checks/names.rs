//! The names that a page may show of a platform, as people write them: without the brackets that a registry adds, or
//! by the initials in them. Knows names, not pages.

/// Every name, each also without what stands in brackets, and the initials that stand there. In their order, each once.
pub(crate) fn shown(names: Vec<String>) -> Vec<String> {
    let mut shown: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        let (plain, initials) = variants(&name);
        for variant in [Some(name), plain, initials].into_iter().flatten() {
            if !shown.contains(&variant) {
                shown.push(variant);
            }
        }
    }
    shown
}

/// `Te Kete Ipurangi (TKI)` is also `Te Kete Ipurangi` and `TKI`; `Classera (Comoros)` is `Classera`, and no page
/// about Comoros.
fn variants(name: &str) -> (Option<String>, Option<String>) {
    let Some((before, rest)) = name.split_once(['(', '（']) else { return (None, None) };
    let Some((inner, after)) = rest.split_once([')', '）']) else { return (None, None) };
    let plain = [before.trim(), after.trim()].join(" ").trim().to_owned();
    let plain = (plain.chars().count() > 2).then_some(plain);
    (plain, is_initials(inner).then(|| inner.to_owned()))
}

/// One word with at least two capitals: `UVCI`, `EdCity`, `EV.G`.
fn is_initials(text: &str) -> bool {
    !text.contains(char::is_whitespace) && text.chars().filter(|c| c.is_uppercase()).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_name_in_brackets_is_one_when_it_is_made_of_initials() {
        let names = |name: &str| shown(vec![name.to_owned()]);
        assert_eq!(names("Te Kete Ipurangi (TKI)"), ["Te Kete Ipurangi (TKI)", "Te Kete Ipurangi", "TKI"]);
        assert_eq!(names("Escola Virtual de Governo (EV.G)")[2], "EV.G");
        assert_eq!(names("JMOOC（日本オープンオンライン教育推進協議会）")[1..], ["JMOOC"]);
        assert_eq!(names("Classera (Comoros)")[1..], ["Classera"]);
        assert_eq!(names("Ministry of Education (Ghana) online")[1..], ["Ministry of Education online"]);
        assert_eq!(names("My School"), ["My School"]);
        assert_eq!(names("broken (TKI"), ["broken (TKI"]);
        assert_eq!(shown(vec!["A B".into(), "A B (AB)".into()]), ["A B", "A B (AB)", "AB"]);
        assert_eq!(names("(TKI)"), ["(TKI)", "TKI"]);
    }
}
