"""RFC 3339 dates and times, read as widely as section 5.6 defines them."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

_DATE_TIME: Final = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)T"
    r"(?P<minute>(?:[01]\d|2[0-3]):[0-5]\d):(?P<second>[0-5]\d|60)(?P<fraction>\.\d+)?"
    r"(?P<offset>Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)",
    re.ASCII | re.IGNORECASE,
)
_LEAP_SECOND: Final = "60"
_REFUSAL: Final = "should be an RFC 3339 date and time with an offset, in the years 1 to 9999"


def parse(text: str) -> datetime:
    """The instant in UTC, to the microsecond; further digits are dropped. Raises ValueError for any other text.

    A leap second can only end a month in UTC. It is read as the second after it, since `datetime` has no name for it.
    """
    parts = _DATE_TIME.fullmatch(text)
    if parts is None:
        raise ValueError(_REFUSAL)
    try:
        return _instant(**parts.groupdict(default=""))
    except (ValueError, OverflowError) as error:
        raise ValueError(_REFUSAL) from error


def _instant(date: str, minute: str, second: str, fraction: str, offset: str) -> datetime:
    is_leap = second == _LEAP_SECOND
    whole = datetime.fromisoformat(f"{date}T{minute}:{'59' if is_leap else second}{offset.upper()}").astimezone(UTC)
    if is_leap:
        whole += timedelta(seconds=1)
        if (whole.day, whole.hour, whole.minute) != (1, 0, 0):
            raise ValueError("a leap second within a month")
    return whole + timedelta(microseconds=int(fraction[1:7].ljust(6, "0")))
