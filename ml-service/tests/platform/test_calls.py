"""Which lines the log holds of finished calls."""

import logging
from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from tandem_ml.platform.calls import Call, CallLog, Outcome, RepeatCounter, Sampler
from tandem_ml.platform.metrics import Metrics
from tests.platform.harness import eventually


@pytest.fixture(autouse=True)
def access_level() -> Iterator[None]:
    logger = logging.getLogger("tandem_ml.access")
    logger.setLevel(logging.INFO)
    yield
    logger.setLevel(logging.NOTSET)


def finish(log: CallLog, outcome: Outcome, times: int, method: str = "Echo") -> list[tuple[str, str, object]]:
    with capture_logs() as lines:
        for _ in range(times):
            log.finished(Call("grpc", method), outcome, "CODE")
    return [(line["event"], line["log_level"], line.get("outcome")) for line in lines]


@pytest.mark.parametrize("outcome", ["ok", "cancelled"])
async def test_what_is_no_failure_is_not_logged_at_info(outcome: Outcome) -> None:
    assert finish(CallLog(Metrics()), outcome, 100) == []


@pytest.mark.parametrize("outcome", ["ok", "cancelled", "invalid", "expired", "error"])
async def test_each_call_is_logged_at_debug(outcome: Outcome) -> None:
    logging.getLogger("tandem_ml.access").setLevel(logging.DEBUG)
    assert len(finish(CallLog(Metrics()), outcome, 100)) == 100


async def test_a_sample_of_the_successful_calls_is_logged_at_info() -> None:
    log = CallLog(Metrics(), sample_rate=0.1)
    assert finish(log, "ok", 100) == [("request", "info", "ok")] * 10
    assert finish(log, "ok", 1, "Other") == [("request", "info", "ok")], "the first of each method is in it"


@pytest.mark.parametrize(
    ("outcome", "level"),
    [
        ("invalid", "info"),
        ("overloaded", "warning"),
        ("expired", "warning"),
        ("unavailable", "warning"),
        ("error", "error"),
    ],
)
async def test_failures_are_logged_as_one_and_the_number_of_the_others(outcome: Outcome, level: str) -> None:
    log = CallLog(Metrics())
    assert finish(log, outcome, 100) == [("request", level, outcome)]
    assert finish(log, outcome, 1, "Other") == [("request", level, outcome)]
    with capture_logs() as lines:
        log.close()
        log.close()
    assert [(line["event"], line["method"], line["count"], line["log_level"]) for line in lines] == [
        ("more requests", "Echo", 99, level)
    ]


async def test_a_probe_is_no_failure() -> None:
    with capture_logs() as lines:
        CallLog(Metrics()).finished(Call("rest", "/readyz"), "unavailable", "503", probe=True)
    assert lines == []


async def test_repeats_are_reported_when_their_window_ends_and_the_next_event_is_a_first_again() -> None:
    reports: list[tuple[str, int]] = []

    async def reported() -> int:
        return len(reports)

    repeats: RepeatCounter[str] = RepeatCounter(lambda kind, count: reports.append((kind, count)), window_seconds=0.05)
    assert [repeats.is_first("a"), repeats.is_first("a"), repeats.is_first("b")] == [True, False, True]
    await eventually(reported, wanted=1)
    assert reports == [("a", 1)]
    assert repeats.is_first("a")
    repeats.close()
    assert reports == [("a", 1)]


@pytest.mark.parametrize(("rate", "taken"), [(0, 0), (0.01, 10), (0.3, 300), (1, 1000)])
def test_a_sample_is_as_large_as_its_rate(rate: float, taken: int) -> None:
    sampler = Sampler(rate)
    assert sum(sampler.selects("a") for _ in range(1000)) == pytest.approx(taken, abs=1)
