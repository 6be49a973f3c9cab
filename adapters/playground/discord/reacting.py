"""Reactions come and go: the state that every tally is compared with, and its five events."""

import re
from typing import Final

from adapters.playground.discord import page, views
from adapters.playground.discord.nouns import BURST, NORMAL, Message
from adapters.playground.discord.wire import Json, Refused
from adapters.playground.discord.world import World

DISTINCT: Final = 20  # docs, opcodes 30010
_CUSTOM = re.compile(r"\w{2,32}:\d{17,20}")


def add(world: World, what: Message, user: str, emoji: str, kind: int = NORMAL) -> bool:
    """One person taps; False when the tap already stood."""
    standing = what.reactions.of.get(emoji)
    if standing is None:
        if not emoji.strip() or (emoji.isascii() and not _CUSTOM.fullmatch(emoji)):
            raise Refused(10014)
        if len(what.reactions.of) >= DISTINCT:
            raise Refused(30010)
        standing = what.reactions.of.setdefault(emoji, ({}, {}))
    if user in standing[kind]:
        return False
    standing[kind][user] = None
    more: Json = {"message_author_id": what.author.id}
    if kind == BURST:
        more["burst_colors"] = ["#5865f2"]
    guild = world.guild_of(world.channels[what.channel])
    if guild is not None and user in guild.members:
        more["member"] = views.member(guild.members[user])
    _publish(world, what, "MESSAGE_REACTION_ADD", {**_one(user, emoji, kind), **more})
    return True


def remove(world: World, what: Message, user: str, emoji: str, kind: int | None = None) -> bool:
    """A tap is taken back; without a kind whichever stands. False when none stood."""
    standing = what.reactions.of.get(emoji)
    if standing is None:
        return False
    kinds = [each for each in (NORMAL, BURST) if user in standing[each] and kind in {None, each}]
    for each in kinds:
        del standing[each][user]
        if not standing[NORMAL] and not standing[BURST]:
            what.reactions.of.pop(emoji, None)
        _publish(world, what, "MESSAGE_REACTION_REMOVE", _one(user, emoji, each))
    return bool(kinds)


def clear(world: World, what: Message) -> None:
    """All reactions go; the event names nobody."""
    what.reactions.of.clear()
    _publish(world, what, "MESSAGE_REACTION_REMOVE_ALL", {})


def clear_emoji(world: World, what: Message, emoji: str) -> None:
    if what.reactions.of.pop(emoji, None) is not None:
        _publish(world, what, "MESSAGE_REACTION_REMOVE_EMOJI", {"emoji": views.emoji(emoji)})


def _one(user: str, emoji: str, kind: int) -> Json:
    return {"user_id": user, "emoji": views.emoji(emoji), "burst": kind == BURST, "type": kind}


def _publish(world: World, what: Message, name: str, data: Json) -> None:
    channel = world.channels[what.channel]
    world.publish_in(channel, name, {"channel_id": channel.id, "message_id": what.id, **data})
    if world.ears:
        world.tell("reaction", channel=channel.id, message=what.id, reactions=page.reactions(what.reactions))
