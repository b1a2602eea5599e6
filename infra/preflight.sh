#!/usr/bin/env bash
# Says in one line each what this machine lacks to run Tandem without Docker, and which port is taken and by whom. Takes what
# to look at: java python node ports; without any, all of it. Exits 1 when there is anything to say.
. "$(dirname "$0")/lib.sh"
load_settings

problems=0
problem() { say "✗ $*" >&2; problems=$((problems + 1)); }

# at_least 20.9 22.1.0
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -t. -k1,1n -k2,2n | head -1)" = "$1" ]; }

holder_of() {
  local pid
  pid=$(ss -ltnpH "sport = :$1" 2>/dev/null | sed -n 's/.*pid=\([0-9]*\).*/\1/p' | head -1 || true)
  [ -n "$pid" ] || pid=$(lsof -nP -t "-iTCP:$1" -sTCP:LISTEN 2>/dev/null | head -1 || true)
  [ -n "$pid" ] || { say "a process that this user may not see"; return; }
  say "process $pid ($(ps -o args= -p "$pid" 2>/dev/null | cut -c1-100 || tr '\0' ' ' <"/proc/$pid/cmdline" | cut -c1-100))"
}

check_port() {
  if (exec 3<>"/dev/tcp/127.0.0.1/${!1}") 2>/dev/null; then
    problem "Port ${!1} is taken by $(holder_of "${!1}"): stop it, or set another $1 in .env"
  fi
}

check_java() {
  local maven
  find_jdk >/dev/null || problem "No JDK 25 found: install one (Eclipse Temurin, for example), or let JAVA25_HOME point to it"
  maven=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' || true)
  { [ -n "$maven" ] && at_least 3.8 "$maven"; } || problem "Maven 3.8 or newer is needed, found ${maven:-none}"
}

check_python() {
  find_python >/dev/null || problem "Python 3.11, 3.12 or 3.13 with its venv module is needed," \
    "found $(python3 --version 2>/dev/null || say none); PYTHON=/path/to/python names another"
}

check_node() {
  local node
  node=$(node --version 2>/dev/null || true)
  { [ -n "$node" ] && at_least 20.9 "${node#v}"; } || problem "Node.js 20.9 or newer is needed, found ${node:-none}"
  command -v npm >/dev/null || problem "npm is needed; it comes with Node.js"
}

[ $# -gt 0 ] || set -- java python node ports
for need in "$@"; do
  case $need in
    java | python | node) "check_$need" ;;
    ports)
      names=(FRONTEND_PORT GATEWAY_PORT ML_REST_PORT ML_GRPC_PORT POSTGRES_PORT)
      ! has_replica || names+=(GATEWAY_2_PORT)
      for name in "${names[@]}"; do check_port "$name"; done
      ;;
    *) fail "No such need: $need" ;;
  esac
done
[ $problems = 0 ]
