#!/usr/bin/env bash
# Prepares the ML service on this machine: .venv from the lock file, the package, and a demo model in model/.
# Does only what is missing or out of date. PYTHON=/path/to/python selects the interpreter for a new .venv.
. "$(dirname "$0")/../infra/lib.sh"
cd ml-service

python=.venv/bin/python
if ! { [ -f .venv/.locked ] && is_suitable_python $python; }; then
  python=$(find_python) || fail "ml-service: ${PYTHON:+$PYTHON is not suitable: }Python 3.11, 3.12 or 3.13 is needed," \
    "with its venv module and a pip that supports it. Install one, or name it: PYTHON=/path/to/python"
fi
exec "$python" bootstrap.py "$@"
