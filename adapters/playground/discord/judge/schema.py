"""A small reader of JSON Schema, as much of it as Discord's description uses, with the API's leniencies.

Its README says that digits in a string count as integers, and unions mean "any of"; libraries send ids as numbers.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from adapters.playground.discord.wire import Json

_DIGITS: Final = re.compile(r"-?\d{1,25}")
_TYPES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: _whole(value) is not None,
}


def _whole(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return int(value)
    return int(value) if isinstance(value, str) and _DIGITS.fullmatch(value) else None


class Schema:
    """The schemas of one document; `strict` also refuses fields that an object does not name."""

    def __init__(self, document: Json, *, strict: bool) -> None:
        self._document = document
        self._strict = strict

    def problems(self, schema: Json, value: Any, where: str = "") -> list[str]:
        return list(self._check(schema, value, where))

    def _resolved(self, reference: str) -> Json:
        node: Any = self._document
        for step in reference.removeprefix("#/").split("/"):
            node = node[step]
        found: Json = node
        return found

    def _check(self, schema: Json, value: Any, where: str) -> Iterator[str]:
        if "$ref" in schema:
            yield from self._check(self._resolved(schema["$ref"]), value, where)
        if wrong := self._type(schema, value):
            yield f"{where}: {wrong}"
            return
        allowed = schema.get("enum", [schema["const"]] if "const" in schema else [value])
        if value not in allowed and _whole(value) not in allowed:
            yield f"{where}: {value!r} is none of {allowed}"
        for branch in schema.get("allOf", ()):
            yield from self._check(branch, value, where)
        for union in ("oneOf", "anyOf"):
            if union in schema:
                yield from self._union(schema[union], value, where)
        yield from self._bounds(schema, value, where)
        yield from self._inside(schema, value, where)

    def _inside(self, schema: Json, value: Any, where: str) -> Iterator[str]:
        if isinstance(value, dict):
            yield from self._object(schema, value, where)
        elif isinstance(value, list) and "items" in schema:
            for place, each in enumerate(value):
                yield from self._check(schema["items"], each, f"{where}/{place}")

    def _type(self, schema: Json, value: Any) -> str:
        kinds = schema.get("type")
        if kinds is None or (schema.get("format") == "snowflake" and _whole(value) is not None):
            return ""
        kinds = [kinds] if isinstance(kinds, str) else kinds
        return (
            "" if any(_TYPES[kind](value) for kind in kinds) else f"{value!r:.60} is not of type {' or '.join(kinds)}"
        )

    def _union(self, branches: list[Json], value: Any, where: str) -> Iterator[str]:
        found = [self.problems(branch, value, where) for branch in branches]
        if all(found):
            # The branch that is meant agrees on the type; the others stumble over it
            meant = [
                each for each in found if not any(line.startswith((f"{where}: ", f"{where}/type:")) for line in each)
            ]
            yield from min(meant or found, key=len)

    def _bounds(self, schema: Json, value: Any, where: str) -> Iterator[str]:
        number = _whole(value) if not isinstance(value, float) else value
        if number is not None and "string" not in str(schema.get("type")):
            if number < schema.get("minimum", number) or number > schema.get("maximum", number):
                yield f"{where}: {number} is out of bounds"
        elif isinstance(value, str | list | dict):
            what = {str: "Length", list: "Items", dict: "Properties"}[type(value)]
            least, most = schema.get(f"min{what}", 0), schema.get(f"max{what}", len(value))
            if not least <= len(value) <= most:
                yield f"{where}: {len(value)} is not within {least} to {most}"
        if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{where}: does not match {schema['pattern']}"

    def _object(self, schema: Json, value: Json, where: str) -> Iterator[str]:
        named: Json = schema.get("properties", {})
        yield from (f"{where}/{name}: required" for name in schema.get("required", ()) if name not in value)
        for name, each in value.items():
            if name in named:
                yield from self._check(named[name], each, f"{where}/{name}")
            elif isinstance(schema.get("additionalProperties"), dict):
                yield from self._check(schema["additionalProperties"], each, f"{where}/{name}")
            elif self._strict and named and "additionalProperties" not in schema and "allOf" not in schema:
                yield f"{where}/{name}: unknown field"
