"""What pydantic found, as sentences that say what to write instead."""

import difflib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.catalog.form import FileForm, PanelForm, PriceForm, ReviewForm, ToolForm
from bot.catalog.problems import Path, Problem, Source
from bot.errors import Refusal

Context = Mapping[str, Any]
"""what pydantic knows of a mistake"""

_FORMS: Mapping[str, type[BaseModel]] = {"panel": PanelForm, "reviews": ReviewForm, "prices": PriceForm}
_SHOWN = 60  # characters of a wrong value that are repeated in the sentence about it
_WANTED = {
    "name": Refusal("the name as people say it"),
    "category": Refusal("a short heading that other tools share, such as Models"),
    "role": Refusal("who speaks, such as Builder, Skeptic, Futurist or Founder"),
    "verdict": Refusal("ship or skip"),
    "text": Refusal("the words themselves"),
    "tools": Refusal('a list; each tool begins with "- name:"'),
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
    for place, said in mistakes(path, error):
        yield source.problem(place, str(said))


def mistakes(path: Path, error: ValidationError) -> Iterable[tuple[Path, Refusal]]:
    """Where each is, and its sentence, which can be said in other languages."""
    for detail in error.errors(include_url=False):
        place = (*path, *detail["loc"])
        yield place, _sentence(place, detail)


def _sentence(path: Path, detail: ErrorDetails) -> Refusal:
    if detail["type"] == "extra_forbidden":
        return _unknown(str(path[-1]), fields_at(path[:-1]))
    say = _SAID.get(detail["type"])
    return say(str(path[-1]) if path else "", detail["input"], detail.get("ctx", {})) if say else Refusal(detail["msg"])


def fields_at(path: Path) -> list[str]:
    """The fields that may stand in the thing at this path."""
    inside = next((step for step in reversed(path) if step in _FORMS), None)
    return list((_FORMS[str(inside)] if inside else ToolForm if path else FileForm).model_fields)


def _unknown(key: str, known: list[str]) -> Refusal:
    guess = nearest(key, known) or (_MEANT.get(key.lower(), "") if _MEANT.get(key.lower()) in known else "")
    if guess:
        return Refusal('is not a field here; did you mean "{guess}"?', guess=guess)
    return Refusal("is not a field here; the fields are {known}", known=", ".join(known))


def nearest(word: str, known: Iterable[str]) -> str:
    by_case = {one.lower(): one for one in known}
    found = difflib.get_close_matches(word.lower().replace(" ", "_")[:80], by_case, n=1, cutoff=0.7)
    return by_case[found[0]] if found else ""


def _missing(key: str, _value: object, _ctx: Context) -> Refusal:
    wanted = _WANTED.get(key)
    return Refusal("is missing; write {wanted}", wanted=wanted) if wanted else Refusal("is missing; write it")


def _no_text(key: str, value: object, _ctx: Context) -> Refusal:
    if value is None:
        wanted = _WANTED.get(key)
        return Refusal("is empty; write {wanted}", wanted=wanted) if wanted else Refusal("is empty; write text")
    if isinstance(value, list | dict):
        return Refusal("should be one text, not a list or a group of fields")
    return Refusal("should be text; write {value} in quotes", value=_shown(value))


def _one_of(_key: str, value: object, ctx: Context) -> Refusal:
    words = str(ctx["expected"]).replace("'", "")
    guess = nearest(str(value), words.replace(" or ", ", ").split(", "))
    if guess:
        return Refusal(
            '"{value}" is not one of {words}; did you mean "{guess}"?', value=_shown(value), words=words, guess=guess
        )
    return Refusal('"{value}" is not one of {words}', value=_shown(value), words=words)


def _own(_key: str, _value: object, ctx: Context) -> Refusal:
    """What our own validators raised: a ValueError around a sentence."""
    found = ctx["error"].args[0]
    return found if isinstance(found, Refusal) else Refusal(str(found))


def _long(_key: str, _value: object, ctx: Context) -> Refusal:
    return Refusal("is {length} long; at most {most}", length=ctx["actual_length"], most=ctx["max_length"])


def _number(_key: str, value: object, _ctx: Context) -> Refusal:
    return Refusal('"{value}" is not a whole number; write digits only, such as 200000', value=_shown(value))


def _small(_key: str, value: object, ctx: Context) -> Refusal:
    return Refusal("{value} is too small; write a number above {limit}", value=_shown(value), limit=ctx["gt"])


def _large(_key: str, value: object, ctx: Context) -> Refusal:
    return Refusal("{value} is too large; write a number up to {limit}", value=_shown(value), limit=ctx["le"])


def _truth(_key: str, value: object, _ctx: Context) -> Refusal:
    return Refusal('"{value}" is neither true nor false', value=_shown(value))


def _day(_key: str, value: object, _ctx: Context) -> Refusal:
    return Refusal('"{value}" is not a day in the calendar; write year-month-day', value=_shown(value))


def _list(_key: str, _value: object, _ctx: Context) -> Refusal:
    return Refusal('should be a list: one item a line, each after "- "')


def _group(_key: str, _value: object, _ctx: Context) -> Refusal:
    return Refusal("should be a group of fields, each with a name and a colon")


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_SAID: Mapping[str, Callable[[str, object, Context], Refusal]] = {
    "missing": _missing,
    "string_type": _no_text,
    "string_too_short": lambda key, _value, ctx: _no_text(key, None, ctx),
    **dict.fromkeys(("too_long", "string_too_long"), _long),
    **dict.fromkeys(("enum", "literal_error"), _one_of),
    "value_error": _own,
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float", "int_parsing_size"), _number),
    "greater_than": _small,
    "less_than_equal": _large,
    **dict.fromkeys(("bool_parsing", "bool_type"), _truth),
    **dict.fromkeys(("date_from_datetime_parsing", "date_parsing"), _day),
    **dict.fromkeys(("tuple_type", "list_type"), _list),
    "model_type": _group,
}
