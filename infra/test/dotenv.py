"""Reads a .env file as the scripts do, and as Docker Compose does."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

LIB = Path(__file__).resolve().parents[1] / "lib.sh"
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/home/someone", "TAKEN": "by the environment"}


def scripts_read(file: bytes, names: list[str]) -> dict[str, str] | str:
    """The named variables after the scripts have read the file; or what they say on refusing it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, ".env")
        path.write_bytes(file)
        values = " ".join(f'"${{{name}-unset}}"' for name in names)
        script = f'. "{LIB}"; defaults_from "{path}"; printf "%s\\0" {values}'
        run = subprocess.run(["bash", "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        return run.stderr
    return dict(zip(names, run.stdout.split("\0"), strict=False))


def compose_reads(file: bytes, names: list[str]) -> dict[str, str]:
    """The named variables as Docker Compose puts them into docker-compose.yml. Needs no engine."""
    environment = {name: f"${{{name}-unset}}" for name in names}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, ".env").write_bytes(file)
        project = {"name": "dotenv", "services": {"reader": {"image": "none", "environment": environment}}}
        Path(folder, "compose.yml").write_text(json.dumps(project))
        command = ["docker", "compose", "--project-directory", folder, "config", "--format", "json"]
        run = subprocess.run(command, env=ENVIRONMENT, cwd=folder, capture_output=True, text=True, check=True)
    read = json.loads(run.stdout)["services"]["reader"]["environment"]
    return {name: value.replace("$$", "$") for name, value in read.items()}


def has_compose() -> bool:
    """Whether the docker command has Compose."""
    try:
        return subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False
