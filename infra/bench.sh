#!/usr/bin/env bash
# Keeps requests in flight against the running stack, local or in containers, and prints rates, latencies and memory:
#   infra/bench.sh METHOD PATH [BODY | @FILE]
. "$(dirname "$0")/lib.sh"
load_settings
npm --prefix infra/bench ci --no-audit --no-fund --silent
TANDEM_SUPERVISOR=$(own_process supervisord.pid || true)
export TANDEM_SUPERVISOR
exec node infra/bench/http.mjs "$@"
