#!/usr/bin/env bash
# Lints the scripts, runs their tests and the benchmarks', and checks the links, commands and defaults in the
# documents.
. "$(dirname "$0")/../lib.sh"
infra/test/tools.sh
scripts=()
while IFS= read -r file; do
  if head -1 "$file" | grep -q '^#!.*sh$\|^# shellcheck shell='; then scripts+=("$file"); fi
done < <(.tandem/tools/bin/python infra/test/sources.py '*.sh' '.ci/*' 'infra/*')
.tandem/tools/bin/shellcheck "${scripts[@]}"
say "${#scripts[@]} scripts linted"
for bench in */bench; do
  npm --prefix "$bench" ci --no-audit --no-fund --silent
  npm --prefix "$bench" test
done
.tandem/tools/bin/python infra/test/unit_tests.py
.tandem/tools/bin/python infra/test/docs.py
