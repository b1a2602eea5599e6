"""Brings .venv, the installed package and the trained model up to date; setup.sh starts it, and it needs no package."""

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
CONTRACT_AND_CITY = [HERE.parent / "proto" / "src" / "main" / "proto", HERE.parent / "ridehailing" / "city"]
PACKAGE = [HERE / "pyproject.toml", HERE / "hatch_build.py", *CONTRACT_AND_CITY]
TRAINING = [
    HERE / "requirements-train.txt",
    HERE.parent / "ridehailing" / "city",
    *(
        HERE / "src" / "tandem_ml" / part
        for part in (
            "platform/errors.py",
            "ridehailing/city",
            "ridehailing/engine",
            "ridehailing/training",
        )
    ),
]


def main() -> None:
    """Do each step whose inputs have changed since it was last done."""
    try:
        _environment()
        _package()
        if "--no-model" not in sys.argv[1:]:
            _model()
    except subprocess.CalledProcessError as error:
        sys.exit(f"ml-service: this failed, see above: {' '.join(map(str, error.cmd))}")


def _environment() -> None:
    stamp = VENV / ".locked"
    version = ".".join(map(str, sys.version_info[:3]))
    wanted = f"{version} {_digest(LOCK)}"
    if _read(stamp) == wanted:
        return
    if Path(sys.prefix) != VENV:
        _say(f"creating .venv with Python {version}")
        venv.create(VENV, with_pip=True, clear=True)
    _say("installing the locked packages")
    _pip("--require-hashes", "--requirement", str(HERE / "requirements-dev.txt"))
    stamp.write_text(wanted)


def _package() -> None:
    stamp = VENV / ".installed"
    wanted = f"{HERE} {_digest(PACKAGE)}"  # an installed package names its folder, and a clone may be moved
    if _read(stamp) == wanted and (HERE / "src" / "tandem").is_dir():
        return
    _say("generating the contract's stubs and installing the service")
    _pip("--no-build-isolation", "--no-deps", "--editable", str(HERE))
    stamp.write_text(wanted)


def _model() -> None:
    stamp = MODEL / ".trained-from"
    wanted = _digest(TRAINING)
    known = json.loads(_read(stamp) or "{}")
    if (MODEL / "model.json").exists():
        if known.get("model") != _digest([MODEL / "model.json"]):
            _say("model/ holds a model that was not made here; it stays")
            return
        if known.get("inputs") == wanted:
            return
    _say("training the model, which takes under a minute")
    _run("-m", "tandem_ml.ridehailing.training", "--out", str(MODEL))
    stamp.write_text(json.dumps({"inputs": wanted, "model": _digest([MODEL / "model.json"])}))


def _pip(*arguments: str) -> None:
    _run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments)


def _run(*arguments: str) -> None:
    subprocess.run([PYTHON, *arguments], cwd=HERE, check=True)


def _digest(places: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for place in places:
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(HERE.parent)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _read(stamp: Path) -> str:
    return stamp.read_text() if stamp.exists() else ""


def _say(what: str) -> None:
    print(f"ml-service: {what}", flush=True)


if __name__ == "__main__":
    main()
