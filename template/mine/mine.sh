#!/usr/bin/env bash
# Makes projects of other names out of this clone, in a folder outside of it, and holds each to what `make mine`
# promises:
#   template/mine/mine.sh [page | short | RESULT]...
#   template/mine/mine.sh --mutation NAME...
# `page` runs the commands of docs/make-it-yours.md in their order, `short` the same with fewer tests; a RESULT is one of
# RESULTS. Without an argument all but `short` run. The folder is removed when everything passed. With mutations of
# mutations.py the checks that must fail run on a clone with something that the command cannot rename.
. "$(dirname "$0")/../../infra/lib.sh"
. infra/test/copy.sh

PYTHON=$(find_python) || fail "Python 3.11, 3.12 or 3.13 is needed"
HERE=$ROOT/template/mine
OLD=$("$PYTHON" infra/mine/origin.py name)
# ridehailing:begin
export SIMULATOR=off
# ridehailing:end

# A folder of its own, outside, where programs may run.
choose_folder() {
  local base
  for base in "${TMPDIR:-/tmp}" /var/tmp "$HOME"; do
    if [ -d "$base" ] && runs_code_in "$base"; then
      WORK=$(cd "$(mktemp -d "$base/mine.XXXXXX")" && pwd -P)
      return
    fi
  done
  fail "No program may run in ${TMPDIR:-/tmp}, /var/tmp or $HOME"
}

# The answers of each result: the shortest name with every default; the one that sorts last, so does its group.
answers_of() {
  case $1 in
    qx) ANSWERS=(NAME=qx) ;;
    zzyzx) ANSWERS=(NAME=zzyzx GROUP=zz.zzyzx.zone TITLE="Zzyzx 2.0") ;;
    *) fail "A result is one of: ${RESULTS[*]}" ;;
  esac
}
RESULTS=(qx zzyzx)

use_copy() {
  COPY=$WORK/$1 LOGS=$WORK/logs/$1
  mkdir -p "$LOGS"
}

# The sources of this clone as a repository, from which the others clone.
make_source() {
  use_copy source
  copy_sources
  commit_sources
}

clone_as() {
  use_copy "$1"
  git clone --quiet "$WORK/source" "$COPY"
  link_environment
}

# Every formatter leaves it as it is, and no linter has a word. (In a stage no failure ends a function by itself.)
formatted() {
  make format \
    && { [ -z "$(git status --porcelain)" ] || { git diff | head -40; fail "The formatters change it"; }; } \
    && (cd ml-service && .venv/bin/python -m ruff check && .venv/bin/python -m ruff format --check) \
    && npm --prefix frontend run lint
}

compiles() {
  mvn --batch-mode --quiet test-compile \
    && npm --prefix frontend run typecheck \
    && (cd ml-service && .venv/bin/python -m mypy && .venv/bin/python -m pytest --quiet --collect-only)
}

check() { "$PYTHON" "$HERE/checks.py" "$1" "$OLD" "${@:2}"; }

# The commit is taken back, and what is there then builds and has the old name.
reverted() {
  git revert --no-edit HEAD && git diff --exit-code HEAD~2 && infra/local/build.sh java ml-service frontend runner \
    && [ "$("$PYTHON" infra/mine/origin.py name)" = "$OLD" ]
}

run_result() {
  answers_of "$1"
  clone_as "$1"
  [ "$1" != qx ] || stage "$1-built-before" infra/local/build.sh java ml-service frontend runner
  stage "$1-mine" make mine "${ANSWERS[@]}"
  export_own TEST_DOCKER false
  stage "$1-tree" check tree
  stage "$1-formatted" formatted
  stage "$1-compiles" compiles
  start_stack
  stage "$1-starts" is_ready
  stage "$1-answers" "$PYTHON" "$HERE/responds.py"
  stage "$1-served" check served "$stack_state" "$LOGS/stack.log"
  stage "$1-built" check built
  stop_stack
  if [ "$1" = qx ]; then stage "$1-reverted" reverted; else stage "$1-suite" make test; fi
  passed=$((passed + $(wc -l <"$LOGS/passed")))
  rm -rf "$COPY"
}

# The page's reader clones it and has no environment from us.
run_page() {
  local log=$WORK/logs/page.log
  "$PYTHON" "$HERE/page.py" docs/make-it-yours.md "$WORK" "$WORK/source" "$@" 2>&1 </dev/null | tee "$log" | grep --line-buffered '^✓ \$ ' \
    || { tail -60 "$log" >&2; return 1; }
  passed=$((passed + $(grep -c '^✓ \$ ' "$log")))
}

mutant() { "$PYTHON" "$HERE/mutations.py" "$@"; }

# Whether nothing is left of a command that failed.
is_as_before() {
  [ "$(git rev-parse HEAD)" = "$(git rev-parse mutation)" ] && [ -z "$(git status --porcelain)" ]
}

# show_mutations NAME...: 0 when each check that must find one fails and says what it found
show_mutations() {
  local name check checks=()
  clone_as mutant
  for name in "$@"; do
    (cd "$COPY" && mutant plant "$name")
    checks+=("$(mutant check "$name")")
  done
  (cd "$COPY" && git add --all && git commit --quiet --message "Mutations" && git tag mutation)
  [ "${checks[*]}" = mine ] || stage mine make mine NAME=mutant
  case " ${checks[*]} " in
    *' jars '* | *' page '* | *' python '* | *' served '* | *' answers '*) start_stack; stage start is_ready ;;
  esac
  for check in $(printf '%s\n' "${checks[@]}" | sort -u); do
    if (run_check "$check") 2>"$LOGS/shown"; then fail "✗ $check passed"; fi
  done
  for name in "$@"; do
    check=$(mutant check "$name")
    mutant found "$name" "$LOGS/$check.log"
    say "✓ $name: found by $check"
  done
}

# A check of the clone as the results get it; of the command itself, with its log, that it fails and leaves nothing.
run_check() {
  case $1 in
    formatted) stage formatted formatted ;;
    answers) stage answers "$PYTHON" "$HERE/responds.py" ;;
    served) stage served check served "$stack_state" "$LOGS/stack.log" ;;
    mine)
      if stage mine make mine NAME=mutant GROUP=mutant.of.some.other.folder; then return; fi
      cat "$COPY/.$OLD/mine.log" >>"$LOGS/mine.log" 2>/dev/null || true
      stage restored is_as_before || return 0
      return 1
      ;;
    *) stage "$1" check "$1" ;;
  esac
}

finish() {
  local code=$?
  trap - EXIT
  stop_stack
  if [ $code = 0 ]; then rm -rf "$WORK"; else say "What failed is in $WORK" >&2; fi
  exit $code
}

choose_folder
trap finish EXIT
trap 'exit 130' INT TERM HUP
make_source
passed=0
if [ "${1:-}" = --mutation ]; then
  show_mutations "${@:2}"
  exit
fi
[ $# -gt 0 ] || set -- page "${RESULTS[@]}"
for what in "$@"; do
  case $what in page) run_page ;; short) run_page short ;; *) run_result "$what" ;; esac
done
say "$passed passed"
