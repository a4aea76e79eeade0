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
