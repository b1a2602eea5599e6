"""The description of a model that is served."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ModelMetric:
    """How well one quantity is predicted on the hold-out period: mean absolute errors (MAE) in `unit`, each > 0.

    The baseline is the simple rule that the model must beat. The floor is the error of a forecast that knows everything
    except the noise; None when unknown.
    """

    name: str
    unit: str
    mae: float
    baseline_mae: float
    floor_mae: float | None

    @property
    def below_baseline(self) -> float:
        """How far the error is below the baseline's, as a share of the baseline's."""
        return 1 - self.mae / self.baseline_mae

    @property
    def above_floor(self) -> float | None:
        """How far the error is above the floor, as a share of the floor; None when the floor is unknown."""
        return None if self.floor_mae is None else self.mae / self.floor_mae - 1


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """The part of a model's description that callers may rely on.

    `name` identifies the model among those of this service and stays when `version` changes; `trained_at` is in UTC;
    `data_sha256` is the digest of the training data, lower-case hexadecimal.
    """

    name: str
    version: str
    trained_at: datetime
    data_sha256: str
    metrics: tuple[ModelMetric, ...]
