//! The attributes of an element that the walk asks for, gathered in one pass over them.

use scraper::node::Element;

use super::tokens::is_read;

/// The attributes that most decisions need.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Attrs<'t> {
    pub(super) class: Option<&'t str>,
    pub(super) id: Option<&'t str>,
    pub(super) name: Option<&'t str>,
    pub(super) role: Option<&'t str>,
    pub(super) href: Option<&'t str>,
    pub(super) rel: Option<&'t str>,
    pub(super) style: Option<&'t str>,
    pub(super) itemprop: Option<&'t str>,
    pub(super) datetime: Option<&'t str>,
    pub(super) hidden: bool,
    pub(super) aria_hidden: bool,
}

/// Classes that take text out of sight and leave it to screen readers.
const UNSEEN: [&str; 9] = [
    "visually-hidden",
    "visuallyhidden",
    "sr-only",
    "usa-sr-only",
    "screen-reader-text",
    "screen-reader-only",
    "element-invisible",
    "offscreen",
    "a11y-hidden",
];

impl<'t> Attrs<'t> {
    pub(super) fn of(element: &'t Element) -> Self {
        let mut attrs = Self::default();
        for (key, value) in element.attrs() {
            match key.as_bytes() {
                b"class" => attrs.class = Some(value),
                b"id" => attrs.id = Some(value),
                b"name" => attrs.name = Some(value),
                b"role" => attrs.role = Some(value.trim()),
                b"href" => attrs.href = Some(value),
                b"rel" => attrs.rel = Some(value),
                b"style" => attrs.style = Some(value),
                b"itemprop" => attrs.itemprop = Some(value.trim()),
                b"datetime" => attrs.datetime = Some(value),
                b"hidden" => attrs.hidden = true,
                b"aria-hidden" => attrs.aria_hidden = value.trim().eq_ignore_ascii_case("true"),
                _ => {}
            }
        }
        attrs
    }

    /// Whether its class leaves it to screen readers alone.
    pub(super) fn is_unseen(&self) -> bool {
        self.class.is_some_and(|class| {
            class.split_ascii_whitespace().any(|word| UNSEEN.iter().any(|c| word.eq_ignore_ascii_case(c)))
        })
    }

    /// Whether it is not shown until a script or a style sheet says so.
    pub(super) fn is_not_displayed(&self) -> bool {
        self.hidden
            || self
                .style
                .is_some_and(|style| says(style, "display", "none") || says(style, "visibility", "hidden"))
    }

    /// Whether its style makes its text bold.
    pub(super) fn is_bold(&self) -> bool {
        self.style.is_some_and(|style| {
            style.contains("font-weight")
                && ["bold", "bolder", "600", "700", "800"].iter().any(|w| says(style, "font-weight", w))
        })
    }

    /// Whether an element with these can be told from others of its tag.
    pub(super) fn names_it(&self) -> bool {
        self.class.is_some()
            || self.id.is_some()
            || self.role.is_some()
            || self.is_not_displayed()
            || self.aria_hidden
    }
}

/// The value of one attribute, looked up when it is needed.
pub(super) fn attr<'t>(element: &'t Element, name: &str) -> Option<&'t str> {
    debug_assert!(is_read(name), "{name} is not among the attributes that are kept");
    element.attrs().find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// Whether an inline style sets `property` to `value`.
fn says(style: &str, property: &str, value: &str) -> bool {
    style.split(';').any(|declaration| {
        declaration.split_once(':').is_some_and(|(key, set)| {
            let set = set.trim();
            let set = set.strip_suffix("!important").unwrap_or(set).trim_end();
            key.trim().eq_ignore_ascii_case(property) && set.eq_ignore_ascii_case(value)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn reads_inline_styles() {
        assert!(says("color: red; DISPLAY : none !important", "display", "none"));
        assert!(!says("display: block", "display", "none"));
        assert!(!says("x-display:none", "display", "none"));
    }
}
