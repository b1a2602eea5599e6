"""The example's REST routes on the engine."""

from fastapi import APIRouter

from tandem_ml.platform.models import ModelInfo
from tandem_ml.platform.rest.access_log import CurrentCall
from tandem_ml.platform.rest.problems import COMPUTE_PROBLEMS
from tandem_ml.platform.rest.routes import Model
from tandem_ml.platform.rest.schemas import timing_of
from tandem_ml.platform.rest.strict_json import StrictJsonRoute
from tandem_ml.ridehailing.pricing import Pricing
from tandem_ml.ridehailing.rest.requests import City, Ride, Rides
from tandem_ml.ridehailing.rest.responses import CellSurge, CitySurge, Price, PricedRide, PricedRides, outcome_of


def pricing_routes(pricing: Pricing, model: ModelInfo) -> APIRouter:
    """Prices, surge, and the model that computes them."""
    routes = APIRouter(prefix="/v1", tags=["pricing"], route_class=StrictJsonRoute)

    @routes.post("/price", responses=COMPUTE_PROBLEMS)
    async def price_ride(ride: Ride, call: CurrentCall) -> PricedRide:
        """Prices one ride; paths in `errors` are relative to the ride."""
        price = await pricing.price(ride.to_engine(), call)
        return PricedRide(price=Price.model_validate(price), timing=timing_of(call))

    @routes.post("/prices", responses=COMPUTE_PROBLEMS, response_model_exclude_none=True)
    async def price_rides(body: Rides, call: CurrentCall) -> PricedRides:
        """Prices 1 to 1000 rides in one computation; a bad ride is refused on its own."""
        outcomes = await pricing.price_many(body.rides, call)
        return PricedRides(outcomes=list(map(outcome_of, outcomes)), timing=timing_of(call))

    @routes.post("/surge", responses=COMPUTE_PROBLEMS)
    async def city_surge(city: City, call: CurrentCall) -> CitySurge:
        """The surge of 1 to 5000 cells in one computation; one bad cell fails it, and `errors` name the first 20."""
        surges = await pricing.city_surge(city.to_engine(), call)
        cells = [CellSurge.model_validate(each) for each in surges.cells]
        return CitySurge(cells=cells, model_version=surges.model_version, timing=timing_of(call))

    @routes.get("/models/active")
    async def active_model() -> Model:
        """The model that prices rides now."""
        return Model.model_validate(model)

    return routes
