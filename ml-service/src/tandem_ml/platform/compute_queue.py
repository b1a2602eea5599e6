"""The bounded queue before the processor: computations wait here for a worker, as long as their caller waits."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

from tandem_ml.platform.errors import Expired, Overloaded

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Computed(Generic[T_co]):
    """A computation's result and when it started and finished, by `time.perf_counter`."""

    value: T_co
    started: float
    finished: float


class ComputeQueue:
    """Runs computations on `workers` threads; at most `capacity` more wait.

    A computation that is cancelled or past its deadline when a worker takes it is not run. Call it on the event loop.
    """

    def __init__(self, workers: int, capacity: int) -> None:
        self._limit = workers + capacity
        self._executor = ThreadPoolExecutor(workers, thread_name_prefix="compute")
        self._lock = threading.Lock()  # the event loop counts up, the workers count down
        self.occupied = 0
        """Computations that run or wait now."""

    async def run(self, computation: Callable[[], T], deadline: float | None = None) -> Computed[T]:
        """Compute on a worker; `deadline` by `time.monotonic`. Raises Overloaded at once, Expired when too late."""
        if self.occupied >= self._limit:
            raise Overloaded("Too many computations are waiting; try again later")
        future = self._executor.submit(_compute, computation, deadline)
        self._count(1)
        # On the thread pool's future: it ends when the worker is free again, also after its caller has gone.
        future.add_done_callback(lambda _: self._count(-1))
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """Drop the computations that wait; those that run may end."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _count(self, change: int) -> None:
        with self._lock:
            self.occupied += change


def _compute(computation: Callable[[], T], deadline: float | None) -> Computed[T]:
    if deadline is not None and time.monotonic() >= deadline:
        raise Expired("The deadline passed before the computation began")
    started = time.perf_counter()
    value = computation()
    return Computed(value, started, time.perf_counter())
