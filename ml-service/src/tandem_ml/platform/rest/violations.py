"""Pydantic's validation errors as field violations."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from tandem_ml.platform.errors import FieldViolation

_NOT_AN_OBJECT: Final = frozenset({"model_type", "model_attributes_type"})


def violations_of(errors: Iterable[Mapping[str, Any]], whole: str) -> list[FieldViolation]:
    """One violation an error, in order; `whole` is the path of an error in the validated value itself."""
    return [FieldViolation(path_of(error["loc"]) or whole, _description(error)) for error in errors]


def path_of(location: Iterable[str | int]) -> str:
    """`("items", 3, "name")` as `items[3].name`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location).removeprefix(".")


def _description(error: Mapping[str, Any]) -> str:
    return "Input should be an object" if error["type"] in _NOT_AN_OBJECT else str(error["msg"])
