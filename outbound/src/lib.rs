//! The only place that opens a socket to a stranger
