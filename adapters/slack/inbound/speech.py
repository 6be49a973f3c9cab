"""What people typed, without Slack's own markup around it."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

_MARKUP = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_CHANNEL = re.compile(r"<#([A-Z0-9]+)(?:\|[^<>]*)?>")
_PERSON = re.compile(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>")
_SIGNS: Mapping[str, Callable[[str, str], str]] = MappingProxyType(
    {
        "@": lambda target, label: f"@{label or target}",
        "#": lambda target, label: f"#{label or target}",
        "!": lambda target, label: label or f"@{target.partition('^')[0]}",
        "": lambda target, label: label or target.removeprefix("mailto:"),
    }
)


def typed(text: str) -> str:
    """`<@U1|ada>`, `<#C1|general>`, `<https://…|label>` and `&amp;` as the person saw them while typing."""
    plain = _MARKUP.sub(lambda found: _SIGNS[found[1]](found[2], found[3] or ""), text) if "<" in text else text
    if "&" not in plain:
        return plain.strip()
    # Slack encodes exactly these three; html.unescape would find more.
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def named_channel(text: str) -> str:
    """The id of the first channel that was mentioned, or nothing."""
    found = _CHANNEL.search(text)
    return found[1] if found else ""


def named_person(text: str) -> str:
    """The id of the first person that was mentioned, or nothing."""
    found = _PERSON.search(text)
    return found[1] if found else ""


def asked_of(text: str, bot_user: str) -> str:
    """What was asked in a message that mentions the bot, as Slack wrote it: what follows the mention, or what precedes."""
    mention = re.compile(rf"<@{re.escape(bot_user)}(?:\|[^<>]*)?>[:,]?")
    before, *after = mention.split(text, maxsplit=1)
    rest = mention.sub(" ", after[0]) if after else ""
    return rest.strip() or before.strip()
