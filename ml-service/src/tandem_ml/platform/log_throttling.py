"""Limits the log lines of frequent events: a sample of the successful, a count of the repeated."""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Final, Generic, TypeVar

Kind = TypeVar("Kind")

_WINDOW_SECONDS: Final = 60.0


class Sampler:
    """Selects a share of the events, from 0 (none) to 1 (each), evenly spread over those of the same kind."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._credit: dict[str, float] = {}

    def selects(self, kind: str) -> bool:
        """Whether the sample holds this event. It holds the first of a kind, unless the rate is 0."""
        if self._rate == 0:
            return False
        credit = self._credit.get(kind, 1)
        selected = credit >= 1
        self._credit[kind] = credit - selected + self._rate
        return selected


class RepeatCounter(Generic[Kind]):
    """Distinguishes the first event of a kind from its repeats, and reports the number of repeats after a minute.

    Not thread-safe; call it on the event loop only.
    """

    def __init__(self, report: Callable[[Kind, int], None], window_seconds: float = _WINDOW_SECONDS) -> None:
        self._report = report
        self._window_seconds = window_seconds
        self._repeats: Counter[Kind] = Counter()
        self._windows: dict[Kind, asyncio.TimerHandle] = {}

    def is_first(self, kind: Kind) -> bool:
        """Whether this event is the first of its kind in a window; the first event starts the window."""
        if kind in self._windows:
            self._repeats[kind] += 1
            return False
        loop = asyncio.get_running_loop()
        self._windows[kind] = loop.call_later(self._window_seconds, self._end_window, kind)
        return True

    def close(self) -> None:
        """End every window now."""
        for kind in list(self._windows):
            self._end_window(kind)

    def _end_window(self, kind: Kind) -> None:
        self._windows.pop(kind).cancel()
        if count := self._repeats.pop(kind, 0):
            self._report(kind, count)
