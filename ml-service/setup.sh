#!/bin/sh
# Makes the ML service ready to run on this machine: .venv from the lock file, the package, a trained model in model/.
# Does only what is missing or out of date. PYTHON=/path/to/python chooses the interpreter for a new .venv.
set -eu
cd "$(dirname "$0")"

suits() {
  "$1" -c 'import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' >/dev/null 2>&1
}

find_python() {
  if [ -n "${PYTHON:-}" ]; then
    set -- "$PYTHON"
  else
    pyenv="${PYENV_ROOT:-$HOME/.pyenv}/versions"
    set -- python3.13 python3.12 python3.11 python3 python \
      "$pyenv"/3.13.*/bin/python "$pyenv"/3.12.*/bin/python "$pyenv"/3.11.*/bin/python
  fi
  for candidate in "$@"; do
    if suits "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  echo "ml-service: ${PYTHON:+$PYTHON will not do: }Python 3.11, 3.12 or 3.13 with its venv module is needed." \
    "Install one, or name it: PYTHON=/path/to/python" >&2
  return 1
}

if suits .venv/bin/python; then
  python=.venv/bin/python
else
  python=$(find_python)
fi
exec "$python" bootstrap.py "$@"
