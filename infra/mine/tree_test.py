"""Trees read from folders and written to them."""

import os
import tempfile
import unittest
from pathlib import Path

from tree import File, read, write


class TreeTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()

    def test_reads_what_it_wrote(self) -> None:
        tree = {
            "a/b.txt": File(b"one\r\ntwo\n"),
            "run.sh": File(b"#!/bin/sh\n", executable=True),
            "x.bin": File(b"\0\xff"),
        }
        write(self.root, {}, tree)
        self.assertEqual(read(self.root), tree)

    def test_leaves_out_what_is_ignored_and_links(self) -> None:
        write(self.root, {}, {".gitignore": File(b"built/\n"), "built/x": File(b""), "a": File(b"")})
        (self.root / "link").symlink_to("a")
        self.assertEqual([*read(self.root)], [".gitignore", "a"])
        self.assertEqual([*read(self.root, ["a", "missing"])], ["a"])

    def test_deletes_moves_and_prunes(self) -> None:
        before = {"old/deep/a": File(b"a"), "old/deep/b": File(b"b"), "old/c": File(b"c"), "kept/d": File(b"d")}
        write(self.root, {}, before)
        after = {"new/a": File(b"a"), "kept/d": File(b"D")}
        write(self.root, before, after)
        self.assertEqual(read(self.root), after)
        self.assertEqual(sorted(folder.name for folder in self.root.iterdir()), ["kept", "new"])

    def test_keeps_a_folder_that_holds_something_else(self) -> None:
        write(self.root, {}, {"a/b": File(b""), "a/own": File(b"")})
        write(self.root, {"a/b": File(b"")}, {})
        self.assertEqual([*read(self.root)], ["a/own"])

    def test_a_file_becomes_a_folder_and_a_folder_a_file(self) -> None:
        before, after = {"a": File(b"1"), "b/c": File(b"2")}, {"a/x": File(b"1"), "b": File(b"2")}
        write(self.root, {}, before)
        write(self.root, before, after)
        self.assertEqual(read(self.root), after)

    def test_a_move_that_changes_the_case_only(self) -> None:
        before, after = {"Docs/Page.md": File(b"1")}, {"docs/page.md": File(b"1")}
        write(self.root, {}, before)
        write(self.root, before, after)
        self.assertEqual(read(self.root), after)

    def test_leaves_a_file_that_stays_the_same_alone(self) -> None:
        tree = {"a": File(b"1"), "b": File(b"2")}
        write(self.root, {}, tree)
        os.utime(self.root / "a", (1, 1))
        write(self.root, tree, tree | {"b": File(b"3", executable=True)})
        self.assertEqual((self.root / "a").stat().st_mtime, 1)
        self.assertTrue(os.access(self.root / "b", os.X_OK))


class FileTest(unittest.TestCase):
    def test_what_is_no_utf8_or_has_a_nul_has_no_text(self) -> None:
        self.assertIsNone(File(b"\xff").text)
        self.assertIsNone(File(b"a\0b").text)
        self.assertEqual(File("é".encode()).text, "é")

    def test_another_text_keeps_the_rest(self) -> None:
        file = File(b"a", executable=True)
        self.assertEqual(file.with_text("b"), File(b"b", executable=True))
        self.assertIs(file.with_text("a"), file)


if __name__ == "__main__":
    unittest.main()
