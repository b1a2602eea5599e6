"""The settings: defaults, environment variables, errors."""

import pytest

from tandem_ml.platform.errors import InvalidSettings
from tandem_ml.platform.settings import Settings, read_settings


def test_each_setting_has_a_default_and_a_description() -> None:
    assert not [name for name, field in Settings.model_fields.items() if field.is_required() or not field.description]


def test_a_setting_is_read_from_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ML_REST_PORT", "1234")
    assert read_settings().rest_port == 1234


def test_an_empty_variable_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ML_PORT_FILE", "")
    assert read_settings().port_file is None


def test_every_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ML_LOG_FORMAT", "xml")
    monkeypatch.setenv("ML_GRACE_SECONDS", "-1")
    with pytest.raises(InvalidSettings, match=r"(?s)ML_GRACE_SECONDS is '-1'.*ML_LOG_FORMAT is 'xml'"):
        read_settings()
