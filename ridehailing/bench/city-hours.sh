#!/usr/bin/env bash
# Measures the city at several hours, each on a local stack of its own: free ports, a fresh database, a simulator that
# stays at the hour. Prints one table with a column an hour.
. "$(dirname "$0")/../../infra/lib.sh"
load_settings

usage="ridehailing/bench/city-hours.sh [options]
  --hours LIST      the hours, separated by commas (tue-04,tue-08,fri-18,sat-23)
  --side-by-side    measure all at the same time; the machine needs the cores and about 1 GB for each
  --into FILE       put the table into this page too, between its markers
  --warm-up N, --seconds N, --requests-per-minute N: as ridehailing/bench/city.sh has them"
hours=tue-04,tue-08,fri-18,sat-23 side_by_side=0 options=() into=()
while [ $# -gt 0 ]; do
  case $1 in
    --side-by-side) side_by_side=1 ;;
    --help | -h) fail "$usage" ;;
    --hours | --into | --warm-up | --seconds | --requests-per-minute)
      [ $# -gt 1 ] || fail "$1 needs a value"$'\n'"$usage"
      case $1 in --hours) hours=$2 ;; --into) into=("$1" "$2") ;; *) options+=("$1" "$2") ;; esac
      shift
      ;;
    *) fail "No such option: $1"$'\n'"$usage" ;;
  esac
  shift
done
hour='(mon|tue|wed|thu|fri|sat|sun)-([01][0-9]|2[0-3])'
[[ $hours =~ ^$hour(,$hour)*$ ]] \
  || fail "An hour is a day and an hour, such as fri-18; --hours is a list of them with commas, not '$hours'"
IFS=, read -ra hours <<<"$hours"

figures=$ROOT/.tandem/bench/city
export LOCAL=1 REPLICAS=1 SIMULATOR=on
mkdir -p "$figures"

# All is built before the first stack starts; then none of them finds anything to build.
infra/preflight.sh java python node
infra/local/build.sh java ml-service frontend runner
npm --prefix ridehailing/bench ci --no-audit --no-fund --silent

set -m # each stack and each measurement gets a process group of its own
stacks=() measurements=()
# shellcheck disable=SC2317,SC2329  # the trap calls it
stop_all() {
  local pid
  trap - EXIT
  for pid in ${measurements[@]+"${measurements[@]}"}; do kill -- "-$pid" 2>/dev/null || true; done
  stop_stacks
}
stop_stacks() {
  local pid
  for pid in ${stacks[@]+"${stacks[@]}"}; do kill "$pid" 2>/dev/null || true; done
  for pid in ${stacks[@]+"${stacks[@]}"}; do wait "$pid" || true; done
  stacks=()
}
trap stop_all EXIT
trap 'exit 130' INT TERM HUP

# Starts the stack of an hour and waits until it is ready; its ports and its state are the environment's from then on.
start_stack() {
  export SIMULATOR_HOUR=$1 TANDEM_STATE=$ROOT/.tandem/city/$1
  eval "$("$(find_python)" infra/test/free_ports.py FRONTEND_PORT GATEWAY_PORT ML_REST_PORT ML_GRPC_PORT POSTGRES_PORT)"
  export GATEWAY_URL=http://127.0.0.1:$GATEWAY_PORT
  rm -rf "$TANDEM_STATE"
  mkdir -p "$TANDEM_STATE"
  say "$1: starting a stack; its output is in ${TANDEM_STATE#"$ROOT/"}/output.log"
  infra/up.sh >"$TANDEM_STATE/output.log" 2>&1 </dev/null &
  stacks+=($!)
  local stack=$!
  while [ ! -f "$TANDEM_STATE/ready" ]; do
    kill -0 "$stack" 2>/dev/null || { tail -60 "$TANDEM_STATE/output.log"; fail "The stack of $1 did not start"; }
    sleep 0.5
  done
}

measure() {
  local result=$figures/$SIMULATOR_HOUR
  node ridehailing/bench/city/main.mjs run --hour "$SIMULATOR_HOUR" --json "$result.json" ${options[@]+"${options[@]}"} \
    2>&1 </dev/null | tee "$result.log" &
  measurements+=($!)
}

for hour in "${hours[@]}"; do
  rm -f "$figures/$hour.json"
  start_stack "$hour"
  measure
  if [ "$side_by_side" = 0 ]; then
    wait "${measurements[@]}" || true
    measurements=()
    stop_stacks
  fi
done
for measurement in ${measurements[@]+"${measurements[@]}"}; do wait "$measurement" || true; done
measurements=()
stop_stacks

results=() missing=()
for hour in "${hours[@]}"; do
  if [ -f "$figures/$hour.json" ]; then results+=("$figures/$hour.json"); else missing+=("$hour"); fi
done
code=0
if [ ${#results[@]} -gt 0 ]; then
  node ridehailing/bench/city/main.mjs report "${results[@]}" ${into[@]+"${into[@]}"} | tee "$figures/city.md" || code=1
fi
[ ${#missing[@]} = 0 ] || fail "No figures of ${missing[*]}: the logs are in ${figures#"$ROOT/"}"
exit $code
