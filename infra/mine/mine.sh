#!/usr/bin/env bash
# Makes this project one's own: infra/mine/mine.sh --name=acme; --help says what else. It needs a Python that suits.
. "$(dirname "$0")/../lib.sh"
python=$(find_python) || fail "Python 3.11, 3.12 or 3.13 with its venv module is needed; PYTHON=/path/to/python names one"
exec "$python" infra/mine/mine.py "$@"
