//! The closed lists of codes: each enum, its code, and its face in the database, in one macro call.

use std::fmt;

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
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
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
            ) -> Result<Self, sea_orm::TryGetError> {
                let text = String::try_get_by(row, index)?;
                text.parse().map_err(|e: $crate::vocabulary::UnknownCode| {
                    sea_orm::TryGetError::DbErr(sea_orm::DbErr::Type(e.to_string()))
                })
            }
        }
        impl sea_orm::sea_query::ValueType for $name {
            fn try_from(value: sea_orm::Value) -> Result<Self, sea_orm::sea_query::ValueTypeErr> {
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
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
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
            fn from_str(text: &str) -> Result<Self, Self::Err> {
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

vocabulary! {
    /// A level of the International Standard Classification of Education (ISCED 2011).
    "education level" pub enum EducationLevel {
        /// Early childhood education.
        Isced0 = "ISCED_0",
        /// Primary education.
        Isced1 = "ISCED_1",
        /// Lower secondary education.
        Isced2 = "ISCED_2",
        /// Upper secondary education.
        Isced3 = "ISCED_3",
        /// Post-secondary non-tertiary education.
        Isced4 = "ISCED_4",
        /// Short-cycle tertiary education.
        Isced5 = "ISCED_5",
        /// Bachelor's or equivalent level.
        Isced6 = "ISCED_6",
        /// Master's or equivalent level.
        Isced7 = "ISCED_7",
        /// Doctoral or equivalent level.
        Isced8 = "ISCED_8",
    }
}

vocabulary! {
    /// For whom a platform is made.
    "audience" pub enum Audience {
        /// Children, students and adults who learn.
        Learners = "LEARNERS",
        /// Teachers and trainers.
        Teachers = "TEACHERS",
        /// Parents and others who care for learners.
        Caregivers = "CAREGIVERS",
        /// Heads of schools and their staff.
        SchoolLeaders = "SCHOOL_LEADERS",
    }
}

vocabulary! {
    /// What kind of platform it is.
    "platform kind" pub enum PlatformKind {
        /// Lessons, videos, exercises and textbooks to use.
        ContentPortal = "CONTENT_PORTAL",
        /// Classes, assignments and marks.
        LearningManagement = "LEARNING_MANAGEMENT",
        /// Open online courses.
        Mooc = "MOOC",
        /// Lessons by television or radio, and their archive.
        Broadcast = "BROADCAST",
        /// Guidance and resources for teachers.
        TeacherPortal = "TEACHER_PORTAL",
        /// A repository of open educational resources.
        OerRepository = "OER_REPOSITORY",
        /// Tests, examinations and their preparation.
        Assessment = "ASSESSMENT",
        /// A public university that teaches online.
        VirtualUniversity = "VIRTUAL_UNIVERSITY",
        /// Books and documents to read.
        DigitalLibrary = "DIGITAL_LIBRARY",
        /// Vocational and digital skills.
        Skills = "SKILLS",
    }
}

vocabulary! {
    /// What is taught.
    "subject" pub enum Subject {
        /// The whole curriculum, or no one subject.
        General = "GENERAL",
        /// Languages and literature.
        Languages = "LANGUAGES",
        /// Mathematics.
        Mathematics = "MATHEMATICS",
        /// Natural sciences.
        Science = "SCIENCE",
        /// History, geography, civics and the like.
        SocialStudies = "SOCIAL_STUDIES",
        /// Music, visual and performing arts.
        Arts = "ARTS",
        /// Computing and digital skills.
        Ict = "ICT",
        /// Trades and professions.
        Vocational = "VOCATIONAL",
        /// Health and physical education.
        Health = "HEALTH",
        /// The training of teachers.
        TeacherTraining = "TEACHER_TRAINING",
    }
}

vocabulary! {
    /// How one enters a platform.
    "access" pub enum Access {
        /// Open without an account.
        Open = "OPEN",
        /// Open to anyone who registers.
        Registration = "REGISTRATION",
        /// Only for members of a school system.
        Restricted = "RESTRICTED",
    }
}

vocabulary! {
    /// Where a platform stands in its own life.
    "lifecycle" pub enum Lifecycle {
        /// On trial.
        Pilot = "PILOT",
        /// In service.
        Active = "ACTIVE",
        /// Sources disagree whether it is still in service.
        Uncertain = "UNCERTAIN",
        /// Closed, merged, or listed in error; the entry stays as a tombstone.
        Retired = "RETIRED",
    }
}

vocabulary! {
    /// Why a platform was retired.
    "retirement reason" pub enum RetirementReason {
        /// The service has ended.
        Closed = "CLOSED",
        /// Another platform took it over.
        Replaced = "REPLACED",
        /// It should never have been listed.
        ListedInError = "LISTED_IN_ERROR",
    }
}

vocabulary! {
    /// Whether the government stands behind an entry.
    "endorsement status" pub enum EndorsementStatus {
        /// Taken from public sources; nobody from the government has confirmed it.
        Unverified = "UNVERIFIED",
        /// Confirmed by the government within the last year.
        Current = "CURRENT",
        /// Confirmed, but the confirmation ends within 45 days.
        Due = "DUE",
        /// The confirmation has ended and was not renewed.
        Lapsed = "LAPSED",
        /// Withdrawn by the government or a curator.
        Revoked = "REVOKED",
    }
}

vocabulary! {
    /// What the checks say of a platform's address.
    "reachability status" pub enum ReachabilityStatus {
        /// Not checked yet, or nothing could be learned.
        Unknown = "UNKNOWN",
        /// It answers.
        Up = "UP",
        /// It missed at least one check; not yet judged.
        Suspect = "SUSPECT",
        /// It missed at least four checks over at least two days.
        Down = "DOWN",
        /// Reachable only by browsers or from inside the country; not down.
        Blocked = "BLOCKED",
    }
}

vocabulary! {
    /// Where an entry's address comes from.
    "URL basis" pub enum UrlBasis {
        /// The platform's own address, as a source gives it.
        Own = "own",
        /// The platform is known, its address is from general knowledge.
        Assumed = "assumed",
        /// The page of the body that runs it, for want of an own address.
        Operator = "operator",
        /// An address shared by several countries' roll-outs of one programme.
        Programme = "programme",
    }
}

vocabulary! {
    /// Whether a public source names the platform.
    "confidence" pub enum Confidence {
        /// At least one source names it.
        Sourced = "sourced",
        /// No source is recorded.
        Unsourced = "unsourced",
    }
}

impl fmt::Display for crate::vocabulary::Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        })
    }
}
