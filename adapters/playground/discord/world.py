"""The whole state in memory, looked up with Discord's refusals, and the two places where changes are told."""

import random
from collections import Counter
from collections.abc import Callable
from typing import Final

from adapters.playground.discord import permissions, views
from adapters.playground.discord.faults import Faults
from adapters.playground.discord.nouns import (
    DM,
    THREAD,
    Channel,
    Event,
    Guild,
    Interaction,
    Message,
    Modal,
    User,
)
from adapters.playground.discord.snowflakes import Snowflakes
from adapters.playground.discord.wire import Json, Refused

Ear = Callable[[Json], None]
ANSWER_WITHIN: Final = 3.0  # docs, interactions/receiving-and-responding
TOKEN_LIVES: Final = 15 * 60.0


class World:
    def __init__(self, *, clock: Callable[[], float], rng: random.Random, app: User) -> None:
        self.clock = clock
        self.rng = rng
        self.app = app
        self.mint = Snowflakes(clock)
        self.faults = Faults(rng)
        self.users: dict[str, User] = {app.id: app}
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.interactions: dict[str, Interaction] = {}
        self.commands: dict[str | None, list[Json]] = {}
        self.creates: Counter[str | None] = Counter()
        self.modals: dict[str, Modal] = {}
        self.user_installs: set[str] = set()
        self.nonces: dict[str, tuple[float, Message]] = {}
        self.failures: list[str] = []
        self.answer_within = ANSWER_WITHIN
        self.privileged = 0  # intents that the operator has asked for in the developer portal
        self.reads_content = False  # the privileged MESSAGE_CONTENT intent
        self.ears: list[Ear] = []
        self.gateway: Callable[[], Json] = dict  # what GET /gateway/bot says
        self.sink: Callable[[Event], None] = lambda _event: None
        self._tokens: dict[str, Interaction] = {}

    # What happened, for the app and for the page

    def publish(self, name: str, data: Json, guild: str | None = None) -> None:
        self.sink(Event(name, data, guild))

    def publish_in(self, channel: Channel, name: str, data: Json) -> None:
        """Publish what happened in a channel that the app can see."""
        if self.allowed(channel, self.app.id) & permissions.BITS["VIEW_CHANNEL"]:
            self.publish(name, {**data, **({"guild_id": channel.guild} if channel.guild else {})}, channel.guild)

    def tell(self, kind: str, **thing: object) -> None:
        for ear in list(self.ears):
            ear({"platform": "discord", "kind": kind, **thing})

    def fail(self, sentence: str, **thing: object) -> None:
        """Something a person sees that the app would rather not have caused."""
        self.failures.append(sentence)
        self.tell("notice", text=sentence, **thing)

    # Who and where

    def guild(self, guild: str) -> Guild:
        """A guild that the app is in."""
        found = self.guilds.get(guild)
        if found is None or not found.installed:
            raise Refused(10004)
        return found

    def guild_of(self, channel: Channel) -> Guild | None:
        return self.guilds.get(channel.guild or "")

    def channel(self, channel: str) -> Channel:
        if channel not in self.channels:
            raise Refused(10003)
        return self.channels[channel]

    def message(self, channel: str, message: str) -> Message:
        """A message of the channel's history: neither deleted nor ephemeral."""
        found = self.channel(channel).messages.get(message)
        if found is None or found.deleted or found.whispered_to is not None:
            raise Refused(10008)
        return found

    def user(self, user: str) -> User:
        if user not in self.users:
            raise Refused(10013)
        return self.users[user]

    def allowed(self, channel: Channel, user: str) -> int:
        guild = self.guild_of(channel)
        if guild is not None and user == self.app.id and not guild.installed:
            return 0
        return permissions.in_channel(guild, channel, user)

    def need(self, channel: Channel, *names: str, user: str = "") -> None:
        """Refuse what the app (or a person) has no permission for."""
        have = self.allowed(channel, user or self.app.id)
        if not have & permissions.BITS["VIEW_CHANNEL"]:
            raise Refused(50001)
        if wanting := [name for name in names if not have & permissions.BITS[name]]:
            raise Refused(50013, f"Missing Permissions ({', '.join(wanting)})")

    def direct(self, user: str) -> Channel:
        """The room of one person and the app."""
        for channel in self.channels.values():
            if channel.type == DM and user in channel.recipients:
                return channel
        room = Channel(
            self.mint(), f"@{self.user(user).name}", None, DM, recipients=[user, self.app.id], created=self.clock()
        )
        self.channels[room.id] = room
        return room

    # Interactions by their token

    def remember(self, interaction: Interaction) -> None:
        self.interactions[interaction.id] = interaction
        self._tokens[interaction.token] = interaction

    def forget(self, interaction: Interaction) -> None:
        self.interactions.pop(interaction.id, None)
        self._tokens.pop(interaction.token, None)

    def by_token(self, token: str) -> Interaction:
        """The interaction of a webhook token that is still good."""
        found = self._tokens.get(token)
        if found is None:
            raise Refused(10015)
        if found.answer is None:
            raise Refused(10015)
        if self.clock() - found.at > TOKEN_LIVES:
            raise Refused(50027)
        return found

    # As the app sees it

    def native(self, message: Message) -> Json:
        body = views.message(message, self.app.id)
        if message.thread and message.thread in self.channels:
            body["thread"] = views.channel(self.channels[message.thread])
        return body

    def is_thread(self, channel: str) -> bool:
        return channel in self.channels and self.channels[channel].type == THREAD
