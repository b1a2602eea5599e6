"""The figures of real trips that the synthetic city is calibrated to."""

from functools import cache
from typing import Any

import numpy as np

from tandem_ml.ridehailing.city import read_json
from tandem_ml.ridehailing.city.arrays import Floats
from tandem_ml.ridehailing.city.clock import FIRST_WEEKEND_HOUR, HOURS_PER_WEEK

DISTANCE_BANDS_KM = (0.3, 1.5, 3.0, 6.0, 12.0, 60.0)


@cache
def facts() -> dict[str, Any]:
    """The facts as read; `source` names where they come from."""
    content: dict[str, Any] = read_json("nyc-taxi-2019-03-facts.json")
    return content


def week_of(name: str) -> Floats:
    """A fact of 24 numbers for `weekday` and `weekend` each, for each of the 168 hours of a week."""
    hours = facts()[name]
    days = ["weekday" if hour < FIRST_WEEKEND_HOUR else "weekend" for hour in range(HOURS_PER_WEEK)]
    return np.array([hours[day][hour % 24] for hour, day in enumerate(days)])


def weekday_shares() -> Floats:
    """The share of the week's trips on each day, Monday first: shape (7,)."""
    return np.asarray(facts()["trips_share_by_weekday_monday_first"], dtype=np.float64)


def hour_of_week_shares() -> Floats:
    """The share of the week's trips in each hour: shape (168,), sum 1."""
    within_day = week_of("trips_share_by_hour").reshape(7, 24)
    within_day /= within_day.sum(axis=1, keepdims=True)
    days = weekday_shares() / weekday_shares().sum()
    return np.asarray((within_day * days[:, None]).ravel())
