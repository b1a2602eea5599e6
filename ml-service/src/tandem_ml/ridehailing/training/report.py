"""Writes the figures of the synthetic city and its models into a page: the document that `FILE` names.

`python -m tandem_ml.ridehailing.training.report FILE` does so.

The page marks where they go: from a line `<!-- figures: NAME -->` to `<!-- end of figures -->`.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from tandem_ml.platform.models import ModelMetric
from tandem_ml.ridehailing.city.calibration import calibration_tables, compare, markdown_row
from tandem_ml.ridehailing.training.__main__ import DEFAULT_SEED
from tandem_ml.ridehailing.training.fit import fit_demand, fit_duration
from tandem_ml.ridehailing.training.synthetic import synthetic_dataset

_PLACE = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end of figures -->)", re.DOTALL)


def replace_figures(page: str, figures: Mapping[str, str]) -> str:
    """The page with its figures replaced; raises KeyError where it marks a place for figures that do not exist."""

    def replacement(place: re.Match[str]) -> str:
        return f"{place[1]}\n{figures[place[2]]}\n\n{place[3]}"

    return _PLACE.sub(replacement, page)


def figures_with(metrics: Iterable[ModelMetric]) -> dict[str, str]:
    """All figures by name; `metrics` are those of the models trained on the synthetic city."""
    return {"calibration": calibration_tables(compare()), "models": models_table(metrics)}


def models_table(metrics: Iterable[ModelMetric]) -> str:
    """How well each model predicts the hold-out period, as a Markdown table."""
    head = ("mean absolute error", "model", "baseline", "floor", "below the baseline", "above the floor")
    lines = [markdown_row(head), markdown_row(["---", *["---:"] * (len(head) - 1)])]
    return "\n".join([*lines, *(markdown_row(_cells(metric)) for metric in metrics)])


def _cells(metric: ModelMetric) -> tuple[str, ...]:
    return (
        f"{metric.name}, {metric.unit}",
        f"{metric.mae:#.4g}",
        f"{metric.baseline_mae:#.4g}",
        "unknown" if metric.floor_mae is None else f"{metric.floor_mae:#.4g}",
        f"{metric.below_baseline:.1%}",
        "" if metric.above_floor is None else f"{metric.above_floor:.1%}",
    )


def main() -> None:
    """Train on the synthetic city and write the page that the command line names."""
    data, page = synthetic_dataset(DEFAULT_SEED), Path(sys.argv[1])
    metrics = [fit(data, DEFAULT_SEED).metric for fit in (fit_duration, fit_demand)]
    page.write_text(replace_figures(page.read_text("utf-8"), figures_with(metrics)), "utf-8")


if __name__ == "__main__":
    main()
