#!/usr/bin/env bash
# Lints the contract, checks its format, and compares it with the main branch for changes that break a caller.
. "$(dirname "$0")/../lib.sh"
buf=infra/contract/node_modules/.bin/buf

# The commit to compare with: where main is or, on main itself, where it was before.
base_commit() {
  local ref main
  for ref in origin/main main; do
    if main=$(git rev-parse --verify --quiet "$ref^{commit}"); then
      [ "$main" != "$(git rev-parse HEAD)" ] || main=$(git rev-parse --verify --quiet "HEAD^" || say "$main")
      say "$main"
      return
    fi
  done
  return 1
}

check_breaking() {
  local base before
  base=$(base_commit) || { say "breaking: this clone has no main branch to compare with"; return; }
  git cat-file -e "$base:proto/buf.yaml" 2>/dev/null || { say "breaking: the main branch has no contract yet"; return; }
  before=$(mktemp -d)
  git archive "$base" proto | tar -x -C "$before"
  say "breaking: compared with $(git log -1 --format='%h %s' "$base")"
  $buf breaking proto --against "$before/proto" || { rm -rf "$before"; return 1; }
  rm -rf "$before"
}

say "lint" && $buf lint proto
say "format" && $buf format --diff --exit-code proto
check_breaking
say "3 checks passed"
