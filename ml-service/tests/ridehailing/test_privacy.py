"""The model runtime leaves no telemetry on the disk."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
from tandem_ml.ridehailing.engine.pricing import load_engine
load_engine(Path(sys.argv[1]))
"""


def test_the_model_runtime_leaves_no_telemetry_behind(model_dir: Path, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "CI": ""}
    subprocess.run(
        [sys.executable, "-c", PROGRAM, str(model_dir)],
        env={**{name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}, **home},
        check=True,
        timeout=60,
    )
    assert list(tmp_path.rglob("*")) == []
