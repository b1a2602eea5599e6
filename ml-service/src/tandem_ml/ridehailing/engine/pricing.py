"""The engine: from rides to prices and from a city's market to its surge, many or one by the same arithmetic."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Final

import h3
import numpy as np

from tandem_ml.platform.errors import InvalidRequest
from tandem_ml.ridehailing.city.area import RESOLUTION
from tandem_ml.ridehailing.city.arrays import Floats, Ints
from tandem_ml.ridehailing.city.distance import haversine_meters, road_meters
from tandem_ml.ridehailing.engine.features import demand_matrix, duration_matrix
from tandem_ml.ridehailing.engine.model import Model, load_model
from tandem_ml.ridehailing.engine.moment import Moment, moment_of_city, moment_of_rides
from tandem_ml.ridehailing.engine.surge import forecast_demand, surge
from tandem_ml.ridehailing.engine.tariff import fare
from tandem_ml.ridehailing.engine.types import (
    CellSurge,
    CityMarket,
    CitySurge,
    GeoPoint,
    MarketState,
    Refusal,
    Ride,
    RidePrice,
)
from tandem_ml.ridehailing.engine.validation import MAX_VIOLATIONS, violations_of, violations_of_city

_WARM_UP_RIDE: Final = Ride(
    GeoPoint(40.758, -73.9855), GeoPoint(40.6413, -73.7781), datetime(2026, 1, 1, tzinfo=UTC), MarketState(0, 0)
)


class PricingEngine:
    """Prices rides with one loaded model; safe to call from several threads."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.model = model.info

    def price(self, ride: Ride) -> RidePrice:
        """Price one ride; raises InvalidRequest."""
        violations = tuple(violations_of(ride))
        if violations:
            raise InvalidRequest(violations)
        return self._price_valid([ride])[0]

    def price_many(self, rides: Sequence[Ride | Refusal]) -> list[RidePrice | Refusal]:
        """Price or refuse each ride on its own, in order, with one inference; refusals made before stay."""
        checked = [_refused_if_invalid(ride) for ride in rides]
        prices = iter(self._price_valid([ride for ride in checked if not isinstance(ride, Refusal)]))
        return [each if isinstance(each, Refusal) else next(prices) for each in checked]

    def city_surge(self, city: CityMarket) -> CitySurge:
        """The surge of every requested cell, as for a ride from its centre, with one inference for all.

        Raises InvalidRequest.
        """
        violations = tuple(islice(violations_of_city(city), MAX_VIOLATIONS))
        if violations:
            raise InvalidRequest(violations)
        names = [each.cell for each in city.cells]
        multipliers, forecast = self._surge(names, [each.market for each in city.cells], moment_of_city(city))
        surges = zip(names, map(float, multipliers), map(float, forecast), strict=True)
        return CitySurge(tuple(CellSurge(*each) for each in surges), self.model.version)

    def _price_valid(self, rides: Sequence[Ride]) -> list[RidePrice]:
        if not rides:
            return []
        moment = moment_of_rides(rides)
        meters = np.maximum(_whole(road_meters(_straight_meters(rides))), 1)
        seconds = np.maximum(_whole(self._seconds(meters, moment)), 1)
        multipliers, forecast = self._surge(_pickup_cells(rides), [ride.market for ride in rides], moment)
        return [
            RidePrice(fare(int(m), int(s), float(x)), float(x), float(f), int(m), float(s), self.model.version)
            for m, s, x, f in zip(meters, seconds, multipliers, forecast, strict=True)
        ]

    def _seconds(self, meters: Floats, moment: Moment) -> Floats:
        return self._model.duration_seconds(duration_matrix(meters / 1000, moment.hour, moment.core_km, moment.rain))

    def _surge(self, cells: Sequence[str], markets: Sequence[MarketState], moment: Moment) -> tuple[Floats, Floats]:
        """Multipliers, and the forecast of demand that they are computed from; one element a cell."""
        forecast = self._forecast(cells, np.array([market.recent_demand for market in markets]), moment)
        return surge(forecast, np.array([market.available_supply for market in markets])), forecast

    def _forecast(self, cells: Sequence[str], recent: Ints, moment: Moment) -> Floats:
        baseline = self._model.baseline.rates(cells, moment.hour)
        features = demand_matrix(
            baseline, recent, moment.hour, moment.core_km, rain=moment.rain, temperature=moment.temperature
        )
        return forecast_demand(self._model.demand_ratio(features), baseline, recent)


def load_engine(model_dir: Path) -> PricingEngine:
    """An engine with the model in `model_dir`, warmed up; raises ModelUnavailable."""
    engine = PricingEngine(load_model(model_dir))
    engine.price(_WARM_UP_RIDE)  # the first ride loads the city's map, for which its caller would wait
    return engine


def _refused_if_invalid(ride: Ride | Refusal) -> Ride | Refusal:
    violations = () if isinstance(ride, Refusal) else tuple(violations_of(ride))
    return Refusal(violations) if violations else ride


def _pickup_cells(rides: Sequence[Ride]) -> list[str]:
    return [h3.latlng_to_cell(ride.pickup.lat, ride.pickup.lng, RESOLUTION) for ride in rides]


def _straight_meters(rides: Sequence[Ride]) -> Floats:
    ends = np.array([(ride.pickup.lat, ride.pickup.lng, ride.dropoff.lat, ride.dropoff.lng) for ride in rides])
    return haversine_meters(*ends.T)


def _whole(values: Floats) -> Floats:
    return np.asarray(np.floor(values + 0.5))
