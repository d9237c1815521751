//! The closed lists of codes, in one place.

use super::vocabulary;

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
