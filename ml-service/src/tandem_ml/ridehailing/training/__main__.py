"""Trains a model and writes its folder.

`python -m tandem_ml.ridehailing.training --out DIR [--trips FILE] [--seed N]`
"""

import argparse
import sys
from pathlib import Path

from tandem_ml.platform.errors import TandemError
from tandem_ml.platform.models import ModelMetric
from tandem_ml.ridehailing.training.export import export
from tandem_ml.ridehailing.training.fit import fit_demand, fit_duration
from tandem_ml.ridehailing.training.synthetic import synthetic_dataset
from tandem_ml.ridehailing.training.user_trips import user_trips_dataset

COMMAND = "tandem_ml.ridehailing.training"
DEFAULT_SEED = 7


def main(arguments: list[str] | None = None) -> None:
    """Train as the command line says; exits with one line of reason where that fails."""
    options = _parser().parse_args(arguments)
    try:
        data = user_trips_dataset(options.trips, options.seed) if options.trips else synthetic_dataset(options.seed)
    except TandemError as error:
        sys.exit(f"{COMMAND}: {error}")
    duration, demand = fit_duration(data, options.seed), fit_demand(data, options.seed)
    card = export(options.out, data, duration, demand, options.seed)
    for fitted in (duration, demand):
        _print(_summary(fitted.metric))
    _print(f"model {card['version']} is in {options.out}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m {COMMAND}", description="Trains the pricing model.")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--trips", type=Path, help="your own trips, .parquet or .csv; without it, a synthetic city")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED, help="of everything random (default: %(default)s)")
    return parser


def _summary(metric: ModelMetric) -> str:
    gain = f"{metric.below_baseline:.1%} below the baseline's {metric.baseline_mae:.4g}"
    above = metric.above_floor
    floor = "" if above is None else f", {above:.1%} above the floor of {metric.floor_mae:.4g}"
    return f"{metric.name}: mean absolute error {metric.mae:.4g} {metric.unit}, {gain}{floor}"


def _print(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
