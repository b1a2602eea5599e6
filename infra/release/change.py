"""A change since the last release, and the kind of release that it needs."""

from enum import Enum
from typing import NamedTuple

from versions import Release


class Effect(Enum):
    """What a change does to those who use the project."""

    ADDS = "adds"
    BREAKS = "breaks"
    NEVER = "is in no release"


class Change(NamedTuple):
    """One change: where it is, what it is in one line, and its effect."""

    area: str
    what: str
    effect: Effect


def needed(change: Change, last: Release) -> Release | None:
    """The smallest release after `last` that may hold the change; None where no release may."""
    if change.effect is Effect.NEVER:
        return None
    stable = last.major > 0
    if change.effect is Effect.BREAKS:
        return Release(last.major + 1, 0, 0) if stable else Release(0, last.minor + 1, 0)
    return Release(last.major, last.minor + 1, 0) if stable else last._replace(patch=last.patch + 1)
