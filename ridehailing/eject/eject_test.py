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
from marks import MarkError, strip

MARKED = "# ridehailing:begin\nexample\n# ridehailing:end\n"


class StripTest(unittest.TestCase):
    def test_removes_the_lines_between_the_marks_and_the_marks(self) -> None:
        for begin, end in (
            ("# {}", ""),
            ("// {}", ""),
            ("; {}", ""),
            ("-- {}", ""),
            ("<!-- {} -->", ""),
            ("  /* {} */", ""),
        ):
            with self.subTest(begin):
                text = f"a\n{begin.format('ridehailing:begin')}\nexample\n{begin.format('ridehailing:end')}{end}\nb\n"
                self.assertEqual(strip("file", text), "a\nb\n")

    def test_leaves_no_more_blank_lines_than_there_were_on_one_side(self) -> None:
        self.assertEqual(strip("file", f"a\n\n{MARKED}\nb\n"), "a\n\nb\n")
        self.assertEqual(strip("file", f"a\n\n\n{MARKED}\n\nb\n"), "a\n\n\nb\n")
        self.assertEqual(strip("file", f"a\n{MARKED}\nb\n"), "a\n\nb\n")
        self.assertEqual(strip("file", f"a\n\n{MARKED}"), "a\n")
        self.assertEqual(strip("file", f"{MARKED}\nb\n"), "b\n")

    def test_keeps_a_text_without_marks_and_its_line_ends(self) -> None:
        for text in ("", "a", "a\n", "a\r\nb\r\n", "\n\na\n\n"):
            self.assertEqual(strip("file", text), text)

    def test_is_idempotent(self) -> None:
        once = strip("file", f"a\n{MARKED}\n{MARKED}b\n")
        self.assertEqual(strip("file", once), once)

    def test_names_the_line_of_a_mark_without_its_pair(self) -> None:
        for text, message in {
            "a\n# ridehailing:begin\nb\n": "file:2: ridehailing:begin without ridehailing:end",
            "a\n# ridehailing:end\n": "file:2: ridehailing:end without ridehailing:begin",
            "# ridehailing:begin\n# ridehailing:begin\n": "file:2: ridehailing:begin inside the block that begins at line 1",
            "x = 1  # ridehailing:begin\n": "file:1: a mark is a comment line of its own",
        }.items():
            with self.subTest(text), self.assertRaises(MarkError) as raised:
                strip("file", text)
            self.assertEqual(str(raised.exception), message)

    def test_a_page_may_speak_of_marks(self) -> None:
        text = "What stands between `# ridehailing:begin` and its end goes.\n"
        self.assertEqual(strip("page.md", text), text)


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
        skipped = [f"--skip={what}" for what in eject.RENEWED]
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
