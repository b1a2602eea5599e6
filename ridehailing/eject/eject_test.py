"""Taking the example out of small trees."""

import contextlib
import io
import json
import subprocess
import tempfile
import unittest
from pathlib import Path

import eject
from json_keys import remove
from renew import COMMANDS

MARKED = "# ridehailing:begin\nexample\n# ridehailing:end\n"


class JsonTest(unittest.TestCase):
    TEXT = '{\n  "a": { "x": 1, "y/z": [1, 2, 3] },\n  "b": "}",\n  "c": null\n}\n'

    def test_removes_first_middle_and_last_and_keeps_the_format(self) -> None:
        for pointer, expected in {
            "/a": '{\n  "b": "}",\n  "c": null\n}\n',
            "/b": '{\n  "a": { "x": 1, "y/z": [1, 2, 3] },\n  "c": null\n}\n',
            "/c": '{\n  "a": { "x": 1, "y/z": [1, 2, 3] },\n  "b": "}"\n}\n',
            "/a/x": self.TEXT.replace('"x": 1, ', ""),
            "/a/y~1z/1": self.TEXT.replace("2, ", ""),
        }.items():
            with self.subTest(pointer):
                self.assertEqual(remove(self.TEXT, [pointer]), expected)
                json.loads(expected)

    def test_removes_several_of_one_array_by_their_first_indexes(self) -> None:
        self.assertEqual(remove('["a", "b", "c"]', ["/0", "/2"]), '["b"]')
        self.assertEqual(remove('{"a": {\n "b": 1\n}}', ["/a/b"]), '{"a": {}}')

    def test_names_a_pointer_that_leads_nowhere(self) -> None:
        for pointer in ("/d", "/a/z", "/d/e"):
            with self.subTest(pointer), self.assertRaisesRegex(KeyError, pointer):
                remove(self.TEXT, [pointer])


class EjectTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()
        self.write(".gitignore", "target/\n")
        self.write("ridehailing/eject.json", '{"json": {"package.json": ["/dependencies/h3"]}}')
        self.write("package.json", '{"dependencies": {"next": "1", "h3": "2"}}\n')
        self.write("src/ridehailing/deep/ridehailing/Ride.java", "class Ride {}")
        self.write("app/(ridehailing)/page.tsx", "export {}")
        self.write("Makefile", f"all:\n{MARKED}")
        self.write("kept.txt", "kept\r\n")

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def git(self, *arguments: str) -> None:
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false")
        subprocess.run(["git", *identity, *arguments], cwd=self.root, check=True, capture_output=True)

    def run_it(self, *arguments: str) -> tuple[int, str]:
        output = io.StringIO()
        skipped = [f"--skip={what}" for what in COMMANDS]
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            code = eject.main([*skipped, *arguments], self.root)
        return code, output.getvalue()

    def tree(self) -> dict[str, bytes]:
        files = (file for file in self.root.rglob("*") if file.is_file() and ".git/" not in str(file))
        return {str(file.relative_to(self.root)): file.read_bytes() for file in files}

    def test_deletes_folders_marked_lines_and_json_keys_and_nothing_else(self) -> None:
        self.git("init")
        self.git("add", ".")
        self.git("commit", "-m", "all")
        code, output = self.run_it()
        self.assertEqual(code, 0, output)
        self.assertEqual(
            self.tree(),
            {
                ".gitignore": b"target/\n",
                "package.json": b'{"dependencies": {"next": "1"}}\n',
                "Makefile": b"all:\n",
                "kept.txt": b"kept\r\n",
            },
        )
        self.assertIn("delete src/ridehailing/\n", output)
        self.assertIn("make down VOLUMES=1", output)

    def test_leaves_no_folder_that_is_empty(self) -> None:
        self.write("proto/only/ridehailing/ride.proto", "")
        self.write("ridehailing/bench/target/built.jar", "")
        self.run_it("--force")
        empty = [folder for folder in self.root.rglob("*") if folder.is_dir() and not any(folder.iterdir())]
        self.assertEqual(empty, [])
        self.assertFalse((self.root / "proto").exists())

    def test_deletes_what_was_built_with_the_example(self) -> None:
        self.write("gateway/pom.xml", "")
        for path in ("gateway/target/a.jar", "frontend/.next/a", "ml-service/model/model.json"):
            self.write(path, "built")
        self.run_it("--force")
        self.assertEqual([path for path in self.tree() if path.startswith(("gateway/t", "frontend", "ml-service"))], [])

    def test_notes_it_in_the_notice_of_origin(self) -> None:
        platform = '"platform": {"name": "a", "title": "A", "version": "1.0.0", "commit": null}'
        self.write("origin.json", f'{{{platform}, "name": "a", "group": "b.a", "title": "A", "example": "kept"}}')
        self.run_it("--force")
        self.assertEqual(json.loads(self.tree()["origin.json"])["example"], "dropped")

    def test_a_second_time_changes_nothing(self) -> None:
        self.run_it("--force")
        before = self.tree()
        self.assertEqual(self.run_it("--force")[0], 0)
        self.assertEqual(self.tree(), before)

    def test_a_dry_run_lists_and_writes_nothing(self) -> None:
        before = self.tree()
        code, output = self.run_it("--dry-run")
        self.assertEqual((code, self.tree()), (0, before))
        for line in ("delete app/(ridehailing)/", "delete ridehailing/", "edit   Makefile", "edit   package.json"):
            self.assertIn(line, output.splitlines())

    def test_refuses_where_git_does_not_have_everything(self) -> None:
        self.assert_refused("no git clone")
        self.git("init")
        self.assert_refused("commit or stash them")

    def test_writes_nothing_when_a_mark_or_a_key_is_wrong(self) -> None:
        self.write("broken.sh", "# ridehailing:begin\n")
        self.assert_refused("broken.sh:1: ridehailing:begin without ridehailing:end", "--force")
        self.write("broken.sh", "")
        self.write("package.json", "{}")
        self.assert_refused("package.json: '/dependencies/h3' is not there", "--force")

    def assert_refused(self, why: str, *arguments: str) -> None:
        before = self.tree()
        code, output = self.run_it(*arguments)
        self.assertEqual((code, self.tree()), (1, before), output)
        self.assertIn(why, output)
        self.assertEqual(len(output.splitlines()), 1)
