"""The call that a request is, for the routes: `call: CurrentCall`."""

from typing import Annotated

from fastapi import Depends, Request

from tandem_ml.platform.calls import Call


def current_call(request: Request) -> Call:
    """The call that AccessLogMiddleware attached to this request."""
    call: Call = request.state.call
    return call


CurrentCall = Annotated[Call, Depends(current_call)]
