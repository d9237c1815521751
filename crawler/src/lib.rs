//! How the world is checked: fetch, extract, judge, record
