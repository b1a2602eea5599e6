"""The log's formats, and repeated warnings."""

import json
import logging
import subprocess
import sys

import pytest

from tandem_ml.platform.logs import RepeatFilter

PROGRAM = """
import logging, sys, warnings
import structlog
from tandem_ml.platform.logs import configure_logs
configure_logs(sys.argv[1], "info")
structlog.stdlib.get_logger("ours").info("hello", number=3)
structlog.stdlib.get_logger("ours").debug("not logged")
logging.getLogger("uvicorn.error").info("chatter")
logging.getLogger("uvicorn.error").warning("theirs %d", 4)
warnings.warn("watch out")
try:
    1 / 0
except ZeroDivisionError:
    structlog.stdlib.get_logger("ours").exception("failed")
"""


def logged(log_format: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, log_format], capture_output=True, text=True, timeout=30, check=True
    ).stdout


def test_json_is_one_object_a_line_for_the_service_and_its_libraries() -> None:
    lines = [json.loads(line) for line in logged("json").splitlines()]
    assert [(line["logger"], line["level"]) for line in lines] == [
        ("ours", "info"),
        ("uvicorn.error", "warning"),
        ("py.warnings", "warning"),
        ("ours", "error"),
    ]
    assert lines[0] | {"event": "hello", "number": 3} == lines[0]
    assert lines[1]["event"] == "theirs 4"
    assert "ZeroDivisionError" in lines[3]["exception"]


@pytest.mark.parametrize("words", ["hello", "number=3", "theirs 4", "watch out", "ZeroDivisionError"])
def test_the_console_shows_plain_lines(words: str) -> None:
    text = logged("console")
    assert words in text
    assert "{" not in text


NOISE = """
import logging, sys
import structlog
from tandem_ml.platform.logs import configure_logs
configure_logs("json", sys.argv[1])

def divide():
    1 / 0

def log_defect(log):
    try:
        divide()
    except ZeroDivisionError:
        log.exception("failed")

for number in range(3):
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
    logging.getLogger("uvicorn.error").warning("another warning")
    log_defect(structlog.stdlib.get_logger("ours"))
    log_defect(logging.getLogger("uvicorn.error"))
    structlog.stdlib.get_logger("ours").warning("a part is gone", number=number)
"""


def noise(level: str) -> list[tuple[str, str]]:
    run = subprocess.run([sys.executable, "-c", NOISE, level], capture_output=True, text=True, timeout=30, check=True)
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    return [(line["logger"], line["event"]) for line in lines]


def test_the_same_warning_of_a_library_or_trace_is_logged_once() -> None:
    lines = noise("info")
    ours = [("ours", "a part is gone")]
    assert [line for line in lines if line not in ours] == [
        ("uvicorn.error", "Invalid HTTP request received."),
        ("uvicorn.error", "another warning"),
        ("ours", "failed"),
        ("uvicorn.error", "failed"),
    ]
    assert lines.count(ours[0]) == 3


def test_at_debug_each_repeat_is_logged() -> None:
    assert len(noise("debug")) == 15


def test_a_repeat_is_logged_again_after_a_minute() -> None:
    clock = iter([0.0, 59.0, 60.0, 61.0, 120.0])
    repeats = RepeatFilter(lambda: next(clock))
    record = logging.LogRecord("theirs", logging.WARNING, "", 0, "the same", None, None)
    assert [repeats.filter(record) for _ in range(5)] == [True, False, True, False, True]
