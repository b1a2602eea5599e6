"""Writes a model's folder: two ONNX files and the JSON card that describes them."""

import hashlib
import json
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from onnxmltools import convert_lightgbm
from onnxmltools.convert.common.data_types import FloatTensorType

from tandem_ml.ridehailing.engine.model import CARD_FILE, DEMAND_FILE, DURATION_FILE, FEATURE_SCHEMA, INPUT
from tandem_ml.ridehailing.training.data import Dataset
from tandem_ml.ridehailing.training.fit import Fitted

LIBRARIES = ("lightgbm", "numpy", "onnx", "onnxmltools", "onnxruntime")


def export(folder: Path, data: Dataset, duration: Fitted, demand: Fitted, seed: int) -> dict[str, Any]:
    """Write the folder, the card last, and return the card; creates the folder where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CARD_FILE).unlink(missing_ok=True)  # without a card the folder is no model, instead of a mixture of two
    contents = {DURATION_FILE: to_onnx_bytes(duration), DEMAND_FILE: to_onnx_bytes(demand)}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    card = _card(data, duration, demand, seed, hashlib.sha256(b"".join(contents.values())).hexdigest())
    (folder / CARD_FILE).write_text(json.dumps(card, indent=2) + "\n", "utf-8")
    return card


def to_onnx_bytes(fitted: Fitted) -> bytes:
    """The trained model as ONNX: one input of shape (n, features) of 32-bit floats, one output of shape (n, 1)."""
    width = fitted.held_out.shape[1]
    graph = convert_lightgbm(fitted.model, "tandem", [(INPUT, FloatTensorType([None, width]))])
    return bytes(graph.SerializeToString())


def _card(data: Dataset, duration: Fitted, demand: Fitted, seed: int, digest: str) -> dict[str, Any]:
    return {
        "version": f"{datetime.now(UTC):%Y.%m}-{digest[:8]}",
        "trained_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "data": data.source,
        "data_sha256": data.sha256(),
        "seed": seed,
        "features": FEATURE_SCHEMA,
        "libraries": {name: version(name) for name in LIBRARIES},
        "metrics": {metric.pop("name"): metric for metric in (asdict(fit.metric) for fit in (duration, demand))},
        "demand_baseline": asdict(data.baseline),
    }
