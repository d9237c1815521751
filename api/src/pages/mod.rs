//! The pages: what a browser sees of the registry, in six languages. One file a page, with its template in
//! `api/templates/` and its words in `api/i18n/pages/`. Pages that list are made of the catalogue alone; they work without
//! their script. They know the registry and the catalogue, and nothing of GraphQL.

mod about;
mod answer;
mod badge;
mod browse;
mod card;
mod changes;
mod countries;
mod country;
mod coverage;
mod desk;
mod developers;
mod entrance;
mod failure;
mod figures;
mod frame;
mod home;
mod language;
mod languages;
mod map;
mod marks;
mod missing;
mod places;
mod platform;
mod report;
mod signposts;
mod status;
mod suggest;
#[cfg(test)]
mod tests;
mod visit;
mod words;

use axum::Router;
use axum::extract::{RawPathParams, Request, State};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};

use self::answer::{Holds, Made, answer, known, state};
use self::failure::Failure;
use self::visit::Visit;
use crate::i18n::Locale;
use crate::routes::Service;

/// Every page.
pub(crate) fn routes() -> Router<Service> {
    use Holds::{Now, WithCatalogue};
    Router::new()
        .route("/", get(entrance::home))
        .route("/{lang}", get(entrance::slash))
        .route("/{lang}/", page(WithCatalogue, home::show))
        .route("/{lang}/platforms", page(WithCatalogue, browse::show))
        .route("/{lang}/platforms/{name}", page(Now, platform::show))
        .route("/{lang}/platforms/{name}/report", page(Now, report::show).merge(post(report::send)))
        .route("/{lang}/countries", page(WithCatalogue, countries::show))
        .route("/{lang}/countries/{name}", page(WithCatalogue, country::show))
        .route("/{lang}/languages", page(WithCatalogue, languages::show))
        .route("/{lang}/languages/{name}", page(WithCatalogue, language::show))
        .route("/{lang}/coverage", page(WithCatalogue, coverage::show))
        .route("/{lang}/about", page(WithCatalogue, about::show))
        .route("/{lang}/changes", page(Now, changes::show))
        .route("/{lang}/developers", page(WithCatalogue, developers::show))
        .route("/{lang}/status", page(Now, status::show))
        .route("/{lang}/statistics", page(Now, figures::show))
        .route("/{lang}/suggest", page(Now, suggest::show))
        .route("/badge/{name}", get(badge::show))
        .merge(desk::routes())
        .merge(signposts::routes())
        .fallback(missing::show)
}

/// A page as a route: the language of its path, what is known already, and its failures in words.
fn page<F>(holds: Holds, show: fn(Visit) -> F) -> MethodRouter<Service>
where
    F: Future<Output = Result<Made, Failure>> + Send + 'static,
{
    let handler =
        move |State(service): State<Service>, params: Result<RawPathParams, _>, request: Request| {
            respond(service, params.ok(), request, holds, show)
        };
    get(handler)
}

async fn respond<F>(
    service: Service,
    params: Option<RawPathParams>,
    request: Request,
    holds: Holds,
    show: fn(Visit) -> F,
) -> Response
where
    F: Future<Output = Result<Made, Failure>> + Send + 'static,
{
    let (parts, _) = request.into_parts();
    let param = |name: &str| {
        let params = params.iter().flatten();
        params.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
    };
    let Some(locale) = param("lang").and_then(|lang| Locale::exactly(&lang)) else {
        return missing::without_language(service, parts).await;
    };
    let visit = Visit::new(service, parts, locale, param("name").unwrap_or_default());
    let name = (holds == Holds::WithCatalogue).then(|| state(&visit));
    if let Some(response) = name.as_deref().and_then(|name| known(&visit, name)) {
        return response;
    }
    match show(visit.clone()).await {
        Ok(made) => answer(&visit, made, holds, name).await,
        Err(failure) => failure.answer(&visit).await,
    }
}
