#!/usr/bin/env bash
# Stops Tandem however it runs; the data stays. With --volumes the data goes too.
. "$(dirname "$0")/lib.sh"
load_settings

STOP_SECONDS=${TANDEM_STOP_SECONDS:-180} # the sum of what supervisord.conf gives the parts

# Stops the runner in the foreground, which stops all parts, or the supervisor when there is no runner. Both must end.
stop_locally() {
  local runner supervisor deadline=$((SECONDS + STOP_SECONDS))
  runner=$(own_process run.pid || true)
  supervisor=$(own_process supervisord.pid || true)
  kill "${runner:-$supervisor}" 2>/dev/null || true
  while is_own_process "$runner" || is_own_process "$supervisor"; do
    [ $SECONDS -lt $deadline ] || fail "Not stopped after $STOP_SECONDS s: process ${supervisor:-$runner} still runs;" \
      "$TANDEM_STATE/supervisord.log says which parts it waits for, and 'kill -9 ${supervisor:-$runner}' ends it"
    sleep 0.2
  done
  say "The local processes are stopped."
}

if own_process run.pid >/dev/null || runs_locally; then stop_locally; fi
remove_stale_pid_files
if docker_answers; then docker compose --profile '*' down --remove-orphans "$@"; fi
if [ "${1:-}" = --volumes ]; then rm -rf "$TANDEM_STATE/postgres/data"; fi
