#!/usr/bin/env bash
# Stops Tandem however it runs; the data stays. With --volumes the data goes too.
. "$(dirname "$0")/lib.sh"
load_settings

if runs_locally; then
  supervisor=$(cat "$TANDEM_STATE/supervisord.pid")
  kill "$(cat "$TANDEM_STATE/run.pid" 2>/dev/null || say "$supervisor")" || kill "$supervisor"
  while kill -0 "$supervisor" 2>/dev/null; do sleep 0.2; done
  say "The local processes are stopped."
fi
if docker_answers; then docker compose --profile '*' down --remove-orphans "$@"; fi
if [ "${1:-}" = --volumes ]; then rm -rf "$TANDEM_STATE/postgres/data"; fi
