"""New York's local time."""

from datetime import datetime
from zoneinfo import ZoneInfo

NEW_YORK = ZoneInfo("America/New_York")
HOURS_PER_WEEK = 168
FIRST_WEEKEND_HOUR = 5 * 24
"""The first hour of Saturday, as an hour of the week."""


def hour_of_week(moment: datetime) -> int:
    """Hour of the week in New York, 0 for Monday from midnight to 167; `moment` must carry its offset."""
    local = moment.astimezone(NEW_YORK)
    return local.weekday() * 24 + local.hour
