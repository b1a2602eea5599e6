"""The command changes small clones, and refuses others."""

import tempfile
import unittest
from pathlib import Path

import mine
import origin
from small_clone import EJECT, STEPS, CloneCase


class RenameTest(CloneCase):
    def test_one_commit_has_all_of_it(self) -> None:
        output = self.make("--name=quay", "--group=org.quay", "--title=Old Quay")
        self.assertEqual(self.git("status", "--porcelain"), "")
        paths = (".gitignore", "README.md", "bin/quay.sh", "list.txt", "origin.json", "sample/eject/eject.py")
        self.assertEqual(self.git("ls-files").split(), [*paths, "sample/quay.txt", "src/org/quay/QuayError.java"])
        self.assertEqual((self.root / "README.md").read_text(), "# Old Quay\nformatted\n")
        self.assertIn("100755", self.git("ls-files", "--stage", "bin"))
        self.assertEqual(self.git("rev-list", "--count", "HEAD"), "2\n")
        message = self.git("log", "-1", "--format=%B")
        self.assertIn("Make the project quay\n", message)
        self.assertIn("make mine NAME=quay GROUP=org.quay TITLE='Old Quay'\n", message)
        self.assertIn("git revert", output)

    def test_the_commit_before_is_noted(self) -> None:
        start = self.git("rev-parse", "HEAD").strip()
        self.make("--name=quay")
        self.assertEqual(origin.read(self.root).platform.commit, start)

    def test_a_second_time_changes_nothing(self) -> None:
        self.make("--name=quay", "--title=Old Quay")
        before = self.state()
        for arguments in (["--name=quay", "--title=Old Quay"], ["--name=quay"], []):
            with self.subTest(arguments):
                self.assertIn("Nothing to change", self.make(*arguments))
                self.assertEqual(self.state(), before)

    def test_a_revert_gives_the_old_tree_back(self) -> None:
        before = self.state()[1]
        self.make("--name=quay", "--example=drop")
        self.git("revert", "--no-edit", "HEAD")
        self.assertEqual(self.state()[1], before)
        self.make("--name=dock")

    def test_the_example_goes_at_once_or_later(self) -> None:
        self.make("--name=quay", "--example=drop")
        at_once = self.git("rev-parse", "HEAD^{tree}")
        self.assertFalse((self.root / "sample").exists())
        self.git("reset", "--quiet", "--hard", "HEAD~1")
        self.make("--name=quay")
        self.assertTrue((self.root / "sample").exists())
        output = self.make("--example=drop")
        self.assertFalse((self.root / "sample").exists())
        self.assertTrue((self.root / "lock").exists(), "dependencies went, so the locks are renewed")
        self.assertEqual(origin.read(self.root).answers.example, "dropped")
        self.assertEqual(self.git("log", "-1", "--format=%s"), "Take the example out\n")
        self.assertIn("without the example", output)
        self.assertNotIn("This stayed", output, "nothing did")
        self.assertEqual(self.git("rev-parse", "HEAD^{tree}:src"), self.git("rev-parse", f"{at_once.strip()}:src"))

    def test_what_was_built_and_empty_folders_go_and_the_state_stays(self) -> None:
        self.write("src/dev/harbor/__pycache__/a.pyc", "built")
        self.write("pom.xml", "<project/>\n")
        self.git("add", ".")
        self.git("commit", "--quiet", "--message=module")
        self.write("target/a.jar", "built")
        self.write(".harbor/postgres/data", "mine")
        self.write(".harbor/build/java.stamp", "built")
        self.write(".env", "HARBOR_STATE=x\n")
        self.git("config", "core.excludesFile", str(self.root / ".git/own"))
        (self.root / ".git/own").write_text(".env\n")
        output = self.make("--name=quay")
        self.assertFalse((self.root / "src/dev/harbor").exists())
        self.assertFalse((self.root / "target").exists())
        self.assertFalse((self.root / ".harbor/build").exists())
        self.assertEqual((self.root / ".harbor/postgres/data").read_text(), "mine")
        self.assertEqual((self.root / ".env").read_text(), "HARBOR_STATE=x\n")
        self.assertIn(".env, which is yours", output)
        self.assertIn(".harbor/, with the local database", output)

    def test_a_dry_run_lists_and_writes_nothing(self) -> None:
        self.write("untracked", "")
        before = self.state()
        output = self.make("--name=quay", "--group=org.quay", "--example=drop", "--dry-run")
        self.assertEqual(self.state(), before)
        for line in (
            "delete  sample/ (2 files)",
            "move    bin/harbor.sh to bin/quay.sh",
            "move    src/dev/harbor/HarborError.java to src/org/quay/QuayError.java",
            "edit    README.md, the name in 1 places",
            "renew   the list",
        ):
            self.assertIn(f"  {line}\n", output)

    def test_a_folder_that_goes_is_named_as_it_is_with_a_group_above_and_inside_it(self) -> None:
        self.write("sample/src/dev/harbor/A.java", "package dev.harbor;\n")
        self.write("src/dev/harbor/sample/B.java", "package dev.harbor.sample;\n")
        self.write("sample/eject/eject.py", EJECT.replace('path.startswith("sample/")', '"/sample/" in f"/{path}"'))
        self.git("add", ".")
        self.git("commit", "--quiet", "--message=more")
        output = self.make("--name=quay", "--group=org.the.quay", "--example=drop", "--dry-run")
        self.assertIn("  delete  sample/ (3 files)\n", output)
        self.assertIn("  delete  src/dev/harbor/sample/\n", output)


class RefusalTest(CloneCase):
    def assert_refused(self, why: str, *arguments: str, steps: mine.Steps = STEPS) -> None:
        before = self.state()
        code, output = self.run_it(*(arguments or ["--name=quay"]), steps=steps)
        self.assertEqual((code, self.state()), (1, before), output)
        self.assertIn(why, output)
        self.assertEqual(len(output.splitlines()), 1, output)

    def test_answers_that_are_missing_or_cannot_be(self) -> None:
        self.assert_refused("A project needs a NAME", "--title=Old Quay")
        self.assert_refused("NAME=class", "--name=class")
        self.assert_refused("GROUP=quay", "--name=quay", "--group=quay")
        self.assert_refused("TITLE=", "--name=quay", "--title=a'b")
        self.assert_refused("EXAMPLE=maybe is neither keep nor drop", "--name=quay", "--example=maybe")
        self.assert_refused("NAME=harbor is the name of what", "--name=harbor")

    def test_changes_and_files_that_git_does_not_have(self) -> None:
        self.write("README.md", "changed")
        self.assert_refused("git does not have all of your work yet (README.md)")
        self.write("new", "")
        self.assert_refused("(README.md and 1 more)")
        self.git("checkout", "README.md")
        self.assert_refused("(new)")

    def test_a_merge_that_has_not_ended(self) -> None:
        self.write(".git/MERGE_HEAD", self.git("rev-parse", "HEAD"))
        self.assert_refused("A merge has not ended yet")

    def test_a_folder_that_is_no_clone_of_its_own(self) -> None:
        self.root = self.root / "src"
        self.assert_refused("This folder is a part of another git clone")
        with tempfile.TemporaryDirectory() as folder:
            self.root = Path(folder)
            code, output = self.run_it("--name=quay")
            self.assertEqual((code, [*self.root.iterdir()]), (1, []))
            self.assertIn("This folder is no git clone with a commit", output)

    def test_nobody(self) -> None:
        self.git("config", "--unset", "user.name")
        self.git("config", "--unset", "user.email")
        self.git("config", "user.useConfigOnly", "true")
        self.assert_refused("git does not know who you are")

    def test_a_check_that_fails(self) -> None:
        steps = mine.Steps(checks=("true", "echo 'It runs from this clone' >&2; exit 1"), format="true", renewals={})
        self.assert_refused("It runs from this clone", steps=steps)

    def test_another_name_later(self) -> None:
        self.make("--name=quay", "--group=org.quay")
        commit = self.git("rev-parse", "--short", "HEAD").strip()
        self.write("more", "")
        self.git("add", ".")
        self.git("commit", "--quiet", "--message=more")
        for arguments in ("--name=dock", "--group=org.dock", "--title=Dock"):
            self.assert_refused(f"git revert {commit} first", arguments)
        self.make("--name=quay", "--group=org.quay", "--title=Quay", "--example=drop")
        self.assert_refused("The example is out already", "--example=keep")

    def test_an_example_that_nobody_can_take_out(self) -> None:
        self.git("rm", "--quiet", "sample/eject/eject.py")
        self.git("commit", "--quiet", "--message=gone")
        self.assert_refused("*/eject/eject.py", "--name=quay", "--example=drop")


if __name__ == "__main__":
    unittest.main()
