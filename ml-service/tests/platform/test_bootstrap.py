"""What setup.sh installs, trains and leaves alone."""

from pathlib import Path

import pytest

import bootstrap


class Training:
    """Replaces the training command: writes a model and counts its runs."""

    def __init__(self, folder: Path) -> None:
        self.model = folder / "model"
        self.source = folder / "source.py"
        self.source.write_text("one")
        self.runs = 0

    def update(self) -> None:
        bootstrap._update_model("some.training", [self.source])

    def __call__(self, *arguments: str) -> None:
        assert arguments == ("-m", "some.training", "--out", str(self.model))
        self.runs += 1
        self.model.mkdir(exist_ok=True)
        (self.model / "model.json").write_text(f"model {self.runs}")


@pytest.fixture
def training(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Training:
    training = Training(tmp_path)
    monkeypatch.setattr(bootstrap, "HERE", tmp_path / "ml-service")
    monkeypatch.setattr(bootstrap, "MODEL", training.model)
    monkeypatch.setattr(bootstrap, "_run", training)
    return training


def test_a_missing_model_is_trained_once(training: Training) -> None:
    training.update()
    training.update()
    assert training.runs == 1


def test_a_model_older_than_its_sources_is_trained_again(training: Training) -> None:
    training.update()
    training.source.write_text("two")
    training.update()
    assert training.runs == 2


def test_a_model_of_the_users_own_stays(training: Training) -> None:
    training.update()
    (training.model / "model.json").write_text("my own")
    training.source.write_text("two")
    training.update()
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
        bootstrap._update_package()
    assert installed == [str(tmp_path / "one"), str(tmp_path / "two")]


def test_every_path_that_a_step_depends_on_exists() -> None:
    paths = [*bootstrap.LOCK, *bootstrap.PACKAGE, *(path for inputs in bootstrap.TRAINING.values() for path in inputs)]
    assert [path for path in paths if not path.exists()] == []
