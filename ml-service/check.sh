#!/bin/sh
# Every check of the ML service, cheapest first; each must pass. Run ./setup.sh before.
set -eu
cd "$(dirname "$0")"
bin=.venv/bin
"$bin/ruff" format --check --quiet
"$bin/ruff" check --quiet
"$bin/mypy" --no-error-summary
"$bin/mypy" --no-error-summary bootstrap.py hatch_build.py
"$bin/lint-imports" --no-cache --no-logo
"$bin/pytest" --quiet "$@"
