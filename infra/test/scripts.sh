#!/usr/bin/env bash
# Lints the scripts, tests what has logic in them (the benchmark against the Node peer), and checks that links, commands and defaults in the documentation hold.
. "$(dirname "$0")/../lib.sh"
infra/test/tools.sh
scripts=()
while IFS= read -r file; do
  if head -1 "$file" | grep -q '^#!.*sh$\|^# shellcheck shell='; then scripts+=("$file"); fi
done < <(.tandem/tools/bin/python infra/test/sources.py '*.sh' '.ci/*' 'infra/*' '*/bench/*')
.tandem/tools/bin/shellcheck "${scripts[@]}"
say "${#scripts[@]} scripts linted"
npm --prefix ridehailing/bench ci --no-audit --no-fund --silent
npm --prefix ridehailing/bench test
.tandem/tools/bin/python infra/test/unit_tests.py
.tandem/tools/bin/python infra/test/docs.py
