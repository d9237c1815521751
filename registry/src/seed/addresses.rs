//! Who has which address: one of a retired entry is free again, a live one belongs to one entry unless all
//! that have it are `programme`.

use std::collections::{BTreeMap, HashSet};

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::Fault;
use crate::entities::platform;
use crate::error::{FieldError, Result};
use crate::platforms::Document;
use crate::said::Said;
use crate::vocabulary::{Lifecycle, UrlBasis};

/// How many records are asked about at a time.
const BATCH: usize = 500;

/// Records of a file that is written, not yet committed, whose address another entry has too.
///
/// Judged by what stands and not by what the file wants: so entries of one file may move and swap in any
/// order, and an address that is kept because a person chose it is still taken.
pub(super) async fn taken(
    transaction: &DatabaseTransaction,
    file: &str,
    documents: &[Document],
) -> Result<Vec<Fault>> {
    let in_file: HashSet<&str> = documents.iter().map(|document| document.slug.as_str()).collect();
    let mut faults = Vec::new();
    for batch in documents.chunks(BATCH) {
        let asked: HashSet<&str> = batch.iter().map(|document| document.slug.as_str()).collect();
        for mut rows in neighbours(transaction, batch).await? {
            // Who comes later is at fault: an entry of the file after another, and of two the younger.
            rows.sort_by_cached_key(|row| {
                (in_file.contains(row.slug.as_str()), row.created_at, row.slug.clone())
            });
            for (place, row) in rows.iter().enumerate().filter(|(_, row)| asked.contains(row.slug.as_str())) {
                let holder = rows[..place].iter().find(|other| !may_share(row, other));
                faults.extend(holder.map(|holder| fault(file, row, holder)));
            }
        }
    }
    Ok(faults)
}

fn may_share(one: &platform::Model, other: &platform::Model) -> bool {
    one.url_basis == UrlBasis::Programme && other.url_basis == UrlBasis::Programme
}

fn fault(file: &str, row: &platform::Model, holder: &platform::Model) -> Fault {
    let message = Said::plainly(format!("{} is already the address of `{}`", row.url, holder.slug));
    Fault { file: file.to_owned(), record: Some(row.slug.clone()), error: FieldError::new("url", message) }
}

/// The entries that are not retired at each address of a batch's entries.
async fn neighbours(
    transaction: &DatabaseTransaction,
    batch: &[Document],
) -> Result<impl Iterator<Item = Vec<platform::Model>>> {
    let keys = platform::Entity::find()
        .select_only()
        .column(platform::Column::UrlKey)
        .filter(platform::Column::Slug.is_in(batch.iter().map(|document| document.slug.as_str())))
        .into_query();
    let rows = platform::Entity::find()
        .filter(platform::Column::UrlKey.in_subquery(keys))
        .filter(platform::Column::Lifecycle.ne(Lifecycle::Retired))
        .all(transaction)
        .await?;
    let mut by_key: BTreeMap<String, Vec<platform::Model>> = BTreeMap::new();
    for row in rows {
        by_key.entry(row.url_key.clone()).or_default().push(row);
    }
    Ok(by_key.into_values())
}
