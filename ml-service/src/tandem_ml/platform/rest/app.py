"""The REST translator of the engine: routes, generated documentation, probes, metrics."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi_offline import FastAPIOffline
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp

from tandem_ml.platform.calls import Call, CallLog
from tandem_ml.platform.errors import FieldViolation, InvalidRequest, NotReady, Overloaded
from tandem_ml.platform.metrics import Metrics
from tandem_ml.platform.readiness import Readiness
from tandem_ml.platform.rest.access_log import ObservedCalls, WholeBody
from tandem_ml.platform.rest.problems import MEDIA_TYPE, Problem, problem
from tandem_ml.platform.rest.strict_json import StrictJsonRoute
from tandem_ml.ridehailing.pricing import Pricing
from tandem_ml.ridehailing.rest import schemas

_INVALID: Final = HTTPStatus.UNPROCESSABLE_ENTITY
_RETRY_AFTER: Final = {
    "Retry-After": {"description": "Seconds to wait.", "required": True, "schema": {"type": "integer"}}
}
_REFUSALS: Final[dict[int | str, dict[str, Any]]] = {
    **{status: {"model": Problem} for status in (413, 415, 422)},
    429: {"model": Problem, "headers": _RETRY_AFTER},
}


def current_call(request: Request) -> Call:
    """The call that this request is."""
    call: Call = request.state.call
    return call


CurrentCall = Annotated[Call, Depends(current_call)]


def rest_app(pricing: Pricing, readiness: Readiness, metrics: Metrics, log: CallLog, max_request_bytes: int) -> ASGIApp:
    """The REST side of the process as an ASGI application."""
    app = FastAPIOffline(
        title="Tandem ML service",
        description="Prices rides with trained models. The same engine answers over gRPC.",
        version="1",
        redoc_url=None,
        telemetry={"tracing": False},
    )
    app.include_router(_pricing_routes(pricing))
    app.include_router(_probe_routes(readiness, metrics))
    _map_exceptions(app)
    _document_problems(app)
    return ObservedCalls(WholeBody(app, max_request_bytes), readiness, log)


def _pricing_routes(pricing: Pricing) -> APIRouter:
    routes = APIRouter(prefix="/v1", tags=["pricing"], route_class=StrictJsonRoute)

    @routes.post("/price", responses=_REFUSALS)
    async def price_ride(ride: schemas.Ride, call: CurrentCall) -> schemas.PricedRide:
        """Prices one ride; paths in `errors` are relative to the ride."""
        price = await pricing.price(ride.to_engine(), call)
        return schemas.PricedRide(price=schemas.Price.model_validate(price), timing=schemas.timing(call))

    @routes.post("/prices", responses=_REFUSALS, response_model_exclude_none=True)
    async def price_rides(body: schemas.Rides, call: CurrentCall) -> schemas.PricedRides:
        """Prices 1 to 1000 rides in one computation; a bad ride is refused on its own."""
        outcomes = await pricing.price_many(body.rides, call)
        return schemas.PricedRides(outcomes=list(map(schemas.outcome, outcomes)), timing=schemas.timing(call))

    @routes.post("/surge", responses=_REFUSALS)
    async def city_surge(city: schemas.City, call: CurrentCall) -> schemas.CitySurge:
        """The surge of 1 to 5000 cells in one computation; one bad cell fails it, and `errors` name the first 20."""
        surges = await pricing.city_surge(city.to_engine(), call)
        return schemas.city_surge(surges, call)

    @routes.get("/models/active")
    async def active_model() -> schemas.Model:
        """The model that prices rides now."""
        return schemas.Model.model_validate(pricing.model)

    return routes


def _probe_routes(readiness: Readiness, metrics: Metrics) -> APIRouter:
    routes = APIRouter(tags=["operations"])

    @routes.get("/healthz")
    async def alive() -> schemas.State:
        """Whether the process lives."""
        return schemas.State(status="alive")

    @routes.get("/readyz", responses={503: {"model": Problem, "headers": _RETRY_AFTER}})
    async def ready() -> schemas.State:
        """Whether it wants new calls; 503 while it starts and drains."""
        if not readiness:
            raise NotReady("The service is starting or draining")
        return schemas.State(status="ready")

    @routes.get("/metrics", response_class=PlainTextResponse)
    async def prometheus() -> Response:
        """Counters and histograms for Prometheus."""
        return Response(generate_latest(metrics.registry), media_type=CONTENT_TYPE_LATEST)

    return routes


def _map_exceptions(app: FastAPI) -> None:
    @app.exception_handler(InvalidRequest)
    async def invalid(_request: Request, error: InvalidRequest) -> Response:
        return _invalid(error.violations)

    @app.exception_handler(RequestValidationError)
    async def invalid_shape(_request: Request, error: RequestValidationError) -> Response:
        return _invalid(schemas.violations(map(_without_body, error.errors()), whole="body"))

    @app.exception_handler(Overloaded)
    async def overloaded(_request: Request, error: Overloaded) -> Response:
        return problem(HTTPStatus.TOO_MANY_REQUESTS, "overloaded", str(error), headers={"Retry-After": "1"})

    @app.exception_handler(NotReady)
    async def not_ready(_request: Request, error: NotReady) -> Response:
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, "not-ready", str(error), headers={"Retry-After": "1"})

    @app.exception_handler(HTTPException)
    async def refused(_request: Request, error: HTTPException) -> Response:
        if error.status_code == _INVALID:
            return _invalid([FieldViolation("body", error.detail)])
        return problem(HTTPStatus(error.status_code), detail=error.detail, headers=error.headers)

    @app.exception_handler(Exception)  # the server logs it, with its trace
    async def unexpected(_request: Request, _error: Exception) -> Response:
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail="The service failed to answer; its logs say why")


def _invalid(violations: Sequence[FieldViolation]) -> Response:
    return problem(_INVALID, "invalid-request", "The request breaks the contract; see errors", violations)


def _without_body(error: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**error, "loc": error["loc"][1:]}


def _document_problems(app: FastAPI) -> None:
    """Problems have a media type of their own, which the generated documentation would not know."""
    document = app.openapi()
    for operation in (operation for item in document["paths"].values() for operation in item.values()):
        for status, answer in operation["responses"].items():
            if status >= "400":
                answer["content"] = {MEDIA_TYPE: answer["content"].pop("application/json")}
