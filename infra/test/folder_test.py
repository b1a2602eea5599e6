"""The checks of the preflight on the folder of a clone."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from sources import ROOT
from stand_ins import Clone

# A file system for this process and its children only, in which no program runs; for those who may make one.
NOEXEC = ["unshare", "--map-root-user", "--mount", "sh", "-c", 'mount -t tmpfs -o noexec tmpfs "$0" && exec "$@"']


def mounts_noexec() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        return (
            shutil.which("unshare") is not None
            and subprocess.run([*NOEXEC, folder, "true"], capture_output=True, check=False).returncode == 0
        )


class FolderTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()

    def assert_refused(self, clone: Clone, why: str, *before: object, **environment: str) -> None:
        run = clone.call(*map(str, before), "infra/preflight.sh", "folder", **environment)
        self.assertEqual(run.returncode, 1, run.stdout)
        self.assertRegex(run.stderr, rf"\A✗ [^\n]*{why}[^\n]*\n\Z")

    def test_names_what_the_tools_cannot_bear_in_a_path(self) -> None:
        for name, why in {
            'a"b': "double quote",
            "a\\b": "backslash",
            "a:b": "colon",
            "a\nb": "control character",
            "a\tb": "control character",
            "a#b": "#",
            "$HOME": "PostgreSQL",
            "`a`": "PostgreSQL",
            "a!": "!/",
            "a*b": "TypeScript",
        }.items():
            with self.subTest(name=name):
                self.assert_refused(Clone(self.folder / name), why)

    def test_names_a_path_that_is_not_in_utf8(self) -> None:
        self.assert_refused(Clone(self.folder / os.fsdecode(b"caf\xe9")), "not in UTF-8")

    def test_looks_at_a_state_folder_elsewhere(self) -> None:
        self.assert_refused(Clone(self.folder / "clone"), "colon", TANDEM_STATE=str(self.folder / "a:b"))

    def test_names_the_missing_locale(self) -> None:
        clone = Clone(self.folder / "é")
        clone.put_program("bin/locale", "echo ANSI_X3.4-1968")
        self.assert_refused(clone, "no UTF-8 locale")

    def test_names_a_folder_in_which_no_program_runs(self) -> None:
        if not mounts_noexec():
            self.skipTest("this user may not mount a file system")
        clone = Clone(self.folder / "clone")
        clone.state.mkdir()
        self.assert_refused(clone, "mounted noexec", *NOEXEC, clone.state)

    def test_java_tests_unpack_where_code_may_run(self) -> None:
        if not mounts_noexec():
            self.skipTest("this user may not mount a file system")
        if Path("/tmp").resolve() in ROOT.parents:
            self.skipTest("what is mounted over /tmp would hide this clone")
        subprocess.run(["bash", "-c", ". infra/lib.sh"], cwd=ROOT, check=True)  # makes the folder of state
        with tempfile.TemporaryDirectory(dir=ROOT / ".tandem") as folder:
            clone = Clone(Path(folder) / "it's here")
            clone.put_program("bin/mvn", 'echo "Apache Maven 3.9.9 with ${JDK_JAVA_OPTIONS:-nothing}"')
            for before, options in (([], "nothing"), ([*NOEXEC, "/tmp"], f'-Djava.io.tmpdir="{clone.state}/tmp/test"')):
                run = clone.call(*before, "infra/test.sh", "java")
                self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
                self.assertIn(f"Maven 3.9.9 with {options}\n", (clone.state / "test" / "java.log").read_text())

    def test_has_nothing_to_say_of_other_names(self) -> None:
        clone = Clone(self.folder / "it's! 50% é" / "-a & <co>; ?[a]{b}|~^=@,+")
        run = clone.call("infra/preflight.sh", "folder")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
