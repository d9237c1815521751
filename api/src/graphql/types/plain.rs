//! What platforms, countries, languages and facets write of themselves: the fields that lists are made of. The resolvers
//! beside them say the same, and everything else.

use async_graphql::parser::types::Field;
use registry::vocabulary::Vocabulary;

use super::codes::Code;
use super::facets::FacetCount;
use super::place::{Country, Language};
use super::platform::Platform;
use super::text::{choose, localized};
use crate::graphql::kept::plain::{Page, Plain};

impl Plain for Platform {
    const NAME: &'static str = "Platform";

    fn write(&self, field: &Field, page: &mut Page<'_>) -> Option<()> {
        let published = &self.0.published;
        let document = &published.document;
        let set = &field.selection_set.node;
        match field.name.node.as_str() {
            "id" => page.scalar(&self.global_id()),
            "slug" => page.text(document.slug.as_str()),
            "name" => {
                page.text(choose(page.accepted, &document.names, None).map_or("", |text| &text.text));
            }
            "summary" => {
                page.maybe(choose(page.accepted, &document.summaries, None).map(|text| text.text.as_str()));
            }
            "url" => page.text(document.url.as_str()),
            "country" => page.object(&Country(document.country), set)?,
            "languages" => page.objects(document.languages.iter().copied().map(Language), set)?,
            "levels" => codes(page, &document.levels)?,
            "audiences" => codes(page, &document.audiences)?,
            "kind" => page.scalar(&Code(document.kind)),
            "subjects" => codes(page, &document.subjects)?,
            "access" => page.scalar(&Code(document.access)),
            "operator" => page.maybe(document.operator.as_deref()),
            "authority" => page.maybe(document.authority.as_deref()),
            "lifecycle" => page.scalar(&Code(document.lifecycle)),
            "createdAt" => page.scalar(&published.created_at),
            "updatedAt" => page.scalar(&published.updated_at),
            "version" => page.scalar(&published.version),
            _ => return None,
        }
        Some(())
    }
}

fn codes<T: Vocabulary>(page: &mut Page<'_>, values: &[T]) -> Option<()> {
    page.list(values, |page, value| {
        page.text(value.code());
        Some(())
    })
}

impl Plain for Country {
    const NAME: &'static str = "Country";

    fn write(&self, field: &Field, page: &mut Page<'_>) -> Option<()> {
        let country = self.0.country();
        match field.name.node.as_str() {
            "code" => page.text(self.0.code()),
            "name" => page.text(localized(page.accepted, &country.name, None)),
            _ => return None,
        }
        Some(())
    }
}

impl Plain for Language {
    const NAME: &'static str = "Language";

    fn write(&self, field: &Field, page: &mut Page<'_>) -> Option<()> {
        let language = self.0.language();
        match field.name.node.as_str() {
            "code" => page.text(self.0.code()),
            "name" => page.text(localized(page.accepted, &language.name, None)),
            "autonym" => page.maybe(language.autonym.as_deref()),
            _ => return None,
        }
        Some(())
    }
}

impl Plain for FacetCount {
    const NAME: &'static str = "FacetCount";

    fn write(&self, field: &Field, page: &mut Page<'_>) -> Option<()> {
        match field.name.node.as_str() {
            "value" => page.text(self.value()),
            "label" => page.text(self.label(None)),
            "count" => page.scalar(&self.count()),
            _ => return None,
        }
        Some(())
    }
}
