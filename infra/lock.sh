#!/usr/bin/env bash
# Renews the lock files from what the manifests require; --upgrade moves the Python pins to their newest.
. "$(dirname "$0")/lib.sh"
infra/local/build.sh ml-service
(cd ml-service && ./lock.sh "$@")

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"$(find_python)" -m venv "$tools"
"$tools/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$(sed -n 's/^UV_VERSION=//p' ml-service/lock.sh)"
"$tools/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
  --no-annotate --custom-compile-command infra/lock.sh --output-file infra/test/requirements.txt infra/test/requirements.in "$@"

for package in frontend infra/contract */bench; do npm --prefix "$package" install --package-lock-only --no-audit --no-fund; done
