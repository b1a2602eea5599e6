"""What was built under the old name is found and deleted, and nothing else."""

import tempfile
import unittest
from pathlib import Path

from built import remove_built, uninstall
from tree import File, Tree

ORIGIN = """{
  "platform": { "name": "harbor", "title": "Harbor", "version": "1.2.0", "commit": null },
  "name": "harbor", "group": "dev.harbor", "title": "Harbor", "example": "kept"
}
"""
BEFORE: Tree = {
    path: File(text.encode())
    for path, text in {
        "origin.json": ORIGIN,
        "pom.xml": "",
        "gateway/pom.xml": "",
        "sample/part/pom.xml": "",
        "ml-service/pyproject.toml": '[project]\nname = "harbor-ml"\n',
        "ml-service/src/harbor_ml/a.py": "",
    }.items()
}
AFTER: Tree = {"gateway/pom.xml": File(b""), "ml-service/src/quay_ml/a.py": File(b"")}


class BuiltTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def put(self, *paths: str) -> None:
        for path in paths:
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).touch()

    def test_deletes_what_is_built_again(self) -> None:
        gone = (
            *("target/a", "gateway/target/a", "sample/part/target/a", "frontend/.next/a", "ml-service/.mypy_cache/a"),
            *(".harbor/build/a", ".harbor/app/a", ".harbor/dev/a", "ml-service/src/harbor/a"),
            *("ml-service/src/harbor_ml/__pycache__/a", "sample/part/node_modules/a"),
        )
        kept = (
            ".harbor/postgres/a",
            "ml-service/.venv/a",
            "ml-service/model/a",
            "frontend/node_modules/a",
            "other/target/a",
        )
        self.put(*gone, *kept)
        remove_built(self.root, BEFORE, AFTER)
        files = (file.relative_to(self.root).as_posix() for file in self.root.rglob("*") if file.is_file())
        self.assertEqual(sorted(files), sorted(kept))
        self.assertFalse((self.root / "sample").exists())

    def test_a_model_goes_with_the_example_that_trained_it(self) -> None:
        self.put("ml-service/model/a")
        remove_built(self.root, BEFORE, BEFORE)
        self.assertTrue((self.root / "ml-service/model").exists())
        remove_built(self.root, BEFORE, BEFORE | {"origin.json": File(ORIGIN.replace("kept", "dropped").encode())})
        self.assertFalse((self.root / "ml-service/model").exists())

    def test_takes_the_package_out_of_its_environment(self) -> None:
        python = self.root / "ml-service/.venv/bin/python"
        self.put("ml-service/.venv/bin/python", "ml-service/.venv/.installed", "ml-service/.venv/.locked")
        python.write_text(f'#!/bin/sh\necho "$*" >"{self.root}/called"\n')
        python.chmod(0o755)
        uninstall(self.root, BEFORE)
        called = (self.root / "called").read_text().split()
        self.assertEqual((called[:3], called[-1]), (["-m", "pip", "uninstall"], "harbor-ml"))
        self.assertFalse((self.root / "ml-service/.venv/.installed").exists())
        self.assertTrue((self.root / "ml-service/.venv/.locked").exists())

    def test_needs_no_environment(self) -> None:
        uninstall(self.root, BEFORE)
        uninstall(self.root, {})


if __name__ == "__main__":
    unittest.main()
