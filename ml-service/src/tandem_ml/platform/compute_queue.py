"""The bounded queue before the processor: computations wait here for a worker, and only while they are still wanted."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

from tandem_ml.platform.errors import Expired, Overloaded

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Computed(Generic[T_co]):
    """A computation's result and when it began and ended, by `time.perf_counter`."""

    value: T_co
    began: float
    ended: float


class ComputeQueue:
    """Runs computations on `workers` threads; at most `capacity` more wait.

    What is cancelled or past its deadline when its turn comes is not computed.
    """

    def __init__(self, workers: int, capacity: int) -> None:
        self._places = _Places(workers + capacity)
        self._executor = ThreadPoolExecutor(workers, thread_name_prefix="compute")

    async def run(self, computation: Callable[[], T], deadline: float | None = None) -> Computed[T]:
        """Compute on a worker; `deadline` by `time.monotonic`. Raises Overloaded at once, Expired when too late."""
        self._places.take()
        future = self._submit(computation, deadline)
        future.add_done_callback(lambda _: self._places.give_back())
        return await asyncio.wrap_future(future)

    @property
    def occupied(self) -> int:
        """Computations that run or wait now."""
        return self._places.taken

    def close(self) -> None:
        """Drop what still waits; what runs may end."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _submit(self, computation: Callable[[], T], deadline: float | None) -> "Future[Computed[T]]":
        try:
            return self._executor.submit(_compute, computation, deadline)
        except RuntimeError:
            self._places.give_back()
            raise


class _Places:
    """Counts who runs or waits; taken on the event loop, given back by the workers."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._lock = threading.Lock()
        self.taken = 0

    def take(self) -> None:
        with self._lock:
            if self.taken == self._total:
                raise Overloaded("Too many computations are waiting; try again later")
            self.taken += 1

    def give_back(self) -> None:
        with self._lock:
            self.taken -= 1


def _compute(computation: Callable[[], T], deadline: float | None) -> Computed[T]:
    if deadline is not None and time.monotonic() >= deadline:
        raise Expired("The deadline passed before the computation began")
    began = time.perf_counter()
    value = computation()
    return Computed(value, began, time.perf_counter())
