"""What pydantic found, as sentences that say what to write instead."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.catalog.form import FileForm, PanelForm, PriceForm, ReviewForm, ToolForm
from bot.catalog.problems import Path, Problem, Source

_FORMS: Mapping[str, type[BaseModel]] = {"panel": PanelForm, "reviews": ReviewForm, "prices": PriceForm}
_SHOWN = 60  # characters of a wrong value that are repeated in the sentence about it
_WANTED = {
    "name": "the name as people say it",
    "category": "a short heading that other tools share, such as Models",
    "role": "who speaks, such as Builder, Skeptic, Futurist or Founder",
    "verdict": "ship or skip",
    "text": "the words themselves",
    "tools": 'a list; each tool begins with "- name:"',
}
_MEANT = {  # words that people write for our fields and that look too different to be guessed
    "summary": "tagline", "subtitle": "tagline", "url": "source", "link": "source", "website": "source",
    "price": "prices", "pricing": "prices", "cost": "prices", "vendor": "maker", "provider": "maker",
    "company": "maker", "date": "checked", "updated": "checked", "one_liner": "line", "quote": "text", "opinion": "text",
    "review": "text", "person": "reviewer", "author": "reviewer", "vote": "verdict", "type": "kind", "id": "slug",
    "context_window": "context", "synonyms": "aliases", "also": "aliases", "reviewers": "panel", "reviews": "panel",
}  # fmt: skip


def sentences(source: Source, path: Path, error: ValidationError) -> Iterable[Problem]:
    """One problem per mistake, at the place in the file where it stands."""
    for detail in error.errors(include_url=False):
        yield source.problem((*path, *detail["loc"]), _sentence((*path, *detail["loc"]), detail))


def _sentence(path: Path, detail: ErrorDetails) -> str:
    if detail["type"] == "extra_forbidden":
        return _unknown(str(path[-1]), fields_at(path[:-1]))
    say = _SAID.get(detail["type"])
    return say(str(path[-1]) if path else "", detail["input"], detail.get("ctx", {})) if say else detail["msg"]


def fields_at(path: Path) -> list[str]:
    """The fields that may stand in the thing at this path."""
    inside = next((step for step in reversed(path) if step in _FORMS), None)
    return list((_FORMS[str(inside)] if inside else ToolForm if path else FileForm).model_fields)


def _unknown(key: str, known: list[str]) -> str:
    guess = nearest(key, known) or (_MEANT.get(key.lower(), "") if _MEANT.get(key.lower()) in known else "")
    if guess:
        return f'is not a field here; did you mean "{guess}"?'
    return f"is not a field here; the fields are {', '.join(known)}"


def nearest(word: str, known: Iterable[str]) -> str:
    by_case = {one.lower(): one for one in known}
    found = difflib.get_close_matches(word.lower().replace(" ", "_")[:80], by_case, n=1, cutoff=0.7)
    return by_case[found[0]] if found else ""


def _missing(key: str, _value: object, _ctx: Mapping[str, Any]) -> str:
    return f"is missing; write {_WANTED.get(key, 'it')}"


def _no_text(key: str, value: object, _ctx: Mapping[str, Any]) -> str:
    if value is None:
        return f"is empty; write {_WANTED.get(key, 'text')}"
    if isinstance(value, list | dict):
        return "should be one text, not a list or a group of fields"
    return f"should be text; write {_shown(value)} in quotes"


def _one_of(_key: str, value: object, ctx: Mapping[str, Any]) -> str:
    words = str(ctx["expected"]).replace("'", "")
    guess = nearest(str(value), words.replace(" or ", ", ").split(", "))
    return f'"{_shown(value)}" is not one of {words}' + (f'; did you mean "{guess}"?' if guess else "")


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _plain(text: str) -> Callable[[str, object, Mapping[str, Any]], str]:
    """A sentence with {value} and the numbers that pydantic knows about the limit."""
    return lambda _key, value, ctx: text.format(value=_shown(value), **ctx)


_LONG = _plain("is {actual_length} long; at most {max_length}")
_NUMBER = _plain('"{value}" is not a whole number; write digits only, such as 200000')
_SAID: Mapping[str, Callable[[str, object, Mapping[str, Any]], str]] = {
    "missing": _missing,
    "string_type": _no_text,
    "string_too_short": lambda key, _value, ctx: _no_text(key, None, ctx),
    "too_long": _LONG,
    "string_too_long": _LONG,
    "enum": _one_of,
    "literal_error": _one_of,
    "value_error": _plain("{error}"),
    "int_parsing": _NUMBER,
    "int_type": _NUMBER,
    "int_from_float": _NUMBER,
    "int_parsing_size": _NUMBER,
    "greater_than": _plain("{value} is too small; write a number above {gt}"),
    "less_than_equal": _plain("{value} is too large; write a number up to {le}"),
    "bool_parsing": _plain('"{value}" is neither true nor false'),
    "bool_type": _plain('"{value}" is neither true nor false'),
    "date_from_datetime_parsing": _plain('"{value}" is not a day in the calendar; write year-month-day'),
    "date_parsing": _plain('"{value}" is not a day in the calendar; write year-month-day'),
    "tuple_type": _plain('should be a list: one item a line, each after "- "'),
    "list_type": _plain('should be a list: one item a line, each after "- "'),
    "model_type": _plain("should be a group of fields, each with a name and a colon"),
}
