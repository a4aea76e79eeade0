//! What a passage states of a cause, in the few words that grouping and counting need; a column of
//! the passage, so that all passages found can be read without fetching one.

use super::record::{PART, join};
use crate::model::{Frequency, Mention, Named, Qualifier, Role, Severity, Stance};

/// A mention without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The cause.
    pub cause: Named,
    /// The id of what it is said to cause.
    pub of: String,
    /// How common.
    pub frequency: Option<Frequency>,
    /// How serious.
    pub severity: Option<Severity>,
    /// What is said of the substance.
    pub qualifier: Option<Qualifier>,
    /// How surely.
    pub stance: Stance,
    /// In what part.
    pub role: Role,
}

impl State {
    /// What this mention states.
    pub(super) fn of(mention: &Mention) -> Self {
        Self {
            cause: mention.cause.clone(),
            of: mention.of.id.clone(),
            frequency: mention.frequency,
            severity: mention.severity,
            qualifier: mention.qualifier,
            stance: mention.stance,
            role: mention.role,
        }
    }

    pub(super) fn to_column(&self) -> String {
        join(&[
            &self.cause.id,
            &self.cause.name,
            &self.of,
            self.frequency.map_or("", Frequency::name),
            self.severity.map_or("", Severity::name),
            self.qualifier.map_or("", Qualifier::name),
            self.stance.name(),
            self.role.name(),
        ])
    }

    /// The state of a column's value; none where it is not one.
    pub(super) fn from_column(value: &str) -> Option<Self> {
        let mut parts = value.split(PART);
        let mut part = || parts.next();
        Some(Self {
            cause: Named { id: part()?.to_owned(), name: part()?.to_owned() },
            of: part()?.to_owned(),
            frequency: Frequency::from_name(part()?),
            severity: Severity::from_name(part()?),
            qualifier: Qualifier::from_name(part()?),
            stance: Stance::from_name(part()?)?,
            role: Role::from_name(part()?)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_survives_its_column() {
        let state = State {
            cause: Named { id: "als".into(), name: "Amyotrophic lateral sclerosis".into() },
            of: "muscle-twitching".into(),
            frequency: Some(Frequency::LessCommon),
            severity: None,
            qualifier: Some(Qualifier::Low),
            stance: Stance::Hedged,
            role: Role::Example,
        };
        assert_eq!(State::from_column(&state.to_column()), Some(state));
        assert_eq!(State::from_column("nonsense"), None);
    }
}
