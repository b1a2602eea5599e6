#!/usr/bin/env bash
# Writes the lock files anew from what the manifests ask for; --upgrade moves the Python pins to their newest.
. "$(dirname "$0")/lib.sh"
infra/local/build.sh ml-service
(cd ml-service && ./lock.sh "$@")
for package in frontend infra/contract infra/bench; do npm --prefix "$package" install --package-lock-only --no-audit --no-fund; done
