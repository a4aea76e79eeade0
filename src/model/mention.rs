//! A cause as one passage states it: of which topic, how common, how serious, and how surely.

use serde::{Deserialize, Serialize};

use super::Span;

/// A concept by its id and the one name it is shown by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// The id ("low-potassium").
    pub id: String,
    /// The name ("Low potassium").
    pub name: String,
}

/// A symptom or condition that something is said to cause.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Topic {
    /// The id; ids are compared, so that "twitching" and "fasciculation" are one.
    pub id: String,
    /// The name.
    pub name: String,
    /// The page's words for it.
    pub as_written: String,
}

/// A cause as one passage states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Which cause.
    pub cause: Named,
    /// The phrase that names it.
    pub as_written: String,
    /// Where the phrase stands in the passage's text.
    pub range: Span,
    /// What it is said to cause.
    pub of: Topic,
    /// How common the page calls it; none where it does not say.
    pub frequency: Option<Frequency>,
    /// How serious the page calls it; none where it does not say.
    pub severity: Option<Severity>,
    /// The heading or lead-in it stands under, as printed.
    pub group: Option<String>,
    /// What is said of the substance.
    pub qualifier: Option<Qualifier>,
    /// How surely.
    pub stance: Stance,
    /// In what part.
    pub role: Role,
}

/// How common a page calls a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)] // The names are the meaning.
pub enum Frequency {
    #[serde(rename = "common")]
    Common,
    #[serde(rename = "less common")]
    LessCommon,
    #[serde(rename = "rare")]
    Rare,
}

/// How serious a page calls a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // The names are the meaning.
pub enum Severity {
    Serious,
    Benign,
}

/// What a page says of a substance. Overdose and excess stay in the substance's row; the others make
/// a cause of their own ("vitamin D deficiency").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // The names are the meaning.
pub enum Qualifier {
    Overdose,
    Excess,
    Withdrawal,
    Deficiency,
    Lack,
    Low,
}

/// How surely a page says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// It causes it, may cause it, can cause it.
    Asserted,
    /// It is uncertain whether it does.
    Hedged,
    /// It does not.
    Denied,
}

/// In what part a cause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Itself.
    Cause,
    /// Named as an example of a wider one ("stimulants, such as caffeine").
    Example,
    /// Said only to make it worse.
    Worsens,
    /// The cause of a cause.
    Indirect,
}

/// Gives an enum its JSON names as text, for columns of the index and for people.
macro_rules! names {
    ($($type:ty: $($variant:ident => $name:literal),+;)+) => {$(
        impl $type {
            /// The name in JSON.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The variant of this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    )+};
}

names! {
    Frequency: Common => "common", LessCommon => "less common", Rare => "rare";
    Severity: Serious => "serious", Benign => "benign";
    Qualifier: Overdose => "overdose", Excess => "excess", Withdrawal => "withdrawal",
        Deficiency => "deficiency", Lack => "lack", Low => "low";
    Stance: Asserted => "asserted", Hedged => "hedged", Denied => "denied";
    Role: Cause => "cause", Example => "example", Worsens => "worsens", Indirect => "indirect";
}
