#!/usr/bin/env bash
# Runs Tandem: by Docker Compose where an engine answers, else, or with LOCAL=1, as local processes in the foreground.
. "$(dirname "$0")/lib.sh"
load_settings

up_by_compose() {
  docker compose up --build --wait
  say "" "Tandem is ready after $SECONDS s." \
    "  the page           http://localhost:$FRONTEND_PORT" \
    "  the API's page     http://localhost:$GATEWAY_PORT/api/docs" \
    "  the ML service's   http://localhost:$ML_REST_PORT/docs" \
    "'make down' stops it."
}

up_locally() {
  ! runs_locally || fail "Tandem already runs from this clone (process $(cat "$TANDEM_STATE/supervisord.pid")); 'make down' stops it."
  infra/preflight.sh
  say "Preparing; a first time takes some minutes ..."
  infra/local/build.sh java ml-service frontend runner
  TANDEM_UP_SINCE=$(($(date +%s) - SECONDS))
  export TANDEM_ROOT=$ROOT TANDEM_UP_SINCE
  TANDEM_SOCKET=$(control_socket)
  export TANDEM_SOCKET
  exec .tandem/runner/bin/python infra/local/run.py
}

if [ "${LOCAL:-}" != 1 ] && docker_answers; then up_by_compose; else up_locally; fi
