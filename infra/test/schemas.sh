#!/usr/bin/env bash
# Holds the descriptions of both APIs against the stack whose ports the environment names: what a description allows is
# accepted, what it forbids is refused, and every response is as described. The requests are the same in every run.
. "$(dirname "$0")/../lib.sh"
load_settings
infra/test/tools.sh
export SCHEMATHESIS_HOOKS=$ROOT/infra/test/schemas/refusals.py
LOGS=$TANDEM_STATE/schemas
mkdir -p "$LOGS"

# Prints how many addresses a description has.
addresses() {
  "$(find_python)" -c 'import json, sys, urllib.request as http; print(len(json.load(http.urlopen(sys.argv[1]))["paths"]))' "$1"
}

# check name description
check() {
  local addresses
  addresses=$(addresses "$2")
  # Without a slice the gateway describes none, which Schemathesis takes for an error.
  if [ "$addresses" = 0 ]; then say "The description of $1 has no address"; return; fi
  .tandem/tools/bin/schemathesis --config-file infra/test/schemas/schemathesis.toml \
    run --no-color "$2" >"$LOGS/$1.log" 2>&1 || { cat "$LOGS/$1.log"; fail "The description of $1 does not hold"; }
  say "The description of $1 holds:$(sed -n 's/^  \([0-9]* generated\),.*/ \1 requests/p' "$LOGS/$1.log")"
}
check ml-service "http://127.0.0.1:$ML_REST_PORT/openapi.json"
check gateway "http://127.0.0.1:$GATEWAY_PORT/api/openapi.json"
