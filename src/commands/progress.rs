//! A progress bar on standard error, when that is a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar for work whose size is learned on the way.
#[derive(Debug)]
pub struct Bar(ProgressBar);

impl Bar {
    /// A bar that shows itself once there is something to show.
    pub fn new(title: &'static str) -> Self {
        let bar = ProgressBar::new(0);
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(title);
        Self(bar)
    }

    /// So many more are done, of so many in all.
    pub fn advance(&self, done: usize, total: usize) {
        self.0.set_length(u64::try_from(total).unwrap_or(u64::MAX));
        self.0.inc(u64::try_from(done).unwrap_or(0));
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}
