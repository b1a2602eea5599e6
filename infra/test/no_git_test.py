"""The tests where there is no git: what needs it is skipped by name, the rest runs."""

import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from sources import ROOT, sources
from stand_ins import Clone

SKIPPED = "skipped: breaking changes of the contract, for git does not take this folder for a clone"


class NoGitTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()

    def assert_skips_one_check(self, clone: Clone) -> None:
        run = clone.call("infra/test.sh", "contract")
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertRegex(run.stdout, rf"contract +2 passed +0 failed.*\n  {SKIPPED}\n")
        log = (clone.state / "test" / "contract.log").read_text()
        self.assertIn("buf lint proto\n", log)
        self.assertIn("buf format --diff --exit-code proto\n", log)

    def test_skips_the_comparison_with_the_main_branch_in_an_archive(self) -> None:
        self.assert_skips_one_check(Clone(self.folder))

    @unittest.skipUnless(shutil.which("git"), "there is no git")
    def test_takes_no_other_repository_around_it_for_its_own(self) -> None:
        subprocess.run(["git", "init", "--quiet", self.folder], check=True)
        self.assert_skips_one_check(Clone(self.folder / "archive"))

    def test_needs_no_git_program(self) -> None:
        clone = Clone(self.folder)
        clone.put_program("bin/git", "echo 'git: not found' >&2; exit 127")
        self.assert_skips_one_check(clone)


class SourcesTest(unittest.TestCase):
    def test_finds_what_is_ours_without_git(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder).resolve()
            for name in (".gitignore", "a.sh", ".ci/run", "b/c.sh", "target/d.sh", "b/node_modules/e.sh", ".git/f.sh"):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).touch()
            (root / ".gitignore").write_text("node_modules/\ntarget/\n")
            found = [str(path.relative_to(root)) for path in sources("*.sh", ".ci/*", root=root)]
        self.assertEqual(found, [".ci/run", "a.sh", "b/c.sh"])

    def test_finds_the_scripts_of_this_folder(self) -> None:
        self.assertIn(ROOT / "infra" / "lib.sh", sources("*.sh"))
