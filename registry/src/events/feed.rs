//! The change feed: what followers and the public read, in order.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;
use uuid::Uuid;

use super::EventKind;
use crate::db::Db;
use crate::entities::event;
use crate::error::{Error, Result};

/// What a follower needs of an event: that it happened, and to which platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number.
    pub seq: i64,
    /// The platform it is about.
    pub platform_id: Option<Uuid>,
}

/// A public change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its number, the feed's cursor.
    pub seq: i64,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: EventKind,
    /// The platform.
    pub platform_id: Uuid,
    /// The top-level fields that differ between before and after.
    pub fields: Vec<String>,
    /// What stood before.
    pub before: Value,
    /// What stands after.
    pub after: Value,
}

/// The number of the last event.
pub async fn head(db: &Db) -> Result<i64> {
    let last = event::Entity::find()
        .select_only()
        .column(event::Column::Seq)
        .order_by_desc(event::Column::Seq)
        .limit(1)
        .into_tuple::<i64>()
        .one(db.read())
        .await?;
    Ok(last.unwrap_or(0))
}

/// The events after `seq`, at most `limit`.
pub async fn after(db: &Db, seq: i64, limit: u64) -> Result<Vec<Step>> {
    let rows = event::Entity::find()
        .select_only()
        .columns([event::Column::Seq, event::Column::PlatformId])
        .filter(event::Column::Seq.gt(seq))
        .order_by_asc(event::Column::Seq)
        .limit(limit)
        .into_tuple::<(i64, Option<Uuid>)>()
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(|(seq, platform_id)| Step { seq, platform_id }).collect())
}

/// The public changes after `seq`, at most `limit`.
pub async fn changes(db: &Db, seq: i64, limit: u64) -> Result<Vec<Change>> {
    let rows = event::Entity::find()
        .filter(event::Column::Seq.gt(seq))
        .filter(event::Column::Public.eq(true))
        .filter(event::Column::PlatformId.is_not_null())
        .order_by_asc(event::Column::Seq)
        .limit(limit)
        .all(db.read())
        .await?;
    rows.into_iter().filter_map(|row| row.platform_id.map(|id| change(row, id))).collect()
}

/// The newest public changes, newest first; those before a number, at most `limit`.
pub async fn latest(db: &Db, before: Option<i64>, limit: u64) -> Result<Vec<Change>> {
    let mut select = event::Entity::find()
        .filter(event::Column::Public.eq(true))
        .filter(event::Column::PlatformId.is_not_null())
        .order_by_desc(event::Column::Seq)
        .limit(limit);
    if let Some(before) = before {
        select = select.filter(event::Column::Seq.lt(before));
    }
    let rows = select.all(db.read()).await?;
    rows.into_iter().filter_map(|row| row.platform_id.map(|id| change(row, id))).collect()
}

fn change(row: event::Model, platform_id: Uuid) -> Result<Change> {
    let event::Model {
        seq,
        at,
        kind,
        public: _,
        platform_id: _,
        account_id: _,
        proposal_id: _,
        payload,
        hash: _,
    } = row;
    let mut payload: Value =
        serde_json::from_str(&payload).map_err(|error| Error::corrupt(format!("event {seq}"), error))?;
    let before = payload["before"].take();
    let after = payload["after"].take();
    Ok(Change { seq, at, kind, platform_id, fields: differing(&before, &after), before, after })
}

/// The top-level keys whose values differ, in alphabetical order.
pub(crate) fn differing(before: &Value, after: &Value) -> Vec<String> {
    let keys = |value: &Value| value.as_object().map(|map| map.keys().cloned().collect()).unwrap_or_default();
    let mut all: Vec<String> = keys(before);
    all.extend(keys(after));
    all.sort_unstable();
    all.dedup();
    all.retain(|key| before.get(key).filter(|v| !v.is_null()) != after.get(key).filter(|v| !v.is_null()));
    all
}
