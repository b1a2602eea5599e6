"""The synthetic city against the figures of real trips."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tandem_ml.ridehailing.city.calibration import Comparison, calibration_tables, compare
from tandem_ml.ridehailing.city.facts import facts

COMPARISONS = compare()
FIGURE = Comparison("Speed", "km/h", "far", 20, 23, 0.16)
LEFT_OUT = {
    ("source",),
    ("trips",),
    ("busiest_pickup_zones",),
    ("fare_usd_least_squares", "median_abs_residual"),
    ("duration_mae_min_5fold", "constant_speed"),
    ("duration_mae_min_5fold", "gradient_boosting_on_6k_trips"),
}
"""Facts, or figures of them, that the city is not held to."""


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda each: f"{each.table}, {each.column}, {each.row}")
def test_figure_is_within_its_tolerance(comparison: Comparison) -> None:
    assert comparison.holds, f"real {comparison.real:.4g}, synthetic {comparison.synthetic:.4g}"


def test_every_figure_of_the_facts_is_compared_or_left_out_on_purpose() -> None:
    reported = [
        number * 100 if "share" in path[0] else number
        for path, number in figures(facts())
        if LEFT_OUT.isdisjoint((path[:1], path[:2]))
    ]
    assert Counter(comparison.real for comparison in COMPARISONS) == Counter(reported)


def test_a_figure_out_of_tolerance_does_not_hold() -> None:
    assert FIGURE.holds
    assert not replace(FIGURE, tolerance=0.14).holds
    assert not replace(FIGURE, synthetic=16).holds


def test_a_table_shows_both_figures_and_what_it_misses() -> None:
    near = replace(FIGURE, row="near", synthetic=30)
    other = replace(FIGURE, column="n", real=1.234567, synthetic=1.234567)
    assert calibration_tables([FIGURE, near, other]).splitlines() == [
        "| Speed | km/h | n |",
        "| --- | ---: | ---: |",
        "| far | 20.0 / 23.0 | 1.23 / 1.23 |",
        "| near | 20.0 / 30.0 **missed** |  |",
        "| *largest deviation* | 50.0% | 0.0% |",
        "| *tolerance* | 16% | 16% |",
    ]


def figures(value: Any, *path: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each figure inside `value`, after the names that lead to it."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from figures(part, *path, name)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from figures(part, *path, str(index))
    else:
        yield path, value
