"""What surrounds the gRPC methods: one mapping of errors to statuses, and a record of each call."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

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


_FAILURES: Final[dict[type[TandemError], tuple[grpc.StatusCode, Outcome]]] = {
    InvalidRequest: (grpc.StatusCode.INVALID_ARGUMENT, "invalid"),
    Overloaded: (grpc.StatusCode.RESOURCE_EXHAUSTED, "overloaded"),
    Expired: (grpc.StatusCode.DEADLINE_EXCEEDED, "expired"),
    NotReady: (grpc.StatusCode.UNAVAILABLE, "unavailable"),
}
"""How an error appears to the caller and in the log; any other is INTERNAL."""


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
        # The library's types do not say that there may be no deadline.
        remaining: float | None = context.time_remaining()
        call = Call("grpc", method, None if remaining is None else time.monotonic() + remaining)
        try:
            self._require_open()
            yield call
        except asyncio.CancelledError:
            late = call.deadline is not None and call.deadline - time.monotonic() <= _CLOCK_MARGIN_SECONDS
            self._log.finished(call, "expired" if late else "cancelled", "DEADLINE_EXCEEDED" if late else "CANCELLED")
            raise
        except Exception as error:  # noqa: BLE001 whatever it is, the caller gets a status
            code, outcome = _failure_of(error)
            if outcome == "error":
                _log.exception("unexpected error", method=method)
            self._log.finished(call, outcome, code.name)
            status = _status(code, error)
            await context.abort(status.code, status.details, status.trailing_metadata)
        else:
            self._log.finished(call, "ok", grpc.StatusCode.OK.name)

    def _require_open(self) -> None:
        if self._rejects_new:
            self.rejected += 1
            raise NotReady("The service is draining")


def _failure_of(error: Exception) -> tuple[grpc.StatusCode, Outcome]:
    return next(
        (failure for kind, failure in _FAILURES.items() if isinstance(error, kind)), (grpc.StatusCode.INTERNAL, "error")
    )


def _status(code: grpc.StatusCode, error: Exception) -> grpc.Status:
    expected = code is not grpc.StatusCode.INTERNAL
    status = status_pb2.Status(
        code=code_pb2.Code.Value(code.name),
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
