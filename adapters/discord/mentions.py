"""`@Verdict compare A vs B` in a message: the same commands where slash commands do not fit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from adapters.discord.inbound import caller_of, channel_of
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.render import components
from adapters.discord.rest import Rest
from bot.cards import Card, File, Text
from bot.commands import Call, Command, typed_call
from bot.errors import Refusal
from bot.forms import Form
from bot.ids import MessageRef
from bot.ports.platform import Lack
from bot.wording.words import words

Frame = dict[str, Any]


def mention_call(frame: Frame, me: str, commands: Sequence[Command]) -> Call | None:
    """The call in a message that mentions the bot; None for every other message, which is not looked at further."""
    author = frame.get("author") or {}
    if author.get("bot") or not any(str(user["id"]) == me for user in frame.get("mentions") or ()):
        return None
    said = re.sub(rf"<@!?{re.escape(me)}>", " ", str(frame.get("content") or "")).strip()
    member = frame.get("member")
    seen = {**frame, "member": {**member, "user": author} if member else None, "user": author}
    verb, text = typed_call(said, commands)
    return Call(verb, channel_of(frame), caller_of(seen), text=text)


class MentionReply:
    """Satisfies bot.ports.platform.Reply by ordinary messages: there is no interaction, so nothing is private here."""

    def __init__(self, rest: Rest, frame: Frame, messenger: DiscordMessenger) -> None:
        self._rest = rest
        self._frame = frame
        self._messenger = messenger

    async def post(self, card: Card) -> MessageRef | None:
        return await self._messenger.post(channel_of(self._frame), card)

    async def whisper(self, card: Card) -> None:
        """An answer to the message, which everybody sees: Discord has no whisper outside interactions."""
        if card.private:
            card = _in_private()
        body = {
            "components": components(card),
            "message_reference": {"message_id": str(self._frame["id"]), "fail_if_not_exists": False},
        }
        await self._rest.post(str(self._frame["channel_id"]), body)

    async def update(self, card: Card) -> None:
        await self.whisper(card)

    async def hand(self, card: Card, file: File) -> None:  # noqa: ARG002  not here, where everybody sees it
        await self.whisper(replace(card, private=True))

    async def ask(self, form: Form) -> None:
        raise Refusal("“{form}” needs a button or a slash command.", form=form.title)

    async def lacks(self) -> list[Lack]:
        """Only an interaction tells the bot's permissions."""
        said = words(None)
        return [Lack(said.say("A mention does not tell me what I may do here."), said.say("Use the slash command."))]


def _in_private() -> Card:
    said = words(None).say("Only you may see this, and everybody sees my answer here. Use the slash command instead.")
    return Card("", said, (Text((said,)),))
