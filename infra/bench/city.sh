#!/usr/bin/env bash
# Watches the city of the running Tandem for half an hour, requests rides in it as a person would, and prints whether it
# holds what it should. `infra/bench/city.sh --help` lists the options.
. "$(dirname "$0")/../lib.sh"
load_settings
npm --prefix infra/bench ci --no-audit --no-fund --silent
exec node infra/bench/city/main.mjs "$@"
