"""The notice of origin, `origin.json`: which platform this project was made from, and the answers it was made with.

`origin.py FIELD` prints one field for scripts: name, group, title, example, platform.name, platform.commit and so on.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from answers import Answers

ROOT = Path(__file__).resolve().parents[2]
FILE = "origin.json"


@dataclass(frozen=True)
class Platform:
    """The platform that a project was made from. Its `commit` is None in the platform itself."""

    name: str
    title: str
    version: str
    commit: str | None


@dataclass(frozen=True)
class Origin:
    """What origin.json says: the platform, and the answers."""

    platform: Platform
    answers: Answers

    @property
    def is_template(self) -> bool:
        """Whether this is the platform itself rather than a project that was made from it."""
        return self.platform.commit is None


def parse(text: str) -> Origin:
    """The origin that the text of an origin.json holds; ValueError where it is not one."""
    try:
        found = json.loads(text)
        platform = Platform(**found.pop("platform"))
        return Origin(platform, Answers(**found))
    except (TypeError, KeyError, AttributeError, json.JSONDecodeError) as error:
        raise ValueError(f"{FILE} is not a notice of origin: {error}") from error


def text_of(origin: Origin) -> str:
    """The text of origin.json, one line for the platform and one for the answers."""
    answers = _inline(vars(origin.answers)).strip("{ }")
    return f'{{\n  "platform": {_inline(vars(origin.platform))},\n  {answers}\n}}\n'


def _inline(members: dict[str, str | None]) -> str:
    return f"{{ {json.dumps(members, ensure_ascii=False)[1:-1]} }}"


def read(root: Path = ROOT) -> Origin:
    """The origin of the project at `root`."""
    return parse((root / FILE).read_text(encoding="utf-8"))


def field(origin: Origin, name: str) -> str:
    """One field as text, empty for null: `name` of the answers, or `platform.name` of the platform."""
    owner = origin.platform if name.startswith("platform.") else origin.answers
    return str(vars(owner)[name.removeprefix("platform.")] or "")


def main(arguments: list[str]) -> int:
    """Print the field that the argument names; 2 where there is no such field."""
    try:
        print(field(read(), arguments[0]))
    except (KeyError, IndexError):
        print(f"No such field of {FILE}: {' '.join(arguments) or 'none given'}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
