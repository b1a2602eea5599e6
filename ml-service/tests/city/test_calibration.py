"""The synthetic city against the figures of real trips."""

import pytest

from tandem_ml.city.calibration import Comparison, compare

COMPARISONS = compare()


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.figure)
def test_figure_is_within_its_tolerance(comparison: Comparison) -> None:
    assert comparison.holds, f"{comparison.figure}: real {comparison.real:.4g}, synthetic {comparison.synthetic:.4g}"


def test_every_figure_of_the_facts_is_compared() -> None:
    assert len(COMPARISONS) == 24 * 2 + 7 + 4 + 12 + 5 + 5 + 5 + 24 * 2 + 3


def test_a_figure_out_of_tolerance_does_not_hold() -> None:
    assert not Comparison("share", 0.10, 0.12, 0.01, relative=False).holds
    assert not Comparison("speed", 20, 23, 0.1, relative=True).holds
