"""A running service with clients of the example, and rides as both protocols write them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import grpc.aio
import httpx
from google.protobuf.timestamp_pb2 import Timestamp

from tandem.ridehailing.v1 import (
    pricing_pb2,
    pricing_service_pb2,
    pricing_service_pb2_grpc,
    surge_service_pb2_grpc,
)
from tandem_ml.ridehailing.engine.pricing import PricingEngine
from tandem_ml.ridehailing.engine.types import GeoPoint, Ride
from tandem_ml.ridehailing.slice import slice_on
from tests.platform import harness


class Service(harness.Service):
    """A running service and clients of the example over both protocols."""

    def __init__(self, ports: dict[str, int], channel: grpc.aio.Channel, http: httpx.AsyncClient) -> None:
        super().__init__(ports, channel, http)
        self.pricing = pricing_service_pb2_grpc.PricingServiceStub(channel)
        self.surge = surge_service_pb2_grpc.SurgeServiceStub(channel)


@asynccontextmanager
async def connected_to(ports: dict[str, int]) -> AsyncIterator[Service]:
    """Clients of a service that listens on these ports."""
    async with harness.clients_of(ports) as clients:
        yield Service(ports, *clients)


@asynccontextmanager
async def service_on(engine: PricingEngine, **settings: object) -> AsyncIterator[Service]:
    """A service on the engine that runs in this process, with clients."""
    async with harness.ports_of([slice_on(engine)], **settings) as ports, connected_to(ports) as service:
        yield service


def ride_request(ride: Ride) -> pricing_service_pb2.PriceRideRequest:
    """The request of a gRPC caller to price the ride."""
    return pricing_service_pb2.PriceRideRequest(ride=ride_message(ride))


def ride_message(ride: Ride) -> pricing_pb2.Ride:
    """The ride as a message of the contract."""
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
    """The ride as REST callers write it."""
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
