"""What the finder finds, planted in small trees and archives, and what it must not report."""

import io
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path

from leftovers import Finder, Leftover, without_notice


def archive(entries: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in entries.items():
            written.writestr(name, content)
    return target.getvalue()


class FinderTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()
        self.finder = Finder("harbor", self.root)

    def places(self, found) -> list[str]:
        return [leftover.place for leftover in found]

    def found(self, content: bytes) -> list[Leftover]:
        return list(self.finder.in_content("file", content))

    def test_finds_each_spelling_whole_and_inside_a_word(self) -> None:
        for text in ("harbor", "Harbor", "HARBOR_STATE", "preHarborPost", "dev.harbor", "theharbormaster"):
            with self.subTest(text):
                self.assertEqual(self.found(f"a {text} b".encode()), [Leftover("file", f"a {text} b")])

    def test_finds_it_in_binary_content_and_in_wide_text(self) -> None:
        self.assertEqual(len(self.found(b"\0\xff\x08Harbor\0\x01")), 1)
        self.assertEqual(len(self.found("Harbor".encode("utf-16-le"))), 1)
        self.assertEqual(len(self.found("Harbor".encode("utf-16-be"))), 1)

    def test_counts_each_place_of_a_text(self) -> None:
        self.assertEqual(len(self.found(b"harbor and Harbor")), 2)

    def test_finds_nothing_where_there_is_none(self) -> None:
        self.assertEqual(self.found(b"harb or, HARB\nOR, arbor"), [])

    def test_the_projects_own_path_is_no_finding(self) -> None:
        finder = Finder("harbor", self.root / "harbor")
        self.assertEqual(list(finder.in_content("log", f"in {self.root}/harbor/x".encode())), [])
        self.assertEqual(len(list(finder.in_content("log", f"in {self.root}/x/harbor".encode()))), 1)

    def test_looks_into_an_archive_and_into_an_own_one_inside_it(self) -> None:
        inner = archive({"META-INF/maven/dev.harbor/pom.xml": b"", "a.class": b"\xca\xfe\0Harbor"})
        jar = self.root / "app.jar"
        jar.write_bytes(archive({"lib/client-0.1.0.jar": inner, "lib/other-1.jar": inner, "b.properties": b"x=harbor"}))
        self.assertEqual(
            self.places(self.finder.in_jar(jar, ["client", "proto"])),
            [
                "app.jar!lib/client-0.1.0.jar!META-INF/maven/dev.harbor/pom.xml",
                "app.jar!lib/client-0.1.0.jar!a.class",
                "app.jar!b.properties",
            ],
        )

    def test_finds_it_in_the_name_of_a_foreign_archive_inside(self) -> None:
        jar = self.root / "app.jar"
        jar.write_bytes(archive({"lib/harbor-proto-1.jar": archive({})}))
        self.assertEqual(self.places(self.finder.in_jar(jar, ["proto"])), ["app.jar!lib/harbor-proto-1.jar"])

    def test_finds_it_below_a_folder_in_names_and_contents_but_not_in_what_is_skipped(self) -> None:
        for path, text in {"a/Harbor.js": "", "a/b.js": "harbor", "a/node_modules/c.js": "harbor"}.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text)
        found = self.places(self.finder.in_folder(self.root / "a", {"node_modules"}))
        self.assertEqual(found, ["a/Harbor.js", "a/b.js"])

    def test_a_folder_without_a_file_is_an_error(self) -> None:
        with self.assertRaises(FileNotFoundError):
            list(self.finder.in_folder(self.root / "nothing"))

    def test_finds_it_in_what_git_has_and_leaves_the_notice_of_origin(self) -> None:
        notice = "> Figures of Harbor 1.0, which this project was [made from](../origin.json).\n"
        texts = {"origin.json": '"harbor"', "harbor/a.txt": "", "b.md": f"{notice}Harbor\n", "c.md": notice}
        for path, text in {**texts, ".gitignore": "ignored", "ignored": "harbor"}.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text)
        for command in (["init", "-q"], ["add", "."]):
            subprocess.run(["git", "-C", str(self.root), *command], check=True)
        self.assertEqual(self.places(self.finder.in_tree()), ["b.md", "harbor/a.txt"])

    def test_only_a_quote_that_links_to_the_origin_is_the_notice(self) -> None:
        text = b"> Harbor ([origin](origin.json))\n> Harbor\nHarbor [origin](origin.json)\n"
        self.assertEqual(without_notice("a.md", text), b"> Harbor\nHarbor [origin](origin.json)\n")
        self.assertEqual(without_notice("a.py", text), text)


if __name__ == "__main__":
    unittest.main()
