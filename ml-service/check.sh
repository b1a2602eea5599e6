#!/bin/sh
# Every check of the ML service, cheapest first; each must pass. Run ./setup.sh before.
set -eu
cd "$(dirname "$0")"
bin=.venv/bin
"$bin/ruff" format --check --quiet
"$bin/ruff" check --quiet
"$bin/mypy" --no-error-summary
"$bin/lint-imports" --no-timing --quiet 2>/dev/null || "$bin/lint-imports"
"$bin/pytest" --quiet "$@"
