"""Generates what the package takes from its neighbours in the repository: the contract's stubs, and data files.

Hatchling runs it before it builds a wheel or installs the package editable; `python hatch_build.py` does so alone.
Outside the repository, as in an unpacked source distribution, what was generated before is kept.
"""

import shlex
import shutil
import sys
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CONTRACT = Path("../proto/src/main/proto")
STUBS = Path("src/tandem")
PLUGINS = {"protoc-gen-mypy": "main", "protoc-gen-mypy_grpc": "grpc"}  # each with its function in mypy_protobuf
DATA: dict[Path, Path] = {}
"""Folders of the repository whose files travel with the package, each with its place in the package."""
# ridehailing:begin
DATA[Path("../ridehailing/city")] = Path("src/tandem_ml/ridehailing/city/data")
# ridehailing:end


class GeneratedSources(BuildHookInterface[Any]):
    """Brings the generated sources up to date before each build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        generate(Path(self.root))


def generate(root: Path) -> None:
    """Write the stubs and the data below `root`, the folder of this file."""
    if (root / CONTRACT).is_dir():
        _generate_stubs(root)
    _require(root / STUBS, "the contract's stubs")
    for source, target in DATA.items():
        if (root / source).is_dir():
            shutil.copytree(root / source, root / target, copy_function=shutil.copyfile, dirs_exist_ok=True)
        _require(root / target, "the package's data")
    for folder in (STUBS, *DATA.values()):
        (root / folder / ".gitignore").write_text("*\n")  # under another name of the project, too


def _generate_stubs(root: Path) -> None:
    from grpc_tools import protoc

    shutil.rmtree(root / STUBS, ignore_errors=True)
    out = root / "src"
    # Below the root, because the machine's temporary folder may be mounted noexec.
    with TemporaryDirectory(dir=root) as launchers:
        arguments = [
            "protoc",
            *(f"--plugin={name}={_launcher(Path(launchers) / name, function)}" for name, function in PLUGINS.items()),
            f"--proto_path={root / CONTRACT}",
            f"--proto_path={resources.files('grpc_tools') / '_proto'}",
            *(f"--{kind}_out={out}" for kind in ("python", "grpc_python", "mypy", "mypy_grpc")),
            *(str(path) for path in sorted((root / CONTRACT).rglob("*.proto"))),
        ]
        if protoc.main(arguments) != 0:
            sys.exit("The contract's Python stubs could not be generated; see the message above.")


def _launcher(path: Path, function: str) -> Path:
    """Write a program that calls the plugin; the one that pip writes fails if its path holds a $ or a quote."""
    code = f"from mypy_protobuf.main import {function}; {function}()"
    path.write_text(f"#!/bin/sh\nexec {shlex.quote(sys.executable)} -c {shlex.quote(code)}\n")
    path.chmod(0o755)
    return path


def _require(folder: Path, what: str) -> None:
    if not folder.is_dir():
        sys.exit(f"{folder} is missing and so is its source: {what} can only be generated inside the repository.")


if __name__ == "__main__":
    generate(Path(__file__).resolve().parent)
