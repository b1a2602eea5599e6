#!/usr/bin/env bash
# Keeps quotes in flight against the running stack, local or in containers, and prints rates, latencies and memory.
. "$(dirname "$0")/../../infra/lib.sh"
load_settings
npm --prefix infra/bench ci --no-audit --no-fund --silent
TANDEM_SUPERVISOR=$(own_process supervisord.pid || true)
export TANDEM_SUPERVISOR
exec node ridehailing/bench/quotes.mjs
