"""The weather over the synthetic weeks."""

from dataclasses import dataclass

import numpy as np

from tandem_ml.ridehailing.city.arrays import Floats

MEAN_TEMPERATURE_CELSIUS = 8.0
CHANCE_RAIN_STARTS = 0.035
CHANCE_RAIN_STOPS = 0.25
MEAN_RAIN_MM_PER_HOUR = 2.5
WET_DEMAND_PER_MM = 0.06
MAX_WET_DEMAND = 0.35
COLD_DEMAND_PER_DEGREE = 0.006


@dataclass(frozen=True, slots=True)
class Weather:
    """One value an hour: rain in mm/h and temperature in degrees Celsius."""

    rain: Floats
    temperature: Floats


def weather(hours: int, rng: np.random.Generator) -> Weather:
    """Rain in spells, and a temperature that varies over the day and drifts over days."""
    raining = np.zeros(hours, dtype=bool)
    draws = rng.random(hours)
    for hour in range(1, hours):
        raining[hour] = draws[hour] > CHANCE_RAIN_STOPS if raining[hour - 1] else draws[hour] < CHANCE_RAIN_STARTS
    rain: Floats = np.where(raining, rng.exponential(MEAN_RAIN_MM_PER_HOUR, hours), 0.0)
    knots = np.arange(0, hours + 72, 72)
    drift = np.interp(np.arange(hours), knots, rng.normal(0, 4, hours // 72 + 2)[: len(knots)])
    swing = 4 * np.sin(2 * np.pi * (np.arange(hours) % 24 - 9) / 24)
    return Weather(np.round(rain, 1), np.round(MEAN_TEMPERATURE_CELSIUS + drift + swing, 1))


def demand_factor(rain: Floats, temperature: Floats) -> Floats:
    """The factor on demand: it grows with rain and with cold."""
    wet = np.minimum(WET_DEMAND_PER_MM * rain, MAX_WET_DEMAND)
    cold = COLD_DEMAND_PER_DEGREE * np.clip(MEAN_TEMPERATURE_CELSIUS - temperature, -10, 20)
    return np.asarray(1 + wet + cold)
