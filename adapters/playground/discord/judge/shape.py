"""Small checks that are put together to shapes: each says what is wrong with a value and where."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from adapters.playground.discord.limits import most

Check = Callable[[Any, str], Iterator[str]]


def text(limit: str | int, *, least: int = 0) -> Check:
    """A string no longer than the named limit."""
    longest = most(limit) if isinstance(limit, str) else limit
    name = limit if isinstance(limit, str) else "text"

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{where}: not a string"
        elif len(value) > longest:
            yield f"{where}: {len(value)} characters, {name} takes {longest}"
        elif len(value) < least:
            yield f"{where}: at least {least} characters"

    return check


def whole(least: int = -(1 << 53), most_: int = 1 << 53) -> Check:
    """An integer, or its digits as a string."""

    def check(value: Any, where: str) -> Iterator[str]:
        number = int(value) if isinstance(value, str) and value.lstrip("-").isdigit() else value
        if isinstance(number, float) and number.is_integer():
            number = int(number)
        if isinstance(number, bool) or not isinstance(number, int):
            yield f"{where}: not a whole number"
        elif not least <= number <= most_:
            yield f"{where}: {number} is not within {least} to {most_}"

    return check


def number(value: Any, where: str) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield f"{where}: not a number"


def flag(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f"{where}: not true or false"


def snowflake(value: Any, where: str) -> Iterator[str]:
    if isinstance(value, bool) or not (isinstance(value, int) or (isinstance(value, str) and value.isdigit())):
        yield f"{where}: not an id"


def anything(_value: Any, _where: str) -> Iterator[str]:
    yield from ()


def one_of(*values: object) -> Check:
    def check(value: Any, where: str) -> Iterator[str]:
        if value not in values:
            yield f"{where}: {value!r} is none of {', '.join(map(repr, values))}"

    return check


def address(limit: str, *schemes: str) -> Check:
    """A URL with one of these schemes."""
    length = text(limit)

    def check(value: Any, where: str) -> Iterator[str]:
        yield from length(value, where)
        if isinstance(value, str) and not value.startswith(tuple(f"{each}://" for each in schemes)):
            yield f"{where}: not an address of {', '.join(schemes)}"

    return check


def either(*checks: Check) -> Check:
    """At least one of the checks has nothing to say."""

    def check(value: Any, where: str) -> Iterator[str]:
        found = [list(each(value, where)) for each in checks]
        if all(found):
            yield from min(found, key=len)

    return check


def maybe(inner: Check) -> Check:
    """Also null."""

    def check(value: Any, where: str) -> Iterator[str]:
        if value is not None:
            yield from inner(value, where)

    return check


def many(inner: Check, limit: str | int, *, least: int = 0) -> Check:
    """A list of no more than the named limit."""
    longest = most(limit) if isinstance(limit, str) else limit

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{where}: not a list"
            return
        if not least <= len(value) <= longest:
            yield f"{where}: {len(value)} items, {limit} takes {least} to {longest}"
        for place, each in enumerate(value):
            yield from inner(each, f"{where}/{place}")

    return check


def thing(fields: Mapping[str, Check], *, needs: Sequence[str] = ()) -> Check:
    """An object with these fields and no others."""

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{where}: not an object"
            return
        yield from (f"{where}/{name}: unknown field" for name in value if name not in fields)
        missing = [name for name in needs if value.get(name) is None]
        yield from (f"{where}/{name}: required" for name in missing)
        for name, each in value.items():
            if name in fields and name not in missing:
                yield from fields[name](each, f"{where}/{name}")

    return check


def typed(kinds: Mapping[int, Check], *, missing: int | None = None) -> Check:
    """An object whose `type` says which shape it has."""

    def check(value: Any, where: str) -> Iterator[str]:
        kind = value.get("type", missing) if isinstance(value, dict) else None
        if not isinstance(kind, int) or kind not in kinds:
            yield f"{where}/type: {kind!r} does not belong here (one of {', '.join(map(str, kinds))})"
        else:
            yield from kinds[kind](value, where)

    return check


def mapping(keys: frozenset[str], inner: Check) -> Check:
    """An object from known words to values."""

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{where}: not an object"
            return
        for key, each in value.items():
            if key not in keys:
                yield f"{where}/{key}: unknown key"
            yield from inner(each, f"{where}/{key}")

    return check
