#!/usr/bin/env bash
# Runs the browser's journeys, the faults included, against a local stack of its own: free ports, a fresh database.
# Then compares the APIs with their descriptions; last, because that leaves data behind.
. "$(dirname "$0")/../lib.sh"

export TANDEM_STATE=$ROOT/.tandem/e2e LOCAL=1 REPLICAS=1
# The journeys expect the model's responses. On a busy machine a call may take longer than the default deadline.
export TANDEM_MLSERVICE_DEADLINE=5s
# ridehailing:begin
export SIMULATOR=off
# ridehailing:end
eval "$("$(find_python)" infra/test/free_ports.py FRONTEND_PORT GATEWAY_PORT ML_REST_PORT ML_GRPC_PORT POSTGRES_PORT)"
rm -rf "$TANDEM_STATE"
mkdir -p "$TANDEM_STATE"

set -m # the stack gets a process group of its own
# In a time zone whose name PostgreSQL does not support: the stack must not inherit it.
TZ=IST infra/up.sh >"$TANDEM_STATE/output.log" 2>&1 </dev/null &
stack=$!
stop_stack() { kill "$stack" 2>/dev/null || true; wait "$stack" 2>/dev/null || true; }
trap stop_stack EXIT
trap 'exit 130' INT TERM HUP

while [ ! -f "$TANDEM_STATE/ready" ]; do
  kill -0 "$stack" 2>/dev/null || { tail -60 "$TANDEM_STATE/output.log"; fail "The stack did not start"; }
  sleep 0.5
done
infra/test/journeys.sh || { say "The stack's last lines:"; tail -40 "$TANDEM_STATE/output.log"; exit 1; }
infra/test/schemas.sh

"$(find_python)" infra/test/quiet_log.py <"$TANDEM_STATE/output.log" || fail "A healthy stack logs no line for each call"

stop_stack
trap - EXIT
for port in "$FRONTEND_PORT" "$GATEWAY_PORT" "$ML_REST_PORT" "$ML_GRPC_PORT" "$POSTGRES_PORT"; do
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then fail "Port $port is still served after the stack was stopped"; fi
done
say "The stack stopped and left no port behind"
