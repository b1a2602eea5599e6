"""A running service with clients of both its servers, and rides as both protocols write them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import grpc.aio
import httpx
from google.protobuf.timestamp_pb2 import Timestamp
from prometheus_client.parser import text_string_to_metric_families

from tandem.model.v1 import model_service_pb2_grpc
from tandem.ridehailing.v1 import (
    pricing_pb2,
    pricing_service_pb2,
    pricing_service_pb2_grpc,
    surge_service_pb2_grpc,
)
from tandem_ml.main import running
from tandem_ml.platform.settings import Settings
from tandem_ml.ridehailing.engine import GeoPoint, PricingEngine, Ride


class Service:
    """A running service and clients of both its servers."""

    def __init__(self, ports: dict[str, int], channel: grpc.aio.Channel, http: httpx.AsyncClient) -> None:
        self.ports = ports
        self.channel = channel
        self.http = http
        self.pricing = pricing_service_pb2_grpc.PricingServiceStub(channel)
        self.surge = surge_service_pb2_grpc.SurgeServiceStub(channel)
        self.models = model_service_pb2_grpc.ModelServiceStub(channel)

    async def metric(self, name: str, **labels: str) -> float:
        """A sample of /metrics; 0 where there is none yet."""
        text = (await self.http.get("/metrics")).text
        samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
        return sum(s.value for s in samples if s.name == name and labels.items() <= s.labels.items())

    async def until_occupied(self, count: int) -> None:
        """Wait until so many computations run or wait."""
        await eventually(lambda: self.metric("tandem_ml_occupied"), count)


async def eventually(observe: Callable[[], Awaitable[object]], wanted: object, seconds: float = 10) -> None:
    """Wait until the observation is the wanted one."""
    async with asyncio.timeout(seconds):
        while await observe() != wanted:
            await asyncio.sleep(0.005)


def channel_to(port: int) -> grpc.aio.Channel:
    """A channel to a port of this machine, past any proxy that the environment names."""
    return grpc.aio.insecure_channel(f"127.0.0.1:{port}", options=[("grpc.enable_http_proxy", 0)])


@asynccontextmanager
async def clients_of(ports: dict[str, int]) -> AsyncIterator[Service]:
    """Clients of a service that runs on these ports."""
    async with (
        channel_to(ports["grpc"]) as channel,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{ports['rest']}", timeout=20, trust_env=False) as http,
    ):
        yield Service(ports, channel, http)


@asynccontextmanager
async def service_on(engine: PricingEngine, **settings: object) -> AsyncIterator[Service]:
    """The service on an engine and free ports, drained at the end."""
    chosen = {"rest_port": 0, "grpc_port": 0, "drain_seconds": 0, "grace_seconds": 5, **settings}
    async with running(Settings.model_validate(chosen), engine) as ports, clients_of(ports) as service:
        yield service


def ride_request(ride: Ride) -> pricing_service_pb2.PriceRideRequest:
    """The ride as a gRPC caller asks for it."""
    return pricing_service_pb2.PriceRideRequest(ride=ride_message(ride))


def ride_message(ride: Ride) -> pricing_pb2.Ride:
    """The ride in the contract's terms."""
    requested_at = Timestamp()
    requested_at.FromDatetime(ride.requested_at)
    market, weather = ride.market, ride.weather
    return pricing_pb2.Ride(
        pickup=pricing_pb2.LatLng(lat=ride.pickup.lat, lng=ride.pickup.lng),
        dropoff=pricing_pb2.LatLng(lat=ride.dropoff.lat, lng=ride.dropoff.lng),
        requested_at=requested_at,
        market=pricing_pb2.MarketState(recent_demand=market.recent_demand, available_supply=market.available_supply),
        weather=None
        if weather is None
        else pricing_pb2.Weather(
            precipitation_mm_per_hour=weather.precipitation_mm_per_hour,
            temperature_celsius=weather.temperature_celsius,
        ),
    )


def ride_json(ride: Ride) -> dict[str, Any]:
    """The ride as a REST caller writes it."""
    body: dict[str, Any] = {
        "pickup": _point(ride.pickup),
        "dropoff": _point(ride.dropoff),
        "requested_at": ride.requested_at.isoformat(),
        "market": {
            "recent_demand": ride.market.recent_demand,
            "available_supply": ride.market.available_supply,
        },
    }
    if ride.weather is not None:
        body["weather"] = {
            "precipitation_mm_per_hour": ride.weather.precipitation_mm_per_hour,
            "temperature_celsius": ride.weather.temperature_celsius,
        }
    return body


def _point(point: GeoPoint) -> dict[str, float]:
    return {"lat": point.lat, "lng": point.lng}
