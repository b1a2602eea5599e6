"""Trips that represent the city's demand, for the simulator.

`python -m tandem_ml.ridehailing.city.demand_sample FILE` writes them.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tandem_ml.ridehailing.city.area import RESOLUTION
from tandem_ml.ridehailing.city.demand import SLOTS_PER_HOUR, hourly_rate, tilt
from tandem_ml.ridehailing.city.flows import flow_matrix
from tandem_ml.ridehailing.city.map import city_map

HOURS = 24
TRIPS_PER_HOUR = 400
COMMAND = "python -m tandem_ml.ridehailing.city.demand_sample"


def demand_sample() -> dict[str, Any]:
    """Rides requested by hour of the week (168, from Monday's midnight in New York), and trips by hour of the day.

    A trip is a pair of indices into `cells`: pickup, dropoff. All trips of an hour are equally likely.
    """
    sampled = [_trips(hour) for hour in range(HOURS)]
    used = np.unique(np.concatenate(sampled))
    return {
        "source": f"made by {COMMAND} from the synthetic city of docs/ridehailing/model.md",
        "resolution": RESOLUTION,
        "ridesByHourOfWeek": [round(float(rate) * SLOTS_PER_HOUR, 1) for rate in hourly_rate()],
        "cells": [city_map().names[index] for index in used],
        "tripsByHour": [np.searchsorted(used, trips).tolist() for trips in sampled],
    }


def _trips(hour: int) -> NDArray[np.int64]:
    """The pairs at evenly spaced quantiles of an hour's flows, shape (trips, 2); each hour has its own offset."""
    flows = flow_matrix() * tilt(hour, city_map().core_km)[:, None]
    running = np.cumsum(flows.ravel())
    quantiles = (np.arange(TRIPS_PER_HOUR) + (hour + 0.5) / HOURS) / TRIPS_PER_HOUR
    pairs = np.searchsorted(running, quantiles * running[-1])
    return np.column_stack(np.divmod(pairs, len(city_map().names)))


def render() -> str:
    """The file's content: one line for each hour's trips."""
    sample = demand_sample()
    trips = ",\n".join("  " + json.dumps(pairs, separators=(",", ":")) for pairs in sample.pop("tripsByHour"))
    head = ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in sample.items())
    return f'{{\n{head},\n "tripsByHour": [\n{trips}\n ]\n}}\n'


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(render(), "utf-8")
