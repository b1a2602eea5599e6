"""Brings .venv, the installed package and the trained model up to date. Standard library only; setup.sh starts it."""

import hashlib
import json
import subprocess
import sys
import venv
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / "bin" / "python"
MODEL = HERE / "model"

LOCK = [HERE / "requirements-dev.txt"]
PACKAGE = [HERE / "pyproject.toml", HERE / "hatch_build.py", HERE.parent / "proto" / "src" / "main" / "proto"]
TRAINING: dict[str, list[Path]] = {}
"""The modules that train a demo model into model/, each with the files that decide what comes of it."""
# ridehailing:begin
PACKAGE.append(HERE.parent / "ridehailing" / "city")
TRAINING["tandem_ml.ridehailing.training"] = [
    HERE / "requirements-train.txt",
    HERE.parent / "ridehailing" / "city",
    HERE / "src" / "tandem_ml" / "platform" / "models.py",
    *(HERE / "src" / "tandem_ml" / "ridehailing" / part for part in ("city", "engine", "training")),
]
# ridehailing:end


def main() -> None:
    """Do each step whose inputs have changed since it was last done."""
    try:
        _update_environment()
        _update_package()
        if "--no-model" not in sys.argv[1:]:
            for module, inputs in TRAINING.items():
                _update_model(module, inputs)
    except subprocess.CalledProcessError as error:
        sys.exit(f"ml-service: this failed, see above: {' '.join(map(str, error.cmd))}")


def _update_environment() -> None:
    stamp = VENV / ".locked"
    version = ".".join(map(str, sys.version_info[:3]))
    wanted = f"{version} {_digest(LOCK)}"
    if _read(stamp) == wanted:
        return
    if Path(sys.prefix) != VENV:
        _report(f"creating .venv with Python {version}")
        venv.create(VENV, with_pip=True, clear=True)
    _report("installing the locked packages")
    _pip("--require-hashes", "--requirement", str(HERE / "requirements-dev.txt"))
    stamp.write_text(wanted)


def _update_package() -> None:
    stamp = VENV / ".installed"
    wanted = f"{HERE} {_digest(PACKAGE)}"  # the installed package names its folder, and a clone may be moved
    if _read(stamp) == wanted and (HERE / "src" / "tandem").is_dir():
        return
    _report("generating the contract's stubs and installing the service")
    _pip("--no-build-isolation", "--no-deps", "--editable", str(HERE))
    stamp.write_text(wanted)


def _update_model(module: str, inputs: Iterable[Path]) -> None:
    stamp = MODEL / ".trained-from"
    wanted = _digest(inputs)
    recorded = json.loads(_read(stamp) or "{}")
    if (MODEL / "model.json").exists():
        if recorded.get("model") != _digest([MODEL / "model.json"]):
            _report("model/ holds a model that setup.sh did not train; it stays")
            return
        if recorded.get("inputs") == wanted:
            return
    _report("training the model, which takes under a minute")
    _run("-m", module, "--out", str(MODEL))
    stamp.write_text(json.dumps({"inputs": wanted, "model": _digest([MODEL / "model.json"])}))


def _pip(*arguments: str) -> None:
    _run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments)


def _run(*arguments: str) -> None:
    subprocess.run([PYTHON, *arguments], cwd=HERE, check=True)


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(HERE.parent)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _read(stamp: Path) -> str:
    return stamp.read_text() if stamp.exists() else ""


def _report(message: str) -> None:
    print(f"ml-service: {message}", flush=True)


if __name__ == "__main__":
    main()
