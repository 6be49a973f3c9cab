"""Whom a text pings: what is written, what the sender allows, what the sender may (docs, resources/message)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from adapters.playground.discord.nouns import User
from adapters.playground.discord.wire import Json

IN_MESSAGES: Final[Json] = {"parse": ["users", "roles", "everyone"]}
IN_ANSWERS: Final[Json] = {"parse": ["users"]}  # interactions and webhooks
_USER = re.compile(r"<@!?(\d{1,20})>")
_ROLE = re.compile(r"<@&(\d{1,20})>")
_EVERYONE = re.compile(r"@(?:everyone|here)\b")


@dataclass(frozen=True, slots=True)
class Pings:
    users: list[User] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    everyone: bool = False


def texts(content: str, components: Sequence[Json]) -> Iterator[str]:
    """The content and every text display, however deep."""
    yield content
    for each in components:
        if isinstance(each.get("content"), str):
            yield each["content"]
        inner = [*each.get("components", []), *([each["accessory"]] if each.get("accessory") else [])]
        yield from texts("", inner)


def pings(
    text: str, allowed: Json | None, *, users: dict[str, User], roles: Sequence[str], everyone: bool, usual: Json
) -> Pings:
    """The mentions that reach somebody; `everyone` says whether the sender may mention all, `usual` is the default."""
    rules = usual if allowed is None else allowed
    parse = set(rules.get("parse") or [])
    named = [str(each) for each in rules.get("users") or []]
    meant = [users[each] for each in dict.fromkeys(_USER.findall(text)) if each in users]
    named_roles = [str(each) for each in rules.get("roles") or []]
    meant_roles = [each for each in dict.fromkeys(_ROLE.findall(text)) if each in roles]
    return Pings(
        users=[each for each in meant if "users" in parse or each.id in named],
        roles=[each for each in meant_roles if "roles" in parse or each in named_roles],
        everyone=everyone and "everyone" in parse and _EVERYONE.search(text) is not None,
    )
