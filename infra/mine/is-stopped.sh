#!/usr/bin/env bash
# Fails, with one line that says why, while this clone's stack runs: as local processes, or in containers.
. "$(dirname "$0")/../lib.sh"
load_settings
if own_process run.pid >/dev/null || runs_locally; then fail "It runs from this clone: make down stops it"; fi
if docker_answers && [ -n "$(docker compose --profile '*' ps --quiet 2>/dev/null)" ]; then
  fail "It runs in containers: make down stops them"
fi
