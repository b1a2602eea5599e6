#!/usr/bin/env bash
# Holds 10,000 drivers' sockets on one gateway, then on a Node server of the same protocol, and writes a table of both.
# `ridehailing/bench/sockets.sh --help` lists the options. Linux only: it reads /proc.
. "$(dirname "$0")/../../infra/lib.sh"
load_settings

# Every socket is a file, here and in the server.
ulimit -n "$(ulimit -Hn)"

wants_gateway() {
  case " $* " in
    *gateway*) return 0 ;;
    *" report "* | *" --system node "* | *" --system=node "* | *" --help "*) return 1 ;;
  esac
}

if wants_gateway "$@"; then
  infra/preflight.sh java python
  infra/local/build.sh java ml-service
  JDK=$(find_jdk)
  export JDK
fi
npm --prefix ridehailing/bench ci --no-audit --no-fund --silent
exec node ridehailing/bench/sockets/main.mjs "$@"
