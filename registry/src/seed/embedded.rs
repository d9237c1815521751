//! The seed that is compiled into the program, and loading it once into a new database.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};
use sha2::{Digest, Sha256};

use super::{SeedFile, Summary, check, import};
use crate::access::Actor;
use crate::context::Context;
use crate::entities::seed_load;
use crate::error::{Error, Result};

include!(concat!(env!("OUT_DIR"), "/platforms.rs"));

/// What `load_once` found to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Load {
    /// This very seed was loaded before.
    Already,
    /// It was loaded now.
    Loaded(Summary),
}

/// Loads the compiled-in platforms unless this very seed was loaded to its end before. Whether the
/// database is empty does not matter: a load that was cut short is finished by the next start.
pub async fn load_once(ctx: &Context, mut progress: impl FnMut(usize, usize)) -> Result<Load> {
    let digest = digest();
    let before = seed_load::Entity::find_by_id(digest.as_str()).one(ctx.db.read()).await?;
    if before.is_some_and(|load| load.finished_at.is_some()) {
        return Ok(Load::Already);
    }
    mark(ctx, &digest, false).await?;
    let files: Vec<SeedFile> = FILES
        .iter()
        .map(|(name, text)| SeedFile { name: (*name).to_owned(), text: (*text).to_owned() })
        .collect();
    let checked = check(&files);
    if let Some(fault) = checked.faults.first() {
        return Err(Error::corrupt("seed data", fault));
    }
    let total = checked.files.iter().map(|(_, documents)| documents.len()).sum();
    // All countries in one transaction: a start that is killed leaves nothing half-loaded, and a thousand
    // commits less.
    let documents: Vec<_> = checked.files.into_iter().flat_map(|(_, documents)| documents).collect();
    let summary =
        import(ctx, &Actor::System("seed"), "seed-data", &documents, |done| progress(done, total)).await?;
    if let Some(fault) = summary.faults.first() {
        tracing::warn!(%fault, faults = summary.faults.len(), "the seed was not loaded: the database disagrees");
        return Ok(Load::Loaded(summary));
    }
    mark(ctx, &digest, true).await?;
    Ok(Load::Loaded(summary))
}

async fn mark(ctx: &Context, digest: &str, finished: bool) -> Result<()> {
    let now = ctx.clock.now();
    let transaction = ctx.db.write().await?;
    let row = seed_load::ActiveModel {
        digest: Set(digest.to_owned()),
        started_at: Set(now),
        finished_at: Set(finished.then_some(now)),
    };
    let column = if finished { seed_load::Column::FinishedAt } else { seed_load::Column::StartedAt };
    let again = OnConflict::column(seed_load::Column::Digest).update_column(column).to_owned();
    seed_load::Entity::insert(row).on_conflict(again).exec_without_returning(&transaction).await?;
    transaction.commit().await?;
    Ok(())
}

fn digest() -> String {
    let mut hash = Sha256::new();
    for (name, text) in FILES {
        hash.update(name.as_bytes());
        hash.update(text.as_bytes());
    }
    format!("{:x}", hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_compiled_in_record_keeps_every_rule() {
        let files: Vec<SeedFile> = FILES
            .iter()
            .map(|(name, text)| SeedFile { name: (*name).into(), text: (*text).into() })
            .collect();
        let checked = check(&files);
        assert_eq!(checked.faults, []);
        let documents = checked.files.iter().flat_map(|(_, documents)| documents);
        assert_eq!(documents.count(), 661);
    }

    #[test]
    fn a_file_holds_the_platforms_of_the_country_it_is_named_after() {
        for (name, text) in FILES {
            for document in &check(&[SeedFile { name: (*name).into(), text: (*text).into() }]).files[0].1 {
                assert_eq!(format!("{}.json", document.country.code().to_lowercase()), *name);
            }
        }
    }
}
