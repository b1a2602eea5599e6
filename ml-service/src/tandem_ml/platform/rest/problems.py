"""Errors as RFC 9457 problem details."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from tandem_ml.platform.errors import FieldViolation

MEDIA_TYPE = "application/problem+json"


class Violation(BaseModel):
    """One thing wrong with one field."""

    model_config = ConfigDict(from_attributes=True)

    field: str = Field(description="Path of the field, such as `pickup.lat`.", examples=["pickup.lat"])
    description: str = Field(description="For people to read.")


class Problem(BaseModel):
    """Why a request has no other answer."""

    type: str = Field(
        description="Stable name of the kind of problem.", examples=["urn:tandem:problem:invalid-request"]
    )
    title: str = Field(description="The kind of problem in words.")
    status: int = Field(description="The answer's HTTP status.")
    detail: str | None = Field(None, description="This very problem in words.")
    errors: list[Violation] | None = Field(None, description="What is wrong with which field.")


def problem(
    status: HTTPStatus,
    slug: str | None = None,
    detail: str | None = None,
    violations: Sequence[FieldViolation] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer for a problem; its type is `about:blank` unless a slug names its kind."""
    body = Problem(
        type="about:blank" if slug is None else f"urn:tandem:problem:{slug}",
        title=status.phrase if slug is None else slug.replace("-", " ").capitalize(),
        status=status,
        detail=detail,
        errors=None if violations is None else [Violation.model_validate(violation) for violation in violations],
    )
    return Response(body.model_dump_json(exclude_none=True), status, headers, MEDIA_TYPE)
