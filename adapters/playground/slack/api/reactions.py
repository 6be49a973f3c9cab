"""reactions.*: the counts are exact; the names may be fewer."""

import re

from adapters.playground.slack.api.ask import Ask
from adapters.playground.slack.limits import MESSAGE
from adapters.playground.slack.nouns import Json, Message, SlackError
from adapters.playground.slack.shapes import message_json

NAME = re.compile(r"[\w+'\-]{1,100}(::skin-tone-[2-6])?")


def _item(ask: Ask, *, live: bool = False) -> Message:
    if not (ask.text("channel") and ask.text("timestamp")):
        raise SlackError("no_item_specified")
    return ask.ground.find_message(ask.channel(live=live).id, ask.text("timestamp"))


def _name(ask: Ask) -> str:
    name = ask.text("name").strip(":")
    if not NAME.fullmatch(name):
        raise SlackError("invalid_name")
    return name


def add(ask: Ask) -> Json:
    name, message = _name(ask), _item(ask, live=True)
    if name not in message.reactions and len(message.reactions) >= MESSAGE.emoji:
        raise SlackError("too_many_emoji")
    if sum(ask.bot in users for users in message.reactions.values()) >= MESSAGE.emoji_each:
        raise SlackError("too_many_reactions")
    if not ask.ground.add_reaction(message, ask.bot, name):
        raise SlackError("already_reacted")
    return {}


def remove(ask: Ask) -> Json:
    if not ask.ground.take_reaction(_item(ask), ask.bot, _name(ask)):
        raise SlackError("no_reaction")
    return {}


def get(ask: Ask) -> Json:
    message = _item(ask)
    faults = ask.ground.faults
    whole = ask.flag("full") and not faults.full_lies
    shown = message_json(message, ask.ground.app, ask.workspace.id, shown=None if whole else faults.users_shown)
    return {"type": "message", "channel": message.channel, "message": shown}
