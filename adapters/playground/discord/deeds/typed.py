"""What a person types after the slash, turned into the options that the client would send."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from adapters.playground.discord import views
from adapters.playground.discord.deeds.manners import Cannot, person
from adapters.playground.discord.nouns import Guild
from adapters.playground.discord.wire import Json
from adapters.playground.discord.world import World

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
_BETWEEN: Final = re.compile(r"\s+(?:vs\.?|versus)\s+|\s*,\s*", re.IGNORECASE)
LONGEST_TEXT: Final = 6000  # docs, application-commands: max_length of a string option


def split(command: Json, words: str) -> tuple[list[Json], list[Json], str]:
    """Follow subcommands: the chain of them, the options of the last, and the text that is left."""
    chain: list[Json] = []
    options: list[Json] = command.get("options") or []
    rest = words.strip()
    while any(each["type"] in {SUBCOMMAND, GROUP} for each in options):
        word, _, more = rest.partition(" ")
        inner = next((each for each in options if each["name"] == word and each["type"] in {SUBCOMMAND, GROUP}), None)
        if inner is None:
            names = ", ".join(each["name"] for each in options)
            raise Cannot(f"/{command['name']} wants one of: {names}.")
        chain.append(inner)
        options, rest = inner.get("options") or [], more.strip()
    return chain, options, rest


def values(options: Sequence[Json], text: str) -> dict[str, str]:
    """`a: x b: y` by name; free text goes to the text options in their order, parted at "vs" and commas."""
    names = "|".join(re.escape(each["name"]) for each in options)
    marks = list(re.finditer(rf"(?:^|\s)({names}):\s*", text)) if names else []
    found: dict[str, str] = {}
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=False):
        found[mark[1]] = text[mark.end() : end].strip()
    free = text[: marks[0].start() if marks else None].strip()
    open_ones = [each["name"] for each in options if each["type"] == STRING and each["name"] not in found]
    if free and not open_ones:
        raise Cannot(f"There is no option for “{free}”.")
    parts = _BETWEEN.split(free, maxsplit=len(open_ones) - 1) if free else []
    return {**dict(zip(open_ones, parts, strict=False)), **found}


def filled(
    world: World, guild: Guild | None, options: Sequence[Json], given: Mapping[str, Any], focused: str = ""
) -> tuple[list[Json], Json]:
    """Options as the client sends them, and the users, roles and channels they name."""
    unknown = set(given) - {each["name"] for each in options}
    if unknown:
        raise Cannot(f"There is no option {', '.join(sorted(unknown))}.")
    sent: list[Json] = []
    resolved: Json = {}
    for option in options:
        name = option["name"]
        if name not in given:
            if option.get("required") and not focused:
                raise Cannot(f"This option is required: {name}.")
            continue
        typing = name == focused
        value = given[name] if typing else _value(world, guild, option, given[name], resolved)
        sent.append({"name": name, "type": option["type"], "value": value, **({"focused": True} if typing else {})})
    return sent, resolved


def _value(world: World, guild: Guild | None, option: Json, given: Any, resolved: Json) -> Any:
    kind = option["type"]
    if kind == STRING:
        return _text(option, str(given))
    if kind in {INTEGER, NUMBER}:
        return _number(option, given)
    if kind == BOOLEAN:
        return given if isinstance(given, bool) else str(given).lower() in {"true", "yes", "1"}
    if kind == USER:
        return _user(world, guild, str(given), resolved)
    if guild is not None and kind in {CHANNEL, ROLE}:
        return _thing(guild, kind, str(given), resolved)
    raise Cannot(f"“{given}” does not fit the option {option['name']}.")


def _user(world: World, guild: Guild | None, given: str, resolved: Json) -> str:
    who = person(world, given.strip("<@!>"))
    resolved.setdefault("users", {})[who.id] = views.user(who)
    if guild and who.id in guild.members:
        resolved.setdefault("members", {})[who.id] = views.bare_member(guild.members[who.id])
    return who.id


def _thing(guild: Guild, kind: int, given: str, resolved: Json) -> str:
    """A channel or a role, by id, name or mention."""
    bare = given.strip("<#@&>")
    if kind == CHANNEL:
        room = next((each for each in guild.channels.values() if bare in {each.id, each.name}), None)
        if room is not None:
            resolved.setdefault("channels", {})[room.id] = {**views.channel(room), "permissions": "0"}
            return room.id
    role = next((each for each in guild.roles.values() if bare in {each.id, each.name}), None)
    if kind == CHANNEL or role is None:
        raise Cannot(f"There is no {given} here.")
    resolved.setdefault("roles", {})[role.id] = views.role(role)
    return role.id


def _text(option: Json, given: str) -> str:
    choices = option.get("choices") or []
    if choices:
        for choice in choices:
            if given in {choice["name"], choice["value"]}:
                return str(choice["value"])
        raise Cannot(f"{option['name']} is one of: {', '.join(each['name'] for each in choices)}.")
    least, most = option.get("min_length") or 0, option.get("max_length") or LONGEST_TEXT
    if not least <= len(given) <= most:
        raise Cannot(f"{option['name']} takes {least} to {most} characters.")
    return given


def _number(option: Json, given: Any) -> int | float:
    try:
        number = int(given) if option["type"] == INTEGER else float(given)
    except ValueError as error:
        raise Cannot(f"{option['name']} takes a number.") from error
    least, most = option.get("min_value"), option.get("max_value")
    if (least is not None and number < least) or (most is not None and number > most):
        raise Cannot(f"{option['name']} is out of range.")
    return number


def nested(chain: Sequence[Json], sent: list[Json]) -> list[Json]:
    """Options inside their subcommands, as the client nests them."""
    for each in reversed(chain):
        sent = [{"name": each["name"], "type": each["type"], "options": sent}]
    return sent


def leaves(options: Sequence[Json]) -> Iterator[Json]:
    for each in options:
        if "options" in each:
            yield from leaves(each["options"])
        else:
            yield each
