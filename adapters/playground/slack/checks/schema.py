"""The grammar in which blocks are described: small checks that are put together, and problems with their path."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Problems:
    """What is wrong, each with a JSON pointer to it, worded as Slack words response_metadata.messages."""

    found: list[str] = field(default_factory=list)

    def add(self, path: str, complaint: str) -> None:
        self.found.append(f"[ERROR] {complaint} [json-pointer:{path}]")


Check = Callable[[Any, str, Problems], None]
Rule = Callable[[Any, str, Problems], None]


def text(most: int | None = None, least: int = 0, pattern: str | None = None) -> Check:
    """A string; its length is counted in code points."""

    def check(value: Any, path: str, problems: Problems) -> None:
        if not isinstance(value, str):
            problems.add(path, "must be a string")
        elif len(value) < least:
            problems.add(path, f"must be more than {least - 1} characters")
        elif most is not None and len(value) > most:
            problems.add(path, f"must be less than {most + 1} characters")
        elif pattern and not re.fullmatch(pattern, value):
            problems.add(path, "has the wrong form")

    return check


def number(least: float | None = None, most: float | None = None, *, whole: bool = True) -> Check:
    kinds = int if whole else (int, float)

    def check(value: Any, path: str, problems: Problems) -> None:
        if isinstance(value, bool) or not isinstance(value, kinds):
            problems.add(path, "must be a number")
        elif least is not None and value < least:
            problems.add(path, f"must be at least {least}")
        elif most is not None and value > most:
            problems.add(path, f"must be at most {most}")

    return check


def truth(value: Any, path: str, problems: Problems) -> None:
    if not isinstance(value, bool):
        problems.add(path, "must be true or false")


def anything(_value: Any, _path: str, _problems: Problems) -> None:
    """Not looked into."""


def one_of(*words: str) -> Check:
    def check(value: Any, path: str, problems: Problems) -> None:
        if value not in words:
            problems.add(path, f"must be one of {', '.join(words)}")

    return check


def listing(item: Check, *, least: int = 0, most: int | None = None) -> Check:
    def check(value: Any, path: str, problems: Problems) -> None:
        if not isinstance(value, list):
            problems.add(path, "must be a list")
            return
        if len(value) < least:
            problems.add(path, f"no fewer than {least} items are required")
        if most is not None and len(value) > most:
            problems.add(path, f"no more than {most} items are allowed")
        for index, each in enumerate(value):
            item(each, f"{path}/{index}", problems)

    return check


def record(needed: Mapping[str, Check], optional: Mapping[str, Check] | None = None, *rules: Rule) -> Check:
    """An object with these fields and no others; rules look at it as a whole once its fields are right."""
    known = {**needed, **(optional or {})}

    def check(value: Any, path: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add(path, "must be an object")
            return
        before = len(problems.found)
        for name in needed:
            if value.get(name) is None:
                problems.add(path, f"missing required field: {name}")
        _look_at_fields(value, known, path, problems)
        if len(problems.found) == before:
            for rule in rules:
                rule(value, path, problems)

    return check


def _look_at_fields(value: dict[str, Any], known: Mapping[str, Check], path: str, problems: Problems) -> None:
    for name, each in value.items():
        if name not in known:
            problems.add(f"{path}/{name}", "unknown field")
        elif each is not None:
            known[name](each, f"{path}/{name}", problems)


def typed(kind: str, needed: Mapping[str, Check], optional: Mapping[str, Check] | None = None, *rules: Rule) -> Check:
    """A record whose type is this word."""
    return record({"type": one_of(kind), **needed}, optional, *rules)


def by_type(table: Mapping[str, Check], allowed: Collection[str] | None = None) -> Check:
    """An object that says by its type which check it is for."""
    kinds = set(table if allowed is None else allowed)

    def check(value: Any, path: str, problems: Problems) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str):
            problems.add(path, "missing required field: type")
        elif kind not in kinds:
            problems.add(f"{path}/type", f"unsupported type: {kind}")
        else:
            table[kind](value, path, problems)

    return check


def exactly_one(*names: str) -> Rule:
    def rule(value: Any, path: str, problems: Problems) -> None:
        if sum(value.get(name) is not None for name in names) != 1:
            problems.add(path, f"must define exactly one of {', '.join(names)}")

    return rule


def some(*names: str) -> Rule:
    def rule(value: Any, path: str, problems: Problems) -> None:
        if not any(value.get(name) for name in names):
            problems.add(path, f"must define {' or '.join(names)}")

    return rule


def distinct(name: str, inside: str) -> Rule:
    """No two of the objects in this list field carry the same id."""

    def rule(value: Any, path: str, problems: Problems) -> None:
        twice(value.get(inside, ()), name, f"{path}/{inside}", problems)

    return rule


def twice(items: Sequence[Any], name: str, path: str, problems: Problems) -> None:
    seen: set[str] = set()
    for index, item in enumerate(items):
        key = item.get(name) if isinstance(item, dict) else None
        if key is not None and key in seen:
            problems.add(f"{path}/{index}/{name}", f"{name} needs to be unique: {key}")
        seen.add(str(key))
