"""The compute queue: its limit, deadlines, cancellation, and the times it measures."""

import asyncio
import threading
import time

import pytest

from tandem_ml.platform.compute_queue import ComputeQueue
from tandem_ml.platform.errors import Expired, Overloaded


class Gate:
    """A computation that lasts until it is opened."""

    def __init__(self) -> None:
        self.began = threading.Event()
        self.opened = threading.Event()

    def __call__(self) -> str:
        self.began.set()
        assert self.opened.wait(10)
        return "through"


@pytest.fixture
def gate():
    gate = Gate()
    yield gate
    gate.opened.set()


async def occupying(queue: ComputeQueue, gate: Gate) -> "asyncio.Task[object]":
    task = asyncio.create_task(queue.run(gate))
    await asyncio.to_thread(gate.began.wait, 10)
    return task


async def test_a_result_comes_with_its_times() -> None:
    before = time.perf_counter()
    computed = await ComputeQueue(1, 0).run(lambda: 42)
    assert computed.value == 42
    assert before <= computed.started <= computed.finished <= time.perf_counter()


async def test_an_error_of_the_computation_reaches_the_caller_and_frees_its_slot() -> None:
    queue = ComputeQueue(1, 0)
    with pytest.raises(ZeroDivisionError):
        await queue.run(lambda: 1 // 0)
    assert (await queue.run(lambda: 1)).value == 1


async def test_more_than_fit_are_refused_at_once(gate: Gate) -> None:
    queue = ComputeQueue(1, 1)
    running = await occupying(queue, gate)
    waiting = asyncio.ensure_future(queue.run(lambda: "waited"))
    await asyncio.sleep(0)
    with pytest.raises(Overloaded):
        await queue.run(lambda: "too many")
    gate.opened.set()
    assert (await running).value == "through"
    assert (await waiting).value == "waited"
    assert queue.occupied == 0


async def test_what_expires_while_it_waits_is_not_computed(gate: Gate) -> None:
    queue = ComputeQueue(1, 1)
    running = await occupying(queue, gate)
    computed: list[str] = []
    waiting = asyncio.ensure_future(queue.run(lambda: computed.append("late"), deadline=time.monotonic()))
    await asyncio.sleep(0)
    gate.opened.set()
    with pytest.raises(Expired):
        await waiting
    await running
    assert computed == []


async def test_what_is_cancelled_while_it_waits_is_not_computed_and_frees_its_slot(gate: Gate) -> None:
    queue = ComputeQueue(1, 1)
    running = await occupying(queue, gate)
    computed: list[str] = []
    waiting = asyncio.ensure_future(queue.run(lambda: computed.append("unwanted")))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert queue.occupied == 1
    gate.opened.set()
    await running
    await queue.run(lambda: None)
    assert computed == []


async def test_workers_compute_side_by_side() -> None:
    both = threading.Barrier(2, timeout=10)
    queue = ComputeQueue(2, 0)
    await asyncio.gather(queue.run(both.wait), queue.run(both.wait))


async def test_a_closed_queue_drops_what_waits(gate: Gate) -> None:
    queue = ComputeQueue(1, 1)
    running = await occupying(queue, gate)
    waiting = asyncio.ensure_future(queue.run(lambda: "dropped"))
    await asyncio.sleep(0)
    queue.close()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    gate.opened.set()
    assert (await running).value == "through"
