"""One call as both servers see it: when it arrived, where its time went, how it ended; told once to logs and metrics."""

import time
from dataclasses import dataclass, field
from typing import Literal

import structlog

from tandem_ml.api.compute import Computed
from tandem_ml.api.metrics import Metrics

Outcome = Literal["ok", "invalid", "overloaded", "expired", "cancelled", "unavailable", "error"]

_log = structlog.stdlib.get_logger("tandem_ml.access")


@dataclass(slots=True)
class Call:
    """A call under way. The times are seconds; `queue` and `compute` are None until there was a computation."""

    protocol: Literal["grpc", "rest"]
    method: str
    arrived: float = field(default_factory=time.perf_counter)
    queue: float | None = None
    compute: float | None = None

    def note(self, computed: Computed[object]) -> None:
        """Take over where a finished computation's time went."""
        self.queue = computed.began - self.arrived
        self.compute = computed.ended - computed.began


class CallLog:
    """Tells of every finished call: one log line and its metrics."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def finished(self, call: Call, outcome: Outcome, code: str, *, probe: bool = False) -> None:
        """Record a call that ended with the protocol's own `code`; a probe is logged at debug only."""
        duration = time.perf_counter() - call.arrived
        self._measure(call, outcome, duration)
        (_log.debug if probe else _log.info)(
            "request",
            protocol=call.protocol,
            method=call.method,
            outcome=outcome,
            code=code,
            duration_ms=_milliseconds(duration),
            queue_ms=_milliseconds(call.queue),
            compute_ms=_milliseconds(call.compute),
        )

    def _measure(self, call: Call, outcome: Outcome, duration: float) -> None:
        labels = (call.protocol, call.method)
        self._metrics.requests.labels(*labels, outcome).inc()
        self._metrics.duration.labels(*labels).observe(duration)
        if call.queue is not None and call.compute is not None:
            self._metrics.queue.labels(*labels).observe(call.queue)
            self._metrics.compute.labels(*labels).observe(call.compute)


def _milliseconds(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds * 1000, 3)
