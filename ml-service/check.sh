#!/bin/sh
# Every check of the ML service, cheapest first; each must pass. Run ./setup.sh before.
set -eu
cd "$(dirname "$0")"
# As modules: the scripts that pip writes name their Python by a path that was right when they were installed, and quote badly.
python=.venv/bin/python
$python -m ruff format --check --quiet
$python -m ruff check --quiet
$python -m mypy --no-error-summary
$python -m mypy --no-error-summary bootstrap.py hatch_build.py
$python -c 'from importlinter.cli import lint_imports_command; lint_imports_command()' --no-cache --no-logo
$python -m pytest --quiet "$@"
