//! What one input costs: time on the processor and memory, where the system says so; and an end to what never ends.

use std::{
    fs,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use etio::PageId;

use super::Target;
use crate::mutations::LIMIT;

/// Bytes of memory that one input may add to what the process holds. Other tests hold some in a debug build.
const MEMORY: u64 = 300 << 20;

/// How long each page of a file of many may take besides: a set of records is long, and no harm is meant.
const PAGE: Duration = Duration::from_millis(if cfg!(debug_assertions) { 10 } else { 1 });

/// How long is waited for an input that may never end.
const HANG: Duration = Duration::from_secs(60);

/// What an input cost.
pub(super) struct Cost {
    pub(super) time: Duration,
    /// The bytes it added at its largest.
    pub(super) memory: Option<u64>,
}

/// Runs a target on one input.
///
/// # Errors
/// When it panicked, or took too long or too much, or is not done yet; the input is kept, so that it can be
/// looked into.
pub(super) fn run(target: &Target, bytes: &[u8]) -> Result<Cost, String> {
    let (eat, file, input) = (target.eat, target.file, bytes.to_vec());
    let before = memory("VmRSS:");
    // Writing 5 sets the most that was held to what is held now.
    let is_reset = fs::write("/proc/self/clear_refs", "5").is_ok();
    let (send, receive) = mpsc::channel();
    let worker = thread::spawn(move || {
        let start = (Instant::now(), processor());
        let pages = eat(&input, file);
        let time = processor().zip(start.1).map_or_else(|| start.0.elapsed(), |(end, start)| end - start);
        // Nobody waits any more only if the test has failed.
        let _ = send.send((time, pages));
    });
    let fault = |what: String| {
        let kept = std::env::temp_dir().join(format!(
            "etio-{}-{}",
            target.name,
            PageId::give(bytes, "seed", 0).as_str()
        ));
        fs::write(&kept, bytes).unwrap();
        format!("{}: {what} on {}; put it into tests/seeds/{}", target.name, kept.display(), target.name)
    };
    let (time, pages) = match receive.recv_timeout(HANG) {
        Ok(done) => done,
        Err(mpsc::RecvTimeoutError::Timeout) => return Err(fault(format!("not done after {HANG:?}"))),
        Err(mpsc::RecvTimeoutError::Disconnected) => return Err(fault("panicked".to_owned())),
    };
    worker.join().expect("it was done");
    let most = memory("VmHWM:").filter(|_| is_reset);
    let memory = most.zip(before).map(|(most, before)| most.saturating_sub(before));
    if time > LIMIT + PAGE * pages {
        return Err(fault(format!("took {time:?}")));
    }
    match memory {
        Some(bytes) if bytes > MEMORY && !cfg!(debug_assertions) => {
            Err(fault(format!("held {} MB", bytes >> 20)))
        }
        memory => Ok(Cost { time, memory }),
    }
}

/// How long this thread was on a processor, which does not depend on what else the machine does.
fn processor() -> Option<Duration> {
    let said = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    said.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// What the system says of the memory of this process.
fn memory(name: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}
