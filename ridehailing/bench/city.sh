#!/usr/bin/env bash
# Watches the city of the running stack for half an hour, requests rides in it as a person would, and prints whether
# it meets its targets. `ridehailing/bench/city.sh --help` lists the options.
. "$(dirname "$0")/../../infra/lib.sh"
load_settings
npm --prefix ridehailing/bench ci --no-audit --no-fund --silent
exec node ridehailing/bench/city/main.mjs "$@"
