#!/usr/bin/env bash
# Builds on this machine what has changed since the last build. Takes the names of the steps: java ml-service frontend
# frontend-packages runner, or classpath. The steps run side by side; each writes to .tandem/build/<step>.log.
. "$(dirname "$0")/../lib.sh"
. infra/local/stamps.sh

build_java() {
  local modules=(gateway infra/local-postgres)
  # ridehailing:begin
  modules+=(ridehailing/simulator)
  # ridehailing:end
  if ! has_jars "${modules[@]}" || ! is_up_to_date java; then
    mvn --batch-mode --no-transfer-progress package -pl "$(IFS=, && say "${modules[*]}")" -am -Dmaven.test.skip -Dspring-javaformat.skip
    set_stamp java
  fi
}

# The gateway's dependencies and the tools of `make dev`; the modules must have been built.
build_classpath() {
  if [ ! -f "$BUILD/classpath" ] || ! is_up_to_date classpath; then
    mvn --batch-mode --no-transfer-progress --activate-profiles dev process-classes dependency:build-classpath -pl gateway -am \
      -DincludeScope=runtime -Dmdep.outputFile="$BUILD/classpath" -Dmaven.main.skip -Dspring-javaformat.skip
    set_stamp classpath
  fi
}

# has_jars modules...: whether each has been built at some time
has_jars() {
  local module
  for module in "$@"; do [ -f "$module/target/${module##*/}.jar" ] || return 1; done
}

install_frontend() {
  if [ ! -d frontend/node_modules ] || ! is_up_to_date frontend-install; then
    npm --prefix frontend ci --no-audit --no-fund
    set_stamp frontend-install
  fi
}

build_frontend() {
  install_frontend
  if [ ! -f frontend/.next/standalone/server.js ] || ! is_up_to_date frontend; then
    npm --prefix frontend run build
    set_stamp frontend
  fi
}

build_runner() {
  local venv=$ROOT/.tandem/runner
  if ! cmp -s infra/local/requirements.txt "$venv/installed.txt"; then
    "$(find_python)" -m venv --clear "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r infra/local/requirements.txt
    cp infra/local/requirements.txt "$venv/installed.txt"
  fi
}

build() {
  case $1 in
    java) build_java ;;
    classpath) build_classpath ;;
    ml-service) PYTHON=$(find_python) ml-service/setup.sh ;;
    frontend) build_frontend ;;
    frontend-packages) install_frontend ;;
    runner) build_runner ;;
    *) fail "No such step: $1" ;;
  esac
}

report() {
  if [ "$2" = 0 ]; then
    say "✓ $1"
  else
    say "✗ $1: this failed, the end of ${BUILD#"$ROOT/"}/$1.log:" >&2
    tail -40 "$BUILD/$1.log" >&2
  fi
}

set -m # a process group for each step, so that all of it can be stopped
pids=()
# shellcheck disable=SC2317,SC2329  # the trap calls it
stop() { for pid in "${pids[@]}"; do kill -- "-$pid" 2>/dev/null || true; done; exit 130; }
trap stop INT TERM HUP
for name in "$@"; do
  build "$name" >"$BUILD/$name.log" 2>&1 </dev/null &
  pids+=($!)
done
failed=0 i=0
for name in "$@"; do
  code=0
  wait "${pids[$i]}" || code=$?
  report "$name" "$code"
  [ "$code" = 0 ] || failed=1
  i=$((i + 1))
done
exit $failed
