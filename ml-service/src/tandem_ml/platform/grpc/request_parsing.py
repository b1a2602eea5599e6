"""Parsing of gRPC requests, so that a malformed one is recorded like any other invalid request."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import grpc.aio
from google.protobuf.message import DecodeError

from tandem_ml.platform.errors import FieldViolation, InvalidRequest
from tandem_ml.platform.grpc.calls import GrpcCalls

_Handler: TypeAlias = "grpc.RpcMethodHandler[Any, Any]"


class RequestParsingInterceptor(grpc.aio.ServerInterceptor):
    """Parses the request of each unary method; bytes that hold no message become INVALID_ARGUMENT.

    gRPC's own parsing would end the call with INTERNAL, and the call would be neither logged nor counted.
    """

    def __init__(self, calls: GrpcCalls) -> None:
        self._calls = calls
        self._handlers: dict[str, _Handler] = {}

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], "Awaitable[_Handler | None]"],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> "_Handler | None":
        method = handler_call_details.method
        if method not in self._handlers:
            handler = await continuation(handler_call_details)
            if handler is None or handler.unary_unary is None:  # no such method, or a stream
                return handler
            self._handlers[method] = self._parsing(handler, method.rpartition("/")[2])
        return self._handlers[method]

    def _parsing(self, handler: _Handler, name: str) -> _Handler:
        parse: Callable[[bytes], Any] = handler.request_deserializer or bytes
        respond: Any = handler.unary_unary

        async def parse_and_respond(content: bytes, context: grpc.aio.ServicerContext[Any, Any]) -> Any:
            try:
                request = parse(content)
            except DecodeError:
                async with self._calls.handle(name, context):
                    raise InvalidRequest([FieldViolation("request", "is no message of the contract")]) from None
            return await respond(request, context)

        return grpc.unary_unary_rpc_method_handler(parse_and_respond, response_serializer=handler.response_serializer)
