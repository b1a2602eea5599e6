#!/bin/sh
# Writes the lock files from pyproject.toml, and that of the scripts' tools: all packages pinned, with hashes, for
# Python 3.11 to 3.13 on any platform.
# Keeps the pins that still fit; `./lock.sh --upgrade` moves all to their newest versions.
set -eu
cd "$(dirname "$0")"
UV_VERSION=0.13.9

tools="$(mktemp -d)"
trap 'rm -rf "$tools"' EXIT
"${PYTHON:-.venv/bin/python}" -m venv "$tools"
"$tools/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"

"$tools/bin/python" - > "$tools/build.in" <<'PYTHON'
import tomllib
print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")
PYTHON

compile() {
  output=$1; shift
  "$tools/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
    --no-emit-find-links --no-annotate --custom-compile-command ./lock.sh --output-file "$output" "$@"
}

# The largest first, as a constraint for the others, so that a package has one version everywhere.
compile requirements-dev.txt pyproject.toml "$tools/build.in" --extra dev "$@"
compile requirements-train.txt pyproject.toml --extra train --constraints requirements-dev.txt
compile requirements.txt pyproject.toml --constraints requirements-dev.txt
compile requirements-build.txt "$tools/build.in" --constraints requirements-dev.txt
compile ../infra/test/requirements.txt ../infra/test/requirements.in "$@"
