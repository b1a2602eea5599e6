"""The benchmark of sockets, small, against the Node peer: that it runs from start to table and leaves nothing behind."""

import json
import subprocess
import tempfile
import unittest
from pathlib import Path

SOCKETS = Path(__file__).resolve().parent / "sockets.sh"
SMALL = ["--sockets=200", "--seconds=5", "--warm-up=1", "--position-every=2", "--speed=100", "--patience=90"]


def processes() -> list[str]:
    listing = subprocess.run(["ps", "-eo", "args="], capture_output=True, text=True, check=True).stdout
    return [line for line in listing.splitlines() if "sockets/peer/main.mjs" in line and str(SOCKETS.parent) in line]


class SocketsTest(unittest.TestCase):
    def test_measures_the_peer_and_stops_it(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            command = [SOCKETS, "run", "--system=node", f"--folder={folder}", *SMALL]
            run = subprocess.run(command, capture_output=True, text=True, check=False)
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
            result = json.loads((Path(folder) / "sockets-node.json").read_text())
            table = (Path(folder) / "sockets.md").read_text()
        self.assertEqual(result["openAtTheEnd"], 200)
        self.assertEqual(result["positions"]["missed"], 0)
        self.assertAlmostEqual(result["millis"]["positionToBoard"]["count"], result["positions"]["sent"], delta=200)
        self.assertGreater(result["millis"]["positionToBoard"]["p50"], 200)
        self.assertLess(result["millis"]["positionToBoard"]["max"], 2000)
        self.assertEqual((result["counts"]["reconnects"], result["counts"]["failures"]), ({}, {}))
        self.assertEqual(result["counts"]["rides"]["completed"], result["counts"]["rides"]["requested"])
        self.assertGreater(result["processor"]["server"], 0)
        self.assertGreater(result["memory"]["with"]["residentBytes"], 10_000_000)
        self.assertIn("| sockets open at the end | – | 200 |", table)
        self.assertEqual(processes(), [])

    def test_prints_its_usage(self) -> None:
        run = subprocess.run(
            [SOCKETS, "run", "--system=node", "--sockets=none"], capture_output=True, text=True, check=False
        )
        self.assertEqual(run.returncode, 1)
        self.assertIn("--sockets must be a number above 0\nridehailing/bench/sockets.sh", run.stderr)
