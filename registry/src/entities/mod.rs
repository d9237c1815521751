//! One model a table. Rows only: what they mean is said by the modules that use them.

pub(crate) mod account;
pub(crate) mod account_grant;
pub(crate) mod api_token;
pub(crate) mod attempt;
pub(crate) mod check_day;
pub(crate) mod check_request;
pub(crate) mod check_schedule;
pub(crate) mod event;
pub(crate) mod event_head;
pub(crate) mod flag;
pub(crate) mod job_run;
pub(crate) mod link;
pub(crate) mod mail;
pub(crate) mod observation;
pub(crate) mod platform;
pub(crate) mod platform_term;
pub(crate) mod platform_text;
pub(crate) mod platform_version;
pub(crate) mod proposal;
pub(crate) mod proposal_note;
pub(crate) mod reachability;
pub(crate) mod roll_up_head;
pub(crate) mod seed_load;
pub(crate) mod seed_record;
pub(crate) mod session;
pub(crate) mod worker;
