//! Hosts that look like the host of an entry and are another: `gоv.example` with a Cyrillic о. Judged by the skeletons of
//! UTS #39, and only for internationalised hosts: what is written in plain letters deceives nobody by its script.

use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};
use unicode_security::skeleton;

use super::duplicates::{Warning, WarningKind};
use crate::entities::platform;
use crate::error::Result;

/// At most so many are told.
const MOST: usize = 10;

/// The entries that a host could be taken for.
pub(super) async fn of(connection: &impl ConnectionTrait, host: &str) -> Result<Vec<Warning>> {
    if !host.split('.').any(|label| label.starts_with("xn--")) {
        return Ok(Vec::new());
    }
    let look = look_of(host);
    let rows = platform::Entity::find()
        .select_only()
        .columns([platform::Column::Id, platform::Column::Slug, platform::Column::UrlKey])
        .into_tuple::<(uuid::Uuid, String, String)>()
        .all(connection)
        .await?;
    let alike = rows.into_iter().filter(|(_, _, key)| {
        let other = key.split(['/', '?', ':']).next().unwrap_or(key);
        other != host && look_of(other) == look
    });
    let warning =
        |(id, slug, _)| Warning { kind: WarningKind::LookalikeHost, platform: Some(id), other: slug };
    Ok(alike.take(MOST).map(warning).collect())
}

/// How a host looks, whatever scripts its letters are of.
fn look_of(host: &str) -> String {
    let (shown, _) = idna::domain_to_unicode(host);
    skeleton(&shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_another_script_look_like_the_ones_they_imitate() {
        let ascii = |host: &str| idna::domain_to_ascii(host).unwrap();
        assert_eq!(look_of(&ascii("sсhool.example")), look_of("school.example"), "a Cyrillic с");
        assert_eq!(look_of(&ascii("αula.example")), look_of("aula.example"), "a Greek α");
        assert_ne!(look_of(&ascii("école.example")), look_of("ecole.example"), "an accent is seen");
        assert_ne!(look_of(&ascii("школа.example")), look_of("school.example"));
    }
}
