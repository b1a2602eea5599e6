"""The service as a process of its own."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.platform.harness import eventually

ML_SERVICE = Path(__file__).parents[2]
FREE_PORTS = {"ML_REST_PORT": "0", "ML_GRPC_PORT": "0"}


@dataclass
class StartedProcess:
    """A service that runs as a process, and its ports."""

    process: asyncio.subprocess.Process
    ports: dict[str, int]

    async def json_lines(self) -> list[dict[str, object]]:
        """Everything it logged as JSON, once it has ended."""
        return [json.loads(line) for line in await self.lines()]

    async def lines(self) -> list[str]:
        """Everything it logged, once it has ended."""
        output, _ = await asyncio.wait_for(self.process.communicate(), 20)
        return output.decode().splitlines()


@asynccontextmanager
async def started(module: str, folder: Path, **environment: str) -> AsyncIterator[StartedProcess]:
    """The service of a module, ready; it is killed at the end if it still runs."""
    port_file = folder / "ports.json"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        cwd=ML_SERVICE,
        env={**os.environ, **FREE_PORTS, "ML_PORT_FILE": str(port_file), **environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        await eventually(lambda: asyncio.to_thread(port_file.exists), wanted=True, seconds=30)
        yield StartedProcess(process, json.loads(port_file.read_text()))
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


def fail_to_start(**environment: str) -> subprocess.CompletedProcess[str]:
    """The service's end, where it cannot start."""
    return subprocess.run(
        [sys.executable, "-m", "tandem_ml"],
        env={**os.environ, **FREE_PORTS, **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
