#!/usr/bin/env bash
# Prints a line for each thing that this machine lacks to run Tandem without Docker, and for each port that is taken.
# Arguments choose the checks: folder java python node ports localhost (the ports on [::1] only); by default all but
# the last. Exits 1 when it printed a line.
. "$(dirname "$0")/lib.sh"
load_settings

problems=0
problem() { say "✗ $*" >&2; problems=$((problems + 1)); }

# at_least 20.9 22.1.0
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -t. -k1,1n -k2,2n | head -1)" = "$1" ]; }

# Who listens on a port, as lines of "address pid".
listeners() {
  if command -v ss >/dev/null; then
    ss -ltnpH "sport = :$1" | sed -n 's/^\([^ ]* *\)\{3\}\([^ ]*\):[0-9]* .*users:(("[^"]*",pid=\([0-9]*\).*/\2 \3/p'
  else
    lsof -nP -Fpn "-iTCP:$1" -sTCP:LISTEN \
      | awk '/^p/ { pid = substr($0, 2) } /^n/ { sub(/:[0-9]*$/, ""); print substr($0, 2), pid }'
  fi 2>/dev/null || true
}

# holder_of 127.0.0.1 3000
holder_of() {
  local pid
  pid=$(listeners "$2" | while read -r address pid; do
    case "$1 $address" in
      *' *' | '127.0.0.1 0.0.0.0' | '127.0.0.1 127.0.0.1' | '127.0.0.1 [::ffff:'* | '::1 [::]' | '::1 [::1]')
        say "$pid"
        ;;
    esac
  done | head -1)
  [ -n "$pid" ] || { say "a process that this user may not see"; return; }
  say "process $pid ($(command_of "$pid" | cut -c1-100))"
}

# Whether a program listens at an address and port. One whose queue is full neither accepts nor refuses; it counts.
is_taken() {
  local attempt i
  (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null &
  attempt=$!
  for ((i = 0; i < 150; i++)); do
    kill -0 $attempt 2>/dev/null || break
    sleep 0.02
  done
  if kill $attempt 2>/dev/null; then return 0; fi
  wait $attempt
}

check_port() {
  local port=${!1} holder
  if is_taken 127.0.0.1 "$port"; then
    holder=$(holder_of 127.0.0.1 "$port")
    problem "Port $port is taken by $holder: stop it, or set another $1 in .env"
  fi
  check_localhost "$1" "${holder:-}"
}

# check_localhost NAME [HOLDER]: no part listens on [::1], which a browser may try first for localhost. A
# holder that is reported already is not reported again.
check_localhost() {
  local port=${!1} holder
  is_taken ::1 "$port" || return 0
  holder=$(holder_of ::1 "$port")
  [ "$holder" = "${2:-}" ] || problem "Port $port is taken on [::1], to which localhost may lead, by $holder:" \
    "stop it, or set another $1 in .env"
}

# Characters in the path of a folder that some tool does not support.
check_folder() {
  local folder
  check_path "$ROOT"
  case $TANDEM_STATE in "$ROOT"/*) ;; *) check_path "$TANDEM_STATE" ;; esac
  for folder in "$ROOT/.tandem" "$TANDEM_STATE"; do
    runs_code_in "$folder" || { problem "No program may run in $folder, which may be mounted noexec: clone elsewhere"; return; }
  done
}

check_path() {
  local shown why=
  shown=$(printf %q "$1")
  # shellcheck disable=SC2016  # the characters themselves
  case $1/ in
    *[[:cntrl:]]*) why="No tool expects a control character" ;;
    *\\*) why="Node.js loads nothing from a folder with a backslash" ;;
    *\"*) why="Java's compiler reads no arguments with a double quote" ;;
    *:*) why="Python's environments and PATH allow no colon" ;;
    *\#*) why="Tailwind takes a # for the end of a file's name" ;;
    *\**) why="TypeScript replaces a * in the path of a package" ;;
    *!/*) why="Java takes !/ for the end of a jar's name" ;;
    *[\$\`]*) why='PostgreSQL calls its programs by a shell, which replaces a $ and a back quote' ;;
  esac
  [ -z "$why" ] || problem "$why, and there is one in the path $shown: clone elsewhere"
  if ! printf %s "$1" | LC_ALL=C grep -q '^[ -~]*$' && [ "$(locale charmap 2>/dev/null || true)" != UTF-8 ]; then
    problem "This machine has no UTF-8 locale, without which Java cannot open $shown: install C.UTF-8, or clone elsewhere"
  elif command -v iconv >/dev/null && ! printf %s "$1" | iconv -f UTF-8 -t UTF-8 >/dev/null 2>&1; then
    problem "The path $shown is not in UTF-8: clone elsewhere"
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

[ $# -gt 0 ] || set -- folder java python node ports
for need in "$@"; do
  case $need in
    folder | java | python | node) "check_$need" ;;
    ports | localhost)
      names=(FRONTEND_PORT GATEWAY_PORT ML_REST_PORT ML_GRPC_PORT POSTGRES_PORT)
      ! has_replica || names+=(GATEWAY_2_PORT)
      [ "${DEV:-}" != 1 ] || names+=(GATEWAY_DEBUG_PORT ML_DEBUG_PORT FRONTEND_DEBUG_PORT)
      for name in "${names[@]}"; do "check_${need%s}" "$name"; done
      ;;
    *) fail "No such need: $need" ;;
  esac
done
[ $problems = 0 ]
