//! What a worker must know of a platform to check it: its address, and what the page should show.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::change::Pages;
use super::due::Worker;
use super::names;
use crate::entities::{platform, platform_term, platform_text, reachability};
use crate::error::Result;

/// A platform that this worker has claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The platform.
    pub platform_id: Uuid,
    /// Its slug, for logs.
    pub slug: String,
    /// The address to check.
    pub url: String,
    /// Addresses with the same key are fetched once.
    pub url_key: String,
    /// Names that the page should show, any one of them: its own, its operator's, its authority's.
    pub names: Vec<String>,
    /// Languages it declares.
    pub languages: Vec<String>,
    /// The `SimHash` of the text that was accepted last, as seen from this vantage.
    pub accepted_text_hash: Option<String>,
}

/// What a worker must know of platforms that it has claimed.
pub(super) async fn describe(
    transaction: &DatabaseTransaction,
    worker: &Worker,
    ids: &[Uuid],
) -> Result<Vec<Due>> {
    let mut names: HashMap<Uuid, Vec<String>> = HashMap::new();
    let texts = platform_text::Entity::find()
        .filter(platform_text::Column::PlatformId.is_in(ids.iter().copied()))
        .order_by_asc(platform_text::Column::Position)
        .all(transaction)
        .await?;
    for text in texts {
        names.entry(text.platform_id).or_default().extend(text.name);
    }
    let mut languages: HashMap<Uuid, Vec<String>> = HashMap::new();
    let terms = platform_term::Entity::find()
        .filter(platform_term::Column::PlatformId.is_in(ids.iter().copied()))
        .filter(platform_term::Column::Axis.eq(platform_term::Axis::Language))
        .order_by_asc(platform_term::Column::Position)
        .all(transaction)
        .await?;
    for term in terms {
        languages.entry(term.platform_id).or_default().push(term.term);
    }
    let mut texts = accepted_texts(transaction, worker, ids).await?;
    let rows = platform::Entity::find()
        .filter(platform::Column::Id.is_in(ids.iter().copied()))
        .all(transaction)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let mut names = names.remove(&row.id).unwrap_or_default();
            names.extend(row.operator);
            names.extend(row.authority);
            Due {
                platform_id: row.id,
                slug: row.slug,
                url: row.url,
                url_key: row.url_key,
                names: names::shown(names),
                languages: languages.remove(&row.id).unwrap_or_default(),
                accepted_text_hash: texts.remove(&row.id),
            }
        })
        .collect())
}

async fn accepted_texts(
    transaction: &DatabaseTransaction,
    worker: &Worker,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, String>> {
    let rows = reachability::Entity::find()
        .filter(reachability::Column::PlatformId.is_in(ids.iter().copied()))
        .filter(reachability::Column::Pages.is_not_null())
        .all(transaction)
        .await?;
    let mut texts = HashMap::new();
    for row in rows {
        if let Some(hash) = Pages::of(&row)?.accepted_text_hash(&worker.vantage) {
            texts.insert(row.platform_id, hash.to_owned());
        }
    }
    Ok(texts)
}
