//! The time at which a run reads its pages: given by the caller, so that nothing below asks for it.

use jiff::{Timestamp, Unit};

/// The moment of a run. All that a run writes bears the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock(Timestamp);

impl Clock {
    /// The system's clock, now.
    #[must_use]
    pub fn system() -> Self {
        Self(Timestamp::now())
    }

    /// A clock that stands at this many seconds since 1970.
    #[must_use]
    pub fn at(seconds: i64) -> Self {
        Self(Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH))
    }

    /// The day, ISO 8601 in UTC ("2025-01-07").
    #[must_use]
    pub fn day(&self) -> String {
        self.0.to_string()[..10].to_owned()
    }

    /// The moment, ISO 8601 in UTC, to the second ("2025-01-07T09:30:00Z").
    #[must_use]
    pub(super) fn moment(&self) -> String {
        self.0.round(Unit::Second).unwrap_or(self.0).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn is_written_to_the_second() {
        assert_eq!(Clock::at(1_736_242_200).moment(), "2025-01-07T09:30:00Z");
        assert_eq!(Clock::at(1_736_242_200).day(), "2025-01-07");
    }
}
