#!/usr/bin/env bash
# Stops, kills, starts or restarts one part of a running stack, local or in containers:
#   infra/part.sh stop|kill|start|restart PART
# A restart builds what was changed in the part first. The parts are the programs of infra/local/supervisord.conf.
. "$(dirname "$0")/lib.sh"
load_settings

action=${1:-} part=${2:-}
[ "$part" != ml ] || part=ml-service
case $action in stop | kill | start | restart) ;; *) fail "Usage: infra/part.sh stop|kill|start|restart PART" ;; esac
parts=$(sed -n 's/^\[program:\(.*\)\]$/\1/p' infra/local/supervisord.conf | xargs)
case " $parts " in *" $part "*) ;; *) fail "A part is one of: $parts" ;; esac

if runs_locally; then
  if [ "$action" = restart ] && [ ! -d "$TANDEM_STATE/dev" ]; then # `make dev` compiles what is saved by itself
    case $part in ml-service | frontend) infra/local/build.sh "$part" ;; *) infra/local/build.sh java ;; esac
  fi
  [ "$action" != kill ] || action="signal KILL"
  # shellcheck disable=SC2086
  exec .tandem/runner/bin/python -m supervisor.supervisorctl -c <(say '[supervisorctl]') -s "unix://$(control_socket)" $action "$part"
fi
if [ "$action" = restart ]; then
  exec docker compose --profile replicas up --detach --build --no-deps --force-recreate "$part"
fi
exec docker compose --profile replicas "$action" "$part"
