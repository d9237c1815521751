//! What every code has in common: a text, a JSON and a database face, made in one macro call.

use crate::said::Said;

/// A value that is not in its vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown {vocabulary} `{value}`")]
pub struct UnknownCode {
    /// The vocabulary's name, as people read it.
    pub vocabulary: &'static str,
    /// The value as it came in, cut to 64 characters.
    pub value: String,
}

impl UnknownCode {
    pub(crate) fn new(vocabulary: &'static str, value: &str) -> Self {
        Self { vocabulary, value: value.chars().take(64).collect() }
    }
}

impl From<UnknownCode> for Said {
    fn from(error: UnknownCode) -> Self {
        let english = error.to_string();
        Self::new("code-unknown", english, vec![("value", error.value)])
    }
}

/// A closed list of codes, with the words that explain them: surfaces build their own enums from it.
pub trait Vocabulary: Copy + Eq + Send + Sync + std::str::FromStr<Err = UnknownCode> + 'static {
    /// Its name as a type.
    const NAME: &'static str;
    /// What it is a list of.
    const DOC: &'static str;

    /// Every value, in order.
    fn all() -> &'static [Self];
    /// The value's code.
    fn code(&self) -> &'static str;
    /// What the value means.
    fn doc(&self) -> &'static str;
}

/// Gives a type that is written as a short code its text, JSON and database faces.
/// It needs `fn code(&self) -> &str` and `FromStr<Err = UnknownCode>`.
macro_rules! coded {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> std::result::Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
        impl From<$name> for sea_orm::Value {
            fn from(value: $name) -> Self {
                value.code().to_owned().into()
            }
        }
        impl sea_orm::TryGetable for $name {
            fn try_get_by<I: sea_orm::ColIdx>(
                row: &sea_orm::QueryResult,
                index: I,
            ) -> std::result::Result<Self, sea_orm::TryGetError> {
                let text = String::try_get_by(row, index)?;
                text.parse().map_err(|e: $crate::vocabulary::UnknownCode| {
                    sea_orm::TryGetError::DbErr(sea_orm::DbErr::Type(e.to_string()))
                })
            }
        }
        impl sea_orm::sea_query::ValueType for $name {
            fn try_from(
                value: sea_orm::Value,
            ) -> std::result::Result<Self, sea_orm::sea_query::ValueTypeErr> {
                let text = <String as sea_orm::sea_query::ValueType>::try_from(value)?;
                text.parse().map_err(|_| sea_orm::sea_query::ValueTypeErr)
            }
            fn type_name() -> String {
                stringify!($name).to_owned()
            }
            fn array_type() -> sea_orm::sea_query::ArrayType {
                sea_orm::sea_query::ArrayType::String
            }
            fn column_type() -> sea_orm::ColumnType {
                sea_orm::ColumnType::Text
            }
        }
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> std::result::Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
        impl sea_orm::sea_query::Nullable for $name {
            fn null() -> sea_orm::Value {
                <String as sea_orm::sea_query::Nullable>::null()
            }
        }
    };
}
pub(crate) use coded;

/// One closed vocabulary: the enum, its codes and every value in order.
macro_rules! vocabulary {
    ($(#[doc = $about:literal])+ $label:literal pub enum $name:ident {
        $($(#[doc = $doc:literal])+ $variant:ident = $code:literal,)+
    }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $doc])+ $variant,)+ }

        impl $name {
            /// Every value, in the order of the vocabulary.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code, the same in tables, GraphQL, files and logs.
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
        impl $crate::vocabulary::Vocabulary for $name {
            const NAME: &'static str = stringify!($name);
            const DOC: &'static str = concat!($($about),+);

            fn all() -> &'static [Self] {
                Self::ALL
            }
            fn code(&self) -> &'static str {
                Self::code(self)
            }
            fn doc(&self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+)),+ }
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::vocabulary::UnknownCode;
            fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
                match text {
                    $($code => Ok(Self::$variant),)+
                    other => Err($crate::vocabulary::UnknownCode::new($label, other)),
                }
            }
        }
        $crate::vocabulary::coded!($name);
    };
}
pub(crate) use vocabulary;
