//! Append-only migrations of the Portolan database
