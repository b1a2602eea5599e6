from pathlib import Path

import pytest

import bootstrap


class Training:
    """Stands for the training command: writes a model and counts."""

    def __init__(self, model: Path) -> None:
        self.model = model
        self.runs = 0

    def __call__(self, *arguments: str) -> None:
        assert arguments == ("-m", "tandem_ml.ridehailing.training", "--out", str(self.model))
        self.runs += 1
        self.model.mkdir(exist_ok=True)
        (self.model / "model.json").write_text(f"model {self.runs}")


@pytest.fixture
def training(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Training:
    source = tmp_path / "source.py"
    source.write_text("one")
    training = Training(tmp_path / "model")
    monkeypatch.setattr(bootstrap, "HERE", tmp_path / "ml-service")
    monkeypatch.setattr(bootstrap, "MODEL", training.model)
    monkeypatch.setattr(bootstrap, "TRAINING", [source])
    monkeypatch.setattr(bootstrap, "_run", training)
    return training


def test_a_missing_model_is_trained_once(training: Training) -> None:
    bootstrap._model()
    bootstrap._model()
    assert training.runs == 1


def test_a_model_older_than_its_sources_is_trained_again(training: Training, tmp_path: Path) -> None:
    bootstrap._model()
    (tmp_path / "source.py").write_text("two")
    bootstrap._model()
    assert training.runs == 2


def test_a_model_of_the_users_own_stays(training: Training, tmp_path: Path) -> None:
    bootstrap._model()
    (training.model / "model.json").write_text("my own")
    (tmp_path / "source.py").write_text("two")
    bootstrap._model()
    assert training.runs == 1


def test_the_package_is_installed_again_when_the_clone_was_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(bootstrap, "PACKAGE", [])
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "_pip", lambda *arguments: installed.append(arguments[-1]))
    for folder in (tmp_path / "one", tmp_path / "one", tmp_path / "two"):
        (folder / "src" / "tandem").mkdir(parents=True, exist_ok=True)
        monkeypatch.setattr(bootstrap, "HERE", folder)
        bootstrap._package()
    assert installed == [str(tmp_path / "one"), str(tmp_path / "two")]


def test_every_place_that_a_step_depends_on_exists() -> None:
    places = [*bootstrap.LOCK, *bootstrap.PACKAGE, *bootstrap.TRAINING]
    assert [place for place in places if not place.exists()] == []
