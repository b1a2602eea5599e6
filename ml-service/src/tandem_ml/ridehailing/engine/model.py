"""A model's folder: two ONNX graphs of gradient-boosted trees, and the JSON card that describes them."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from tandem_ml.platform.errors import ModelUnavailable
from tandem_ml.platform.models import ModelInfo, ModelMetric
from tandem_ml.ridehailing.city.arrays import Floats
from tandem_ml.ridehailing.engine.features import DEMAND_FEATURES, DURATION_FEATURES, DemandBaseline, Matrix

DURATION_FILE = "duration.onnx"
DEMAND_FILE = "demand.onnx"
CARD_FILE = "model.json"
FEATURE_SCHEMA = {"duration": list(DURATION_FEATURES), "demand": list(DEMAND_FEATURES)}
INPUT = "features"
MODEL_NAME = "pricing"


@dataclass(frozen=True, slots=True)
class Model:
    """A loaded model: one graph predicts the logarithm of seconds, one a ratio to the ordinary demand. Thread-safe."""

    info: ModelInfo
    baseline: DemandBaseline
    duration: onnxruntime.InferenceSession
    demand: onnxruntime.InferenceSession

    def duration_seconds(self, features: Matrix) -> Floats:
        """Seconds from pickup to dropoff for rows of DURATION_FEATURES."""
        return np.asarray(np.exp(_run(self.duration, features)))

    def demand_ratio(self, features: Matrix) -> Floats:
        """The next ten minutes' requests relative to the ordinary rate, for rows of DEMAND_FEATURES."""
        return _run(self.demand, features)


def load_model(folder: Path) -> Model:
    """Read a model's folder; raises ModelUnavailable, whose message says what is wrong."""
    try:
        card = json.loads((folder / CARD_FILE).read_text("utf-8"))
        if card["features"] != FEATURE_SCHEMA:
            raise ModelUnavailable(
                f"The model in {folder} was made for other features than this version computes; train it again."
            )
        return Model(_info(card), _baseline(card), _session(folder / DURATION_FILE), _session(folder / DEMAND_FILE))
    except FileNotFoundError as error:
        raise ModelUnavailable(f"There is no whole model in {folder}: {error.filename} is missing.") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelUnavailable(f"The model in {folder} cannot be read: {CARD_FILE}: {error!r}.") from error


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # a computation is small; the compute queue runs several
    options.inter_op_num_threads = 1
    content = path.read_bytes()
    try:
        session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime raises a dozen classes that share no parent
        raise ModelUnavailable(f"{path} is not a model that ONNX Runtime can serve.") from error
    return session


def _run(session: onnxruntime.InferenceSession, features: Matrix) -> Floats:
    (predicted,) = session.run(None, {INPUT: features})
    return np.asarray(predicted, dtype=np.float64).ravel()


def _info(card: dict[str, Any]) -> ModelInfo:
    metrics = [
        ModelMetric(name, metric["unit"], metric["mae"], metric["baseline_mae"], metric["floor_mae"])
        for name, metric in sorted(card["metrics"].items())
    ]
    return ModelInfo(
        MODEL_NAME, card["version"], datetime.fromisoformat(card["trained_at"]), card["data_sha256"], tuple(metrics)
    )


def _baseline(card: dict[str, Any]) -> DemandBaseline:
    content = card["demand_baseline"]
    return DemandBaseline(content["share_by_cell"], tuple(content["rate_by_hour_of_week"]))
