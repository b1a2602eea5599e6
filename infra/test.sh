#!/usr/bin/env bash
# Runs the parts of the tests, by default all but those that need containers or a copy of the tree, and ends with a
# summary. A part that fails does not stop the others. Independent parts run side by side in two lanes; TEST_LANES=1
# puts them in a row. With TESTS=NAME the parts java, ml-service, frontend and scripts run only the tests of that name,
# and no other checks: a class of Java, a file of Vitest, a word for pytest or unittest.
. "$(dirname "$0")/lib.sh"
. infra/local/stamps.sh

PARTS=(contract scripts ml-service java frontend e2e)
LOGS=$ROOT/.tandem/test
mkdir -p "$LOGS"
if [ $# -gt 0 ]; then PARTS=("$@"); fi

# Modules side by side where neither needs the other; a module that fails stops only those that need it. One plugin
# lacks the mark of being safe for that (apache/maven-toolchains-plugin#133): Maven would warn of it in every module.
# The jars are those that `make up` and the other parts would build, so the stamp is set, to when the build started.
# Native libraries are unpacked into Java's temporary folder: /tmp or, where no code may run there, one below .tandem.
test_java() {
  local temporary=$ROOT/.tandem/tmp/test
  if ! runs_code_in /tmp; then
    mkdir -p "$temporary"
    export JDK_JAVA_OPTIONS="-Djava.io.tmpdir=\"$temporary\""
  fi
  touch "$BUILD/java.started"
  mvn --batch-mode --no-transfer-progress --threads 3 --fail-at-end \
    -Dorg.slf4j.simpleLogger.log.org.apache.maven.lifecycle.internal.builder.BuilderCommon=error verify \
    && set_stamp java "$BUILD/java.started"
}

# The page is built even if nothing changed; the parts that follow take it.
test_frontend() {
  npm --prefix frontend run check && npm --prefix frontend run build && set_stamp frontend
}

run_part() {
  case $1${TESTS:+ named} in
    'java named') mvn --batch-mode --no-transfer-progress test -Dtest="$TESTS" -Dsurefire.failIfNoSpecifiedTests=false \
      && grep -q '^\[INFO\] Tests run: ' "$LOGS/java.log" ;;
    'ml-service named') (cd ml-service && .venv/bin/python -m pytest --quiet -k "$TESTS") ;;
    'frontend named') (cd frontend && npx vitest run "$TESTS") ;;
    'scripts named') infra/test/tools.sh && .tandem/tools/bin/python infra/test/unit_tests.py "$TESTS" ;;
    *' named') fail "TESTS=NAME does not reach the part $1" ;;
    contract) npm --prefix infra/contract ci --no-audit --no-fund --silent && infra/contract/check.sh ;;
    scripts) infra/test/scripts.sh ;;
    ml-service) ml-service/check.sh ;;
    java) test_java ;;
    frontend) test_frontend ;;
    e2e) infra/test/e2e.sh ;;
    compose) infra/test/compose.sh ;;
    # template:begin
    mine) template/mine/mine.sh ;;
    mine-short) template/mine/mine.sh short ;;
    # template:end
    # ridehailing:begin
    skeleton) ridehailing/eject/skeleton.sh ;;
    # ridehailing:end
    *) fail "No such part: $1" ;;
  esac
}

uncoloured() { sed $'s/\x1b\\[[0-9;]*m//g'; }

# How many tests a part's runners report as passed and failed, as "passed failed"; a part without tests counts as one.
count() {
  local log=$LOGS/$1.log passed failed
  case $1 in
    java)
      read -r passed failed < <(sed -n 's/.*Tests run: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\), Skipped: \([0-9]*\)$/\1 \2 \3 \4/p' "$log" \
        | awk '{ run += $1; bad += $2 + $3; skipped += $4 } END { print run - bad - skipped, bad + 0 }')
      ;;
    *)
      passed=$(grep -Eo '(^|[^0-9.])[0-9]+ (checks )?passed|Ran [0-9]+ tests' "$log" | grep -Eo '[0-9]+' | tail -1 || true)
      failed=$(grep -Eo '(^|[^0-9.])[0-9]+ failed' "$log" | grep -Eo '[0-9]+' | tail -1 || true)
      ;;
  esac
  if [ "$2" = 0 ]; then
    say "$((${passed:-0} > 0 ? passed : 1)) 0"
  else
    say "${passed:-0} $((${failed:-0} > 0 ? failed : 1))"
  fi
}

# The names of the tests that failed, as Playwright, pytest, Surefire, Vitest and unittest print them.
failures() {
  uncoloured <"$LOGS/$1.log" \
    | grep -E '^ +[0-9]+\) |^(FAILED|ERROR|FAIL:|ERROR:) |^\[ERROR\]   |^ *FAIL ' | grep -v 'mvn <args>' | sort -u | head -n 20 || true
}

needs=(folder) steps=()
for part in "${PARTS[@]}"; do
  case $part in
    contract) needs+=(node) ;;
    ml-service) needs+=(python) steps+=(ml-service) ;;
    java) needs+=(java python) steps+=(ml-service) ;;
    frontend) needs+=(node) steps+=(frontend-packages) ;;
    compose) needs+=(node python) steps+=(frontend-packages) ;;
    e2e) needs+=(java python node) steps+=(ml-service frontend-packages) ;;
    # ridehailing:begin
    scripts) needs+=(java python node) steps+=(java) ;;
    # ridehailing:end
    *) needs+=(java python node) ;;
  esac
done
# shellcheck disable=SC2046
infra/preflight.sh $(printf '%s\n' "${needs[@]}" | sort -u)
say "Preparing; a first time takes some minutes ..."
# shellcheck disable=SC2046
[ ${#steps[@]} = 0 ] || infra/local/build.sh $(printf '%s\n' "${steps[@]}" | sort -u)

# run_and_time PART: runs it, its output in its log, its exit code and seconds in a file for the summary
run_and_time() {
  local part=$1 started=$SECONDS code=0
  (run_part "$part") </dev/null >"$LOGS/$part.log" 2>&1 || code=$?
  say "$code $((SECONDS - started))" >"$LOGS/$part.result"
  say "$(mark "$code") $part ($((SECONDS - started)) s)"
}

mark() { if [ "$1" = 0 ]; then say ✓; else say ✗; fi; }

is_wanted() { case " ${PARTS[*]} " in *" $1 "*) return 0 ;; *) return 1 ;; esac }

# The parts that start no stack of their own: Java's tests in one lane, the others in a second one. Then the rest.
run_parts() {
  local part lane='' in_a_row=() beside=()
  for part in "${PARTS[@]}"; do
    case $part in
      contract | scripts | ml-service | frontend) beside+=("$part") ;;
      java) [ "${TEST_LANES:-2}" = 1 ] && in_a_row=(java ${in_a_row[@]+"${in_a_row[@]}"}) ;;
      *) in_a_row+=("$part") ;;
    esac
  done
  if is_wanted java && [ "${TEST_LANES:-2}" != 1 ]; then
    set -m # a process group of its own, so that Ctrl-C ends all of it
    run_and_time java &
    lane=$!
    set +m
    # shellcheck disable=SC2064  # this lane's number
    trap "kill -- -$lane 2>/dev/null || true; exit 130" INT TERM HUP
  fi
  for part in ${beside[@]+"${beside[@]}"}; do run_and_time "$part"; done
  if [ -n "$lane" ]; then
    wait "$lane"
    trap - INT TERM HUP
  fi
  for part in ${in_a_row[@]+"${in_a_row[@]}"}; do run_and_time "$part"; done
}
run_parts

summary=() all_passed=0 all_failed=0
for part in "${PARTS[@]}"; do
  read -r code seconds <"$LOGS/$part.result"
  if [ "$code" != 0 ] || [ -n "${CI:-}" ]; then
    say "" "── $part"
    tail -n 400 "$LOGS/$part.log"
  fi
  read -r passed failed < <(count "$part" "$code" | uncoloured)
  all_passed=$((all_passed + passed)) all_failed=$((all_failed + failed))
  summary+=("$(printf '%s %-11s %5d passed %4d failed %5d s' "$(mark "$code")" "$part" "$passed" "$failed" "$seconds")")
  while IFS= read -r skipped; do summary+=("  $skipped"); done < <(grep '^skipped: ' "$LOGS/$part.log" || true)
  if [ "$code" != 0 ]; then
    while IFS= read -r name; do summary+=("$name"); done < <(failures "$part")
  fi
done

say "" "Summary; the logs are in .tandem/test"
printf '%s\n' "${summary[@]}"
say "all of it took $SECONDS s" "$all_passed passed, $all_failed failed"
[ "$all_failed" = 0 ]
