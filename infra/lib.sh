# shellcheck shell=bash
# What the scripts share; source it. Runs with bash 3.2, which macOS has.
set -euo pipefail

unset CDPATH # with it, `cd` goes elsewhere and prints where
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$ROOT"

say() { printf '%s\n' "$@"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# No process depends on the machine's time zone; PostgreSQL does not support some names that other programs accept.
export TZ=UTC

# In the C locale a JVM cannot open a file whose name is not ASCII.
use_utf8() {
  local name
  [ "$(locale charmap 2>/dev/null || true)" != UTF-8 ] || return 0
  for name in C.UTF-8 en_US.UTF-8; do
    if [ "$(LC_ALL=$name locale charmap 2>/dev/null || true)" = UTF-8 ]; then
      export LC_ALL=$name
      return
    fi
  done
}
use_utf8

# Our parts call one another on this machine: no proxy is in between, whatever the environment names. Programs read
# either spelling of the variable, and take a lone * for every address.
bypass_proxies() {
  local name value
  for name in NO_PROXY no_proxy; do
    if [ $name = NO_PROXY ]; then value=${NO_PROXY:-${no_proxy:-}}; else value=${no_proxy:-$NO_PROXY}; fi
    case ,$value, in
      ,\*, | *,localhost,127.0.0.1,::1,*) ;;
      *) value=${value:+$value,}localhost,127.0.0.1,::1 ;;
    esac
    export "$name=$value"
  done
}
bypass_proxies

# A folder of state is ignored by git by a file of its own: also when the project, and this folder, get another name.
# A clone that this user may only read has none.
make_ignored() { [ -e "$1/.gitignore" ] || { mkdir -p "$1" && say '*' >"$1/.gitignore"; } 2>/dev/null || true; }
make_ignored "$ROOT/.tandem"

# shellcheck source=infra/dotenv.sh
. infra/dotenv.sh

# Settings: the environment before .env before .env.example. What is empty is not set, as in docker-compose.yml.
load_settings() {
  [ ! -f .env ] || defaults_from .env
  defaults_from .env.example --replace-empty
  export TANDEM_STATE=${TANDEM_STATE:-$ROOT/.tandem}
  case $TANDEM_STATE in
    "$ROOT/.tandem"/*) ;;
    "$ROOT"/* | [!/]*) [ -e "$TANDEM_STATE" ] || make_ignored "$TANDEM_STATE" ;;
  esac
}

# Whether a switch among the settings is on; fails for what is neither on nor off.
is_on() {
  case ${!1} in on) return 0 ;; off) return 1 ;; *) fail "$1 is on or off, not '${!1}'" ;; esac
}

# Whether a second gateway runs; fails for what is neither 1 nor 2.
has_replica() {
  case $REPLICAS in 2) return 0 ;; 1) return 1 ;; *) fail "REPLICAS is 1 or 2, not '$REPLICAS'" ;; esac
}

docker_answers() { command -v docker >/dev/null && docker info >/dev/null 2>&1 && docker compose version >/dev/null 2>&1; }

# Prints the command line of a process; nothing when there is none.
command_of() { { ps -ww -o args= -p "$1" || tr '\0' ' ' <"/proc/$1/cmdline" || true; } 2>/dev/null; }

# own_process run.pid|supervisord.pid: prints the process that the file names if it is this stack's own; fails
# otherwise. The number alone may be another program's by now: the command line of our own processes names the control
# socket.
own_process() {
  local pid
  pid=$(cat "$TANDEM_STATE/$1" 2>/dev/null) || return 1
  is_own_process "$pid" && say "$pid"
}

is_own_process() {
  case $1 in '' | *[!0-9]*) return 1 ;; esac
  case "$(command_of "$1") " in *" $(control_socket) "*) return 0 ;; *) return 1 ;; esac
}

# Removes the files that name a process which is not, or no longer, this stack's own; says so when that process runs.
remove_stale_pid_files() {
  local name pid command
  for name in run.pid supervisord.pid; do
    if [ ! -f "$TANDEM_STATE/$name" ] || own_process "$name" >/dev/null; then continue; fi
    pid=$(cat "$TANDEM_STATE/$name")
    rm -f "$TANDEM_STATE/$name"
    case $pid in '' | *[!0-9]*) continue ;; esac
    command=$(command_of "$pid" | cut -c1-100)
    case $command in '' | '['*) continue ;; esac # what has no command line any more is on its way out
    say "An earlier run left $name; its process $pid is another program by now and is left alone: $command"
  done
}

# A stack runs locally from this clone when its supervisor lives.
runs_locally() { own_process supervisord.pid >/dev/null; }

# Where the local stack's supervisor listens. A socket's path has 107 bytes (macOS: 103) and a clone's may be longer;
# every shell must find it, whatever its TMPDIR and however it came to the folder.
control_socket() { say "/tmp/tandem-$(id -u)-$(cd "$TANDEM_STATE" && pwd -P | cksum | cut -d' ' -f1).sock"; }

# Whether a program may run in a folder, which is made when missing: not where it is mounted noexec.
runs_code_in() {
  local probe=$1/.runs-code-$$ code=0
  mkdir -p "$1" && printf '#!/bin/sh\n' >"$probe" && chmod +x "$probe" && "$probe" 2>/dev/null || code=1
  rm -f "$probe"
  return $code
}

# Prints the home of a JDK 25, looking where Maven's toolchain discovery looks; fails when there is none.
find_jdk() {
  local home on_path
  on_path=$(command -v javac || true)
  while [ -n "$on_path" ] && [ -L "$on_path" ]; do
    home=$(readlink "$on_path")
    case $home in /*) on_path=$home ;; *) on_path=$(dirname "$on_path")/$home ;; esac
  done
  for home in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@25; do
    if [ -x "$home/bin/javac" ] && grep -qs '^JAVA_VERSION="25[."]' "$home/release"; then
      say "$home"
      return
    fi
  done
  return 1
}

# Prints a Python that suits: the one that PYTHON names where it is set; fails when there is none.
find_python() {
  local python
  [ -z "${PYTHON:-}" ] || set -- "$PYTHON"
  [ $# -gt 0 ] || set -- python3.13 python3.12 python3.11 python3 python "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[123].*/bin/python
  for python in "$@"; do
    if is_suitable_python "$python"; then
      command -v "$python"
      return
    fi
  done
  return 1
}

# Whether it is a Python from 3.11 to 3.13 that can make virtual environments. The pip that a mixed installation brings
# may be too old for its Python.
is_suitable_python() {
  "$1" -c 'import sys, ensurepip, venv
version, pip = sys.version_info[:2], tuple(map(int, ensurepip.version().split(".")[:2]))
sys.exit(not ((3, 11) <= version < (3, 14) and pip >= ((23, 2) if version >= (3, 12) else (20, 0))))' >/dev/null 2>&1
}
