//! What somebody typed into a form: pairs, as they came.

/// Bytes of a form that is read. The largest, a proposal, may hold 64 KiB of JSON, and a form may name a byte by three.
pub(in crate::pages) const MOST: usize = 256 * 1024;

/// The pairs of a form, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::pages) struct Form(Vec<(String, String)>);

impl Form {
    /// Reads `application/x-www-form-urlencoded`.
    pub(in crate::pages) fn read(bytes: &[u8]) -> Self {
        Self(
            url::form_urlencoded::parse(bytes)
                .map(|(key, value)| (key.into_owned(), value.into_owned()))
                .collect(),
        )
    }

    /// The first value of a key; nothing if it is not there.
    pub(in crate::pages) fn text(&self, key: &str) -> &str {
        self.0.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value.trim())
    }

    /// The same, as somebody who left it empty means it.
    pub(in crate::pages) fn given(&self, key: &str) -> Option<&str> {
        Some(self.text(key)).filter(|text| !text.is_empty())
    }

    /// Every value of a key that is not empty.
    pub(in crate::pages) fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(name, value)| name == key && !value.trim().is_empty())
            .map(|(_, value)| value.trim())
    }

    /// Whether a key is there, whatever its value.
    pub(in crate::pages) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(name, _)| name == key)
    }

    /// Every pair.
    pub(in crate::pages) fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The form without a box: `name-1` with its language, or the second of several that are all called `languages`.
    pub(in crate::pages) fn without(mut self, id: &str) -> Self {
        let of_box = format!("{id}-language");
        if self.has(id) {
            self.0.retain(|(key, _)| key != id && *key != of_box);
        } else if let Some((key, place)) = id.rsplit_once('-') {
            let mut places = self.0.iter().enumerate().filter(|(_, (name, _))| name == key);
            let found = place.parse().ok().and_then(|place| places.nth(place)).map(|(index, _)| index);
            found.map(|index| self.0.remove(index));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_can_be_taken_out() {
        let form =
            Form::read(b"name-0=a&name-0-language=en&name-1=b&name-1-language=fr&languages=en&languages=fr");
        let fewer = form.clone().without("name-0").without("languages-1");
        assert_eq!(fewer, Form::read(b"name-1=b&name-1-language=fr&languages=en"));
        assert_eq!(form.clone().without("languages-9").without("nonsense"), form);
    }
}
