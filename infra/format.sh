#!/usr/bin/env bash
# Applies every formatter: spring-javaformat, ruff, Biome, buf.
. "$(dirname "$0")/lib.sh"
ml-service/setup.sh --no-model
infra/local/build.sh frontend-packages
[ -d infra/contract/node_modules ] || npm --prefix infra/contract ci --no-audit --no-fund --silent
mvn --batch-mode --quiet spring-javaformat:apply
(cd ml-service && .venv/bin/ruff check --quiet --fix-only && .venv/bin/ruff format --quiet)
ml-service/.venv/bin/python infra/test/sources.py 'infra/*.py' '*/bench/*.py' '*/eject/*.py' '*/mine/*.py' \
  | xargs ml-service/.venv/bin/ruff format --quiet --line-length 120
npm --prefix frontend run format
infra/contract/node_modules/.bin/buf format --write proto
