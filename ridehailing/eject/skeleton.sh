#!/usr/bin/env bash
# Takes the example out of a copy of this clone, then builds, tests, starts and probes what is left:
#   ridehailing/eject/skeleton.sh [--mutation NAME]
# With a mutation of mutations.py the copy first gets a dependency of the platform on the example, and the test that
# must find it runs.
. "$(dirname "$0")/../../infra/lib.sh"
. infra/test/copy.sh

PYTHON=$(find_python) || fail "Python 3.11, 3.12 or 3.13 is needed"
SKELETON=$ROOT/.tandem/skeleton${2:+-$2}
COPY=$SKELETON/clone
LOGS=$SKELETON/logs
HERE=$ROOT/ridehailing/eject
NAME=$("$PYTHON" infra/mine/origin.py name)
ANSWERS=(NAME="$NAME")
# template:begin
# A name of the greatest length, and a group and a title that are unlike it.
NAME=northernharbourlight
ANSWERS=(NAME="$NAME" GROUP=org.harbour.north TITLE="Northern Harbour")
# template:end

no_trace() {
  local found
  found=$(find . \( -name node_modules -o -name .venv -o -name .git \) -prune -o -iname '*ridehailing*' -print)
  [ -z "$found" ] || fail "The example is still there: $found"
  [ -z "$(git status --porcelain)" ] || fail "It is not all committed: $(git status --porcelain)"
}

# A slice of its own beside the platform, as a user adds one: each block of the page's code becomes the file of its title.
add_slice() {
  local line file=
  while IFS= read -r line; do
    case $line in
      '```'*title=*) file=${line#*\"} file=${file%\"*}; mkdir -p "$(dirname "$file")" ;;
      '```'*) file= ;;
      *) [ -z "$file" ] || say "$line" >>"$file" ;;
    esac
  done <docs/add-a-feature.md
  infra/local/build.sh java && infra/part.sh restart gateway
}

# Runs one mutation with the tools that this clone has installed.
show_mutation() {
  infra/local/build.sh frontend-packages
  infra/test/tools.sh
  mkdir -p "$COPY/.tandem"
  ln -s "$ROOT/frontend/node_modules" "$COPY/frontend/node_modules"
  ln -s "$ROOT/.tandem/tools" "$COPY/.tandem/tools"
  exec "$PYTHON" "$HERE/mutations.py" "$1" "$COPY"
}

rm -rf "$COPY" "$LOGS"
copy_sources
link_environment
case ${1:-} in
  '') ;;
  --mutation) show_mutation "${2:-}" ;;
  *) fail "Usage: ridehailing/eject/skeleton.sh [--mutation NAME]" ;;
esac

trap stop_stack EXIT
trap 'exit 130' INT TERM HUP
commit_sources
stage mine make mine "${ANSWERS[@]}" EXAMPLE=drop
export_own TEST_DOCKER false
stage no-trace no_trace
# template:begin
stage no-old-name "$PYTHON" "$ROOT/template/mine/checks.py" tree "$("$PYTHON" infra/mine/origin.py name)"
# template:end
stage tests make test
start_stack
stage start is_ready
stage platform "$PYTHON" "$HERE/probe.py" platform
# template:begin
stage served "$PYTHON" "$ROOT/template/mine/checks.py" served "$("$PYTHON" infra/mine/origin.py name)" "$stack_state" "$LOGS/stack.log"
stage built "$PYTHON" "$ROOT/template/mine/checks.py" built "$("$PYTHON" infra/mine/origin.py name)"
# template:end
stage add-slice add_slice
stage slice "$PYTHON" "$HERE/probe.py" slice
stop_stack
export DEV=1
start_stack
stage develop is_ready
stage reload "$PYTHON" infra/test/reload.py
say "$(wc -l <"$LOGS/passed") passed"
