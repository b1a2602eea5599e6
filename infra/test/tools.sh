#!/usr/bin/env bash
# Makes .tandem/tools, a Python environment with what infra/test/requirements.txt pins; does nothing where it is up to
# date.
. "$(dirname "$0")/../lib.sh"
tools=.tandem/tools
if ! cmp -s infra/test/requirements.txt "$tools/installed.txt"; then
  "$(find_python)" -m venv --clear "$tools"
  "$tools/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r infra/test/requirements.txt
  cp infra/test/requirements.txt "$tools/installed.txt"
fi
