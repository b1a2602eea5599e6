#!/usr/bin/env bash
# Renews the lock files from what the manifests require; --upgrade moves the Python pins to their newest.
. "$(dirname "$0")/lib.sh"
infra/local/build.sh ml-service
ml-service/lock.sh "$@"
for package in frontend infra/contract */bench; do npm --prefix "$package" install --package-lock-only --no-audit --no-fund; done
