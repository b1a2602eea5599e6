"""Events in the evening: when a game or a show ends, many riders in its cell request rides at once.

No forecaster knows the schedule of the events. It can only be inferred from the requests of the last ten minutes.
"""

from functools import cache

import h3
import numpy as np
from numpy.typing import ArrayLike, NDArray

from tandem_ml.ridehailing.city.area import RESOLUTION
from tandem_ml.ridehailing.city.arrays import Floats
from tandem_ml.ridehailing.city.map import city_map

VENUES = {
    "Madison Square Garden": (40.7505, -73.9934),
    "the theatres of Broadway": (40.7590, -73.9870),
    "Lincoln Center": (40.7725, -73.9835),
    "Barclays Center": (40.6826, -73.9754),
    "Citi Field": (40.7571, -73.8458),
    "Yankee Stadium": (40.8296, -73.9262),
}
EVENING_START, EVENING_END = 21, 24
"""The hours of the day in which an event may end."""

EVENT_CHANCE = 0.2
"""The probability that an event ends at a venue in such an hour."""

CROWD_FACTOR = 5.0
"""The factor on the requests of the venue's cell in that hour."""


@cache
def venue_cells() -> NDArray[np.bool_]:
    """Which cells of the map hold a venue: shape (cells,)."""
    cells = {h3.latlng_to_cell(lat, lng, RESOLUTION) for lat, lng in VENUES.values()}
    return np.array([name in cells for name in city_map().names])


def crowd_chance(cell_index: ArrayLike, hour_of_week: ArrayLike) -> Floats:
    """The probability that an event ends in a cell in an hour; broadcasts."""
    hour = np.asarray(hour_of_week) % 24
    evening = (hour >= EVENING_START) & (hour < EVENING_END)
    return np.where(venue_cells()[np.asarray(cell_index)] & evening, EVENT_CHANCE, 0.0)
