"""The hour of the week."""

from datetime import UTC, datetime

from tandem_ml.ridehailing.city.clock import hour_of_week


def test_monday_midnight_in_new_york_is_hour_zero() -> None:
    assert hour_of_week(datetime(2026, 1, 5, 5, tzinfo=UTC)) == 0


def test_summer_time_is_followed() -> None:
    assert hour_of_week(datetime(2026, 7, 6, 4, tzinfo=UTC)) == 0


def test_the_last_hour_is_sunday_night() -> None:
    assert hour_of_week(datetime(2026, 1, 12, 4, 59, tzinfo=UTC)) == 167
