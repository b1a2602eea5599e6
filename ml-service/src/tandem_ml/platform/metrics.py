"""What the service counts and measures, in Prometheus terms."""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    Info,
    PlatformCollector,
    ProcessCollector,
)

_BUCKETS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.5)


class Metrics:
    """The service's metrics in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self.registry)
        call = ("protocol", "method")
        self.requests = Counter(
            "tandem_ml_requests", "Requests answered, by outcome", (*call, "outcome"), registry=self.registry
        )
        self.duration = self._seconds("request", "Whole requests, from arrival to answer", call)
        self.queue = self._seconds("queue", "Waiting between a request's arrival and its computation", call)
        self.compute = self._seconds("compute", "Computations: features, inference, fare", call)
        self.rides = Counter("tandem_ml_rides", "Rides computed, by outcome", ("outcome",), registry=self.registry)
        self.occupied = Gauge("tandem_ml_occupied", "Computations that run or wait", registry=self.registry)
        self.model = Info("tandem_ml_model", "The active model", registry=self.registry)

    def _seconds(self, name: str, description: str, labels: tuple[str, ...]) -> Histogram:
        return Histogram(
            f"tandem_ml_{name}_seconds", f"{description}, seconds", labels, buckets=_BUCKETS, registry=self.registry
        )
