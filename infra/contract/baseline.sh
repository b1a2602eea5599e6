#!/usr/bin/env bash
# Renews the contract's baseline: from now on, later changes are compared with the contract as it is now.
. "$(dirname "$0")/../lib.sh"
[ -d infra/contract/node_modules ] || npm --prefix infra/contract ci --no-audit --no-fund --silent
infra/contract/node_modules/.bin/buf build proto --exclude-source-info --output proto/baseline.binpb
