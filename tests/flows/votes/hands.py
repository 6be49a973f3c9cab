"""What a person does in either chat besides tapping: typing a command, reading a whisper, pressing what it offers."""

import json

from tests.flows.house import GENERAL
from tests.flows.votes.chats import Chat, first, until
from tests.flows.votes.discord_chat import DiscordChat
from tests.flows.votes.slack_chat import SlackChat


def whisper(chat: Chat, user: str) -> str:
    """The newest one, as text; nothing when there is none."""
    found = _newest(chat, user)
    return json.dumps(found[1], ensure_ascii=False) if found else ""


async def command(chat: Chat, user: str, text: str, *, says: str) -> None:
    """Returns when the whisper that says this has come."""
    await chat.ask(user, text)
    await until(lambda: says in whisper(chat, user))


async def press(chat: Chat, user: str, beginning: str, *, choice: str = "") -> None:
    """Press the first thing on the newest whisper whose action begins so, or choose in it; returns when it changed."""
    found = _newest(chat, user)
    assert found, "Nobody whispered anything."
    message, tree = found
    if isinstance(chat, SlackChat):
        button = first(tree, "action_id", beginning)
        deed = {"do": "choose" if choice else "press", "as": user, "channel": GENERAL, "ts": message}
        answer = await chat.slack.act({**deed, "action_id": button, **({"value": choice} if choice else {})})
    else:
        assert isinstance(chat, DiscordChat)
        deed = {"do": "choose" if choice else "press", "as": user, "channel": chat.channel.channel, "message": message}
        button = first(tree, "custom_id", beginning)
        answer = await chat.discord.act({**deed, "custom_id": button, **({"values": [choice]} if choice else {})})
    assert button, f"There is no {beginning} on {tree}"
    assert answer["ok"], answer
    await until(lambda: _newest(chat, user) != found)


def _newest(chat: Chat, user: str) -> tuple[str, object] | None:
    if isinstance(chat, SlackChat):
        mine = [one for one in chat.slack.messages_in(GENERAL, whispers_to=user) if one["ephemeral_to"] == user]
        return (mine[-1]["ts"], {"text": mine[-1]["text"], "blocks": mine[-1]["blocks"]}) if mine else None
    assert isinstance(chat, DiscordChat)
    theirs = chat.discord.whispers_to(user)
    return (theirs[-1].id, list(theirs[-1].components)) if theirs else None
