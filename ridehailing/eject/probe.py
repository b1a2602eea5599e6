"""Probes a stack: `probe.py example`; without the example `probe.py platform`, and `probe.py slice` with a slice added.

The ports come from the environment, as the scripts set them. Ends with 1 at the first broken promise.
"""

import json
import os
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "infra" / "test"))
from database import first_column  # noqa: E402

CLONE = Path.cwd()
WAIT_SECONDS = 60
EXAMPLE_WORDS = ("quote", "ride", "driver", "fare", "surge", "city", "price")
TABLES = """SELECT table_name FROM information_schema.tables
WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"""
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Response:
    """A response: its status, the value of Content-Type, and its body."""

    status: int
    type: str
    body: bytes

    def json(self) -> dict:
        return json.loads(self.body)


def call(port: str, path: str, body: object = None, **headers: str) -> Response:
    """GET, or POST of a JSON body, to a part of this machine by the name of its port."""
    request = urllib.request.Request(f"http://127.0.0.1:{os.environ[port]}{path}", headers=headers)
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    try:
        with DIRECTLY.open(request, timeout=10) as response:
            return Response(response.status, response.headers["Content-Type"] or "", response.read())
    except urllib.error.HTTPError as error:
        return Response(error.code, error.headers["Content-Type"] or "", error.read())


def expect(what: str, actual: object, expected: object) -> None:
    """Ends the program where the two differ."""
    if actual != expected:
        sys.exit(f"{what}: expected {expected!r}, found {actual!r}")
    print(f"{what}: {str(expected)[:90]}")


def await_status(port: str, path: str, status: int) -> None:
    """Waits until the address responds with the status."""
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            actual: object = call(port, path).status
        except OSError as error:
            actual = error
        if actual == status or time.monotonic() > deadline:
            return expect(f"GET {path}", actual, status)
        time.sleep(0.2)


def tables() -> list[str]:
    """The tables of the database."""
    return first_column(TABLES, CLONE)


def probe_platform() -> None:
    """Everything that the platform promises without any slice."""
    await_status("GATEWAY_PORT", "/actuator/health/readiness", 200)
    parts = call("GATEWAY_PORT", "/actuator/health/parts").json()
    states = {name: component["status"] for name, component in parts["components"].items()}
    expect("the parts' state", states, {"database": "UP", "mlService": "UP"})
    unknown = call("GATEWAY_PORT", "/api/v1/nothing")
    expect("an unknown address", (unknown.status, unknown.type), (404, "application/problem+json"))
    expect("its problem's status", unknown.json()["status"], 404)
    api = call("GATEWAY_PORT", "/api/openapi.json").json()
    named = [path for path in api["paths"] if any(word in path for word in EXAMPLE_WORDS)]
    expect("paths of the example in the API's description", named, [])
    snapshot = json.loads((CLONE / "gateway/openapi.json").read_text())
    expect("the API's description is its snapshot", api == snapshot, True)
    expect("GET /readyz", call("ML_REST_PORT", "/readyz").status, 200)
    expect("the models that are served", call("ML_REST_PORT", "/v1/models").json(), {"models": []})
    page = call("FRONTEND_PORT", "/")
    title = json.loads((CLONE / "origin.json").read_text())["title"]
    expect("the page", (page.status, title.encode() in page.body), (200, True))
    shown = [part for part in ("gateway", "mlService", "database") if f'data-part="{part}"'.encode() in page.body]
    expect("the parts that the page shows", shown, ["gateway", "mlService", "database"])
    found = tables()
    expect("tables of the example", [name for name in found if any(word in name for word in EXAMPLE_WORDS)], [])
    expect("a table of the platform", "idempotency_keys" in found, True)


def probe_slice() -> None:
    """What a slice gets from the platform: its migration, and writes that happen once."""
    await_status("GATEWAY_PORT", "/actuator/health/readiness", 200)
    key = {"Idempotency-Key": "skeleton-1"}
    first = call("GATEWAY_PORT", "/api/v1/notes", {"text": "one", "stars": 5}, **key)
    expect("a note", (first.status, first.json()["text"]), (201, "one"))
    again = call("GATEWAY_PORT", "/api/v1/notes", {"text": "one", "stars": 5}, **key)
    expect("the same write again", (again.status, again.body), (201, first.body))
    other = call("GATEWAY_PORT", "/api/v1/notes", {"text": "two", "stars": 5}, **key)
    expect("another write under its key", (other.status, other.type), (422, "application/problem+json"))
    expect("the slice's table", "notes" in tables(), True)


def probe_example() -> None:
    """A quote by the page's server, with the model's price, that the database has afterwards."""
    await_status("GATEWAY_PORT", "/actuator/health/readiness", 200)
    places = {"pickup": {"lat": 40.758, "lng": -73.9855}, "dropoff": {"lat": 40.6413, "lng": -73.7781}}
    deadline = time.monotonic() + WAIT_SECONDS
    while True:  # on a busy machine the first calls may pass their deadline
        quote = call("FRONTEND_PORT", "/api/v1/quotes", places)
        priced_by = quote.json().get("pricing")
        if priced_by == "model" or time.monotonic() > deadline:
            break
    expect("a quote", (quote.status, priced_by), (201, "model"))
    again = call("GATEWAY_PORT", f"/api/v1/quotes/{quote.json()['id']}")
    expect("the quote that the database has", (again.status, again.json()["fare"]), (200, quote.json()["fare"]))


if __name__ == "__main__":
    {"example": probe_example, "platform": probe_platform, "slice": probe_slice}[sys.argv[1]]()
