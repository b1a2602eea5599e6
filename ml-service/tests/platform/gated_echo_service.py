"""The service as a process on one slice: an echo that computes only once a file exists, GATE=file."""

import os
import sys
import time
from pathlib import Path

from tandem_ml import slices
from tandem_ml.__main__ import main
from tests.platform.echo import GatedEcho, echo_slice


def wait_for_gate() -> None:
    gate = Path(os.environ["GATE"])
    while not gate.exists():
        time.sleep(0.005)


slices.SLICE_LOADERS[:] = [lambda _model_dir: echo_slice(GatedEcho(wait_for_gate))]
sys.exit(main())
