#!/bin/sh
# Prepares the ML service on this machine: .venv from the lock file, the package, and a demo model in model/.
# Does only what is missing or out of date. PYTHON=/path/to/python selects the interpreter for a new .venv.
set -eu
cd "$(dirname "$0")"

# Whether a Python can create virtual environments; in a mixed installation its pip may be too old for it.
suits() {
  "$1" - >/dev/null 2>&1 <<'PYTHON'
import ensurepip, sys, venv
version, pip = sys.version_info[:2], tuple(map(int, ensurepip.version().split(".")[:2]))
sys.exit(not ((3, 11) <= version < (3, 14) and pip >= ((23, 2) if version >= (3, 12) else (20, 0))))
PYTHON
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
  echo "ml-service: ${PYTHON:+$PYTHON is not suitable: }Python 3.11, 3.12 or 3.13 is needed, with its venv module" \
    "and a pip that supports it. Install one, or name it: PYTHON=/path/to/python" >&2
  return 1
}

if [ -f .venv/.locked ] && suits .venv/bin/python; then
  python=.venv/bin/python
else
  python=$(find_python)
fi
exec "$python" bootstrap.py "$@"
