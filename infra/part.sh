#!/usr/bin/env bash
# Stops, kills, starts or restarts one part of a running Tandem, local or in containers:
#   infra/part.sh stop|kill|start|restart postgres|ml-service|gateway|gateway-2|frontend|simulator
. "$(dirname "$0")/lib.sh"
load_settings

action=${1:-} part=${2:-}
[ "$part" != ml ] || part=ml-service
case $action in stop | kill | start | restart) ;; *) fail "Usage: infra/part.sh stop|kill|start|restart PART" ;; esac
case $part in postgres | ml-service | gateway | gateway-2 | frontend | simulator) ;; *) fail "A part is one of: postgres ml-service gateway gateway-2 frontend simulator" ;; esac

if runs_locally; then
  [ "$action" != kill ] || action="signal KILL"
  export TANDEM_ROOT=$ROOT TANDEM_AUTOSTART_GATEWAY_2=false TANDEM_AUTOSTART_SIMULATOR=false
  TANDEM_SOCKET=$(control_socket)
  export TANDEM_SOCKET
  # shellcheck disable=SC2086
  exec .tandem/runner/bin/python -m supervisor.supervisorctl -c infra/local/supervisord.conf $action "$part"
fi
exec docker compose --profile replicas "$action" "$part"
