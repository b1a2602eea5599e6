from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from doubles import RIDE
from harness import Service, ride_json

from tandem_ml.api.rfc3339 import parse


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-03-06T17:30:00Z", utc(2026, 3, 6, 17, 30)),
        ("2026-03-06t17:30:00z", utc(2026, 3, 6, 17, 30)),
        ("2026-03-06t17:30:00Z", utc(2026, 3, 6, 17, 30)),
        ("2026-03-06T17:30:00z", utc(2026, 3, 6, 17, 30)),
        ("2026-03-06T17:30:00+00:00", utc(2026, 3, 6, 17, 30)),
        ("2026-03-06T17:30:00-00:00", utc(2026, 3, 6, 17, 30)),
        ("2026-03-06t12:30:00-05:00", utc(2026, 3, 6, 17, 30)),
        ("2026-03-07T17:29:00+23:59", utc(2026, 3, 6, 17, 30)),
        ("2026-03-05T17:31:00-23:59", utc(2026, 3, 6, 17, 30)),
        ("2028-02-29T00:00:00Z", utc(2028, 2, 29)),
        ("2026-03-06T17:30:00.5Z", utc(2026, 3, 6, 17, 30, 0, 500_000)),
        ("2026-03-06T17:30:00.000001Z", utc(2026, 3, 6, 17, 30, 0, 1)),
        ("2026-03-06T17:30:00.1234567z", utc(2026, 3, 6, 17, 30, 0, 123_456)),
        ("2026-03-06T17:30:59.999999999999Z", utc(2026, 3, 6, 17, 30, 59, 999_999)),
        ("2026-03-06T17:30:00." + "1" * 4000 + "+01:00", utc(2026, 3, 6, 16, 30, 0, 111_111)),
        ("2016-12-31T23:59:60Z", utc(2017, 1, 1)),
        ("2016-12-31T18:59:60.25-05:00", utc(2017, 1, 1, 0, 0, 0, 250_000)),
        ("2017-01-01t08:59:60+09:00", utc(2017, 1, 1)),
    ],
)
def test_what_rfc_3339_allows_is_read(text: str, instant: datetime) -> None:
    assert parse(text) == instant
    assert parse(text).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-03-06",
        "17:30:00Z",
        "2026-03-06T17:30:00",
        "2026-03-06T17:30Z",
        "2026-03-06T17Z",
        "2026-03-06 17:30:00Z",
        "2026-03-06_17:30:00Z",
        " 2026-03-06T17:30:00Z",
        "2026-03-06T17:30:00Z\n",
        "2026-03-06T17:30:00 Z",
        "20260306T173000Z",
        "2026-W10-5T17:30:00Z",
        "2026-065T17:30:00Z",
        "+2026-03-06T17:30:00Z",
        "12026-03-06T17:30:00Z",
        "26-03-06T17:30:00Z",
        "2026-3-6T17:30:00Z",
        "2026-02-29T17:30:00Z",
        "2026-00-06T17:30:00Z",
        "2026-13-06T17:30:00Z",
        "2026-03-00T17:30:00Z",
        "2026-03-06T24:00:00Z",
        "2026-03-06T17:60:00Z",
        "2026-03-06T17:30:61Z",
        "2026-03-06T17:30:00.Z",
        "2026-03-06T17:30:00,5Z",
        "2026-03-06T17:30:00+0100",
        "2026-03-06T17:30:00+01",
        "2026-03-06T17:30:00+24:00",
        "2026-03-06T17:30:00+01:60",
        "2026-03-06T17:30:00+01:00:00",
        "2026-03-06T17:30:00\N{MINUS SIGN}01:00",
        "2026-03-06T17:30:00Z+01:00",
        "2026-03-06T17:30:00EST",
        "\N{ARABIC-INDIC DIGIT TWO}026-03-06T17:30:00Z",
        "2016-12-31T23:58:60Z",
        "2016-12-31T22:59:60Z",
        "2016-12-31T23:59:60-05:00",
        "2016-12-30T23:59:60Z",
        "9999-12-31T23:59:60Z",
        "9999-12-31T23:59:59-01:00",
        "0001-01-01T00:00:00+01:00",
        "0000-01-01T00:00:00Z",
    ],
)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="RFC 3339"):
        parse(text)


def body(requested_at: object) -> dict[str, Any]:
    return {**ride_json(RIDE), "requested_at": requested_at}


@pytest.mark.parametrize(
    "text", ["2026-03-06t17:30:00z", "2026-06-30T23:59:60Z", "2026-03-06T17:30:00.1234567891-00:00"]
)
async def test_a_time_is_read_as_widely_on_every_route(service: Service, text: str) -> None:
    one = await service.http.post("/v1/price", json=body(text))
    many = await service.http.post("/v1/prices", json={"rides": [body(text)]})
    cells = [{"cell": "882a100d67fffff", "market": body(text)["market"]}]
    city = await service.http.post("/v1/surge", json={"cells": cells, "requested_at": text})
    assert [one.status_code, many.status_code, city.status_code] == [200, 200, 200]
    assert set(many.json()["outcomes"][0]) == {"price"}
