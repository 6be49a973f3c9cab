"""Reaction frames → what the core understands, read no further than it takes to see that one is nobody's vote."""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from adapters.discord.inbound import DISCORD, NO_GUILD, profile
from bot.emoji import MEANINGS, canonical
from bot.ids import UserRef
from bot.ports.platform import ReactionChange

Frame = Mapping[str, Any]

_spelt = lru_cache(maxsize=1024)(canonical)


def meant(frame: Frame) -> str | None:
    """The emoji in the core's spelling, if it means anything to the bot; custom ones never do."""
    emoji = frame["emoji"]
    found = None if emoji.get("id") else _spelt(str(emoji.get("name") or ""))
    return found if found in MEANINGS else None


def elsewhere(frame: Frame, me: Collection[str]) -> bool:
    """Whether it is the bot's own, or stands under what somebody else wrote: ballots hang under the bot's messages only.

    Removals do not tell whose message it is.
    """
    author = frame.get("message_author_id")
    return str(frame["user_id"]) in me or bool(author and me and str(author) not in me)


def change_of(frame: Frame, emoji: str, *, stands: bool, at: datetime) -> ReactionChange:
    workspace, member = str(frame.get("guild_id") or NO_GUILD), frame.get("member")
    who = profile(workspace, member["user"], member) if member else None
    person = who.user if who else UserRef(DISCORD, workspace, str(frame["user_id"]))
    return ReactionChange(person, emoji, stands, at, who)
