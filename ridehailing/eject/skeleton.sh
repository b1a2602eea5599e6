#!/usr/bin/env bash
# Takes the example out of a copy of this clone, then builds, tests, starts and probes what is left:
#   ridehailing/eject/skeleton.sh [--mutation NAME]
# With a mutation of mutations.py the copy first gets a dependency of the platform on the example, and the test that
# must find it runs.
. "$(dirname "$0")/../../infra/lib.sh"

SKELETON=$ROOT/.tandem/skeleton${2:+-$2}
COPY=$SKELETON/clone
LOGS=$SKELETON/logs
HERE=$ROOT/ridehailing/eject
PYTHON=$(find_python) || fail "Python 3.11, 3.12 or 3.13 is needed"
export TANDEM_TEST_DOCKER=false LOCAL=1 REPLICAS=1

copy_sources() {
  rm -rf "$COPY" "$LOGS"
  mkdir -p "$COPY" "$LOGS"
  "$PYTHON" infra/test/sources.py '*' | tar -c -f - -T - | tar -x -f - -C "$COPY"
}

# stage NAME COMMAND...: runs a command in the copy, its output in a log of its own, and shows the end of that if it
# fails
stage() {
  local name=$1 started=$SECONDS code=0
  shift
  (cd "$COPY" && "$@") >"$LOGS/$name.log" 2>&1 </dev/null || code=$?
  if [ $code = 0 ]; then
    say "✓ $name ($((SECONDS - started)) s)" | tee -a "$LOGS/passed"
  else
    say "✗ $name ($((SECONDS - started)) s); the end of ${LOGS#"$ROOT/"}/$name.log:" >&2
    tail -n 60 "$LOGS/$name.log" >&2
  fi
  return $code
}

# The Python environment of this clone, where it has one, by hard links: its packages are those of the copy's lock,
# which ejecting without "the locks" leaves as it is. What the copy would write to in place is removed first.
link_environment() {
  [ -f ml-service/.venv/.locked ] || return 0
  cp -al ml-service/.venv "$COPY/ml-service/.venv" 2>/dev/null || cp -a ml-service/.venv "$COPY/ml-service/.venv"
  rm -f "$COPY/ml-service/.venv/.installed" "$COPY/ml-service/.venv/.locked"
  cp ml-service/.venv/.locked "$COPY/ml-service/.venv/.locked"
}

no_trace() {
  local found
  found=$(find . \( -name node_modules -o -name .venv \) -prune -o -iname '*ridehailing*' -print)
  [ -z "$found" ] || fail "The example is still there: $found"
}

script_checks() {
  infra/test/tools.sh
  .tandem/tools/bin/python infra/test/docs.py
  (cd infra/test && ../../.tandem/tools/bin/python -m unittest containers_test logs_test settings_test settings_page_test)
}

# The stack of the copy in the background; its ports and its state are the environment's from then on.
start_stack() {
  export TANDEM_STATE=$COPY/.tandem/stack
  eval "$("$PYTHON" infra/test/free_ports.py FRONTEND_PORT GATEWAY_PORT ML_REST_PORT ML_GRPC_PORT POSTGRES_PORT \
    GATEWAY_DEBUG_PORT ML_DEBUG_PORT FRONTEND_DEBUG_PORT)"
  mkdir -p "$TANDEM_STATE"
  set -m # a process group of its own
  (cd "$COPY" && exec infra/up.sh) >"$LOGS/stack.log" 2>&1 </dev/null &
  stack=$!
  set +m
  trap stop_stack EXIT
  trap 'exit 130' INT TERM HUP
}

stop_stack() { kill "$stack" 2>/dev/null || true; wait "$stack" 2>/dev/null || true; }

is_ready() {
  while [ ! -f "$TANDEM_STATE/ready" ]; do
    kill -0 "$stack" 2>/dev/null || { tail -60 "$LOGS/stack.log"; fail "The stack did not start"; }
    sleep 0.5
  done
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
  infra/local/build.sh java
  infra/part.sh restart gateway
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

copy_sources
link_environment
case ${1:-} in
  '') ;;
  --mutation) show_mutation "${2:-}" ;;
  *) fail "Usage: ridehailing/eject/skeleton.sh [--mutation NAME]" ;;
esac

stage eject "$PYTHON" ridehailing/eject/eject.py --force --skip "the locks"
stage no-trace no_trace
stage prepare infra/local/build.sh ml-service frontend-packages runner
stage scripts script_checks
stage tests infra/test.sh contract ml-service frontend java
start_stack
stage start is_ready
stage platform "$PYTHON" "$HERE/probe.py" platform
stage journeys infra/test/journeys.sh
stage add-slice add_slice
stage slice "$PYTHON" "$HERE/probe.py" slice
stop_stack
export DEV=1
start_stack
stage develop is_ready
stage reload "$PYTHON" infra/test/reload.py
say "$(wc -l <"$LOGS/passed") passed"
