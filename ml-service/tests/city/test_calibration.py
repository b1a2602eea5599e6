"""The synthetic city against the figures of real trips."""

from dataclasses import replace

import pytest

from tandem_ml.city.calibration import Comparison, compare
from tandem_ml.city.tables import calibration_tables

COMPARISONS = compare()
FIGURE = Comparison("Speed", "km/h", "far", 20, 23, 0.16)


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda each: f"{each.table}, {each.column}, {each.row}")
def test_figure_is_within_its_tolerance(comparison: Comparison) -> None:
    assert comparison.holds, f"real {comparison.real:.4g}, synthetic {comparison.synthetic:.4g}"


def test_every_figure_of_the_facts_is_compared() -> None:
    assert len(COMPARISONS) == 24 * 2 + 24 * 2 + 7 + 4 + 12 + 5 + 5 + 5 + 2 + 3


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
