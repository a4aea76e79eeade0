//! What `?` shows.

/// The keys, narrow enough for forty columns.
pub(super) const KEYS: &str = "\
Keys

/            edit the query
enter        open the saved page; where
             there is no browser, its
             text here; folds a group
v            the page's text, here
c            compare the sources
r            works that it cites
y            copy the passage, with its
             source and date

up down      move (also k and j)
left right   fold, unfold (also h and l)
space        fold or unfold
- +          fold or unfold everything
pgup pgdn    move by half a screen
home end     the first and the last
K J          scroll the passage
q esc        leave, or back

While typing: enter, tab or down goes to
what was found; ctrl-u empties the line,
ctrl-w takes a word out.

Copying goes through your terminal
(OSC 52), also over ssh; some terminals
ask you to allow it first.

Pages say what they say; it is no
medical advice.
";
