#!/usr/bin/env bash
# Holds 10,000 drivers' sockets on one gateway, then on a Node server of the same protocol, and writes a table of both.
# `ridehailing/bench/sockets.sh --help` lists the options. Linux only: it reads /proc.
. "$(dirname "$0")/../../infra/lib.sh"
load_settings

# Every socket is a file, here and in the server.
ulimit -n "$(ulimit -Hn)"

npm --prefix ridehailing/bench ci --no-audit --no-fund --silent
case " $* " in
  *" report "* | *" --help "* | *" -h "*) parts=() ;;
  *gateway*) parts=(java ml-service) ;;
  *" --system node "* | *" --system=node "*) parts=(java) ;;
  *) parts=(java ml-service) ;;
esac
if [ ${#parts[@]} -gt 0 ]; then
  infra/preflight.sh java python
  infra/local/build.sh "${parts[@]}"
  JDK=$(find_jdk)
  export JDK
  eval "$("$(find_python)" infra/test/free_ports.py GATEWAY_PORT ML_REST_PORT ML_GRPC_PORT POSTGRES_PORT)"
fi
exec node ridehailing/bench/sockets/main.mjs "$@"
