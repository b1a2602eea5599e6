"""What the service counts and measures, as Prometheus metrics."""

from collections.abc import Iterable

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

from tandem_ml.platform.models import ModelInfo

_BUCKETS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.5)


class Metrics:
    """The service's metrics in a registry of their own; a slice adds its metrics to the same registry."""

    def __init__(self, models: Iterable[ModelInfo] = ()) -> None:
        self.registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self.registry)
        call = ("protocol", "method")
        self.requests = Counter(
            "tandem_ml_requests", "Finished requests, by outcome", (*call, "outcome"), registry=self.registry
        )
        self.duration = self._seconds("request", "Whole requests, from arrival to response", call)
        self.queue = self._seconds("queue", "Waiting between a request's arrival and its computation", call)
        self.compute = self._seconds("compute", "Computations", call)
        self.occupied = Gauge("tandem_ml_occupied", "Computations that run or wait", registry=self.registry)
        self._add_models(models)

    def _seconds(self, name: str, description: str, labels: tuple[str, ...]) -> Histogram:
        return Histogram(
            f"tandem_ml_{name}_seconds", f"{description}, seconds", labels, buckets=_BUCKETS, registry=self.registry
        )

    def _add_models(self, models: Iterable[ModelInfo]) -> None:
        info = Info("tandem_ml_model", "The models that are served", ("name",), registry=self.registry)
        for model in models:
            info.labels(model.name).info({"version": model.version, "data_sha256": model.data_sha256})
