"""What the JSON bodies of all routes share: strict requests, instants in RFC 3339, whole numbers, a call's timing."""

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from tandem_ml.platform.calls import Call
from tandem_ml.platform.rest import rfc3339


class RequestModel(BaseModel):
    """Base of what a request holds: exact types, no unknown field, finite numbers."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


class ResponseModel(BaseModel):
    """Base of what a response holds: filled from objects with the same attributes."""

    model_config = ConfigDict(from_attributes=True)


def _parse_instant(value: object) -> datetime:
    try:
        return rfc3339.parse(value if isinstance(value, str) else "")
    except ValueError as error:
        raise PydanticCustomError("rfc_3339", "Input {reason}", {"reason": str(error)}) from error


Instant = Annotated[AwareDatetime, BeforeValidator(_parse_instant)]
"""An instant in UTC, written as RFC 3339 allows."""


def _parse_whole_number(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


WholeNumber = Annotated[int, BeforeValidator(_parse_whole_number)]
"""A whole number as JSON Schema defines it: 12.0 is one."""


class ComputeTiming(ResponseModel):
    """Where the service's own time went."""

    queue_seconds: float = Field(description="From the request's arrival to the start of its computation.")
    compute_seconds: float = Field(description="The computation.")


def timing_of(call: Call) -> ComputeTiming:
    """Where the call's time went, in seconds to the microsecond."""
    return ComputeTiming(queue_seconds=round(call.queue or 0, 6), compute_seconds=round(call.compute or 0, 6))
