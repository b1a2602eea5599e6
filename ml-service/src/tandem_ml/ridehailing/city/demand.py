"""How many rides are asked for: by cell, hour, weather, events, and the mood of the moment."""

from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tandem_ml.ridehailing.city.events import CROWD
from tandem_ml.ridehailing.city.facts import hour_of_week_shares
from tandem_ml.ridehailing.city.map import city_map

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

RIDES_PER_DAY = 60_000.0
SLOTS_PER_HOUR = 6
MOOD_SHAPE = 5.0
"""Of the gamma-distributed mood of a place (mean 1): a train is late, a street is closed. It lasts an hour, so what was
asked for in the last ten minutes tells something of the next, and exactly how much is known: see `expected_next`."""

COMMUTE_TILT = 0.35
CORE_REACH_KM = 4.0


@cache
def hourly_rate() -> Floats:
    """Rides asked for in the whole city in ten minutes, by hour of the week."""
    return hour_of_week_shares() * RIDES_PER_DAY * 7 / SLOTS_PER_HOUR


def tilt(hour_of_week: ArrayLike, core_km: ArrayLike) -> Floats:
    """Homes ask in the morning, the core in the evening: a factor about 1."""
    hour = np.asarray(hour_of_week) % 24
    core = 2 * np.exp(-((np.asarray(core_km) / CORE_REACH_KM) ** 2)) - 1
    morning = np.exp(-0.5 * ((hour - 7.5) / 1.5) ** 2)
    evening = np.exp(-0.5 * ((hour - 18.5) / 2.5) ** 2)
    return np.asarray(1 + COMMUTE_TILT * core * (evening - morning))


def baseline_rate(cell_index: ArrayLike, hour_of_week: ArrayLike) -> Floats:
    """Rides asked for in a cell in ten minutes, on a dry mild day, without tilt; broadcasts."""
    return np.asarray(city_map().pickup_share[np.asarray(cell_index)] * hourly_rate()[np.asarray(hour_of_week)])


def draw_counts(rate: Floats, chance: Floats, slots: int, rng: np.random.Generator) -> Ints:
    """Requests in so many ten-minute slots of an hour, which share its mood and its event: shape (slots, ...)."""
    crowd = np.where(rng.random(rate.shape) < chance, CROWD, 1.0)
    lively = rate * crowd * rng.gamma(MOOD_SHAPE, 1 / MOOD_SHAPE, rate.shape)
    return np.asarray(rng.poisson(lively, (slots, *rate.shape)))


def expected_next(rate: Floats, chance: Floats, seen: ArrayLike) -> Floats:
    """The expected requests of the next ten minutes of an hour, given what the last ten brought: the best there is.

    Counts are Poisson with a gamma-distributed mood, so the mood given what was seen is gamma again with shape
    MOOD_SHAPE + seen and rate MOOD_SHAPE + rate (conjugacy; Gelman et al., Bayesian Data Analysis, section 2.6). The
    same with an event's crowd, weighed by how much likelier the crowd makes what was seen (Bayes' rule).
    """
    seen = np.asarray(seen)
    shape, calm, crowded = MOOD_SHAPE + seen, MOOD_SHAPE + rate, MOOD_SHAPE + rate * CROWD
    odds = chance / (1 - chance) * np.exp(seen * np.log(CROWD) + shape * np.log(calm / crowded))
    crowd = odds / (1 + odds)
    return np.asarray(rate * shape * ((1 - crowd) / calm + crowd * CROWD / crowded))
