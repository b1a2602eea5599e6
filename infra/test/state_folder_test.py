"""The folders of state, which git ignores by a file of their own."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

INFRA = Path(__file__).resolve().parents[1]
IGNORED = "*\n"


class StateFolderTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.clone = Path(folder.name).resolve() / "clone"
        (self.clone / "infra").mkdir(parents=True)
        for script in ("lib.sh", "dotenv.sh"):
            shutil.copy(INFRA / script, self.clone / "infra")
        shutil.copy(INFRA.parent / ".env.example", self.clone)

    def load(self, state: str = "") -> str:
        """Loads the settings as a script does; the folder of state that they name."""
        run = subprocess.run(
            ["bash", "-c", '. infra/lib.sh; load_settings; printf %s "$TANDEM_STATE"'],
            cwd=self.clone,
            env={"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "TANDEM_STATE": state},
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        return run.stdout

    def made(self) -> dict[str, str]:
        """The files that were made in the clone, with their content."""
        files = (path for path in self.clone.rglob(".gitignore") if path.is_file())
        return {str(path.relative_to(self.clone)): path.read_text() for path in files}

    def test_the_default_ignores_itself(self) -> None:
        default = Path(self.load()).name
        self.assertEqual(self.made(), {f"{default}/.gitignore": IGNORED})

    def test_one_that_is_there_already_ignores_itself_from_now_on(self) -> None:
        default = Path(self.load())
        (default / ".gitignore").unlink()
        (default / "data").touch()
        self.load()
        self.assertEqual(self.made(), {f"{default.name}/.gitignore": IGNORED})

    def test_another_one_in_the_clone_ignores_itself(self) -> None:
        default = Path(self.load())
        for state in (str(self.clone / "one"), "two", str(default / "below")):
            self.load(state)
        ignoring = (f"{default.name}/.gitignore", "one/.gitignore", "two/.gitignore")
        self.assertEqual(self.made(), dict.fromkeys(ignoring, IGNORED))

    def test_a_folder_that_holds_something_is_left_alone(self) -> None:
        self.load("infra")
        self.assertNotIn("infra/.gitignore", self.made())

    def test_one_outside_the_clone_is_left_alone(self) -> None:
        outside = self.clone.with_name("outside")
        self.load(str(outside))
        self.assertFalse(outside.exists())

    def test_a_clone_in_which_nothing_can_be_written_is_no_error(self) -> None:
        default = Path(self.load())
        shutil.rmtree(default)
        default.touch()
        self.assertEqual(self.load(), str(default))
