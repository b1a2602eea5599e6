#!/usr/bin/env bash
# Lints the scripts, tests what has logic in them (the benchmark against the Node peer), and checks that links, commands and defaults in the documentation hold.
. "$(dirname "$0")/../lib.sh"
infra/test/tools.sh
scripts=()
while IFS= read -r file; do
  if head -1 "$file" | grep -q '^#!.*sh$\|^# shellcheck shell='; then scripts+=("$file"); fi
done < <(.tandem/tools/bin/python infra/test/sources.py '*.sh' '.ci/*' 'infra/*')
.tandem/tools/bin/shellcheck "${scripts[@]}"
say "${#scripts[@]} scripts linted"
npm --prefix infra/bench ci --no-audit --no-fund --silent
npm --prefix infra/bench test
.tandem/tools/bin/python -m unittest discover --quiet --start-directory infra/test --pattern '*_test.py'
.tandem/tools/bin/python infra/test/docs.py
