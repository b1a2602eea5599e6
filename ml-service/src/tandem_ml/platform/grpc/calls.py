"""What surrounds the gRPC methods: one mapping of errors to statuses, and a record of each call."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final, NoReturn

import grpc.aio
import structlog
from google.rpc import code_pb2, error_details_pb2, status_pb2
from grpc_status import rpc_status

from tandem_ml.platform.calls import Call, CallLog, Outcome
from tandem_ml.platform.errors import Expired, InvalidRequest, NotReady, Overloaded, TandemError

_CLOCK_MARGIN_SECONDS: Final = 0.05
"""A cancellation this close to the deadline, or after it, counts as expired.

A caller gives up by its own clock, and its cancellation may arrive before this clock reaches the deadline.
"""

_log = structlog.stdlib.get_logger("tandem_ml.grpc")


@dataclass(frozen=True, slots=True)
class _Failure:
    """How a kind of error appears to the caller and in the log."""

    code: grpc.StatusCode
    outcome: Outcome


_FAILURES: Final[dict[type[TandemError], _Failure]] = {
    InvalidRequest: _Failure(grpc.StatusCode.INVALID_ARGUMENT, "invalid"),
    Overloaded: _Failure(grpc.StatusCode.RESOURCE_EXHAUSTED, "overloaded"),
    Expired: _Failure(grpc.StatusCode.DEADLINE_EXCEEDED, "expired"),
    NotReady: _Failure(grpc.StatusCode.UNAVAILABLE, "unavailable"),
}
_UNEXPECTED: Final = _Failure(grpc.StatusCode.INTERNAL, "error")


class GrpcCalls:
    """Surrounds each call: maps what it raises to a status, once, and records how it ended."""

    def __init__(self, log: CallLog) -> None:
        self._log = log
        self._rejects_new = False
        self.rejected = 0

    def reject_new(self) -> None:
        """Reject every further call; those in flight go on."""
        self._rejects_new = True

    @asynccontextmanager
    async def handle(self, method: str, context: grpc.aio.ServicerContext[Any, Any]) -> AsyncIterator[Call]:
        """A call in flight; leaving the block ends it."""
        remaining = _time_remaining(context)
        call = Call("grpc", method, None if remaining is None else time.monotonic() + remaining)
        try:
            self._require_open()
            yield call
        except TandemError as error:
            await self._abort(call, context, _failure_of(error), error)
        except asyncio.CancelledError:
            late = _is_over(context)
            self._log.finished(call, "expired" if late else "cancelled", "DEADLINE_EXCEEDED" if late else "CANCELLED")
            raise
        except Exception as error:  # noqa: BLE001 whatever it is, it is logged and becomes INTERNAL
            _log.exception("unexpected error", method=method)
            await self._abort(call, context, _UNEXPECTED, error)
        else:
            self._log.finished(call, "ok", grpc.StatusCode.OK.name)

    def _require_open(self) -> None:
        if self._rejects_new:
            self.rejected += 1
            raise NotReady("The service is draining")

    async def _abort(
        self, call: Call, context: grpc.aio.ServicerContext[Any, Any], failure: _Failure, error: Exception
    ) -> NoReturn:
        self._log.finished(call, failure.outcome, failure.code.name)
        status = _status(failure, error)
        await context.abort(status.code, status.details, status.trailing_metadata)


def _time_remaining(context: grpc.aio.ServicerContext[Any, Any]) -> float | None:
    """Seconds until the deadline; the library's types do not say that there may be none."""
    return context.time_remaining()


def _is_over(context: grpc.aio.ServicerContext[Any, Any]) -> bool:
    remaining = _time_remaining(context)
    return remaining is not None and remaining <= _CLOCK_MARGIN_SECONDS


def _failure_of(error: TandemError) -> _Failure:
    return next((failure for kind, failure in _FAILURES.items() if isinstance(error, kind)), _UNEXPECTED)


def _status(failure: _Failure, error: Exception) -> grpc.Status:
    expected = failure is not _UNEXPECTED
    status = status_pb2.Status(
        code=code_pb2.Code.Value(failure.code.name),
        message=str(error) if expected else "The service failed to respond; its logs say why",
    )
    if isinstance(error, InvalidRequest):
        status.details.add().Pack(
            error_details_pb2.BadRequest(
                field_violations=[
                    error_details_pb2.BadRequest.FieldViolation(field=v.field, description=v.description)
                    for v in error.violations
                ]
            )
        )
    mapped: grpc.Status = rpc_status.to_status(status)
    return mapped
