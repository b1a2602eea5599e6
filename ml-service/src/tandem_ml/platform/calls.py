"""One call as both servers see it: when it arrived, where its time went, how it ended, what the log says of it."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Generic, Literal, TypeVar

import structlog

from tandem_ml.platform.compute_queue import ComputeQueue
from tandem_ml.platform.metrics import Metrics

T = TypeVar("T")
Kind = TypeVar("Kind")
Outcome = Literal["ok", "invalid", "overloaded", "expired", "cancelled", "unavailable", "error"]

_FAILURE_LEVELS: Final[dict[Outcome, int]] = {
    "invalid": logging.INFO,
    "overloaded": logging.WARNING,
    "expired": logging.WARNING,
    "unavailable": logging.WARNING,
    "error": logging.ERROR,
}
"""Any other outcome is not a failure: it is logged at debug."""

_WINDOW_SECONDS: Final = 60.0

_log = structlog.stdlib.get_logger("tandem_ml.access")
_level = logging.getLogger("tandem_ml.access")


@dataclass(slots=True)
class Call:
    """A call in flight.

    `received_at` is by `time.perf_counter`, `deadline` by `time.monotonic`; None where the caller has none. `queue` and
    `compute` are seconds, and None until a computation finished.
    `counts` is what a slice counts of the call for its log line.
    """

    protocol: Literal["grpc", "rest"]
    method: str
    deadline: float | None = None
    received_at: float = field(default_factory=time.perf_counter)
    queue: float | None = None
    compute: float | None = None
    counts: dict[str, int] = field(default_factory=dict)

    def mark_received(self) -> None:
        """Restart the clock: the request is complete only now."""
        self.received_at = time.perf_counter()

    async def compute_on(self, queue: ComputeQueue, computation: Callable[[], T]) -> T:
        """Compute before the deadline, and record how long that waited and took; raises Overloaded, Expired."""
        computed = await queue.run(computation, self.deadline)
        self.queue = computed.started - self.received_at
        self.compute = computed.finished - computed.started
        return computed.value


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


class CallLog:
    """Records every finished call: its metrics, and a log line where the settings require one.

    A successful call is logged at debug; `sample_rate` is the share of them that is logged at info instead. Of failures
    with the same method and outcome the first is logged at once, those of the next minute by their number, and each at
    debug. Not thread-safe; call it on the event loop only.
    """

    def __init__(self, metrics: Metrics, sample_rate: float = 0) -> None:
        self._metrics = metrics
        self._sampler = Sampler(sample_rate)
        self._failures = RepeatCounter(_log_repeated)

    def finished(self, call: Call, outcome: Outcome, code: str, *, probe: bool = False) -> None:
        """Record a call that ended with the protocol's own `code`; a probe is logged at debug only."""
        duration = time.perf_counter() - call.received_at
        self._measure(call, outcome, duration)
        level = logging.DEBUG if probe else self._log_level(call, outcome)
        if _level.isEnabledFor(level):  # before the line is formatted: most calls have none
            _log.log(
                level,
                "request",
                protocol=call.protocol,
                method=call.method,
                outcome=outcome,
                code=code,
                duration_ms=_milliseconds(duration),
                **_details(call),
            )

    def close(self) -> None:
        """Log now how many failures were not logged one by one."""
        self._failures.close()

    def _log_level(self, call: Call, outcome: Outcome) -> int:
        failure = _FAILURE_LEVELS.get(outcome)
        if failure is not None:
            return failure if self._failures.is_first((call.protocol, call.method, outcome)) else logging.DEBUG
        return logging.INFO if outcome == "ok" and self._sampler.selects(call.method) else logging.DEBUG

    def _measure(self, call: Call, outcome: Outcome, duration: float) -> None:
        labels = (call.protocol, call.method)
        self._metrics.requests.labels(*labels, outcome).inc()
        self._metrics.duration.labels(*labels).observe(duration)
        if call.queue is not None and call.compute is not None:
            self._metrics.queue.labels(*labels).observe(call.queue)
            self._metrics.compute.labels(*labels).observe(call.compute)


def _log_repeated(kind: tuple[str, str, Outcome], count: int) -> None:
    protocol, method, outcome = kind
    _log.log(_FAILURE_LEVELS[outcome], "more requests", protocol=protocol, method=method, outcome=outcome, count=count)


def _details(call: Call) -> dict[str, float]:
    if call.queue is None or call.compute is None:
        return {}
    return {"queue_ms": _milliseconds(call.queue), "compute_ms": _milliseconds(call.compute), **call.counts}


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 3)
