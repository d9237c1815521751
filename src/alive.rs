//! The word of this process that it is alive, said every few seconds while it works.

use registry::workers::{self, BEAT, Presence};
use registry::{Context, Result};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// A process that says that it is alive.
#[derive(Debug)]
pub struct Alive {
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Alive {
    /// Says so for the first time, and from now on.
    pub async fn begin(ctx: Context, presence: Presence) -> Result<Self> {
        workers::beat(&ctx, &presence).await?;
        let stop = CancellationToken::new();
        let task = tokio::spawn(keep_saying(ctx, presence, stop.clone()));
        Ok(Self { stop, task })
    }

    /// Says farewell.
    pub async fn end(self) {
        self.stop.cancel();
        // It has nothing to give back.
        let _ = self.task.await;
    }
}

async fn keep_saying(ctx: Context, presence: Presence, stop: CancellationToken) {
    let warn = |result: Result<()>| {
        if let Err(error) = result {
            tracing::warn!(%error, "the database does not hear that this process is alive");
        }
    };
    loop {
        tokio::select! {
            () = tokio::time::sleep(BEAT) => warn(workers::beat(&ctx, &presence).await),
            () = stop.cancelled() => return warn(workers::leave(&ctx, &presence).await),
        }
    }
}
