"""The requests that the city draws, and the generator's own forecast of them."""

import numpy as np
import pytest

from tandem_ml.ridehailing.city.demand import ACTIVITY_SHAPE, draw_counts, expected_next
from tandem_ml.ridehailing.city.events import CROWD_FACTOR, EVENT_CHANCE, VENUES, crowd_chance, venue_cells

DRAWS = 400_000
FRIDAY_22, FRIDAY_12 = 4 * 24 + 22, 4 * 24 + 12


@pytest.mark.parametrize("chance", [0.0, EVENT_CHANCE])
def test_the_forecast_is_right_on_average_whatever_was_seen(chance: float) -> None:
    rate = np.full(DRAWS, 3.0)
    before, following = draw_counts(rate, np.full(DRAWS, chance), 2, np.random.default_rng(1))
    forecast = expected_next(rate, np.full(DRAWS, chance), before)
    for least, most in [(0, 0), (1, 2), (3, 5), (6, 10), (11, 20)]:
        seen = (before >= least) & (before <= most)
        assert following[seen].mean() == pytest.approx(forecast[seen].mean(), rel=0.03)


def test_without_an_event_the_forecast_lies_between_the_ordinary_and_what_was_seen() -> None:
    assert expected_next(np.array(2.0), np.array(0.0), 9) == pytest.approx(
        2 * (ACTIVITY_SHAPE + 9) / (ACTIVITY_SHAPE + 2)
    )


def test_a_crowd_is_recognised_by_what_was_seen() -> None:
    ordinary, crowded = expected_next(np.array([8.0, 8.0]), np.array([0.0, EVENT_CHANCE]), 60)
    assert crowded > 1.3 * ordinary
    assert crowded == pytest.approx(
        8 * CROWD_FACTOR * (ACTIVITY_SHAPE + 60) / (ACTIVITY_SHAPE + 8 * CROWD_FACTOR), rel=0.05
    )


def test_events_end_at_the_venues_late_in_the_evening() -> None:
    at_venues = np.flatnonzero(venue_cells())
    assert len(at_venues) == len(VENUES)
    assert (crowd_chance(at_venues, FRIDAY_22) == EVENT_CHANCE).all()
    assert (crowd_chance(at_venues, FRIDAY_12) == 0).all()
    assert (crowd_chance(np.flatnonzero(~venue_cells()), FRIDAY_22) == 0).all()
