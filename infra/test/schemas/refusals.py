"""A check for Schemathesis: what a schema allows is accepted, or refused for a reason that no schema can express."""

import re
from typing import Any, Final

import schemathesis

EXCEPTIONS: Final[dict[str, dict[tuple[int, str], set[str]]]] = {}
"""By operation, then by the problem's status and kind: what the fields that it names may be refused for."""

# ridehailing:begin
_UNSERVED: Final = "must be inside New York's five boroughs"
_EQUAL_ENDS: Final = "must not equal the pickup"
_TIME: Final = "must be between the years 2000 and 2100"
_CELL: Final = "must be an H3 cell of resolution 8 that overlaps a borough of New York"

EXCEPTIONS.update(
    {
        # The gateway.
        "POST /api/v1/quotes": {
            (400, "invalid-request"): {_UNSERVED, _EQUAL_ENDS},
            (422, "idempotency-key-reused"): set(),
        },
        "GET /api/v1/quotes": {(400, "invalid-request"): {"must be the nextCursor of an earlier page"}},
        "GET /api/v1/quotes/{id}": {(404, "not-found"): set()},
        "POST /api/v1/rides": {
            (409, "quote-taken"): set(),
            (410, "quote-expired"): set(),
            (422, "unknown-reference"): {"names no quote"},
            (422, "idempotency-key-reused"): set(),
        },
        "GET /api/v1/rides/{id}": {(404, "not-found"): set()},
        "POST /api/v1/rides/{id}/cancel": {(404, "not-found"): set(), (409, "ride-state"): set()},
        "GET /api/v1/rides/{id}/events": {
            (400, "invalid-request"): {"must be the id of an event of this stream"},
            (404, "not-found"): set(),
        },
        "GET /api/v1/city/live": {(400, "invalid-request"): {"must be west,south,east,north in degrees"}},
        # The ML service.
        "POST /v1/price": {(422, "invalid-request"): {_UNSERVED, _EQUAL_ENDS, _TIME}},
        "POST /v1/surge": {(422, "invalid-request"): {_CELL, _TIME}},
    }
)
# ridehailing:end


@schemathesis.check
def refusals(ctx: Any, response: schemathesis.Response, case: schemathesis.Case) -> None:
    """Fails where a request that the schema allows is refused, and the refusal is none of the exceptions."""
    if response.status_code < 400 or not _is_allowed(case):
        return
    problem = response.json()
    kind = re.split("[/:]", problem["type"])[-1]
    reasons = {error.get("message", error.get("description")) for error in problem.get("errors", [])}
    expressible = EXCEPTIONS.get(case.operation.label, {}).get((response.status_code, kind))
    if expressible is None or not reasons <= expressible:
        raise AssertionError(
            f"The schema allows the request, but it is refused: {response.status_code} {kind} {reasons}"
        )


@schemathesis.check
class AcceptedOnce:
    """Fails where an operation accepted no request at all: then little was tested."""

    def __init__(self) -> None:
        self._called: set[str] = set()
        self._accepted: set[str] = set()

    def after_response(self, ctx: Any, response: schemathesis.Response, case: schemathesis.Case) -> None:
        self._called.add(case.operation.label)
        if response.status_code < 400 and _is_allowed(case):
            self._accepted.add(case.operation.label)

    def after_run(self, ctx: Any) -> None:
        never = self._called - self._accepted
        if never:
            raise AssertionError(f"No request was accepted by {', '.join(sorted(never))}")


def _is_allowed(case: schemathesis.Case) -> bool:
    """Whether the schema allows the request; Schemathesis also tries methods that an operation does not have."""
    is_own_method = case.method.upper() == case.operation.method.upper()
    return is_own_method and case.meta is not None and case.meta.generation.mode.is_positive
