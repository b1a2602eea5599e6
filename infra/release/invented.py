"""An invented project in a git repository of its own, for the tests of releases."""

import os
import shutil
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from changelog import EMPTY
from repository import Repository

MIGRATIONS = "gateway/src/main/resources/platform/db/migration"
CONTRACT = 'syntax = "proto3";\npackage harbor.v1;\nmessage Ship {\n  string name = 1;\n}\n'
SETTINGS = "| variable | property | default |\n| --- | --- | --- |\n"
FILES = {
    ".gitignore": ".tandem/\n",
    "origin.json": '{\n  "platform": { "version": "0.1.0-SNAPSHOT", "commit": null },\n  "title": "Harbor Works"\n}\n',
    "pom.xml": "<project>\n  <version>0.1.0-SNAPSHOT</version>\n</project>\n",
    "crane/pom.xml": "<project>\n  <parent>\n    <version>0.1.0-SNAPSHOT</version>\n  </parent>\n</project>\n",
    "ml/pyproject.toml": '[project]\nname = "harbor-ml"\nversion = "0.1.0.dev0"\n',
    "page/package.json": '{ "name": "harbor-page", "version": "0.1.0-SNAPSHOT" }\n',
    "bench/package.json": '{ "private": true }\n',
    "gateway/openapi.json": '{"info": {"version": "0.1.0-SNAPSHOT"}, "paths": {"/ships": {"get": {}}}}\n',
    "docs/settings.md": f"{SETTINGS}| `TIDE` | – | `6h` |\n| `WIND` | – | – |\n",
    ".env.example": "# how deep\nDEPTH=12\nTOKEN=\n",
    f"{MIGRATIONS}/V1__ships.sql": "create table ships (id uuid);\n",
    f"{MIGRATIONS}/V2__name.sql": "alter table ships add column name text;\n",
    "proto/buf.yaml": "version: v2\nmodules:\n  - path: src/main/proto\n",
    "proto/src/main/proto/harbor/v1/ship.proto": CONTRACT,
    "CHANGELOG.md": f"{EMPTY}\n### Added\n\n- Ships.\n",
}
IDENTITY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@harbor.example",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@harbor.example",
}


class InventedProject(unittest.TestCase):
    """A test on a project of its own: a clean clone on the branch main, with one commit and without a release."""

    def setUp(self) -> None:
        if not shutil.which("git"):
            self.skipTest("git is not installed")
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = Path(temporary.name).resolve()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        patch = mock.patch.dict(os.environ, environment | IDENTITY, clear=True)
        patch.start()
        self.addCleanup(patch.stop)
        self.repository = Repository(self.root)
        self.repository.git("init", "--quiet")
        self.repository.git("symbolic-ref", "HEAD", "refs/heads/main")
        self.commit(FILES)

    def commit(self, files: dict[str, str | None]) -> str:
        """Commits these texts, None for a file that goes; the commit's id."""
        for path, text in files.items():
            file = self.root / path
            if text is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text)
        self.repository.git("add", "--all")
        self.repository.git("commit", "--quiet", "--allow-empty", "--message", "Change the harbor")
        return self.repository.git("rev-parse", "HEAD")

    def edit(self, path: str, old: str, new: str) -> None:
        """Commits a file with one text replaced."""
        text = (self.root / path).read_text()
        self.assertIn(old, text)
        self.commit({path: text.replace(old, new)})

    def tag(self, name: str) -> None:
        """Tags the current commit as a release."""
        self.repository.git("tag", "--annotate", "--message", name, name)

    def state(self) -> tuple[str, str]:
        """The branches and tags, and what git does not have: equal when nothing was written."""
        return self.repository.git("show-ref", "--head"), self.repository.git("status", "--porcelain", "--ignored")
