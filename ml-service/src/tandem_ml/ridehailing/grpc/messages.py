"""Converts the messages of the example's services to and from the engine's types."""

from datetime import UTC, datetime
from itertools import islice
from typing import Final, Literal

from google.protobuf.duration_pb2 import Duration
from google.protobuf.timestamp_pb2 import Timestamp

from tandem.ridehailing.v1 import pricing_pb2, pricing_service_pb2, surge_service_pb2
from tandem_ml.platform.calls import Call
from tandem_ml.platform.errors import FieldViolation, InvalidRequest
from tandem_ml.ridehailing.engine import types as engine
from tandem_ml.ridehailing.engine.validation import MAX_VIOLATIONS

_REQUIRED: Final[tuple[Literal["pickup", "dropoff", "requested_at", "market"], ...]] = (
    "pickup",
    "dropoff",
    "requested_at",
    "market",
)


def ride_from_request(request: pricing_service_pb2.PriceRideRequest) -> engine.Ride:
    """The requested ride; raises InvalidRequest where a part is missing or is no instant."""
    if not request.HasField("ride"):
        raise InvalidRequest([FieldViolation("ride", "is required")])
    return ride_from(request.ride)


def ride_or_refusal(message: pricing_pb2.Ride) -> engine.Ride | engine.Refusal:
    """One ride of many, or the refusal of a malformed one."""
    try:
        return ride_from(message)
    except InvalidRequest as error:
        return engine.Refusal(error.violations)


def ride_from(message: pricing_pb2.Ride) -> engine.Ride:
    """The ride, its ranges unchecked; raises InvalidRequest where a part is missing or is no instant."""
    missing = [FieldViolation(field, "is required") for field in _REQUIRED if not message.HasField(field)]
    if missing:
        raise InvalidRequest(missing)
    return engine.Ride(
        pickup=_point(message.pickup),
        dropoff=_point(message.dropoff),
        requested_at=_instant(message.requested_at),
        market=_market(message.market),
        weather=_weather(message.weather) if message.HasField("weather") else None,
    )


def outcome_message(outcome: engine.RidePrice | engine.Refusal) -> pricing_service_pb2.PriceOutcome:
    """The outcome of one ride of many."""
    if isinstance(outcome, engine.Refusal):
        return pricing_service_pb2.PriceOutcome(refusal=_refusal_message(outcome))
    return pricing_service_pb2.PriceOutcome(price=price_message(outcome))


def price_message(price: engine.RidePrice) -> pricing_pb2.Price:
    """A price with its fare."""
    fare = price.fare
    return pricing_pb2.Price(
        fare=pricing_pb2.Fare(
            currency=fare.currency,
            amount=fare.amount,
            base=fare.base,
            distance=fare.distance,
            time=fare.time,
            surge=fare.surge,
        ),
        surge=price.surge,
        forecast_demand=price.forecast_demand,
        distance_meters=price.distance_meters,
        duration=_duration(price.duration_seconds),
        model_version=price.model_version,
    )


def timing_message(call: Call) -> pricing_pb2.ComputeTiming:
    """Where the call's time went."""
    return pricing_pb2.ComputeTiming(queue=_duration(call.queue or 0), compute=_duration(call.compute or 0))


def city_from_request(request: surge_service_pb2.GetCitySurgeRequest) -> engine.CityMarket:
    """The requested city, its ranges unchecked; raises InvalidRequest where a part is missing."""
    missing = [f"cells[{index}].market" for index, each in enumerate(request.cells) if not each.HasField("market")]
    if not request.HasField("requested_at"):
        missing.append("requested_at")
    if missing:
        raise InvalidRequest([FieldViolation(field, "is required") for field in islice(missing, MAX_VIOLATIONS)])
    return engine.CityMarket(
        cells=tuple(engine.CellMarket(each.cell, _market(each.market)) for each in request.cells),
        requested_at=_instant(request.requested_at),
        weather=_weather(request.weather) if request.HasField("weather") else None,
    )


def city_message(city: engine.CitySurge, call: Call) -> surge_service_pb2.GetCitySurgeResponse:
    """The surge of every cell, and where the call's time went."""
    return surge_service_pb2.GetCitySurgeResponse(
        cells=[
            surge_service_pb2.CellSurge(cell=each.cell, surge=each.surge, forecast_demand=each.forecast_demand)
            for each in city.cells
        ],
        model_version=city.model_version,
        timing=timing_message(call),
    )


def _market(message: pricing_pb2.MarketState) -> engine.MarketState:
    return engine.MarketState(message.recent_demand, message.available_supply)


def _weather(message: pricing_pb2.Weather) -> engine.Weather:
    return engine.Weather(message.precipitation_mm_per_hour, message.temperature_celsius)


def _instant(message: Timestamp) -> datetime:
    """The value of a `requested_at`; raises InvalidRequest where it is no instant."""
    try:
        return message.ToDatetime(UTC)
    except (ValueError, OverflowError) as error:
        raise InvalidRequest([FieldViolation("requested_at", "is no instant between the years 1 and 9999")]) from error


def _point(message: pricing_pb2.LatLng) -> engine.GeoPoint:
    return engine.GeoPoint(message.lat, message.lng)


def _duration(seconds: float) -> Duration:
    duration = Duration()
    duration.FromNanoseconds(round(seconds * 1e9))
    return duration


def _refusal_message(refusal: engine.Refusal) -> pricing_service_pb2.Refusal:
    return pricing_service_pb2.Refusal(
        violations=[
            pricing_service_pb2.FieldViolation(field=violation.field, description=violation.description)
            for violation in refusal.violations
        ]
    )
