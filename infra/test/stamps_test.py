"""What was made on this machine is made again after a change of what it was made of, also of one during the build."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from sources import ROOT

SCRIPTS = ("infra/lib.sh", "infra/dotenv.sh", "infra/local/stamps.sh")


class StampsTest(unittest.TestCase):
    def setUp(self) -> None:
        self.clone = Path(self.enterContext(tempfile.TemporaryDirectory())).resolve()
        for script in SCRIPTS:
            (self.clone / script).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / script, self.clone / script)
        for folder in self.run_bash("inputs frontend").stdout.split():
            (self.clone / folder).mkdir(parents=True)
        self.write("frontend/page.tsx", 100)
        self.write("started", 200)

    def write(self, name: str, at: int) -> None:
        """Write a file whose last change was so many seconds after 1970."""
        file = self.clone / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        os.utime(file, (at, at))

    def run_bash(self, script: str) -> subprocess.CompletedProcess[str]:
        command = f". infra/lib.sh; . infra/local/stamps.sh; {script}"
        return subprocess.run(["bash", "-c", command], cwd=self.clone, capture_output=True, text=True, check=False)

    def is_up_to_date(self) -> bool:
        return self.run_bash("is_up_to_date frontend").returncode == 0

    def stamp(self) -> None:
        self.assertEqual(self.run_bash("set_stamp frontend started").returncode, 0)

    def test_nothing_is_up_to_date_without_a_stamp(self) -> None:
        self.assertFalse(self.is_up_to_date())

    def test_a_stamp_lasts_until_a_file_changes(self) -> None:
        self.stamp()
        self.assertTrue(self.is_up_to_date())
        self.write("frontend/page.tsx", 300)
        self.assertFalse(self.is_up_to_date())

    def test_a_change_during_the_build_counts(self) -> None:
        self.write("frontend/page.tsx", 201)
        self.stamp()
        self.assertFalse(self.is_up_to_date())

    def test_an_added_or_removed_file_counts_however_old(self) -> None:
        self.stamp()
        self.write("frontend/old.tsx", 50)
        self.assertFalse(self.is_up_to_date())
        self.stamp()
        (self.clone / "frontend/old.tsx").unlink()
        self.assertFalse(self.is_up_to_date())

    def test_what_a_build_writes_does_not_count(self) -> None:
        self.stamp()
        for folder in (".next", "node_modules", "test-results"):
            self.write(f"frontend/{folder}/file", 300)
        self.assertTrue(self.is_up_to_date())


if __name__ == "__main__":
    unittest.main()
