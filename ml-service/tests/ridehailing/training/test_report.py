"""The figures in the documentation are those of this city and these models."""

import re
from pathlib import Path

import pytest

from tandem_ml.platform.models import ModelMetric
from tandem_ml.ridehailing.training.fit import Fitted
from tandem_ml.ridehailing.training.report import figures_with, models_table, replace_figures

PAGE = Path(__file__).parents[4] / "docs" / "ridehailing" / "model.md"
COMMAND = "ml-service/.venv/bin/python -m tandem_ml.ridehailing.training.report docs/ridehailing/model.md"
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def test_the_page_shows_what_its_command_prints(fitted: tuple[Fitted, Fitted]) -> None:
    shown = PAGE.read_text("utf-8")
    printed = replace_figures(shown, figures_with([each.metric for each in fitted]))
    assert NUMBER.sub("#", shown) == NUMBER.sub("#", printed), f"out of date: run {COMMAND}"
    differing = [pair for pair in zip(NUMBER.findall(shown), NUMBER.findall(printed), strict=True) if differ(*pair)]
    assert differing == [], f"out of date: run {COMMAND}"


@pytest.mark.parametrize("name", ["calibration", "models"])
def test_the_page_has_a_place_for_the_figures(name: str) -> None:
    assert f"<!-- figures: {name} -->" in PAGE.read_text("utf-8")


def test_the_page_names_its_command() -> None:
    assert COMMAND in PAGE.read_text("utf-8")


def test_only_what_stands_between_the_marks_is_written() -> None:
    page = "before\n<!-- figures: models -->\nold\n<!-- end of figures -->\nafter\n"
    new = "before\n<!-- figures: models -->\n\nnew\n\n<!-- end of figures -->\nafter\n"
    assert replace_figures(page, {"models": "new"}) == new
    assert replace_figures(new, {"models": "new"}) == new


def test_a_place_for_unknown_figures_is_refused() -> None:
    with pytest.raises(KeyError, match="sales"):
        replace_figures("<!-- figures: sales -->\n<!-- end of figures -->", {"models": ""})


def test_a_model_stands_beside_its_baseline_and_its_floor() -> None:
    rows = models_table([ModelMetric("a", "s", 6, 8, 5), ModelMetric("b", "m", 3, 4, None)]).splitlines()[2:]
    assert rows == ["| a, s | 6.000 | 8.000 | 5.000 | 25.0% | 20.0% |", "| b, m | 3.000 | 4.000 | unknown | 25.0% |  |"]


@pytest.mark.parametrize(("shown", "printed", "expected"), [("0.165", "0.166", False), ("0.165", "0.167", True)])
def test_a_last_digit_may_differ_by_one(shown: str, printed: str, expected: bool) -> None:  # noqa: FBT001
    assert differ(shown, printed) is expected


def differ(shown: str, printed: str) -> bool:
    """Whether two numbers differ by more than one in the last digit, which another processor may round differently."""
    last_digit = 10.0 ** -len(shown.partition(".")[2])
    return abs(float(shown) - float(printed)) > 1.01 * last_digit
