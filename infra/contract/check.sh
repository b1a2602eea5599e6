#!/usr/bin/env bash
# Lints the contract, checks its format, and compares it with the committed baseline for changes that break a caller.
. "$(dirname "$0")/../lib.sh"
buf=infra/contract/node_modules/.bin/buf

say "lint" && $buf lint proto
say "format" && $buf format --diff --exit-code proto
say "breaking" && $buf breaking proto --against proto/baseline.binpb
say "3 checks passed"
