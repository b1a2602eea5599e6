"""Compares two schemas of an API's description (JSON Schema), for values that are sent and values that are received.

What was accepted must stay accepted, and what is received must be what the old schema allowed.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

_LIMITS = {
    **dict.fromkeys(("maximum", "exclusiveMaximum", "maxLength", "maxItems"), 1),
    **dict.fromkeys(("minimum", "exclusiveMinimum", "minLength", "minItems"), -1),
}
"""The keywords of limits, with 1 where a larger value allows more."""
_EXACT = ("format", "pattern", "const", "allOf", "oneOf", "anyOf")

Found = tuple[bool, str]
"""Whether a caller breaks, and the difference in words."""


class Schema(NamedTuple):
    """A schema, with the description whose components it refers to."""

    description: dict[str, Any]
    value: dict[str, Any]

    def at(self, value: dict[str, Any]) -> "Schema":
        """Another schema of the same description."""
        return Schema(self.description, value)

    def flat(self) -> dict[str, Any]:
        """The schema without its reference, and with "or null" as one more type."""
        value = resolve(self.description, self.value)
        choices = value.get("anyOf", [])
        others = [choice for choice in choices if choice != {"type": "null"}]
        if len(others) != 1 or len(choices) != 2:
            return value
        inner = self.at(others[0]).flat()
        rest = {key: each for key, each in value.items() if key != "anyOf"}
        return {**inner, **rest, "type": sorted({"null", *(_types(inner) or ())})}


def resolve(description: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    """The object, or the one that it refers to, with its own members beside the reference."""
    while "$ref" in value:
        target: Any = description
        for key in value["$ref"].removeprefix("#/").split("/"):
            target = target[key.replace("~1", "/").replace("~0", "~")]
        value = {**target, **{key: each for key, each in value.items() if key != "$ref"}}
    return value


def differences(
    where: str, old: Schema, new: Schema, sent: bool, seen: frozenset[str] = frozenset()
) -> Iterator[Found]:
    """The differences below `where`, of values that are sent to the API or received from it."""
    pair = f"{old.value.get('$ref')} {new.value.get('$ref')}"
    if pair in seen:
        return
    if "$ref" in old.value:
        seen |= {pair}
    before, after = old.flat(), new.flat()
    yield from _sets(f"{where}: type", _types(before), _types(after), sent)
    yield from _sets(f"{where}: value", _values(before), _values(after), sent)
    yield from _limits(where, before, after, sent)
    yield from _exact(where, before, after, sent)
    yield from _required(where, before, after, sent)
    earlier, later = before.get("properties", {}), after.get("properties", {})
    yield from ((True, f"{where}.{name} is gone") for name in earlier.keys() - later.keys())
    yield from ((False, f"{where}.{name} is new") for name in later.keys() - earlier.keys())
    for name in earlier.keys() & later.keys():
        yield from differences(f"{where}.{name}", old.at(earlier[name]), new.at(later[name]), sent, seen)
    for key, suffix in (("items", "[]"), ("additionalProperties", ".*")):
        if isinstance(before.get(key), dict) and isinstance(after.get(key), dict):
            yield from differences(where + suffix, old.at(before[key]), new.at(after[key]), sent, seen)


def _types(schema: dict[str, Any]) -> set[str] | None:
    types = schema.get("type")
    if types is None:
        return None
    names = {types} if isinstance(types, str) else set(types)
    return names | {"integer"} if "number" in names else names


def _values(schema: dict[str, Any]) -> set[str] | None:
    return {str(value) for value in schema["enum"] if value is not None} if "enum" in schema else None


def _sets(what: str, old: set[str] | None, new: set[str] | None, sent: bool) -> Iterator[Found]:
    """Differences of two sets of what is allowed; None allows everything."""
    if old == new:
        return
    if old is None or new is None:
        if (new is None) == sent:
            yield False, f"{what} is no longer restricted" if sent else f"{what} is restricted"
        else:
            yield True, f"{what} is now one of {_list(new)}" if sent else f"{what} is no longer one of {_list(old)}"
        return
    if old - new:
        yield sent, f"{what} {_list(old - new)} is gone"
    if new - old:
        yield not sent, f"{what} {_list(new - old)} is new"


def _list(names: set[str] | None) -> str:
    return ", ".join(sorted(names or ()))


def _limits(where: str, old: dict[str, Any], new: dict[str, Any], sent: bool) -> Iterator[Found]:
    for key, sign in _LIMITS.items():
        before, after = old.get(key), new.get(key)
        if before != after:
            allows_more = after is None or (before is not None and (after - before) * sign > 0)
            yield allows_more != sent, f"{where}: {key} was {before}, is {after}"


def _exact(where: str, old: dict[str, Any], new: dict[str, Any], sent: bool) -> Iterator[Found]:
    for key in _EXACT:
        if old.get(key) != new.get(key):
            allows_more, allows_less = key not in new, key not in old
            yield not (allows_more if sent else allows_less), f"{where}: {key} is another one"


def _required(where: str, old: dict[str, Any], new: dict[str, Any], sent: bool) -> Iterator[Found]:
    before, after = set(old.get("required", ())), set(new.get("required", ()))
    known = old.get("properties", {}).keys() & new.get("properties", {}).keys()
    if sent:
        yield from ((True, f"{where}.{name} is required now") for name in sorted(after - before))
        yield from ((False, f"{where}.{name} is optional now") for name in sorted((before - after) & known))
    else:
        yield from ((True, f"{where}.{name} may be missing now") for name in sorted((before - after) & known))
