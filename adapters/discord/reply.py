"""One interaction while its line is open: answered at once, or put off after a while and answered then."""

import asyncio
from typing import Any, Literal

from adapters.discord import limits
from adapters.discord.errors import ALREADY_ANSWERED, UNKNOWN_INTERACTION
from adapters.discord.forms import modal
from adapters.discord.inbound import channel_of
from adapters.discord.lacks import found
from adapters.discord.render import attached, components
from adapters.discord.rest import Rest, message
from bot.cards import Card, File
from bot.errors import NotPermitted, PlatformError
from bot.forms import Form
from bot.ids import MessageRef
from bot.ports.platform import Lack
from bot.wording.words import words

PATIENCE = 1.5
"""seconds until an answer is put off; Discord gives up after 3"""
SUBMITTED = 5
NEW_MESSAGE, LATER, CHANGE_MESSAGE, MODAL = 4, 5, 7, 9
VIEW_CHANNEL, READ_HISTORY = 1 << 10, 1 << 16
GUILD_INSTALL = "0"
THREADS = frozenset({10, 11, 12})
"""types of channels: of announcements, public, private"""

Frame = dict[str, Any]


class DiscordReply:
    """Satisfies bot.ports.platform.Reply for one INTERACTION_CREATE frame."""

    def __init__(self, rest: Rest, frame: Frame) -> None:
        self._rest = rest
        self._frame = frame
        self._state: Literal["open", "later", "answered"] = "open"
        self._turn = asyncio.Lock()
        self._put_off = asyncio.get_running_loop().call_later(PATIENCE, self._start_putting_off)
        self._task: asyncio.Task[None] | None = None

    @property
    def reactions_readable(self) -> bool:
        """Reactions are told only to bots that are installed in the guild and see the channel."""
        rights = int(self._frame.get("app_permissions") or 0)
        installed = GUILD_INSTALL in (self._frame.get("authorizing_integration_owners") or {})
        return bool(self._frame.get("guild_id") and installed and rights & VIEW_CHANNEL and rights & READ_HISTORY)

    async def post(self, card: Card) -> MessageRef | None:
        readable = self.reactions_readable
        made = await self._send({"components": components(card, reactions=readable)}, ephemeral=False)
        return MessageRef(channel_of(self._frame), str(made["id"])) if readable and made else None

    async def whisper(self, card: Card) -> None:
        await self._send({"components": components(card)}, ephemeral=True)

    async def update(self, card: Card) -> None:
        flags = (self._frame.get("message") or {}).get("flags", 0)
        if self._state == "open" and flags & limits.EPHEMERAL_FLAG:
            async with self._turn:
                await self._first({"type": CHANGE_MESSAGE, "data": _data(components(card))})
            return
        await self.whisper(card)

    async def hand(self, card: Card, file: File) -> None:
        body = {"components": [*components(card), attached(file)], "attachments": [{"id": 0, "filename": file.name}]}
        await self._send(body, ephemeral=True, file=file)

    async def ask(self, form: Form) -> None:
        async with self._turn:
            if self._state != "open" or self._frame["type"] == SUBMITTED:
                # docs.discord.com, interactions: a modal is no answer to the sending of a modal
                raise NotPermitted("A form must be the first answer to an interaction.")
            await self._first({"type": MODAL, "data": modal(form)})

    async def lacks(self) -> list[Lack]:
        """As the interaction itself tells: Discord computes the bot's permissions in the channel for us."""
        rights = int(self._frame.get("app_permissions") or 0)
        installed = GUILD_INSTALL in (self._frame.get("authorizing_integration_owners") or {})
        return found(
            words(self._frame.get("locale")),
            str(self._frame["application_id"]),
            rights=rights,
            in_guild=bool(self._frame.get("guild_id")),
            installed=installed,
            thread=(self._frame.get("channel") or {}).get("type") in THREADS,
        )

    async def close(self) -> None:
        """Nothing more will be said."""
        self._put_off.cancel()
        if self._task:
            await asyncio.gather(self._task, return_exceptions=True)

    async def _send(self, body: Frame, *, ephemeral: bool, file: File | None = None) -> Frame | None:
        flags = limits.EPHEMERAL_FLAG if ephemeral else 0
        async with self._turn:
            if self._state == "open":
                answer = await self._first({"type": NEW_MESSAGE, "data": message({**body, "flags": flags})}, file)
                return ((answer or {}).get("resource") or {}).get("message")
            if self._state == "later" and not ephemeral:
                self._state = "answered"
                return await self._rest.change_original(
                    self._application, self._token, {**body, "flags": limits.V2_FLAG}
                )
            if self._state == "later":
                # What was put off was promised to the channel; a whisper must not become public.
                self._state = "answered"
                await self._rest.drop_original(self._application, self._token)
            return await self._rest.follow_up(self._application, self._token, {**body, "flags": flags}, file)

    async def _first(self, body: Frame, file: File | None = None) -> Frame | None:
        self._put_off.cancel()
        self._state = "answered"
        try:
            return await self._rest.answer(str(self._frame["id"]), self._token, body, file)
        except PlatformError as error:
            if f"({ALREADY_ANSWERED})" in str(error):
                return None
            if f"({UNKNOWN_INTERACTION})" in str(error):
                raise NotPermitted("The answer came too late for Discord (3 s).") from None
            raise

    def _start_putting_off(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._later())

    async def _later(self) -> None:
        async with self._turn:
            if self._state == "open":
                await self._first({"type": LATER, "data": {"flags": 0}})
                self._state = "later"

    @property
    def _application(self) -> str:
        return str(self._frame["application_id"])

    @property
    def _token(self) -> str:
        return str(self._frame["token"])


def _data(inner: list[Frame]) -> Frame:
    return message({"components": inner})
