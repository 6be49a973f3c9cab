"""What the core asks of Discord: posts that exist once, edits, seeds, complete readings of reactions, profiles."""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from adapters.discord import limits
from adapters.discord.errors import OLD_EDIT_PAUSE
from adapters.discord.inbound import born, emoji_of, profile
from adapters.discord.render import components
from adapters.discord.rest import Rest
from adapters.discord.text import clipped
from bot.cards import Card
from bot.errors import ChannelGone, Empty, Incomplete, MessageGone, NotPermitted, RateLimited
from bot.ids import ChannelRef, MessageRef, UserRef
from bot.ports.platform import ReactionState
from bot.voters import Profile, Trait

NORMAL, SUPER = 0, 1
PAGE = 100
EDIT_SECONDS = 6.0
"""a channel takes about five edits in five seconds; the library waits out a 30046 five times before it tells of it"""
OLD = timedelta(hours=1)
_EPOCH_MS = 1420070400000
_MARK = "-# "


class DiscordMessenger:
    """Satisfies bot.ports.platform.Messenger. `me` is the bot's own user id."""

    localises = True
    joins = False
    tells = frozenset({Trait.ACCOUNT_AGE, Trait.MEMBER_AGE, Trait.ROLES, Trait.BANS})

    def __init__(self, rest: Rest, me: Callable[[], str], clock: Callable[[], datetime]) -> None:
        self._rest = rest
        self._me = me
        self._clock = clock

    async def post(
        self, channel: ChannelRef, card: Card, *, once: str | None = None, thread: MessageRef | None = None
    ) -> MessageRef:
        """A post with a key carries it as nonce (Discord refuses a second one for some minutes) and as a component id."""
        target = await self._thread(thread, card.topic or card.title) if thread else channel.channel
        key = once or card.key
        body: dict[str, Any] = {"components": _keyed(components(card), key)}
        if key:
            body |= {"nonce": nonce(key), "enforce_nonce": True}
        made = await self._rest.post(target, body)
        return MessageRef(ChannelRef(channel.platform, channel.workspace, target), str(made["id"]))

    async def find(
        self, channel: ChannelRef, once: str, since: datetime, *, thread: MessageRef | None = None
    ) -> MessageRef | None:
        if thread:
            # The thread has the number of its message; where it was never made, nothing was posted into it.
            below = ChannelRef(channel.platform, channel.workspace, thread.message)
            try:
                return await self.find(below, once, since)
            except (ChannelGone, MessageGone):
                return None
            except NotPermitted as trouble:
                raise Incomplete(str(trouble)) from None  # it may well be there
        after = (int((since - timedelta(minutes=1)).timestamp() * 1000) - _EPOCH_MS) << 22
        while True:
            page = await self._rest.history(channel.channel, after=after)
            for message in page:
                if message["author"]["id"] == self._me() and _carries(message.get("components") or [], once):
                    return MessageRef(channel, str(message["id"]))
            if len(page) < PAGE:
                return None
            after = max(int(message["id"]) for message in page)

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Does not wait as long as the library would: other cards want their turn."""
        try:
            async with asyncio.timeout(EDIT_SECONDS):
                body = {"components": _keyed(components(card), card.key)}
                await self._rest.edit(message.channel.channel, message.message, body)
        except TimeoutError:
            old = self._clock() - born(message.message) > OLD
            raise RateLimited(OLD_EDIT_PAUSE if old else EDIT_SECONDS) from None

    async def delete(self, message: MessageRef) -> None:
        await self._rest.delete(message.channel.channel, message.message)

    async def seed(self, message: MessageRef, emoji: Sequence[str]) -> None:
        for one in emoji:
            await self._rest.react(message.channel.channel, message.message, one)

    async def reactions(self, message: MessageRef) -> ReactionState:
        """Everyone under every emoji, normal and super reactions, each page; what does not add up is Incomplete."""
        read_at = self._clock()
        channel, number = message.channel.channel, message.message
        found = await self._rest.message(channel, number)
        listed = found.get("reactions") or []
        if not listed:
            raise Empty("Discord listed no reactions at all, not even the bot's own.")
        standing: dict[str, set[UserRef]] = {}
        profiles: dict[UserRef, Profile] = {}
        for reaction in listed:
            raw = reaction["emoji"].get("name") or ""
            if reaction["emoji"].get("id"):
                continue  # custom emoji are nobody's vote
            people = standing.setdefault(emoji_of(reaction), set())
            for user in await self._people(channel, number, raw, reaction):
                known = profile(message.channel.workspace, user)
                if known.user.user != self._me():
                    people.add(known.user)
                    if known.bot:
                        profiles[known.user] = known
        return ReactionState({emoji: frozenset(people) for emoji, people in standing.items()}, read_at, profiles)

    async def profile(self, person: UserRef) -> Profile:
        """With the membership where the guild still has the person."""
        try:
            member = await self._rest.ask(
                "GET", "/guilds/{guild_id}/members/{user_id}", guild_id=person.workspace, user_id=person.user
            )
        except MessageGone:
            user = await self._rest.ask("GET", "/users/{user_id}", user_id=person.user)
            known = profile(person.workspace, user)
            return Profile(known.user, known.name, bot=known.bot, gone=True, account_since=known.account_since)
        return profile(person.workspace, member["user"], member)

    async def tell(self, person: UserRef, card: Card) -> None:
        try:
            channel = await self._rest.ask("POST", "/users/@me/channels", body={"recipient_id": person.user})
        except MessageGone as unknown:
            raise NotPermitted(str(unknown)) from None  # there is no such person
        await self._rest.post(str(channel["id"]), {"components": components(card)})

    async def _people(self, channel: str, number: str, emoji: str, reaction: dict[str, Any]) -> list[dict[str, Any]]:
        counts = reaction.get("count_details") or {"normal": reaction["count"], "burst": 0}
        people: list[dict[str, Any]] = []
        for kind, expected in ((NORMAL, int(counts["normal"])), (SUPER, int(counts["burst"]))):
            some = await self._pages(channel, number, emoji, kind) if expected else []
            if len(some) < expected:
                raise Incomplete(f"Discord counted {expected} reactions and listed {len(some)}.")
            people.extend(some)
        return people

    async def _pages(self, channel: str, number: str, emoji: str, kind: int) -> list[dict[str, Any]]:
        people: list[dict[str, Any]] = []
        after = ""
        while True:
            page = await self._rest.reactors(channel, number, emoji, kind=kind, after=after)
            people.extend(page)
            if len(page) < PAGE:
                return people
            after = str(page[-1]["id"])

    async def _thread(self, parent: MessageRef, name: str) -> str:
        """The thread below a message: Discord gives it the message's id; it is made once."""
        try:
            found = await self._rest.ask("GET", "/channels/{channel_id}", channel_id=parent.message)
            return str(found["id"])
        except (MessageGone, ChannelGone, NotPermitted):
            pass  # not made yet
        made = await self._rest.ask(
            "POST",
            "/channels/{channel_id}/messages/{message_id}/threads",
            body={"name": clipped(name, limits.THREAD_NAME) or "Verdict", "auto_archive_duration": 10080},
            channel_id=parent.channel.channel,
            message_id=parent.message,
        )
        return str(made["id"])


def nonce(once: str) -> str:
    """At most 25 characters made of the key."""
    return hashlib.sha256(once.encode()).hexdigest()[: limits.NONCE - 1]


def _keyed(inner: list[dict[str, Any]], once: str) -> list[dict[str, Any]]:
    """The container gets a number made of the key: ids of components are kept in history, nonces are not."""
    return [{**inner[0], "id": _number(once)}, *inner[1:]] if once else inner


def _carries(inner: list[dict[str, Any]], once: str) -> bool:
    return any(component.get("id") == _number(once) for component in inner)


def _number(once: str) -> int:
    """A 31-bit integer: component ids are signed 32-bit and must be unique in their message (components reference)."""
    return 0x40000000 | int.from_bytes(hashlib.sha256(once.encode()).digest()[:4]) >> 2
