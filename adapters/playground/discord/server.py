"""The small Discord as one object: started on loopback or mounted in another server, seen, acted in, broken on purpose."""

import asyncio
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from aiohttp import web

from adapters.playground.discord import page, reacting, seed
from adapters.playground.discord.deeds.table import act
from adapters.playground.discord.desk import Desk, Judge, Logged
from adapters.playground.discord.faults import Faults
from adapters.playground.discord.gateway.hub import Hub
from adapters.playground.discord.gateway.socket import serve
from adapters.playground.discord.judge.official import Official
from adapters.playground.discord.judge.strict import Strict
from adapters.playground.discord.nouns import BURST, NORMAL, Message
from adapters.playground.discord.rates import Rates
from adapters.playground.discord.weather import WEATHER, weather
from adapters.playground.discord.wire import Json
from adapters.playground.discord.world import Ear, World

TOKEN: Final = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.playground.token"  # noqa: S105 - opens nothing but this playground
LARGEST_REQUEST: Final = 30 << 20


class Discord:
    platform = "discord"

    def __init__(
        self,
        *,
        clock: Callable[[], float],
        rng: random.Random,
        spec_path: Path | None = None,
        token: str = TOKEN,
        limits: Mapping[str, tuple[int, float]] | None = None,
    ) -> None:
        self.world = World(clock=clock, rng=rng, app=replace(seed.APP))
        seed.fill(self.world)
        self.token = token
        self.hub = Hub(self.world, token)
        judges: list[Judge] = [Strict(), *([Official(spec_path)] if spec_path else [])]
        self.desk = Desk(self.world, token=token, judges=judges, rates=Rates(clock, limits or {}))
        self.api_base = ""
        self._runner: web.AppRunner | None = None

    # The contract with the page

    def state(self) -> Json:
        return page.whole(self.world)

    def listen(self, fn: Ear) -> Callable[[], None]:
        """Be told of every change; the answer ends it."""
        self.world.ears.append(fn)
        return lambda: self.world.ears.remove(fn) if fn in self.world.ears else None

    async def act(self, deed: Json) -> Json:
        """Do what a person wants, or change the weather; a refusal is a sentence."""
        if deed.get("do") in WEATHER:
            return await weather(self.hub, deed)
        return await act(self.world, deed)

    @property
    def faults(self) -> Faults:
        return self.world.faults

    # On the wire

    @property
    def gateway_url(self) -> str:
        return self.hub.url

    def app(self) -> web.Application:
        """To be mounted under any prefix; say where by `mounted_at`."""
        app = web.Application(client_max_size=LARGEST_REQUEST)
        app.add_routes(
            [
                web.get("/gateway", self._gateway),
                web.get("/gateway-resume", self._gateway),
                web.get("/gateway/", self._gateway),
                web.get("/gateway-resume/", self._gateway),
                web.route("*", "/api/v10/{tail:.*}", self._rest),
            ]
        )
        return app

    def mounted_at(self, url: str) -> None:
        """The address of `app()`, as http://host:port/prefix."""
        self.api_base = f"{url}/api/v10"
        self.hub.url = f"{url.replace('http', 'ws', 1)}/gateway"

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen on loopback by itself."""
        self._runner = web.AppRunner(self.app(), shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        bound = self._runner.addresses[0][1]
        self.mounted_at(f"http://{host}:{bound}")

    async def stop(self) -> None:
        await self.hub.cut(1001)
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        path = request.rel_url.raw_path
        return await self.desk.handle(request, path[path.index("/api/v10") + len("/api/v10") :])

    async def _gateway(self, request: web.Request) -> web.StreamResponse:
        return await serve(self.hub, request)

    # For tests, soaks and benchmarks

    @property
    def calls(self) -> list[Logged]:
        return self.desk.calls

    def messages_in(self, channel: str) -> list[Message]:
        """What stands in a channel's history, ephemeral messages excluded."""
        room = self.world.channels[channel]
        return [each for each in room.messages.values() if not each.deleted and each.whispered_to is None]

    def whispers_to(self, user: str) -> list[Message]:
        """What only this person sees."""
        rooms = self.world.channels.values()
        return [
            each for room in rooms for each in room.messages.values() if each.whispered_to == user and not each.deleted
        ]

    def reactions_on(self, message: str, *, people_only: bool = False) -> dict[str, set[str]]:
        """Emoji: who stands behind it, normal and super alike."""
        found = self._message(message).reactions.all()
        if not people_only:
            return found
        people = {emoji: {who for who in whos if not self._is_bot(who)} for emoji, whos in found.items()}
        return {emoji: whos for emoji, whos in people.items() if whos}

    def _is_bot(self, user: str) -> bool:
        return user in self.world.users and self.world.users[user].bot

    def _message(self, message: str) -> Message:
        for room in self.world.channels.values():
            if message in room.messages:
                return room.messages[message]
        raise KeyError(message)

    def react(self, user: str, message: str, emoji: str, *, burst: bool = False, channel: str = "") -> bool:
        """A tap without ceremony, for thousands of them."""
        what = self.world.channels[channel].messages[message] if channel else self._message(message)
        return reacting.add(self.world, what, user, emoji, BURST if burst else NORMAL)

    def unreact(self, user: str, message: str, emoji: str, *, channel: str = "") -> bool:
        what = self.world.channels[channel].messages[message] if channel else self._message(message)
        return reacting.remove(self.world, what, user, emoji)

    def who(self, name: str) -> str:
        """The id of somebody by username."""
        return next(user.id for user in self.world.users.values() if user.name == name)

    def crowd(self, count: int, *, workspace: str = seed.HARBOUR) -> list[str]:
        return seed.crowd(self.world, count, workspace=workspace)

    def many_guilds(self, count: int, *, channels: int = 20, roles: int = 10) -> list[str]:
        return seed.many_guilds(self.world, count, channels=channels, roles=roles)

    async def quiesce(self, still: float = 0.05) -> None:
        """Until held and late events are out, nothing is being answered, and nobody has called for a while."""
        while True:
            self.hub.release()
            await self.hub.drained()
            seen = len(self.calls)
            await asyncio.sleep(still)
            if not (self.desk.running or self.hub.under_way) and seen == len(self.calls):
                return
