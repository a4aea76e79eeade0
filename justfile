# The one command for everything: `just check`. The others are its parts and what is too slow for it.

# tests, formatting, lints, docs; then spelling, unused crates and licences where the tools are installed
check:
    bash .ci/run
    if command -v typos >/dev/null; then typos; fi
    if command -v cargo-machete >/dev/null; then cargo machete; fi
    if command -v cargo-deny >/dev/null; then cargo deny check bans licenses sources; fi

# answer a question from the shipped pages
demo *QUERY:
    cargo run --release -- demo {{QUERY}}

# accept new snapshots after reading them
review:
    cargo insta review

# what takes minutes: kills, full disks, damaged files, a thousand updates, mutations, fuzzing; prints its figures
soak *FILTER:
    cargo test --release --test it -- --ignored --nocapture --test-threads 1 {{FILTER}}

# the Debian package with manual pages, completions and the guide, in target/debian (needs cargo-deb)
package:
    cargo build --release
    rm -rf target/package
    mkdir -p target/package/man
    target/release/etio man --dir target/package/man
    target/release/etio completions bash > target/package/etio.bash
    target/release/etio completions zsh > target/package/_etio
    target/release/etio completions fish > target/package/etio.fish
    cargo deb --no-build

# the guide as a book, in target/guide (needs mdbook); its transcripts are run by the tests
guide:
    mdbook build docs/guide

# write what etio prints now into the guide and the README, to be read before it is kept
guide-transcripts:
    SNAPSHOTS=overwrite cargo test --test it guide::
