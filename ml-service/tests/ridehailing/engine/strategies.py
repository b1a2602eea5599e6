"""Rides as Hypothesis draws them."""

from datetime import UTC, datetime

import h3
from hypothesis import strategies as st

from tandem_ml.ridehailing.city.area import cells, served_area
from tandem_ml.ridehailing.engine.types import GeoPoint, MarketState, Ride, Weather

_CENTRES = [h3.cell_to_latlng(cell) for cell in cells()]
_SERVED = [GeoPoint(*centre) for centre in _CENTRES if served_area().contains(*centre)]

points = st.sampled_from(_SERVED)
moments = st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
demands = st.integers(0, 100_000)
supplies = st.floats(0, 100_000)
markets = st.builds(MarketState, demands, supplies)
weathers = st.none() | st.builds(Weather, st.floats(0, 200), st.floats(-50, 60))


@st.composite
def rides(draw: st.DrawFn) -> Ride:
    """A ride that can be priced, anywhere in the city and at any time."""
    pickup, dropoff = draw(st.lists(points, min_size=2, max_size=2, unique=True))
    return Ride(pickup, dropoff, draw(moments), draw(markets), draw(weathers))


_any_point = st.builds(GeoPoint, st.floats(), st.floats())
_any_market = st.builds(MarketState, st.integers(), st.floats())
_any_weather = st.none() | st.builds(Weather, st.floats(), st.floats())

any_rides = st.builds(
    Ride, _any_point | points, _any_point | points, st.datetimes() | moments, _any_market, _any_weather
)
"""Anything with the shape of a ride."""
