"""Entries of a list in JSON, taken apart with care: whatever is not as it should be is a mistake with a place."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from bot.catalog.problems import Problem
from bot.catalog.sources.money import believable, per_million
from bot.catalog.sources.offers import Adds, Offer, Skip, SourceRead, TokenPrice
from bot.catalog.sources.places import Steps, located
from bot.catalog.sources.pointers import without_pointers

Entry = Mapping[str, Any]
_MOST_CONTEXT = 1_000_000_000


class Mistake(ValueError):
    """Holds the steps to the value, and what is wrong with it."""


@dataclass
class Gathered:
    """What has been read so far."""

    offers: list[Offer] = field(default_factory=list[Offer])
    mistakes: list[tuple[Steps, str]] = field(default_factory=list[tuple[Steps, str]])
    skipped: Counter[Skip] = field(default_factory=Counter[Skip])

    def broken(self, steps: Steps, mistake: Mistake) -> None:
        inner, said = mistake.args
        self.mistakes.append(((*steps, *inner), said))
        self.skipped[Skip.BROKEN] += 1

    def read(self, name: str, address: str, checked: date, text: str, *, adds: Adds = Adds.OWN) -> SourceRead:
        kept, dated = without_pointers(self.offers)
        skipped = {reason: n for reason, n in (self.skipped + dated).items() if n}
        broken = located(name, text, self.mistakes)
        return SourceRead(name, address, checked, kept, adds, broken, skipped=skipped)


def parsed(name: str, text: str) -> Entry | Problem:
    """The list's outermost object."""
    try:
        value: object = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        return Problem(name, error.lineno, "", f"this is not JSON: {error.msg}")
    except (ValueError, RecursionError) as error:
        return Problem(name, 1, "", f"this is not JSON that can be read: {type(error).__name__}")
    if not isinstance(value, dict) or not value:
        return Problem(name, 1, "", "should be an object of models; is this another file?")
    return cast("Entry", value)


def failed(name: str, address: str, checked: date, problem: Problem) -> SourceRead:
    return SourceRead(name, address, checked, failed=(problem,))


def entry(value: object, *steps: str | int) -> Entry:
    if not isinstance(value, dict):
        raise Mistake(steps, "should be an object with fields")
    return cast("Entry", value)


def word(value: object, *steps: str | int) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Mistake(steps, "should be text")
    return value.strip()


def amount(value: object, *steps: str | int, per_token: bool) -> Decimal | None:
    """US dollars per 1,000,000 tokens; None for nothing and for 0, which says neither free nor paid."""
    if value is None:
        return None
    found = _number(value)
    if found is None:
        raise Mistake(steps, f'"{str(value)[:60]}" is not an amount in US dollars')
    if found < 0:
        raise Mistake(steps, f"{found} is below nothing")
    if not found:
        return None
    try:
        return believable(per_million(found) if per_token else found)
    except (ValueError, ArithmeticError):
        raise Mistake(steps, f"{str(value)[:60]} is no price that anybody asks; check the unit") from None


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def price(paid_in: Decimal | None, paid_out: Decimal | None, note: str = "") -> TokenPrice | None:
    return None if paid_in is None else TokenPrice(paid_in, paid_out, note)


def tokens(value: object, *steps: str | int) -> int | None:
    """A context window; lists write 0 and nothing for what they do not know."""
    if value is None or value in (0, ""):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= len(str(_MOST_CONTEXT)):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= _MOST_CONTEXT:
        raise Mistake(steps, f'"{str(value)[:60]}" is not a number of tokens')
    return value


def day(value: object, *steps: str | int) -> date | None:
    """A day as 2025-08-05; 2025-08 and 2025 are known too roughly to be a date."""
    if value is None or value == "":
        return None
    text = word(value, *steps)
    try:
        return date.fromisoformat(text)
    except ValueError:
        if text.replace("-", "").isdigit() and len(text) in {4, 7}:
            return None
        raise Mistake(steps, f'"{text[:60]}" is not a date') from None
