#!/bin/sh
# Runs every check of the ML service, the cheapest first, and stops at the first failure. Run ./setup.sh before.
set -eu
cd "$(dirname "$0")"
# Run as modules: the scripts that pip writes hold their Python's path at installation, and break if it holds a quote.
python=.venv/bin/python
$python -m ruff format --check --quiet
$python -m ruff check --quiet
$python -m mypy --no-error-summary
$python -m mypy --no-error-summary bootstrap.py hatch_build.py
$python -c 'from importlinter.cli import lint_imports_command; lint_imports_command()' --no-cache --no-logo
$python -m pytest --quiet "$@"
