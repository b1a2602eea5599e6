"""What surrounds the gRPC methods: well-formed requests only, one mapping of errors, and a record of each call."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final, NoReturn, TypeAlias

import grpc.aio
import structlog
from google.protobuf.message import DecodeError
from google.rpc import code_pb2, error_details_pb2, status_pb2
from grpc_status import rpc_status

from tandem_ml.platform.calls import Call, CallLog, Outcome
from tandem_ml.platform.errors import Expired, FieldViolation, InvalidRequest, NotReady, Overloaded, TandemError

_CLOCK_MARGIN_SECONDS: Final = 0.05
"""A cancel this close to the deadline, or after it, counts as expired.

A caller gives up by its own clock, and its word may be here before our clock says that the deadline has passed.
"""

_log = structlog.stdlib.get_logger("tandem_ml.grpc")


@dataclass(frozen=True, slots=True)
class _Ending:
    """How the protocol tells an error, and how the logs do."""

    code: grpc.StatusCode
    outcome: Outcome


_ENDINGS: Final[dict[type[TandemError], _Ending]] = {
    InvalidRequest: _Ending(grpc.StatusCode.INVALID_ARGUMENT, "invalid"),
    Overloaded: _Ending(grpc.StatusCode.RESOURCE_EXHAUSTED, "overloaded"),
    Expired: _Ending(grpc.StatusCode.DEADLINE_EXCEEDED, "expired"),
    NotReady: _Ending(grpc.StatusCode.UNAVAILABLE, "unavailable"),
}
_UNEXPECTED: Final = _Ending(grpc.StatusCode.INTERNAL, "error")


class GrpcCalls:
    """Surrounds each call: maps what it raises to a status, once, and records how it ended."""

    def __init__(self, log: CallLog) -> None:
        self._log = log
        self._refuses_new = False
        self.refused = 0

    def refuse_new(self) -> None:
        """Let no further call begin."""
        self._refuses_new = True

    @asynccontextmanager
    async def answering(self, method: str, context: grpc.aio.ServicerContext[Any, Any]) -> AsyncIterator[Call]:
        """A call under way; leaving the block ends it."""
        call = Call("grpc", method)
        try:
            self._require_open()
            yield call
        except TandemError as error:
            await self._abort(call, context, _ending(error), error)
        except asyncio.CancelledError:
            late = _is_over(context)
            self._log.finished(call, "expired" if late else "cancelled", "DEADLINE_EXCEEDED" if late else "CANCELLED")
            raise
        except Exception as error:  # noqa: BLE001 whatever it is, it is logged and told as INTERNAL
            _log.exception("unexpected error", method=method)
            await self._abort(call, context, _UNEXPECTED, error)
        else:
            self._log.finished(call, "ok", grpc.StatusCode.OK.name)

    def _require_open(self) -> None:
        if self._refuses_new:
            self.refused += 1
            raise NotReady("The service is draining")

    async def _abort(
        self, call: Call, context: grpc.aio.ServicerContext[Any, Any], ending: _Ending, error: Exception
    ) -> NoReturn:
        self._log.finished(call, ending.outcome, ending.code.name)
        status = _status(ending, error)
        await context.abort(status.code, status.details, status.trailing_metadata)


_Handler: TypeAlias = "grpc.RpcMethodHandler[Any, Any]"


class WellFormedOnly(grpc.aio.ServerInterceptor):
    """Parses each request itself, so that bytes which hold no message are a caller's error like any other."""

    def __init__(self, calls: GrpcCalls) -> None:
        self._calls = calls
        self._parsing: dict[str, _Handler] = {}

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], "Awaitable[_Handler | None]"],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> "_Handler | None":
        method = handler_call_details.method
        if method not in self._parsing:
            handler = await continuation(handler_call_details)
            if handler is None or handler.unary_unary is None:  # no such method, or a stream
                return handler
            self._parsing[method] = self._parsing_first(handler, method.rpartition("/")[2])
        return self._parsing[method]

    def _parsing_first(self, handler: _Handler, name: str) -> _Handler:
        parse: Callable[[bytes], Any] = handler.request_deserializer or bytes
        answer: Any = handler.unary_unary

        async def parse_and_answer(content: bytes, context: grpc.aio.ServicerContext[Any, Any]) -> Any:
            try:
                request = parse(content)
            except DecodeError:
                async with self._calls.answering(name, context):
                    raise InvalidRequest([FieldViolation("request", "is no message of the contract")]) from None
            return await answer(request, context)

        return grpc.unary_unary_rpc_method_handler(parse_and_answer, response_serializer=handler.response_serializer)


def time_remaining(context: grpc.aio.ServicerContext[Any, Any]) -> float | None:
    """Seconds until the caller's deadline; None when there is none."""
    return context.time_remaining()


def _is_over(context: grpc.aio.ServicerContext[Any, Any]) -> bool:
    remaining = time_remaining(context)
    return remaining is not None and remaining <= _CLOCK_MARGIN_SECONDS


def _ending(error: TandemError) -> _Ending:
    return next((ending for kind, ending in _ENDINGS.items() if isinstance(error, kind)), _UNEXPECTED)


def _status(ending: _Ending, error: Exception) -> grpc.Status:
    expected = ending is not _UNEXPECTED
    status = status_pb2.Status(
        code=code_pb2.Code.Value(ending.code.name),
        message=str(error) if expected else "The service failed to answer; its logs say why",
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
