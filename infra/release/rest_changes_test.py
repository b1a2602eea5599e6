"""A change of the REST API breaks its callers or adds to what they may do, by the side that sends the value."""

import copy
import unittest
from typing import Any

from change import Effect
from rest_changes import rest_changes

ERRAND = {
    "type": "object",
    "required": ["ship", "kind"],
    "properties": {
        "ship": {"type": "string", "maxLength": 20},
        "kind": {"type": "string", "enum": ["load", "unload"]},
        "note": {"anyOf": [{"$ref": "#/components/schemas/Note"}, {"type": "null"}]},
        "weight": {"type": "integer", "minimum": 1},
        "boxes": {"type": "array", "items": {"$ref": "#/components/schemas/Box"}},
    },
}
BOX = {"type": "object", "properties": {"inner": {"$ref": "#/components/schemas/Box"}, "size": {"type": "number"}}}
NOTE = {"type": "object", "properties": {"text": {"type": "string"}}}
API: dict[str, Any] = {
    "paths": {
        "/errands": {
            "parameters": [{"in": "header", "name": "Idempotency-Key", "schema": {"type": "string"}}],
            "post": {
                "parameters": [{"in": "query", "name": "berth", "schema": {"type": "integer"}}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Sent"}}}},
                "responses": {
                    "201": {
                        "headers": {"Location": {"schema": {"type": "string"}}},
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Received"}}},
                    },
                    "409": {"content": {"application/problem+json": {"schema": {"type": "object"}}}},
                },
            },
            "get": {"responses": {"200": {}}},
        }
    },
    "components": {"schemas": {"Sent": ERRAND, "Received": copy.deepcopy(ERRAND), "Box": BOX, "Note": NOTE}},
}
POST = "POST /errands"


class RestChangesTest(unittest.TestCase):
    def setUp(self) -> None:
        self.new = copy.deepcopy(API)
        self.path = self.new["paths"]["/errands"]
        self.post = self.path["post"]
        self.sent = self.new["components"]["schemas"]["Sent"]
        self.received = self.new["components"]["schemas"]["Received"]

    def expect(self, breaks: list[str], adds: list[str] = ()) -> None:
        found = rest_changes(API, self.new)
        for effect, expected in ((Effect.BREAKS, breaks), (Effect.ADDS, adds)):
            self.assertEqual([change.what for change in found if change.effect is effect], list(expected))

    def test_the_same_description_has_no_change(self) -> None:
        self.expect([])

    def test_words_are_no_change(self) -> None:
        self.post["summary"] = "Give an errand"
        self.sent["properties"]["ship"]["description"] = "its name"
        self.expect([])

    def test_operations_come_and_go(self) -> None:
        del self.path["get"]
        self.path["delete"] = {"responses": {"204": {}}}
        self.expect(["GET /errands is gone"], ["DELETE /errands is new"])

    def test_an_operation_may_be_deprecated(self) -> None:
        self.post["deprecated"] = True
        self.expect([], [f"{POST}: deprecated"])

    def test_parameters(self) -> None:
        self.path["parameters"] = []
        self.post["parameters"][0]["required"] = True
        self.post["parameters"] += [
            {"in": "query", "name": "optional", "schema": {}},
            {"in": "query", "name": "needed", "required": True, "schema": {}},
        ]
        gone = [f"{each}: header parameter Idempotency-Key is gone" for each in ("GET /errands", POST)]
        required = [f"{POST}: query parameter {name} is required now" for name in ("berth", "needed")]
        self.expect([*gone, *required], [f"{POST}: query parameter optional is new"])

    def test_a_sent_field(self) -> None:
        self.sent["required"] = ["ship", "new"]
        self.sent["properties"] |= {"new": {"type": "string"}, "other": {"type": "string"}}
        del self.sent["properties"]["weight"]
        self.expect(
            [f"{POST}: request.new is required now", f"{POST}: request.weight is gone"],
            [f"{POST}: request.{what}" for what in ("kind is optional now", "new is new", "other is new")],
        )

    def test_a_received_field(self) -> None:
        self.received["required"] = ["ship", "new"]
        self.received["properties"] |= {"new": {"type": "string"}}
        del self.received["properties"]["weight"]
        self.expect(
            [f"{POST}: response 201.{what}" for what in ("kind may be missing now", "weight is gone")],
            [f"{POST}: response 201.new is new"],
        )

    def test_a_sent_value_may_be_more_and_a_received_one_less(self) -> None:
        for schema in (self.sent, self.received):
            schema["properties"]["kind"]["enum"] = ["load", "weigh"]
            schema["properties"]["ship"]["maxLength"] = 30
            schema["properties"]["weight"] = {"type": "number", "minimum": 2}
            schema["properties"]["note"] = {"$ref": "#/components/schemas/Note"}
        self.expect(
            [
                f"{POST}: request.kind: value unload is gone",
                f"{POST}: request.note: type null is gone",
                f"{POST}: request.weight: minimum was 1, is 2",
                f"{POST}: response 201.kind: value weigh is new",
                f"{POST}: response 201.ship: maxLength was 20, is 30",
                f"{POST}: response 201.weight: type number is new",
            ],
            [
                f"{POST}: request.kind: value weigh is new",
                f"{POST}: request.ship: maxLength was 20, is 30",
                f"{POST}: request.weight: type number is new",
                f"{POST}: response 201.kind: value unload is gone",
                f"{POST}: response 201.note: type null is gone",
                f"{POST}: response 201.weight: minimum was 1, is 2",
            ],
        )

    def test_restrictions_that_come_and_go(self) -> None:
        for schema in (self.sent, self.received):
            del schema["properties"]["kind"]["enum"]
            schema["properties"]["ship"]["pattern"] = "[a-z]+"
        self.expect(
            [
                f"{POST}: request.ship: pattern is another one",
                f"{POST}: response 201.kind: value is no longer one of load, unload",
            ],
            [
                f"{POST}: request.kind: value is no longer restricted",
                f"{POST}: response 201.ship: pattern is another one",
            ],
        )

    def test_what_a_schema_refers_to_is_compared_once(self) -> None:
        self.new["components"]["schemas"]["Box"]["properties"]["size"]["type"] = "string"
        changes = {change.what for change in rest_changes(API, self.new)}
        self.assertIn(f"{POST}: request.boxes[].size: type integer, number is gone", changes)
        self.assertIn(f"{POST}: response 201.boxes[].size: type string is new", changes)

    def test_bodies_and_responses(self) -> None:
        self.post["requestBody"]["required"] = True
        content = self.post["requestBody"]["content"]
        content["application/cbor"] = content.pop("application/json")
        responses = self.post["responses"]
        del responses["201"]["headers"], responses["409"]
        responses["503"] = {}
        self.path["get"]["responses"] = {"202": {}}
        self.expect(
            [
                "GET /errands: response 200 is gone",
                f"{POST}: request: application/json is gone",
                f"{POST}: response 201: header Location is gone",
                f"{POST}: the request's body is required now",
            ],
            [
                "GET /errands: response 202 is new",
                f"{POST}: request: application/cbor is new",
                f"{POST}: response 503 is new",
            ],
        )


if __name__ == "__main__":
    unittest.main()
