"""The synthetic city's data and the models trained on it, made once for all tests."""

import pytest

from tandem_ml.ridehailing.training.__main__ import DEFAULT_SEED
from tandem_ml.ridehailing.training.data import Dataset
from tandem_ml.ridehailing.training.fit import Fitted, fit_demand, fit_duration
from tandem_ml.ridehailing.training.synthetic import synthetic_dataset


@pytest.fixture(scope="session")
def data() -> Dataset:
    return synthetic_dataset(DEFAULT_SEED)


@pytest.fixture(scope="session")
def fitted(data: Dataset) -> tuple[Fitted, Fitted]:
    return fit_duration(data, DEFAULT_SEED), fit_demand(data, DEFAULT_SEED)
