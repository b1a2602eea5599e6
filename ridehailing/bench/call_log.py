"""What logging each call costs the ML service: CPU time per 1,000 calls of PriceRide, for each way of logging.

Run with the ML service's Python, from the repository's root: ml-service/.venv/bin/python ridehailing/bench/call_log.py
One service for each way runs at once; they take turns, so that a busy machine disturbs all alike. CPU time is that of
the service's process, by its metric process_cpu_seconds_total.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "ml-service"))
from tests.platform.harness import eventually  # noqa: E402
from tests.ridehailing.doubles import RIDE  # noqa: E402
from tests.ridehailing.harness import Service, connected_to, ride_request  # noqa: E402

TURNS = int(os.environ.get("BENCH_TURNS", "7"))
CALLS = 1_000
IN_FLIGHT = 8
WAYS = {
    "console at info: none": {"ML_LOG_FORMAT": "console"},
    "JSON at info: one in a hundred": {"ML_LOG_FORMAT": "json"},
    "JSON at info: each": {"ML_LOG_FORMAT": "json", "ML_LOG_CALL_SAMPLE_RATE": "1"},
    "console at debug: each": {"ML_LOG_FORMAT": "console", "ML_LOG_LEVEL": "debug"},
}


async def start(folder: Path, settings: dict[str, str]) -> tuple[asyncio.subprocess.Process, dict[str, int]]:
    """A service that logs this way to a file, and its ports."""
    folder.mkdir()
    ports = folder / "ports.json"
    own = {"ML_MODEL_DIR": str(ROOT / "ml-service" / "model"), "ML_REST_PORT": "0", "ML_GRPC_PORT": "0"}
    with (folder / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tandem_ml",
            env={**os.environ, **own, "ML_PORT_FILE": str(ports), **settings},
            stdout=log,
            stderr=log,
        )
    await eventually(lambda: asyncio.to_thread(ports.exists), wanted=True, seconds=120)
    return process, json.loads(ports.read_text())


async def turn(service: Service) -> float:
    """CPU milliseconds of 1,000 calls."""
    before = await service.metric("process_cpu_seconds_total")
    waiting = iter(range(CALLS))

    async def call_while_any_is_left() -> None:
        for _ in waiting:
            await service.pricing.PriceRide(ride_request(RIDE))

    await asyncio.gather(*(call_while_any_is_left() for _ in range(IN_FLIGHT)))
    return 1000 * (await service.metric("process_cpu_seconds_total") - before)


async def measure(ports: dict[str, dict[str, int]]) -> dict[str, list[float]]:
    """The turns of each way, after one that does not count."""
    taken: dict[str, list[float]] = {way: [] for way in ports}
    for number in range(TURNS + 1):
        for way, its in ports.items():
            async with connected_to(its) as service:
                cpu = await turn(service)
            if number > 0:
                taken[way].append(cpu)
    return taken


async def main() -> None:
    """Measure and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        started = {}
        try:
            for number, (way, settings) in enumerate(WAYS.items()):
                started[way] = await start(Path(folder) / str(number), settings)
            taken = await measure({way: ports for way, (_, ports) in started.items()})
        finally:
            for process, _ in started.values():
                process.terminate()
            for process, _ in started.values():
                await process.wait()
    baseline = statistics.median(next(iter(taken.values())))
    print("| log | CPU, ms per 1,000 calls | min | max | ratio |\n| --- | ---: | ---: | ---: | ---: |")
    for way, turns in taken.items():
        middle = statistics.median(turns)
        print(f"| {way} | {middle:.0f} | {min(turns):.0f} | {max(turns):.0f} | {middle / baseline:.2f} |")


if __name__ == "__main__":
    asyncio.run(main())
