"""Rules for application commands that a shape cannot say (docs, interactions/application-commands)."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from adapters.playground.discord.limits import most
from adapters.playground.discord.wire import Json

SLASH: Final = 1
MENUS: Final = frozenset({2, 3})  # of a person, of a message
SUBCOMMANDS: Final = frozenset({1, 2})
TAKES_CHOICES: Final = frozenset({3, 4, 10})


def command(form: Json) -> Iterator[str]:
    """One command with its options."""
    kind = form.get("type") or SLASH
    if kind in MENUS and (form.get("description") or form.get("options")):
        yield f"{form.get('name')}: a command in a menu has no description and no options"
    if kind != SLASH:
        return
    yield from _name(form)
    if not form.get("description"):
        yield f"{form.get('name')}: a slash command has a description"
    yield from _options(form)
    if (total := _total(form)) > most("command together"):
        yield f"{form.get('name')}: {total} characters in all, a command takes {most('command together')}"


def _name(form: Json) -> Iterator[str]:
    for name in (form.get("name"), *(form.get("name_localizations") or {}).values()):
        if not isinstance(name, str):
            continue
        if not all(letter in "-_'" or unicodedata.category(letter)[0] in "LNM" for letter in name):
            yield f"{name!r}: a name has letters, digits, - and _"
        elif name != name.lower():
            yield f"{name!r}: a name is in lower case"


def _options(form: Json) -> Iterator[str]:
    options: Sequence[Json] = form.get("options") or []
    names = [each.get("name") for each in options]
    if len(names) != len(set(names)):
        yield f"{form.get('name')}: options with the same name"
    kinds = {each.get("type") in SUBCOMMANDS for each in options}
    if len(kinds) > 1:
        yield f"{form.get('name')}: subcommands do not mix with other options"
    required = [bool(each.get("required")) for each in options]
    if required != sorted(required, reverse=True):
        yield f"{form.get('name')}: required options come first"
    for each in options:
        yield from _name(each)
        yield from _options(each)
        yield from _choices(each)


def _choices(option: Json) -> Iterator[str]:
    name, choices = option.get("name"), option.get("choices") or []
    if option.get("autocomplete") and choices:
        yield f"{name}: choices or autocomplete, not both"
    if (option.get("autocomplete") or choices) and option.get("type") not in TAKES_CHOICES:
        yield f"{name}: this type of option has no choices"
    names = [each.get("name") for each in choices]
    if len(names) != len(set(names)):
        yield f"{name}: choices with the same name"


def _total(form: Json) -> int:
    """Name, description and values of everything; of each text the longest localisation counts."""
    total = 0
    for key in ("name", "description"):
        words = [form.get(key) or "", *(form.get(f"{key}_localizations") or {}).values()]
        total += max(len(str(each)) for each in words)
    total += len(str(form.get("value", "")))
    return total + sum(_total(each) for key in ("options", "choices") for each in form.get(key) or [])
