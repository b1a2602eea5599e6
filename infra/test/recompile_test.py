"""The compiler of `make dev`: compiles what changes, and renews its mark only when that compiled."""

import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from stand_ins import INFRA, WAIT_SECONDS

CLASS = 'class {name} {{ static final String TEXT = "{text}"; }}'


class RecompileTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.sources, self.output = Path(folder.name, "sources"), Path(folder.name, "output")
        self.sources.mkdir()
        self.output.mkdir()

    def start(self) -> None:
        jdk = subprocess.check_output(["bash", "-c", ". infra/lib.sh && find_jdk"], cwd=INFRA.parent, text=True).strip()
        self.compiler = subprocess.Popen(
            [f"{jdk}/bin/java", INFRA / "local" / "Recompile.java", self.output, "", self.sources],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.addCleanup(self.compiler.stdout.close)
        self.addCleanup(self.compiler.wait)
        self.addCleanup(self.compiler.kill)
        self.assertIn("Watching", self.compiler.stdout.readline())

    def write(self, file: str, text: str) -> None:
        """Write the file at once, so that no half of it is compiled."""
        unfinished = self.output / f"{file}.unfinished"
        unfinished.write_text(text)
        unfinished.replace(self.sources / file)

    def wait_for(self, file: str, content: bytes | None) -> None:
        """Wait until a file of the output has the content, or is gone."""
        path, end = self.output / file, time.monotonic() + WAIT_SECONDS
        while path.exists() != (content is not None) or (content is not None and content not in path.read_bytes()):
            self.assertLess(time.monotonic(), end, f"{file} has not become as expected")
            time.sleep(0.05)

    def test_compiles_what_is_saved_and_removes_what_is_gone(self) -> None:
        self.write("Two.java", CLASS.format(name="Two", text="other"))
        self.start()
        self.write("notes.txt", "a resource")
        self.write("One.java", CLASS.format(name="One", text="first"))
        self.wait_for("One.class", b"first")
        self.wait_for("Two.class", b"other")
        self.wait_for("notes.txt", b"a resource")
        self.write("One.java", CLASS.format(name="One", text="second"))
        self.wait_for("One.class", b"second")
        (self.sources / "Two.java").unlink()
        self.wait_for("Two.class", None)

    def test_leaves_the_mark_alone_when_the_sources_do_not_compile(self) -> None:
        self.start()
        self.write("One.java", CLASS.format(name="One", text="first"))
        self.assertIn("Compiled 1 files", self.compiler.stdout.readline())
        mark = (self.output / ".compiled").read_text()
        self.write("One.java", "class One {")
        self.assertIn("Not compiled", self.compiler.stdout.readline())
        self.assertEqual((self.output / ".compiled").read_text(), mark)


if __name__ == "__main__":
    unittest.main()
