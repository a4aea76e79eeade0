//! The kinds of concept by their names.

use super::ConceptKind;

impl ConceptKind {
    /// Every kind.
    pub const ALL: [Self; 14] = [
        Self::Symptom,
        Self::Condition,
        Self::Infection,
        Self::Injury,
        Self::Deficiency,
        Self::Substance,
        Self::Drug,
        Self::DrugClass,
        Self::Lifestyle,
        Self::State,
        Self::Environment,
        Self::Withdrawal,
        Self::Category,
        Self::Procedure,
    ];

    /// The name in files, in JSON and on the command line ("drug_class").
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Symptom => "symptom",
            Self::Condition => "condition",
            Self::Infection => "infection",
            Self::Injury => "injury",
            Self::Deficiency => "deficiency",
            Self::Substance => "substance",
            Self::Drug => "drug",
            Self::DrugClass => "drug_class",
            Self::Lifestyle => "lifestyle",
            Self::State => "state",
            Self::Environment => "environment",
            Self::Withdrawal => "withdrawal",
            Self::Category => "category",
            Self::Procedure => "procedure",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::ConceptKind;

    #[test]
    fn names_are_those_of_the_file() {
        for kind in ConceptKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
            assert_eq!(ConceptKind::from_name(kind.name()), Some(kind));
        }
    }
}
