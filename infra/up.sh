#!/usr/bin/env bash
# Runs Tandem: by Docker Compose where an engine responds; otherwise, or with LOCAL=1, as local processes in the
# foreground. With DEV=1 these run from the sources and reload what is saved.
. "$(dirname "$0")/lib.sh"
load_settings

up_by_compose() {
  local options=()
  if has_replica; then
    export COMPOSE_PROFILES=replicas TANDEM_GATEWAYS=http://gateway:8080,http://gateway-2:8080
  fi
  # ridehailing:begin
  is_on SIMULATOR || options+=(--scale simulator=0)
  # ridehailing:end
  docker compose up --build --wait ${options[@]+"${options[@]}"}
  say "" "Tandem is ready after $SECONDS s." \
    "  the page           http://localhost:$FRONTEND_PORT" \
    "  the API's page     http://localhost:$GATEWAY_PORT/api/docs" \
    "  the ML service's   http://localhost:$ML_REST_PORT/docs" \
    "'make down' stops it."
  infra/preflight.sh localhost || true # containers run all the same; the addresses above may lead elsewhere
}

up_locally() {
  ! runs_locally || fail "Tandem already runs from this clone (process $(own_process supervisord.pid)); 'make down' stops it."
  remove_stale_pid_files
  infra/preflight.sh
  say "Preparing; a first time takes some minutes ..."
  TANDEM_GATEWAYS=http://127.0.0.1:$GATEWAY_PORT
  TANDEM_AUTOSTART_GATEWAY_2=false
  if has_replica; then
    TANDEM_GATEWAYS+=,http://127.0.0.1:$GATEWAY_2_PORT TANDEM_AUTOSTART_GATEWAY_2=true
  fi
  export TANDEM_GATEWAYS TANDEM_AUTOSTART_GATEWAY_2
  # ridehailing:begin
  TANDEM_AUTOSTART_SIMULATOR=false
  ! is_on SIMULATOR || TANDEM_AUTOSTART_SIMULATOR=true
  export TANDEM_AUTOSTART_SIMULATOR
  # ridehailing:end
  export TANDEM_DEV=false
  rm -rf "${TANDEM_STATE:?}/dev"
  if [ "${DEV:-}" = 1 ]; then
    TANDEM_DEV=true
    infra/local/build.sh java ml-service frontend-packages runner
    infra/local/build.sh classpath
    mkdir -p "$TANDEM_STATE/dev/classes"
    cp -R {ml-service-client,gateway}/target/classes/. "$TANDEM_STATE/dev/classes"
  else
    infra/local/build.sh java ml-service frontend runner
  fi
  TANDEM_UP_SINCE=$(($(date +%s) - SECONDS))
  export TANDEM_ROOT=$ROOT TANDEM_UP_SINCE
  mkdir -p "$TANDEM_STATE"
  TANDEM_SOCKET=$(control_socket)
  export TANDEM_SOCKET
  exec .tandem/runner/bin/python infra/local/run.py "$TANDEM_SOCKET" # by which own_process recognises it
}

if [ "${LOCAL:-}" != 1 ] && [ "${DEV:-}" != 1 ] && docker_answers; then up_by_compose; else up_locally; fi
