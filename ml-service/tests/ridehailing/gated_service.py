"""The whole service as a process of its own on an engine that computes only once a file exists: GATE=file."""

import os
import sys
import time
from pathlib import Path

from tandem_ml import main
from tandem_ml.__main__ import main as run
from tests.ridehailing.doubles import GatedEngine


def wait_for_gate() -> None:
    gate = Path(os.environ["GATE"])
    while not gate.exists():
        time.sleep(0.005)


main.load_engine = lambda _model_dir: GatedEngine(wait_for_gate)
sys.exit(run())
