"""The tests where there is no git: all of them run but for those of releases, which are commits and tags."""

import tempfile
import unittest
from pathlib import Path

from sources import ROOT, sources
from stand_ins import Clone


class NoGitTest(unittest.TestCase):
    def test_checks_the_contract_without_git(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            clone = Clone(Path(folder).resolve())
            clone.put_program("bin/git", "echo 'git: not found' >&2; exit 127")
            run = clone.call("infra/test.sh", "contract")
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
            self.assertRegex(run.stdout, r"contract +3 passed +0 failed")
            log = (clone.state / "test" / "contract.log").read_text()
        self.assertIn("buf lint proto\n", log)
        self.assertIn("buf format --diff --exit-code proto\n", log)
        self.assertIn("buf breaking proto --against proto/baseline.binpb\n", log)


class SourcesTest(unittest.TestCase):
    def test_finds_what_is_ours_without_git(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder).resolve()
            for name in (
                ".gitignore",
                "a.sh",
                ".ci/run",
                "b/c.sh",
                "target/d.sh",
                "b/node_modules/e.sh",
                ".git/f.sh",
                "b/made/g.sh",
                ".before/h.sh",
                ".before/made/i.sh",
            ):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).touch()
            (root / ".gitignore").write_text("node_modules/\ntarget/\n")
            (root / "b" / ".gitignore").write_text("/made/\n")
            (root / ".before" / ".gitignore").write_text("*\n")
            found = [str(path.relative_to(root)) for path in sources("*.sh", ".ci/*", root=root)]
        self.assertEqual(found, [".ci/run", "a.sh", "b/c.sh"])

    def test_finds_the_scripts_of_this_folder(self) -> None:
        self.assertIn(ROOT / "infra" / "lib.sh", sources("*.sh"))
