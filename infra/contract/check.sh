#!/usr/bin/env bash
# Lints the contract, checks its format, and compares it with the main branch for changes that break a caller.
. "$(dirname "$0")/../lib.sh"
buf=infra/contract/node_modules/.bin/buf

# Whether git knows this folder as a clone: not in an unpacked archive, even if that lies in a clone of something else.
is_git_clone() {
  local top
  top=$(git rev-parse --show-toplevel 2>/dev/null) && [ "$top" -ef "$ROOT" ]
}

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

skip_breaking() { say "skipped: breaking changes of the contract, for $1"; }

check_breaking() {
  local base before
  is_git_clone || { skip_breaking "git does not take this folder for a clone"; return; }
  base=$(base_commit) || { skip_breaking "this clone has no main branch to compare with"; return; }
  git cat-file -e "$base:proto/buf.yaml" 2>/dev/null || { skip_breaking "the main branch has no contract yet"; return; }
  before=$(mktemp -d)
  git archive "$base" proto | tar -x -C "$before"
  say "breaking: compared with $(git log -1 --format='%h %s' "$base")"
  $buf breaking proto --against "$before/proto" || { rm -rf "$before"; return 1; }
  rm -rf "$before"
  checks=$((checks + 1))
}

say "lint" && $buf lint proto
say "format" && $buf format --diff --exit-code proto
checks=2
check_breaking
say "$checks checks passed"
