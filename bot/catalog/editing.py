"""Changes of single tools as people wish them: words go in, the changed tool or a sentence about the mistake comes out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from bot.catalog.clashes import clashes
from bot.catalog.filling import with_lines
from bot.catalog.form import ToolForm
from bot.catalog.problems import Path, spelled
from bot.catalog.sentences import mistakes, nearest
from bot.catalog.writing import as_fields
from bot.errors import Mistakes, Refusal
from bot.tools import MAKER, Tool, slugify

FIELDS = (
    "name", "category", "kind", "maker", "tagline", "description", "entry", "price", "price_source",
    "price_checked", "licence", "context", "released", "source", "checked",
)  # fmt: skip
"""what a person may set in one line; aliases have a command of their own, reviews come from files and forms"""


def added(
    name: str, fields: Mapping[str, str], known: Collection[Tool], today: date, workspace: str | None = None
) -> Tool:
    """A new tool; its name may not mean another one."""
    _only_fields(fields)
    tool = _made({"name": name, "workspace": workspace} | _given(fields), today)
    if any(one.slug == tool.slug for one in known):
        raise Refusal("{tool} is in the catalogue already. Edit it, or use another name.", tool=tool.slug)
    return unclashed(_priced(tool, fields, today), known)


def edited(tool: Tool, fields: Mapping[str, str], known: Iterable[Tool], today: date) -> Tool:
    """With these fields set anew; an empty text takes a field away. The slug stays, for votes and links hang on it."""
    _only_fields(fields)
    if not fields:
        raise Refusal(f"Say what to change, such as tagline=…; the fields are {', '.join(FIELDS)}.")
    before = {key: value for key, value in as_fields(tool).items() if key not in fields} | {"slug": tool.slug}
    changed = _made(before | _given(fields), today, checked=tool.checked)
    changed = replace(changed, panel=tool.panel, sample=tool.sample, teams=tool.teams)
    return unclashed(_priced(changed, fields, today), known)


def aliased(tool: Tool, words: Sequence[str], known: Iterable[Tool], *, remove: bool = False) -> Tool:
    """With more names to be found by, or without these."""
    if remove:
        gone = {slugify(word) for word in words}
        if unknown := [word for word in words if slugify(word) not in {slugify(alias) for alias in tool.aliases}]:
            have = ", ".join(tool.aliases) or "none"
            raise Refusal(
                "{tool} has no alias {names}; its aliases are: {have}.",
                tool=tool.name,
                names=_quoted(unknown),
                have=have,
            )
        return replace(tool, aliases=tuple(alias for alias in tool.aliases if slugify(alias) not in gone))
    taken = {slugify(name) for name in tool.names}
    fresh = tuple(dict.fromkeys(word.strip() for word in words if slugify(word) not in taken))
    fields = dict(as_fields(tool)) | {"slug": tool.slug, "aliases": [*tool.aliases, *fresh]}
    _form(fields)
    return unclashed(replace(tool, aliases=(*tool.aliases, *fresh)), known)


def unclashed(tool: Tool, known: Iterable[Tool]) -> Tool:
    """The tool itself, unless a name of it already means another that the same people see."""
    for clash in clashes([*(replace(one, workspace=tool.workspace) for one in known if one.slug != tool.slug), tool]):
        if clash.tool is tool:
            raise Refusal(
                "“{word}” already means {tool} ({slug}). Use another name, or merge the two.",
                word=clash.word,
                tool=clash.owner.name,
                slug=clash.owner.slug,
            )
    return tool


def pairs(words: Iterable[str]) -> Mapping[str, str]:
    """`tagline=The large one` as people type it after a command."""
    found: dict[str, str] = {}
    for word in words:
        field, sign, value = word.partition("=")
        if not sign:
            raise Refusal(f"“{word}” should be FIELD=VALUE, in quotes where there are spaces: 'tagline=The large one'.")
        found[field.strip().lower().replace("-", "_")] = value.strip()
    return found


def _only_fields(fields: Mapping[str, str]) -> None:
    for field in fields:
        if field not in FIELDS:
            guess = nearest(field, FIELDS)
            meant = f"did you mean {guess}?" if guess else f"the fields are {', '.join(FIELDS)}."
            raise Refusal(f"“{field}” is not a field here; {meant}")


def _given(fields: Mapping[str, str]) -> dict[str, Any]:
    return {field: value for field, value in fields.items() if value and not field.startswith("price")}


def _made(fields: Mapping[str, Any], today: date, checked: date | None = None) -> Tool:
    """What a person has just written was checked today, unless they say otherwise."""
    tool = _form({field: value for field, value in fields.items() if value is not None}).made(sample=False)
    return with_lines(tool if "checked" in fields else replace(tool, checked=checked or today))


def _form(fields: Mapping[str, Any]) -> ToolForm:
    try:
        return ToolForm.model_validate(fields)
    except ValidationError as error:
        raise Mistakes((_field(place[2:]), said) for place, said in mistakes(("tools", 0), error)) from None


def _field(path: Path) -> str:
    """As it is called where it was written."""
    return spelled(path).replace("prices[0].text", "price").replace("prices[0].", "price_")


def _priced(tool: Tool, fields: Mapping[str, str], today: date) -> Tool:
    """The maker's price in a person's words; prices that others ask stay."""
    if not any(field.startswith("price") for field in fields):
        return tool
    mine = next((fact for fact in tool.prices if fact.by == MAKER), None)
    text = fields.get("price", mine.text if mine else "")
    given = {"source": fields.get("price_source", ""), "checked": fields.get("price_checked", "")}
    others = tuple(fact for fact in tool.prices if fact.by != MAKER)
    if not text and any(given.values()):
        raise Refusal("A source and a day belong to a price. Write the price too, such as $20 a month.")
    if not text:
        return replace(tool, prices=others)
    price = {"text": text} | {name: value for name, value in given.items() if value}
    made = _form(dict(as_fields(tool)) | {"prices": [price]}).prices[0].made()
    return replace(tool, prices=(replace(made, checked=made.checked or today), *others))


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
