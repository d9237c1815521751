//! What a proposal may double: warned of before a person looks, never refused for.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde_json::Value;
use uuid::Uuid;

use super::{Proposal, lookalikes};
use crate::entities::{platform, platform_text, proposal};
use crate::error::Result;
use crate::vocabulary::{PlatformUrl, vocabulary};
use crate::workflow::ProposalStatus;

vocabulary! {
    /// What a proposal has in common with an entry.
    "kind of likeness" pub enum WarningKind {
        /// The same address.
        SameAddress = "SAME_ADDRESS",
        /// Another address of the same host.
        SameHost = "SAME_HOST",
        /// A host that looks like the host of the entry and is another.
        LookalikeHost = "LOOKALIKE_HOST",
        /// Nearly the same name, in the same country.
        SimilarName = "SIMILAR_NAME",
        /// Another open proposal is about the same platform.
        OpenProposal = "OPEN_PROPOSAL",
    }
}

/// An entry that a proposal may double.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What they have in common.
    pub kind: WarningKind,
    /// The entry.
    pub platform: Option<Uuid>,
    /// Its slug, or the id of the proposal.
    pub other: String,
}

/// At most so many of each kind.
const MOST: usize = 10;
/// Names that have this share of their trigrams in common, in percent, are nearly the same.
const ALIKE: usize = 60;

pub(super) async fn warnings(connection: &impl ConnectionTrait, proposal: &Proposal) -> Result<Vec<Warning>> {
    let mut warnings = addresses(connection, proposal).await?;
    let known: HashSet<_> = warnings.iter().filter_map(|warning| warning.platform).collect();
    let alike = names(connection, proposal).await?;
    warnings
        .extend(alike.into_iter().filter(|warning| warning.platform.is_none_or(|id| !known.contains(&id))));
    warnings.extend(open(connection, proposal).await?);
    Ok(warnings)
}

async fn addresses(connection: &impl ConnectionTrait, proposal: &Proposal) -> Result<Vec<Warning>> {
    let url = proposal.fields.object().get("url").and_then(Value::as_str);
    let Some(key) = url.and_then(|url| url.parse::<PlatformUrl>().ok()).map(|url| url.key()) else {
        return Ok(Vec::new());
    };
    let host = key.split(['/', '?']).next().unwrap_or(&key).to_owned();
    // Keys of one host stand together: what may follow the host there comes before the first letter.
    let rows = platform::Entity::find()
        .filter(platform::Column::UrlKey.gte(&host))
        .filter(platform::Column::UrlKey.lt(format!("{host}@")))
        .limit(200)
        .all(connection)
        .await?;
    let here = rows.into_iter().filter(|row| Some(row.id) != proposal.platform);
    let kind = |row: &platform::Model| match row.url_key.strip_prefix(&host) {
        _ if row.url_key == key => Some(WarningKind::SameAddress),
        Some(rest) if rest.is_empty() || rest.starts_with(['/', '?']) => Some(WarningKind::SameHost),
        Some(_) | None => None,
    };
    let mut found: Vec<_> = here
        .filter_map(|row| Some(Warning { kind: kind(&row)?, platform: Some(row.id), other: row.slug }))
        .collect();
    found.sort_by_key(|warning| warning.kind);
    found.truncate(MOST);
    found.extend(lookalikes::of(connection, &host).await?);
    Ok(found)
}

async fn names(connection: &impl ConnectionTrait, proposal: &Proposal) -> Result<Vec<Warning>> {
    let names = proposal.fields.object().get("name").and_then(Value::as_object);
    let names: Vec<_> =
        names.into_iter().flat_map(|map| map.values()).filter_map(Value::as_str).map(trigrams).collect();
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let here = platform::Entity::find()
        .select_only()
        .column(platform::Column::Id)
        .filter(platform::Column::Country.eq(proposal.country));
    let rows = platform_text::Entity::find()
        .filter(platform_text::Column::PlatformId.in_subquery(here.into_query()))
        .filter(platform_text::Column::Name.is_not_null())
        .all(connection)
        .await?;
    let mut alike: Vec<Uuid> = rows
        .into_iter()
        .filter(|row| Some(row.platform_id) != proposal.platform)
        .filter(|row| {
            let theirs = trigrams(row.name.as_deref().unwrap_or_default());
            names.iter().any(|ours| are_alike(ours, &theirs))
        })
        .map(|row| row.platform_id)
        .collect();
    alike.sort_unstable();
    alike.dedup();
    alike.truncate(MOST);
    let rows = platform::Entity::find().filter(platform::Column::Id.is_in(alike)).all(connection).await?;
    let warning = |row: platform::Model| Warning {
        kind: WarningKind::SimilarName,
        platform: Some(row.id),
        other: row.slug,
    };
    Ok(rows.into_iter().map(warning).collect())
}

async fn open(connection: &impl ConnectionTrait, proposal: &Proposal) -> Result<Vec<Warning>> {
    let Some(platform) = proposal.platform else { return Ok(Vec::new()) };
    let waiting = [
        ProposalStatus::Submitted,
        ProposalStatus::InReview,
        ProposalStatus::ChangesRequested,
        ProposalStatus::OnHold,
    ];
    let rows = proposal::Entity::find()
        .filter(proposal::Column::PlatformId.eq(platform))
        .filter(proposal::Column::Status.is_in(waiting))
        .filter(proposal::Column::Id.ne(proposal.id))
        .limit(MOST as u64)
        .all(connection)
        .await?;
    let warning = |row: proposal::Model| Warning {
        kind: WarningKind::OpenProposal,
        platform: Some(platform),
        other: row.id.to_string(),
    };
    Ok(rows.into_iter().map(warning).collect())
}

/// The runs of three letters of a text, its words set apart; case does not matter.
fn trigrams(text: &str) -> HashSet<[char; 3]> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut found = HashSet::new();
    for word in words {
        let letters: Vec<char> =
            [' ', ' '].into_iter().chain(word.to_lowercase().chars()).chain([' ']).collect();
        found.extend(letters.windows(3).filter_map(|three| <[char; 3]>::try_from(three).ok()));
    }
    found
}

fn are_alike(one: &HashSet<[char; 3]>, other: &HashSet<[char; 3]>) -> bool {
    let both = one.intersection(other).count();
    let all = one.len() + other.len() - both;
    all > 0 && both * 100 >= all * ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_equal_names_are_alike_and_others_are_not() {
        let alike = |one, other| are_alike(&trigrams(one), &trigrams(other));
        assert!(alike("Aprendo en casa", "Aprendo en Casa!"));
        assert!(alike("Portal Educação Angola", "Portal Educacao Angola"));
        assert!(!alike("Aprendo en casa", "Aprende Perú"));
        assert!(!alike("", ""));
        assert!(alike("国家智慧教育", "国家智慧教育 "));
    }
}
