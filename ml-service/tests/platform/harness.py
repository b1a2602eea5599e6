"""A running service with clients of both its servers."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

import grpc.aio
import httpx
from google.protobuf.wrappers_pb2 import StringValue
from prometheus_client.parser import text_string_to_metric_families

from tandem.model.v1 import model_service_pb2_grpc
from tandem_ml.main import running
from tandem_ml.platform.settings import Settings
from tandem_ml.platform.slices import Slice
from tests.platform.echo import ECHO_METHOD


class Service:
    """A running service and clients of both its servers."""

    def __init__(self, ports: dict[str, int], channel: grpc.aio.Channel, http: httpx.AsyncClient) -> None:
        self.ports = ports
        self.channel = channel
        self.http = http
        self.models = model_service_pb2_grpc.ModelServiceStub(channel)
        self.grpc_echo = channel.unary_unary(ECHO_METHOD, StringValue.SerializeToString, StringValue.FromString)

    async def rest_echo(self, text: str) -> httpx.Response:
        """The response of the echo slice to a text."""
        return await self.http.post("/v1/echo", json={"text": text})

    async def metric(self, name: str, /, **labels: str) -> float:
        """A sample of /metrics; 0 where there is none yet."""
        text = (await self.http.get("/metrics")).text
        samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
        return sum(s.value for s in samples if s.name == name and labels.items() <= s.labels.items())

    async def until_occupied(self, count: int) -> None:
        """Wait until this many computations run or wait."""
        await eventually(lambda: self.metric("tandem_ml_occupied"), count)


async def eventually(observe: Callable[[], Awaitable[object]], wanted: object, seconds: float = 10) -> None:
    """Wait until the observation is the wanted one."""
    async with asyncio.timeout(seconds):
        while await observe() != wanted:
            await asyncio.sleep(0.005)


def channel_to(port: int) -> grpc.aio.Channel:
    """A channel to a port of this machine; it ignores the proxies that the environment names."""
    return grpc.aio.insecure_channel(f"127.0.0.1:{port}", options=[("grpc.enable_http_proxy", 0)])


@asynccontextmanager
async def clients_of(ports: dict[str, int]) -> AsyncIterator[tuple[grpc.aio.Channel, httpx.AsyncClient]]:
    """A channel and an HTTP client to a service that listens on these ports."""
    async with (
        channel_to(ports["grpc"]) as channel,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{ports['rest']}", timeout=20, trust_env=False) as http,
    ):
        yield channel, http


@asynccontextmanager
async def ports_of(slices: Sequence[Slice], **settings: object) -> AsyncIterator[dict[str, int]]:
    """The ports of a service on these slices that runs in this process, drained at the end."""
    chosen = {"rest_port": 0, "grpc_port": 0, "drain_seconds": 0, "grace_seconds": 5, **settings}
    async with running(Settings.model_validate(chosen), slices) as ports:
        yield ports


@asynccontextmanager
async def service_on(*slices: Slice, **settings: object) -> AsyncIterator[Service]:
    """A service on these slices that runs in this process, with clients."""
    async with ports_of(slices, **settings) as ports, clients_of(ports) as clients:
        yield Service(ports, *clients)
