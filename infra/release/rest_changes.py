"""Compares two descriptions of a REST API (OpenAPI 3.1) as their callers see them.

It is our own: openapi-diff of npm and of Maven do not support OpenAPI 3.1, and oasdiff is a program of its own, which
none of the registries has that the build installs from.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from change import Change, Effect
from schema_changes import Found, Schema, differences, resolve

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class _Operation(NamedTuple):
    description: dict[str, Any]
    value: dict[str, Any]
    parameters: dict[str, dict[str, Any]]

    def schema(self, value: dict[str, Any]) -> Schema:
        return Schema(self.description, value.get("schema", {}))


def rest_changes(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """The changes from the old description to the new one, each once."""
    before, after = _operations(old), _operations(new)
    found = {(True, f"{name} is gone") for name in before.keys() - after.keys()}
    found |= {(False, f"{name} is new") for name in after.keys() - before.keys()}
    for name in before.keys() & after.keys():
        found.update((breaks, f"{name}: {what}") for breaks, what in _of_operation(before[name], after[name]))
    return [Change("REST", what, Effect.BREAKS if breaks else Effect.ADDS) for breaks, what in sorted(found)]


def _operations(description: dict[str, Any]) -> dict[str, _Operation]:
    return {
        f"{method.upper()} {path}": _Operation(description, value, _parameters(description, item, value))
        for path, item in description.get("paths", {}).items()
        for method, value in item.items()
        if method in _METHODS
    }


def _parameters(description: dict[str, Any], item: dict[str, Any], value: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Those of the path and of the operation by place and name; the operation's win."""
    both = (resolve(description, each) for each in (*item.get("parameters", ()), *value.get("parameters", ())))
    return {f"{each['in']} parameter {each['name']}": each for each in both}


def _of_operation(old: _Operation, new: _Operation) -> Iterator[Found]:
    for name in old.parameters.keys() - new.parameters.keys():
        yield True, f"{name} is gone"
    for name, parameter in new.parameters.items():
        before = old.parameters.get(name)
        if parameter.get("required") and not (before or {}).get("required"):
            yield True, f"{name} is required now"
        elif before is None:
            yield False, f"{name} is new"
        if before is not None:
            yield from differences(name, old.schema(before), new.schema(parameter), sent=True)
    yield from _of_body(old, new)
    yield from _of_responses(old, new)
    if new.value.get("deprecated") and not old.value.get("deprecated"):
        yield False, "deprecated"


def _of_body(old: _Operation, new: _Operation) -> Iterator[Found]:
    before, after = (resolve(each.description, each.value.get("requestBody", {})) for each in (old, new))
    if after.get("required") and not before.get("required"):
        yield True, "the request's body is required now"
    yield from _of_contents("request", (old, before), (new, after), sent=True)


def _of_responses(old: _Operation, new: _Operation) -> Iterator[Found]:
    """An error that no longer happens breaks nobody; a success that has another status does."""
    before, after = old.value.get("responses", {}), new.value.get("responses", {})
    yield from ((True, f"response {status} is gone") for status in before.keys() - after.keys() if status < "4")
    yield from ((False, f"response {status} is new") for status in after.keys() - before.keys())
    for status in before.keys() & after.keys():
        earlier, later = resolve(old.description, before[status]), resolve(new.description, after[status])
        where = f"response {status}"
        for name in earlier.get("headers", {}).keys() - later.get("headers", {}).keys():
            yield True, f"{where}: header {name} is gone"
        yield from _of_contents(where, (old, earlier), (new, later), sent=False)


def _of_contents(
    where: str, old: tuple[_Operation, dict[str, Any]], new: tuple[_Operation, dict[str, Any]], sent: bool
) -> Iterator[Found]:
    """Compares the bodies of a request or response, by media type."""
    before, after = old[1].get("content", {}), new[1].get("content", {})
    yield from ((True, f"{where}: {media_type} is gone") for media_type in before.keys() - after.keys())
    yield from ((False, f"{where}: {media_type} is new") for media_type in after.keys() - before.keys())
    for media_type in before.keys() & after.keys():
        yield from differences(where, old[0].schema(before[media_type]), new[0].schema(after[media_type]), sent)
