"""Errors as RFC 9457 problem details."""

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from tandem_ml.platform.errors import FieldViolation

MEDIA_TYPE: Final = "application/problem+json"
_NOT_AN_OBJECT: Final = frozenset({"model_type", "model_attributes_type"})


class Violation(BaseModel):
    """One thing wrong with one field."""

    model_config = ConfigDict(from_attributes=True)

    field: str = Field(description="Path of the field, such as `items[3].name`.", examples=["items[3].name"])
    description: str = Field(description="For people to read.")


class Problem(BaseModel):
    """Why a request failed."""

    type: str = Field(
        description="Stable name of the kind of problem.", examples=["urn:tandem:problem:invalid-request"]
    )
    title: str = Field(description="The kind of problem in words.")
    status: int = Field(description="The response's HTTP status.")
    detail: str | None = Field(None, description="This occurrence of the problem in words.")
    errors: list[Violation] | None = Field(None, description="What is wrong with which field.")


RETRY_AFTER_HEADER: Final = {
    "Retry-After": {"description": "Seconds to wait.", "required": True, "schema": {"type": "integer"}}
}
COMPUTE_PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    **{status: {"model": Problem} for status in (413, 415, 422)},
    429: {"model": Problem, "headers": RETRY_AFTER_HEADER},
}
"""The documented responses of a route that computes: pass it to the route as `responses`."""


def problem(
    status: HTTPStatus,
    slug: str | None = None,
    detail: str | None = None,
    violations: Sequence[FieldViolation] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The response for a problem; its type is `about:blank` unless a slug names its kind."""
    body = Problem(
        type="about:blank" if slug is None else f"urn:tandem:problem:{slug}",
        title=status.phrase if slug is None else slug.replace("-", " ").capitalize(),
        status=status,
        detail=detail,
        errors=None if violations is None else [Violation.model_validate(violation) for violation in violations],
    )
    return Response(body.model_dump_json(exclude_none=True), status, headers, MEDIA_TYPE)


def document_media_type(openapi: dict[str, Any]) -> None:
    """Give the problems in a generated OpenAPI document their media type, in place; FastAPI has no option for it."""
    for operation in (operation for item in openapi["paths"].values() for operation in item.values()):
        for status, response in operation["responses"].items():
            if status >= "400":
                response["content"] = {MEDIA_TYPE: response["content"].pop("application/json")}


def violations_of(errors: Iterable[Mapping[str, Any]], whole: str) -> list[FieldViolation]:
    """One violation for each of Pydantic's errors, in order; `whole` is the path of an error in the whole value."""
    return [FieldViolation(_path_of(error["loc"]) or whole, _description(error)) for error in errors]


def _path_of(location: Iterable[str | int]) -> str:
    """`("items", 3, "name")` as `items[3].name`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location).removeprefix(".")


def _description(error: Mapping[str, Any]) -> str:
    return "Input should be an object" if error["type"] in _NOT_AN_OBJECT else str(error["msg"])
