//! How the patterns of this room are compiled.

use regex::Regex;

/// Compiles `pattern`. Its word boundaries are those of ASCII: those of Unicode make the engine leave its
/// quick path at the first letter beyond ASCII, and nearly every list of references has a dash or a
/// quotation mark.
pub(super) fn compile(pattern: &str) -> Regex {
    Regex::new(&pattern.replace(r"\b", r"(?-u:\b)")).expect("the pattern is valid")
}

/// A static pattern, compiled when it is first needed.
macro_rules! pattern {
    ($name:ident, $($part:expr),+ $(,)?) => {
        static $name: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| {
            $crate::extract::references::pattern::compile(&[$($part),+].concat())
        });
    };
}
pub(super) use pattern;
