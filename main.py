"""The composition root and command line: settings, store, adapters and Bot are chosen and joined here and nowhere else.

What is imported inside of functions costs a start or a command only where it is used.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from adapters.operations.haste import hasten

if __name__ == "__main__" or Path(sys.argv[0]).stem == "verdict":
    hasten(Path(__file__), os.environ)

import random
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import typer
from pydantic_settings import BaseSettings

from adapters.discord.settings import DiscordSettings
from adapters.models.settings import ModelSettings
from adapters.operations.certificates import load_aiohttp
from adapters.operations.logs import configure, logger
from adapters.operations.loops import quick_loop
from adapters.operations.metrics import Registry
from adapters.operations.observing import UNTRACED, ObservingSettings, installed, observed
from adapters.operations.settings import ServerSettings
from adapters.slack.settings import SlackSettings
from adapters.terminal.backing import Backing
from adapters.terminal.commands import Commands, Needs
from adapters.terminal.keyfile import key_path, vault_keys, voter_secret
from adapters.terminal.mistakes import carry_out, complain
from adapters.terminal.settings import BadSettings, read_all, secrets_in
from bot.settings import BotSettings
from store.backup import load, save
from store.sealing import AesVault, read_keys
from store.settings import KeySettings, StoreSettings

if TYPE_CHECKING:
    from adapters.operations.observing import Tracer
    from adapters.operations.serving import Part
    from adapters.terminal.health import Examination
    from bot.ids import Platform, WorkspaceRef
    from bot.ports.meter import Meter
    from bot.ports.models import Writer
    from bot.ports.platform import Inbound, Messenger
    from bot.ports.world import Clock, World
    from bot.workers.weekly.passing import Passing

BAD_SETTINGS = 78
"""EX_CONFIG of sysexits.h"""
STARTER = Path(__file__).parent / "store" / "starter"
SETTINGS: dict[str, type[BaseSettings]] = {
    "bot": BotSettings,
    "store": StoreSettings,
    "vault": KeySettings,
    "server": ServerSettings,
    "slack": SlackSettings,
    "discord": DiscordSettings,
    "model": ModelSettings,
    "observing": ObservingSettings,
}

app = typer.Typer(cls=Commands, callback=lambda: None, no_args_is_help=True, add_completion=False)
app.info.help, app.pretty_exceptions_enable = "Compare AI tools.", False


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one start, read once from the environment and from `.env`."""

    bot: BotSettings
    store: StoreSettings
    server: ServerSettings
    slack: SlackSettings
    discord: DiscordSettings
    vault: KeySettings = field(default_factory=KeySettings)
    model: ModelSettings = field(default_factory=ModelSettings)
    observing: ObservingSettings = field(default_factory=ObservingSettings)

    @property
    def playing(self) -> bool:
        """Without any token the playground is opened."""
        return not (self.slack.configured or self.discord.configured)

    @property
    def secrets(self) -> Iterable[str]:
        tokens = secrets_in(self.bot, self.slack, self.discord, self.model, self.observing)
        return [*tokens, *self.vault.parts, str(self.store.address.password or "")]

    @property
    def key_file(self) -> Path | None:
        """Where the vault's keys are kept beside an embedded database; None when the operator sets them."""
        return key_path(self.store.file) if self.store.file and not self.vault.given else None

    def sealing_keys(self) -> Mapping[str, bytes]:
        return read_keys(vault_keys("", self.store.file) if self.key_file else self.vault.given)


def read_settings() -> Settings:
    """Every mistake is one sentence; any of them ends the start with exit code 78."""
    try:
        settings = Settings(**read_all(SETTINGS, os.environ, Path(".env")))
        if not settings.store.file and not settings.bot.voter_secret:
            raise BadSettings(["VERDICT_VOTER_SECRET: set one, the same for every replica, for a database server."])
        if settings.slack.distributed and not settings.key_file and not settings.vault.given:
            raise BadSettings(["VERDICT_KEYS: set them, the same for every replica, for a database server."])
        if missing := list(settings.observing.missing(installed)):
            raise BadSettings(missing)
    except BadSettings as bad:
        complain(*bad.sentences, code=BAD_SETTINGS)
    configure(settings.server.log_level, secrets=settings.secrets)
    if settings.playing and "DATABASE_URL" not in os.environ:
        # What is tried out must not end up among a real team's votes.
        return replace(settings, store=StoreSettings(url="sqlite:///verdict-playground.db"))
    return settings


@asynccontextmanager
async def open_house(
    settings: Settings, clock: Clock, meter: Meter, messengers: Mapping[Platform, Messenger]
) -> AsyncIterator[World]:
    """The core's world over a database that knows at least the starter catalogue."""
    from adapters.operations.metering import MeteredWriter  # noqa: PLC0415
    from adapters.terminal.starter import fill  # noqa: PLC0415
    from bot.worlds import world_of  # noqa: PLC0415
    from store.opening import database  # noqa: PLC0415

    async with database(settings.store, AesVault({}, settings.sealing_keys)) as (store, writer):
        await fill(store, STARTER, clock())
        measured = MeteredWriter(writer, meter, time.monotonic)
        secret = voter_secret(settings.bot.voter_secret.get_secret_value(), settings.store.file)
        log = logger()
        world = world_of(
            store, measured, clock, settings.bot, secret=secret, messengers=messengers, log=log, meter=meter
        )
        yield world
        await world.asked.tick()


def adapters(settings: Settings, bot: Inbound, world: World, tracer: Tracer = UNTRACED) -> list[Part]:
    """The platforms that have a token; the others are not even imported."""
    from adapters.operations.patience import traced  # noqa: PLC0415

    parts: list[Part] = []
    rest = (bot, world.clock, world.log, settings.bot.umbrella_command)
    if settings.slack.configured:
        from adapters.slack.adapter import SlackAdapter  # noqa: PLC0415

        async def may_join(ref: WorkspaceRef) -> bool:
            return settings.slack.join_channels and (await world.homes.get(ref)).settings.join_channels

        trace = tracer.watch(traced(world.meter, SlackAdapter.platform))
        parts.append(SlackAdapter(settings.slack, *rest, may_join=may_join, trace=trace, store=world.store))
    if settings.discord.configured:
        from adapters.discord.adapter import DiscordAdapter  # noqa: PLC0415
        from bot.workers.shards import SharedShards  # noqa: PLC0415

        trace = tracer.watch(traced(world.meter, DiscordAdapter.platform))
        # An embedded database is one process's; a server may have any number of replicas.
        leases = None if settings.store.file else SharedShards(world.store, secrets.token_hex(16))
        parts.append(DiscordAdapter(settings.discord, *rest, trace=trace, leases=leases))
    return parts


async def serve_house(settings: Settings) -> int:
    if settings.playing:
        from adapters.playground.clock import MovableClock  # noqa: PLC0415
        from adapters.playground.opening import playground  # noqa: PLC0415
        from bot.handlers.table import commands  # noqa: PLC0415

        where, rows = (settings.server.host, settings.server.port), commands(settings.bot)
        clock = MovableClock(time.time, settings.store.file)
        async with playground(*where, rows, settings.bot.umbrella_command, clock=clock, rng=random.Random()) as place:
            place.stage.announce(typer.echo)
            return await serve_parts(
                replace(
                    settings,
                    slack=SlackSettings.model_validate(place.slack),
                    discord=DiscordSettings.model_validate(place.discord),
                    server=settings.server.model_copy(update={"port": 0}),
                ),
                clock.moment,
                place.stage.follow,
            )
    return await serve_parts(settings, now)


async def serve_parts(settings: Settings, clock: Clock, follow: Callable[[Passing], None] = lambda _: None) -> int:
    load_aiohttp([one.api_base for one in (settings.slack, settings.discord) if one.configured])
    from adapters.operations import engine, feeds, metering, restarts, server, serving  # noqa: PLC0415
    from adapters.terminal.fetching import fetch  # noqa: PLC0415
    from bot.dispatch import Bot  # noqa: PLC0415
    from bot.workers.weekly import passing, reading  # noqa: PLC0415
    from store.hearing import hearing  # noqa: PLC0415
    from store.opening import open_background  # noqa: PLC0415

    registry = Registry()
    messengers: dict[Platform, Messenger] = {}
    async with (
        observed(settings.observing, settings.server.log_level, settings.secrets) as tracer,
        open_house(settings, clock, tracer.meter(registry), messengers) as world,
        hearing(settings.store, world.shelf.changed, world.log),
        engine.engine_of(open_background(settings.store, world.log), world.log) as (background, start),
    ):
        follow(passing.Passing(world))
        bot = Bot(world, background, fetch)
        parts = adapters(settings, tracer.inbound(bot), world, tracer)
        messengers.update({part.platform: part.messenger for part in parts})
        routes = [*feeds.feed_routes(*reading.readers(world)), *(route for part in parts for route in part.routes())]
        return await serving.serve(
            settings.server,
            parts,
            bot.tick,
            world.log,
            clock=now,
            starts=restarts.Starts(restarts.starts_file(settings.store.file)),
            metrics=registry,
            weigh=lambda: metering.weigh_slots(world.store, registry),
            checks={"database": server.answers(world.shelf.current)},
            routes=routes,
            started=start,
            sending=tracer.sending,
        )


def examinations(settings: Settings) -> Iterable[Examination]:
    """What the doctor looks at: the database, and every platform that has a token."""
    from adapters.terminal.health import database_findings, no_tokens  # noqa: PLC0415
    from store.opening import visited, waiting  # noqa: PLC0415

    store = visited(settings.store, AesVault({}, settings.sealing_keys))
    yield lambda: database_findings(lambda: waiting(settings.store))
    if settings.playing:
        yield no_tokens
    if settings.slack.configured:
        from adapters.slack.doctor import examine as examine_slack  # noqa: PLC0415

        yield lambda: examine_slack(settings.slack, now, store)
    if settings.discord.configured:
        from adapters.discord.doctor import examine as examine_discord  # noqa: PLC0415

        yield lambda: examine_discord(settings.discord, store)


def slack_manifest(url: str | None) -> Mapping[str, Any]:
    from adapters.slack.manifest import manifest  # noqa: PLC0415
    from bot.handlers.table import commands  # noqa: PLC0415

    settings = read_settings().bot
    return manifest(commands(settings), settings.umbrella_command, url=url)


def discord_invitation(application: str) -> str:
    from adapters.discord.invite import link, personal_link  # noqa: PLC0415

    return f"{link(application)}\n{personal_link(application)}"


def writer() -> Writer | None:
    from adapters.models.writer import ModelWriter  # noqa: PLC0415

    settings = read_settings().model
    return ModelWriter(settings) if settings.configured else None


@app.command()
def run() -> None:
    """Serve the workspaces whose tokens are set; without any token, open the playground."""
    if code := carry_out(serve_house(read_settings()), quick_loop()):
        raise typer.Exit(code)


Commands.needs = NEEDS = Needs(
    opened=lambda: open_house(read_settings(), now, Registry(), {}),
    backing=Backing(lambda: read_settings().store.file, save, load),
    writers=writer,
    examinations=lambda: examinations(read_settings()),
    key_file=lambda: read_settings().key_file,
    slack_manifest=slack_manifest,
    discord_invitation=discord_invitation,
)

if __name__ == "__main__":
    app()
