//! What a page says to programs: the platform as schema.org describes it (JSON-LD).

use registry::platforms::Text;
use registry::vocabulary::{Access, LanguageTag};
use serde_json::{Value, json};

use crate::catalogue::Entry;
use crate::pages::visit::Visit;

/// The data, safe inside a script element: there only `<` could end it early.
pub(super) fn data(visit: &Visit, entry: &Entry, page: &str) -> String {
    let document = entry.document();
    let texts = |texts: &[Text]| -> Vec<Value> {
        texts.iter().map(|text| json!({ "@language": text.language.code(), "@value": text.text })).collect()
    };
    let data = json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": page,
        "url": document.url.as_str(),
        "name": texts(&document.names),
        "description": texts(&document.summaries),
        "inLanguage": document.languages.iter().map(LanguageTag::code).collect::<Vec<_>>(),
        "isAccessibleForFree": document.access != Access::Restricted,
        "educationalLevel": document.levels.iter().map(|level| visit.words.label(*level)).collect::<Vec<_>>(),
        "about": document.subjects.iter().map(|subject| visit.words.label(*subject)).collect::<Vec<_>>(),
        "audience": document.audiences.iter().map(|audience| json!({
            "@type": "EducationalAudience", "educationalRole": visit.words.label(*audience)
        })).collect::<Vec<_>>(),
        "countryOfOrigin": { "@type": "Country", "identifier": document.country.code(), "name": visit.words.label(document.country) },
        "publisher": document.operator.as_ref().map(|name| json!({ "@type": "Organization", "name": name })),
        "sponsor": document.authority.as_ref().map(|name| json!({ "@type": "GovernmentOrganization", "name": name })),
        "startDate": document.launched.map(|year| year.to_string()),
        "dateModified": entry.published.updated_at.to_rfc3339(),
    });
    data.to_string().replace('<', "\\u003c")
}
