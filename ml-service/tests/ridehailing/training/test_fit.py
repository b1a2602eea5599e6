"""How good the models are, and that ONNX says what was trained."""

import json
from pathlib import Path

import numpy as np
import pytest

from tandem_ml.ridehailing.engine.model import load_model
from tandem_ml.ridehailing.training.__main__ import DEFAULT_SEED as SEED
from tandem_ml.ridehailing.training.data import Dataset
from tandem_ml.ridehailing.training.export import export
from tandem_ml.ridehailing.training.fit import Fitted, fit_demand, fit_duration
from tandem_ml.ridehailing.training.synthetic import synthetic_dataset

PARITY = 1e-4
"""Most that ONNX may differ from the trained model: relative, of a duration or a demand."""


@pytest.fixture(scope="module")
def folder(data: Dataset, fitted: tuple[Fitted, Fitted], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    export(folder, data, *fitted, SEED)
    return folder


@pytest.mark.parametrize(("index", "name", "gain"), [(0, "duration", 0.25), (1, "demand", 0.15)])
def test_model_beats_its_baseline_and_nears_the_floor(
    fitted: tuple[Fitted, Fitted], index: int, name: str, gain: float
) -> None:
    metric = fitted[index].metric
    assert metric.name == name
    assert metric.mae <= (1 - gain) * metric.baseline_mae
    assert metric.floor_mae is not None
    assert metric.floor_mae * 0.99 < metric.mae <= 1.10 * metric.floor_mae


def test_training_again_gives_the_same_metrics_and_data(data: Dataset, fitted: tuple[Fitted, Fitted]) -> None:
    again = synthetic_dataset(SEED)
    assert again.sha256() == data.sha256()
    assert fit_duration(again, SEED).metric == fitted[0].metric
    assert fit_demand(again, SEED).metric == fitted[1].metric


def test_another_seed_is_another_history(data: Dataset) -> None:
    assert synthetic_dataset(SEED + 1).sha256() != data.sha256()


def test_the_hold_out_comes_after_the_training(data: Dataset) -> None:
    assert 0.1 < 1 - data.split.trips / len(data.durations.seconds) < 0.3
    assert 0.1 < 1 - data.split.requests / len(data.demands.following) < 0.3


def test_onnx_and_the_trained_models_agree(fitted: tuple[Fitted, Fitted], folder: Path) -> None:
    duration, demand = fitted
    served = load_model(folder)
    trained_seconds = np.exp(duration.model.predict(duration.held_out))
    np.testing.assert_allclose(served.duration_seconds(duration.held_out), trained_seconds, rtol=PARITY)
    trained_ratio = demand.model.predict(demand.held_out)
    np.testing.assert_allclose(served.demand_ratio(demand.held_out), trained_ratio, rtol=PARITY, atol=PARITY)


def test_the_card_says_what_the_model_is(folder: Path, data: Dataset) -> None:
    card = json.loads((folder / "model.json").read_text())
    assert card["data_sha256"] == data.sha256()
    assert card["seed"] == SEED
    assert set(card["metrics"]) == {"duration", "demand"}
    assert set(card["features"]) == {"duration", "demand"}
    assert {"lightgbm", "onnxruntime"} <= set(card["libraries"])
    assert len(card["demand_baseline"]["share_by_cell"]) == 1340
