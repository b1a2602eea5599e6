"""Converts the messages of the pricing service to and from the engine's types."""

from datetime import UTC, datetime
from typing import Final, Literal

from google.protobuf.duration_pb2 import Duration
from google.protobuf.timestamp_pb2 import Timestamp

from tandem.ridehailing.v1 import pricing_pb2, pricing_service_pb2
from tandem_ml.platform.calls import Call
from tandem_ml.platform.errors import FieldViolation
from tandem_ml.ridehailing.engine import GeoPoint, MarketState, Refusal, Ride, RidePrice, Weather
from tandem_ml.ridehailing.errors import InvalidRide

_REQUIRED: Final[tuple[Literal["pickup", "dropoff", "requested_at", "market"], ...]] = (
    "pickup",
    "dropoff",
    "requested_at",
    "market",
)


def ride_from_request(request: pricing_service_pb2.PriceRideRequest) -> Ride:
    """The requested ride; raises InvalidRide where a part is missing or is no instant."""
    if not request.HasField("ride"):
        raise InvalidRide([FieldViolation("ride", "is required")])
    return ride_from(request.ride)


def ride_or_refusal(message: pricing_pb2.Ride) -> Ride | Refusal:
    """One ride of many, or the refusal of a malformed one."""
    try:
        return ride_from(message)
    except InvalidRide as error:
        return Refusal(error.violations)


def ride_from(message: pricing_pb2.Ride) -> Ride:
    """The ride, its ranges unchecked; raises InvalidRide where a part is missing or is no instant."""
    missing = [FieldViolation(field, "is required") for field in _REQUIRED if not message.HasField(field)]
    if missing:
        raise InvalidRide(missing)
    return Ride(
        pickup=_point(message.pickup),
        dropoff=_point(message.dropoff),
        requested_at=instant(message.requested_at),
        market=market(message.market),
        weather=weather(message.weather) if message.HasField("weather") else None,
    )


def outcome_message(outcome: RidePrice | Refusal) -> pricing_service_pb2.PriceOutcome:
    """The outcome of one ride of many."""
    if isinstance(outcome, Refusal):
        return pricing_service_pb2.PriceOutcome(refusal=_refusal_message(outcome))
    return pricing_service_pb2.PriceOutcome(price=price_message(outcome))


def price_message(price: RidePrice) -> pricing_pb2.Price:
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


def market(message: pricing_pb2.MarketState) -> MarketState:
    """The market, its ranges unchecked."""
    return MarketState(message.recent_demand, message.available_supply)


def weather(message: pricing_pb2.Weather) -> Weather:
    """The weather, its ranges unchecked."""
    return Weather(message.precipitation_mm_per_hour, message.temperature_celsius)


def instant(message: Timestamp) -> datetime:
    """The value of a `requested_at`; raises InvalidRide where it is no instant."""
    try:
        return message.ToDatetime(UTC)
    except (ValueError, OverflowError) as error:
        raise InvalidRide([FieldViolation("requested_at", "is no instant between the years 1 and 9999")]) from error


def timing_message(call: Call) -> pricing_pb2.ComputeTiming:
    """Where the call's time went."""
    return pricing_pb2.ComputeTiming(queue=_duration(call.queue or 0), compute=_duration(call.compute or 0))


def _point(message: pricing_pb2.LatLng) -> GeoPoint:
    return GeoPoint(message.lat, message.lng)


def _duration(seconds: float) -> Duration:
    duration = Duration()
    duration.FromNanoseconds(round(seconds * 1e9))
    return duration


def _refusal_message(refusal: Refusal) -> pricing_service_pb2.Refusal:
    return pricing_service_pb2.Refusal(
        violations=[
            pricing_service_pb2.FieldViolation(field=violation.field, description=violation.description)
            for violation in refusal.violations
        ]
    )
