"""Converts the messages of the surge service to and from the engine's types."""

from itertools import islice

from tandem.ridehailing.v1 import surge_service_pb2
from tandem_ml.platform.calls import Call
from tandem_ml.platform.errors import FieldViolation, InvalidRequest
from tandem_ml.ridehailing.engine import CellMarket, CityMarket, CitySurge
from tandem_ml.ridehailing.engine.validation import MAX_VIOLATIONS
from tandem_ml.ridehailing.grpc import messages


def city_from_request(request: surge_service_pb2.GetCitySurgeRequest) -> CityMarket:
    """The requested city, its ranges unchecked; raises InvalidRequest where a part is missing."""
    missing = [f"cells[{index}].market" for index, each in enumerate(request.cells) if not each.HasField("market")]
    if not request.HasField("requested_at"):
        missing.append("requested_at")
    if missing:
        raise InvalidRequest([FieldViolation(field, "is required") for field in islice(missing, MAX_VIOLATIONS)])
    return CityMarket(
        cells=tuple(CellMarket(each.cell, messages.market(each.market)) for each in request.cells),
        requested_at=messages.instant(request.requested_at),
        weather=messages.weather(request.weather) if request.HasField("weather") else None,
    )


def city_message(city: CitySurge, call: Call) -> surge_service_pb2.GetCitySurgeResponse:
    """The surge of every cell, and where the call's time went."""
    return surge_service_pb2.GetCitySurgeResponse(
        cells=[
            surge_service_pb2.CellSurge(cell=each.cell, surge=each.surge, forecast_demand=each.forecast_demand)
            for each in city.cells
        ],
        model_version=city.model_version,
        timing=messages.timing_message(call),
    )
