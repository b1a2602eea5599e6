"""What docker-compose.yml and the Dockerfiles name exists: services, Dockerfiles, copied folders. Needs no Docker."""

import re
import unittest
from fnmatch import fnmatch

import yaml
from sources import ROOT

COPY = re.compile(r"^COPY (?!--from)(.+) \S+$", re.MULTILINE)
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILES = sorted({service["build"]["dockerfile"] for service in COMPOSE["services"].values() if "build" in service})


class ContainersTest(unittest.TestCase):
    def test_services_depend_on_services_that_there_are(self) -> None:
        for name, service in COMPOSE["services"].items():
            with self.subTest(name):
                self.assertLessEqual(set(service.get("depends_on", {})), set(COMPOSE["services"]))

    def test_what_is_copied_into_an_image_exists_and_is_not_ignored(self) -> None:
        for dockerfile in DOCKERFILES:
            text = (ROOT / dockerfile).read_text()
            allowed = (ROOT / f"{dockerfile}.dockerignore").read_text().splitlines()
            for source in " ".join(COPY.findall(text)).split():
                with self.subTest(dockerfile, source=source):
                    self.assertTrue((ROOT / source).exists())
                    self.assertTrue(any(is_allowed_by(line, source) for line in allowed), "the context lacks it")


def is_allowed_by(line: str, source: str) -> bool:
    """Whether a line of a .dockerignore file, `!path`, puts a path or a part of it into the build's context."""
    if not line.startswith("!"):
        return False
    allowed = line.removeprefix("!")
    return fnmatch(source, allowed) or f"{source}/".startswith(f"{allowed}/") or allowed.startswith(f"{source}/")


if __name__ == "__main__":
    unittest.main()
