"""One call as both servers see it: when it arrived, where its time went, how it ended."""

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
    priced: int = 0
    refused: int = 0

    def restart(self) -> None:
        """The call has arrived whole only now."""
        self.arrived = time.perf_counter()

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
            **_details(call),
        )

    def _measure(self, call: Call, outcome: Outcome, duration: float) -> None:
        labels = (call.protocol, call.method)
        self._metrics.requests.labels(*labels, outcome).inc()
        self._metrics.duration.labels(*labels).observe(duration)
        if call.queue is not None and call.compute is not None:
            self._metrics.queue.labels(*labels).observe(call.queue)
            self._metrics.compute.labels(*labels).observe(call.compute)
        self._metrics.rides.labels("priced").inc(call.priced)
        self._metrics.rides.labels("refused").inc(call.refused)


def _details(call: Call) -> dict[str, float]:
    if call.queue is None or call.compute is None:
        return {}
    return {
        "queue_ms": _milliseconds(call.queue),
        "compute_ms": _milliseconds(call.compute),
        "priced": call.priced,
        "refused": call.refused,
    }


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 3)
