"""One interaction while its lines are open: the channel, the response_url, the trigger of a modal."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from adapters.slack.connection import Connection
from adapters.slack.errors import NotAMember, Refused
from adapters.slack.forms import modal
from adapters.slack.inbound.origin import Origin
from adapters.slack.lacks import lacks
from adapters.slack.limits import RESPONSE_URL_USES, TRIGGER_SECONDS
from adapters.slack.messenger import SlackMessenger
from adapters.slack.places import SLACK, channel_ref, message_ref
from adapters.slack.render import written
from adapters.slack.web import PATIENCE, Json
from adapters.slack.wording import invitation, joined_card, no_form, not_allowed, too_late
from bot.cards import Card, File, Line, Quiet, said
from bot.errands import Errands
from bot.errors import ChannelGone, NotPermitted, PlatformError, RateLimited, Refusal, Unanswered
from bot.forms import Form
from bot.ids import ChannelRef, MessageRef, UserRef, WorkspaceRef
from bot.ports.platform import Lack
from bot.ports.world import Log
from bot.wording.export import pages
from bot.wording.words import words

MayJoin = Callable[[WorkspaceRef], Awaitable[bool]]
AFTERTHOUGHT: Final = 1.0
"""seconds until a post whose answer was lost is looked for"""
CLOCKS_APART: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every reply needs."""

    slack: Connection
    messenger: SlackMessenger
    errands: Errands
    may_join: MayJoin
    clock: Callable[[], datetime]
    log: Log


class SlackReply:
    """Satisfies bot.ports.platform.Reply."""

    def __init__(self, desk: Desk, origin: Origin, locale: str | None, reference: str) -> None:
        self._newly = True
        self._desk = desk
        self._origin = origin
        self._words = words(locale)
        self._key = f"reply-{reference}"
        self._answers_left = RESPONSE_URL_USES if origin.line else 0

    async def post(self, card: Card) -> MessageRef | None:
        channel = channel_ref(self._origin.workspace, self._origin.channel)
        try:
            return await self._post(channel, card)
        except NotAMember:
            if await self._joined(channel):
                message = await self._post(channel, card)
                self._desk.errands.start(self._say_joined(channel))
                return message
        except ChannelGone:
            pass  # a private channel or a conversation of others looks like none at all
        except NotPermitted as trouble:
            self._desk.log.warning("slack.not_permitted", channel=channel.channel, trouble=str(trouble))
            await self._post_by_line(card, (not_allowed(self._words),))
            return None
        await self._post_by_line(card, await self._invitation())
        return None

    async def whisper(self, card: Card) -> None:
        body = written(card, reactions=False)
        if await self._respond(body | {"response_type": "ephemeral", "replace_original": False}):
            return
        origin = self._origin
        if not origin.channel:  # a button of the App Home, which is in no channel
            await self._desk.messenger.tell(UserRef(SLACK, origin.workspace, origin.user), card)
            return
        try:
            await self._desk.slack.web.call(
                origin.workspace,
                "chat.postEphemeral",
                channel=origin.channel,
                user=origin.user,
                thread_ts=origin.thread or None,
                **body,
            )
        except (ChannelGone, NotPermitted):
            await self._desk.messenger.tell(UserRef(SLACK, origin.workspace, origin.user), card)

    async def update(self, card: Card) -> None:
        body = written(card, reactions=False)
        if self._origin.whispered and await self._respond(body | {"replace_original": True}):
            return
        await self.whisper(card)

    async def hand(self, card: Card, file: File) -> None:
        """As text: a file would need files:write, and stay in the workspace where its administrators find it."""
        for page in pages(self._words, card, file):
            await self.whisper(page)

    async def ask(self, form: Form) -> None:
        origin = self._origin
        if not origin.trigger:
            raise Refusal(no_form(self._words))
        view = modal(form, channel=origin.channel, message=origin.message, thread=origin.thread, line=origin.line)
        method = "views.push" if origin.in_modal else "views.open"
        try:
            await self._desk.slack.web.call(
                origin.workspace, method, patience=TRIGGER_SECONDS, trigger_id=origin.trigger, view=view
            )
        except Refused as refusal:
            if "trigger_id" in str(refusal):
                raise Refusal(too_late(self._words)) from None
            raise

    async def lacks(self) -> list[Lack]:
        return await lacks(self._desk.slack, self._origin, self._words)

    async def _post(self, channel: ChannelRef, card: Card) -> MessageRef:
        """Somebody is waiting: patient where Slack asks for it, and careful where its answer was lost."""
        key = card.key or self._key
        thread = message_ref(channel.workspace, channel.channel, self._origin.thread) if self._origin.thread else None
        started = self._desk.clock()
        messenger = self._desk.messenger
        try:
            return await messenger.post(channel, card, once=key, thread=thread)
        except RateLimited as limit:
            if limit.retry_after > PATIENCE:
                raise
            await asyncio.sleep(limit.retry_after)
        except Unanswered:
            await asyncio.sleep(AFTERTHOUGHT)
            found = await messenger.find(channel, key, started - CLOCKS_APART, thread=thread)
            if found is not None:
                return found
        return await messenger.post(channel, card, once=key, thread=thread)

    async def _joined(self, channel: ChannelRef) -> bool:
        if not await self._desk.may_join(channel.home):
            return False
        try:
            answer = await self._desk.slack.web.call(channel.workspace, "conversations.join", channel=channel.channel)
        except PlatformError as trouble:
            self._desk.log.warning("slack.not_joined", channel=channel.channel, trouble=str(trouble))
            return False
        # Two questions at once join twice; who came second says nothing (docs: conversations.join, already_in_channel).
        self._newly = answer.get("warning") != "already_in_channel"
        self._desk.log.info("slack.joined", channel=channel.channel)
        return True

    async def _say_joined(self, channel: ChannelRef) -> None:
        if not self._newly:
            return
        try:
            await self._desk.messenger.post(channel, joined_card(self._words))
        except PlatformError as trouble:
            self._desk.log.warning("slack.join_not_said", channel=channel.channel, trouble=str(trouble))

    async def _invitation(self) -> Line:
        """Nobody can be invited to a conversation of two."""
        if self._origin.channel.startswith("D"):
            return ()
        bot = (await self._desk.slack.installs.of(self._origin.workspace)).bot_name
        return invitation(self._words, bot)

    async def _post_by_line(self, card: Card, advice: Line) -> None:
        """Visible to everybody, but the bot will hear of no reaction: the ballot is the buttons."""
        told = replace(card, blocks=(*card.blocks, Quiet(advice))) if advice else card
        body = written(told, reactions=False) | {"response_type": "in_channel", "replace_original": False}
        if not await self._respond(body):
            raise Refusal(said(advice) or not_allowed(self._words))

    async def _respond(self, body: Json) -> bool:
        """False when the line was never open, is used up or too old."""
        if not self._answers_left:
            return False
        self._answers_left -= 1
        if self._origin.thread:
            body = body | {"thread_ts": self._origin.thread}
        return await self._desk.slack.web.respond(self._origin.line, body)
