#!/usr/bin/env bash
# Stops Tandem however it runs; the data stays. With --volumes the data goes too.
. "$(dirname "$0")/lib.sh"
load_settings

if runs_locally; then
  pid=$(cat "$TANDEM_STATE/supervisord.pid")
  kill "$pid"
  while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
  say "The local processes are stopped."
fi
if docker_answers; then docker compose down --remove-orphans "$@"; fi
if [ "${1:-}" = --volumes ]; then rm -rf "$TANDEM_STATE/postgres/data"; fi
