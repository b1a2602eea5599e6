#!/usr/bin/env bash
# Lints the scripts, tests what has logic in them (the benchmark against the Node peer), and checks that links, commands and defaults in the documentation hold.
. "$(dirname "$0")/../lib.sh"
tools=.tandem/tools
if ! cmp -s infra/test/requirements.txt "$tools/installed.txt"; then
  "$(find_python)" -m venv --clear "$tools"
  "$tools/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r infra/test/requirements.txt
  cp infra/test/requirements.txt "$tools/installed.txt"
fi
scripts=()
while IFS= read -r file; do
  if head -1 "$file" | grep -q '^#!.*sh$\|^# shellcheck shell='; then scripts+=("$file"); fi
done < <("$tools/bin/python" infra/test/sources.py '*.sh' '.ci/*' 'infra/*')
"$tools/bin/shellcheck" "${scripts[@]}"
say "${#scripts[@]} scripts linted"
npm --prefix infra/bench ci --no-audit --no-fund --silent
npm --prefix infra/bench test
"$tools/bin/python" -m unittest discover --quiet --start-directory infra/test --pattern '*_test.py'
"$tools/bin/python" infra/test/docs.py
