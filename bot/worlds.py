"""The core's own shelves joined with the ports that it was handed: the one value that all handlers and workers share."""

from collections.abc import Mapping

from bot.handlers.table import commands
from bot.ids import Platform
from bot.ports.meter import Meter
from bot.ports.platform import Messenger
from bot.ports.storage import Store, VoteWriter
from bot.ports.world import Clock, Log, World
from bot.settings import BotSettings
from bot.voters import VoterKeys
from bot.workers.asking import AskedBook
from bot.workers.homes import CachedHomes
from bot.workers.prior import CachedPriors
from bot.workers.shelf import CatalogShelf


def world_of(
    store: Store,
    writer: VoteWriter,
    clock: Clock,
    settings: BotSettings,
    *,
    secret: bytes,
    messengers: Mapping[Platform, Messenger],
    log: Log,
    meter: Meter,
) -> World:
    """`messengers` may be empty yet: it fills up as adapters are made."""
    return World(
        store=store,
        writer=writer,
        shelf=CatalogShelf(store, clock),
        homes=CachedHomes(store, clock),
        priors=CachedPriors(clock),
        asked=AskedBook(store),
        messengers=messengers,
        keys=VoterKeys(secret),
        clock=clock,
        settings=settings,
        commands=commands(settings),
        log=log,
        meter=meter,
    )
