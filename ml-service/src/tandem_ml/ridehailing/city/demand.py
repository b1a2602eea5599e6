"""How many rides riders request: by cell, hour, weather, events and chance."""

from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from tandem_ml.ridehailing.city.arrays import Floats, Ints
from tandem_ml.ridehailing.city.events import CROWD_FACTOR
from tandem_ml.ridehailing.city.facts import hour_of_week_shares
from tandem_ml.ridehailing.city.map import city_map

RIDES_PER_DAY = 60_000.0
SLOTS_PER_HOUR = 6
ACTIVITY_SHAPE = 5.0
"""Shape of the gamma-distributed activity of a cell in an hour (mean 1), for chance such as a late train.

It lasts the hour, so that the requests of the last ten minutes predict something of the next: see `expected_next`.
"""

COMMUTE_TILT = 0.35
CORE_REACH_KM = 4.0


@cache
def hourly_rate() -> Floats:
    """Rides requested in the whole city in ten minutes, by hour of the week: shape (168,)."""
    return hour_of_week_shares() * RIDES_PER_DAY * 7 / SLOTS_PER_HOUR


def tilt(hour_of_week: ArrayLike, core_km: ArrayLike) -> Floats:
    """The commute: a factor about 1, higher at homes in the morning and in the core in the evening."""
    hour = np.asarray(hour_of_week) % 24
    core = 2 * np.exp(-((np.asarray(core_km) / CORE_REACH_KM) ** 2)) - 1
    morning = np.exp(-0.5 * ((hour - 7.5) / 1.5) ** 2)
    evening = np.exp(-0.5 * ((hour - 18.5) / 2.5) ** 2)
    return np.asarray(1 + COMMUTE_TILT * core * (evening - morning))


def baseline_rate(cell_index: ArrayLike, hour_of_week: ArrayLike) -> Floats:
    """Rides requested in a cell in ten minutes, on a dry mild day, without tilt; broadcasts."""
    return np.asarray(city_map().pickup_share[np.asarray(cell_index)] * hourly_rate()[np.asarray(hour_of_week)])


def draw_counts(rate: Floats, chance: Floats, slots: int, rng: np.random.Generator) -> Ints:
    """Requests in `slots` ten-minute slots of an hour, which share its activity and its event: shape (slots, ...)."""
    crowd = np.where(rng.random(rate.shape) < chance, CROWD_FACTOR, 1.0)
    actual = rate * crowd * rng.gamma(ACTIVITY_SHAPE, 1 / ACTIVITY_SHAPE, rate.shape)
    return np.asarray(rng.poisson(actual, (slots, *rate.shape)))


def expected_next(rate: Floats, chance: Floats, seen: ArrayLike) -> Floats:
    """The expected requests of the next ten minutes of an hour, given the last ten: the best possible forecast.

    Counts are Poisson with a gamma-distributed activity. The activity given what was seen is gamma again, with shape
    ACTIVITY_SHAPE + seen and rate ACTIVITY_SHAPE + rate (conjugacy; Gelman et al., Bayesian Data Analysis, section
    2.6). The same holds with an event's crowd, weighted by its probability given what was seen (Bayes' rule).
    """
    seen = np.asarray(seen)
    shape, calm, crowded = ACTIVITY_SHAPE + seen, ACTIVITY_SHAPE + rate, ACTIVITY_SHAPE + rate * CROWD_FACTOR
    odds = chance / (1 - chance) * np.exp(seen * np.log(CROWD_FACTOR) + shape * np.log(calm / crowded))
    crowd = odds / (1 + odds)
    return np.asarray(rate * shape * ((1 - crowd) / calm + crowd * CROWD_FACTOR / crowded))
