"""Reactions by HTTP: tap, take back, clear, and page through who stands behind an emoji."""

from typing import Final

from adapters.playground.discord import reacting, views
from adapters.playground.discord.nouns import Message
from adapters.playground.discord.wire import NOTHING, Answer, Call, Refused
from adapters.playground.discord.world import World

PAGE: Final = 25
LONGEST_PAGE: Final = 100  # docs, resources/message, Get Reactions


def _message(world: World, call: Call, *names: str) -> Message:
    channel = world.channel(call.args["channel"])
    world.need(channel, *names)
    return world.message(channel.id, call.args["message"])


def add(world: World, call: Call) -> Answer:
    """Only the first of an emoji needs ADD_REACTIONS."""
    what = _message(world, call, "READ_MESSAGE_HISTORY")
    channel = world.channel(what.channel)
    if call.args["emoji"] not in what.reactions.of:
        world.need(channel, "ADD_REACTIONS")
    if channel.archived:
        raise Refused(50083)
    reacting.add(world, what, world.app.id, call.args["emoji"])
    return NOTHING


def remove_own(world: World, call: Call) -> Answer:
    reacting.remove(world, _message(world, call), world.app.id, call.args["emoji"])
    return NOTHING


def remove_users(world: World, call: Call) -> Answer:
    what = _message(world, call, "MANAGE_MESSAGES")
    reacting.remove(world, what, world.user(call.args["user"]).id, call.args["emoji"])
    return NOTHING


def clear(world: World, call: Call) -> Answer:
    reacting.clear(world, _message(world, call, "MANAGE_MESSAGES"))
    return NOTHING


def clear_emoji(world: World, call: Call) -> Answer:
    reacting.clear_emoji(world, _message(world, call, "MANAGE_MESSAGES"), call.args["emoji"])
    return NOTHING


def users(world: World, call: Call) -> Answer:
    """A page of one kind of reaction, by user id; normal and super reactions are asked for apart."""
    what = _message(world, call)
    limit, kind = int(call.query.get("limit", PAGE)), int(call.query.get("type", 0))
    if not 1 <= limit <= LONGEST_PAGE or kind not in {0, 1}:
        raise Refused(50035, f"limit {limit} (1 to {LONGEST_PAGE}), type {kind} (0 or 1)")
    after = int(call.query.get("after", 0))
    page = [each for each in what.reactions.users(call.args["emoji"], kind) if int(each) > after][:limit]
    return Answer([views.user(world.users[each]) for each in page if each in world.users])
