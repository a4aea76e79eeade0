//! Work done by several threads and taken in order: the index is the same whichever thread was
//! quicker, and no more than a few results wait at any time.

use std::{
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::sync_channel,
    },
    thread,
};

use crate::error::{Error, Result};

/// Results that may wait for each thread.
const WAITING: usize = 8;

/// Deeply nested pages are walked by recursion in places; the usual 2 MB are little for that.
const STACK: usize = 16 << 20;

/// The names of the threads begin with this.
const NAME: &str = "reader";

/// Does `work` for 0..count in `threads` threads and hands the results to `take`, in order, in the
/// calling thread. Ends early when `stop` is set; says how many results were taken.
///
/// Thread `t` does every number that leaves `t` when divided by `threads`, and has a channel of its
/// own: so order needs no buffer, and a slow item holds up the others only when their channels are full.
pub(super) fn in_order<T: Send>(
    count: usize,
    threads: usize,
    stop: &AtomicBool,
    work: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(usize, T) -> Result<()>,
) -> Result<usize> {
    let threads = threads.clamp(1, count.max(1));
    let stopped = || stop.load(Ordering::Relaxed);
    thread::scope(|scope| {
        let mut results = Vec::with_capacity(threads);
        for first in 0..threads {
            let (sender, receiver) = sync_channel(WAITING);
            let work = &work;
            let run = move || {
                for item in (first..count).step_by(threads) {
                    if stopped() || sender.send(work(item)).is_err() {
                        return;
                    }
                }
            };
            thread::Builder::new()
                .name(format!("{NAME} {first}"))
                .stack_size(STACK)
                .spawn_scoped(scope, run)
                .map_err(|error| Error::Usage(format!("cannot start a thread ({error}); try --jobs 1")))?;
            results.push(receiver);
        }
        for item in 0..count {
            if stopped() {
                return Ok(item);
            }
            let Ok(result) = results[item % threads].recv() else { return Ok(item) };
            take(item, result)?;
        }
        Ok(count)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_the_threads() {
        for threads in [1, 3, 64] {
            let mut taken = Vec::new();
            let take = |item, result: usize| {
                taken.push((item, result));
                Ok(())
            };
            let done = in_order(50, threads, &AtomicBool::new(false), |item| item * item, take).unwrap();
            assert_eq!(done, 50);
            assert_eq!(taken, (0..50).map(|item| (item, item * item)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn it_stops_between_items_and_after_an_error() {
        let stop = AtomicBool::new(false);
        let stop_at_five = |item, ()| {
            stop.store(item == 4, Ordering::Relaxed);
            Ok(())
        };
        assert_eq!(in_order(1000, 2, &stop, |_| (), stop_at_five).unwrap(), 5);
        let fail = |_, ()| Err(Error::Interrupted);
        assert!(in_order(1000, 2, &AtomicBool::new(false), |_| (), fail).is_err());
    }
}
