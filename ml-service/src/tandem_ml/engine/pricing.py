"""The engine: from rides to prices, many at once or one alone by the same arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import h3
import numpy as np

from tandem_ml.city import haversine_meters, hour_of_week, road_meters
from tandem_ml.city.area import RESOLUTION
from tandem_ml.city.map import core_distance_km
from tandem_ml.city.weather import MEAN_TEMPERATURE_CELSIUS
from tandem_ml.engine.features import Floats, demand_matrix, duration_matrix
from tandem_ml.engine.forecast import forecast_demand
from tandem_ml.engine.model import Model
from tandem_ml.engine.surge import surge
from tandem_ml.engine.tariff import fare
from tandem_ml.engine.types import ModelInfo, Refusal, Ride, RidePrice, Weather
from tandem_ml.engine.validation import violations_of
from tandem_ml.errors import InvalidRide

ORDINARY_WEATHER: Final = Weather(0.0, MEAN_TEMPERATURE_CELSIUS)


@dataclass(frozen=True, slots=True)
class _Moment:
    """The columns that both models need, one element a ride."""

    hour: list[int]
    core_km: Floats
    rain: Floats
    temperature: Floats


class OnnxPricingEngine:
    """Prices rides with one loaded model; safe to call from several threads."""

    def __init__(self, model: Model) -> None:
        self._model = model

    @property
    def model(self) -> ModelInfo:
        """The model that prices."""
        return self._model.info

    def price(self, ride: Ride) -> RidePrice:
        """Price one ride; raises InvalidRide."""
        violations = violations_of(ride)
        if violations:
            raise InvalidRide(violations)
        return self._price_valid([ride])[0]

    def price_many(self, rides: Sequence[Ride]) -> list[RidePrice | Refusal]:
        """Price or refuse each ride on its own, in order, with one inference for all that can be priced."""
        violations = [violations_of(ride) for ride in rides]
        prices = iter(self._price_valid([ride for ride, wrong in zip(rides, violations, strict=True) if not wrong]))
        return [Refusal(wrong) if wrong else next(prices) for wrong in violations]

    def _price_valid(self, rides: Sequence[Ride]) -> list[RidePrice]:
        if not rides:
            return []
        moment = _moment_of(rides)
        meters = np.maximum(_whole(road_meters(_straight_meters(rides))), 1)
        seconds = np.maximum(_whole(self._seconds(meters, moment)), 1)
        forecast = self._forecast(rides, moment)
        multipliers = surge(forecast, np.array([ride.market.available_supply for ride in rides]))
        return [
            RidePrice(fare(int(m), int(s), float(x)), float(x), float(f), int(m), float(s), self.model.version)
            for m, s, x, f in zip(meters, seconds, multipliers, forecast, strict=True)
        ]

    def _seconds(self, meters: Floats, moment: _Moment) -> Floats:
        return self._model.duration_seconds(duration_matrix(meters / 1000, moment.hour, moment.core_km, moment.rain))

    def _forecast(self, rides: Sequence[Ride], moment: _Moment) -> Floats:
        cells = [h3.latlng_to_cell(ride.pickup.lat, ride.pickup.lng, RESOLUTION) for ride in rides]
        recent = np.array([ride.market.recent_demand for ride in rides])
        baseline = self._model.baseline.rates(cells, moment.hour)
        features = demand_matrix(
            baseline, recent, moment.hour, moment.core_km, rain=moment.rain, temperature=moment.temperature
        )
        return forecast_demand(self._model.demand_ratio(features), baseline, recent)


def _moment_of(rides: Sequence[Ride]) -> _Moment:
    weather = [ride.weather or ORDINARY_WEATHER for ride in rides]
    pickup = np.array([(ride.pickup.lat, ride.pickup.lng) for ride in rides])
    return _Moment(
        [hour_of_week(ride.requested_at) for ride in rides],
        core_distance_km(pickup[:, 0], pickup[:, 1]),
        np.array([each.precipitation_mm_per_hour for each in weather]),
        np.array([each.temperature_celsius for each in weather]),
    )


def _straight_meters(rides: Sequence[Ride]) -> Floats:
    ends = np.array([(ride.pickup.lat, ride.pickup.lng, ride.dropoff.lat, ride.dropoff.lng) for ride in rides])
    return haversine_meters(*ends.T)


def _whole(values: Floats) -> Floats:
    return np.asarray(np.floor(values + 0.5))
