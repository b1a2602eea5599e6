import json
import subprocess
import sys

import pytest

PROGRAM = """
import logging, sys, warnings
import structlog
from tandem_ml.logs import configure_logs
configure_logs(sys.argv[1], "info")
structlog.stdlib.get_logger("ours").info("hello", number=3)
structlog.stdlib.get_logger("ours").debug("not told")
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


def test_json_is_one_object_a_line_for_ours_and_theirs() -> None:
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
def test_console_is_for_people(words: str) -> None:
    text = logged("console")
    assert words in text
    assert "{" not in text
