//! How people and programs read and edit the registry
