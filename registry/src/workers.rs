//! Which copies of the program are alive: each says so every few seconds while it works. So a page can say that
//! nobody will come to check, and a job that ended with its process can be told from one that runs.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::context::Context;
use crate::entities::worker;
use crate::error::Result;

/// How often one says that it is alive.
pub const BEAT: std::time::Duration = std::time::Duration::from_secs(10);

/// After how long a silence it is taken to be gone.
const SILENCE: TimeDelta = TimeDelta::seconds(35);

/// One copy of the program.
#[derive(Debug, Clone)]
pub struct Presence {
    /// Unlike any other's.
    pub id: String,
    /// Whether it takes requests and what is due.
    pub checks: bool,
    /// Since when it works.
    pub started_at: DateTime<Utc>,
}

/// Says that it is alive.
pub async fn beat(ctx: &Context, presence: &Presence) -> Result<()> {
    let Presence { id, checks, started_at } = presence;
    let now = ctx.clock.now();
    let row = worker::ActiveModel {
        id: Set(id.clone()),
        checks: Set(*checks),
        started_at: Set(*started_at),
        seen_at: Set(now),
    };
    let again = OnConflict::column(worker::Column::Id).update_column(worker::Column::SeenAt).to_owned();
    let transaction = ctx.db.write().await?;
    worker::Entity::insert(row).on_conflict(again).exec_without_returning(&transaction).await?;
    worker::Entity::delete_many()
        .filter(worker::Column::SeenAt.lt(now - SILENCE * 2))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// Says that it ends.
pub async fn leave(ctx: &Context, presence: &Presence) -> Result<()> {
    let transaction = ctx.db.write().await?;
    worker::Entity::delete_by_id(presence.id.as_str()).exec(&transaction).await?;
    transaction.commit().await?;
    Ok(())
}

/// Whether anybody takes requests.
pub async fn any(ctx: &Context) -> Result<bool> {
    let alive = alive(ctx).filter(worker::Column::Checks.eq(true));
    Ok(alive.one(ctx.db.read()).await?.is_some())
}

/// Those that are alive.
pub(crate) fn alive(ctx: &Context) -> sea_orm::Select<worker::Entity> {
    worker::Entity::find().filter(worker::Column::SeenAt.gte(ctx.clock.now() - SILENCE))
}
