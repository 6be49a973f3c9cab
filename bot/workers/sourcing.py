"""Places that are read again and again: what they said before they may renew, and people are told of what changed.

What reads them is loaded for the first reading: it is a large part of the whole bot, and most bots read nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.catalog.sources.published import PUBLISHED, wanted
from bot.errors import PlatformError
from bot.ids import Platform, UserRef
from bot.ports.background import Background
from bot.ports.sources import Source
from bot.ports.storage import Store
from bot.ports.world import World
from bot.wording.words import words

if TYPE_CHECKING:
    from bot.wording.sources import News
    from bot.workers.importing import Plan

Fetch = Callable[[str], Awaitable[str]]
KIND = "source"
LOOK_EVERY = timedelta(minutes=1)
AGAIN = 600
"""seconds after which a reading that the engine took and that came to nothing is ordered once more"""
TROUBLED = timedelta(hours=1)
"""until a place that could not be read is tried again"""


class Unusable(ValueError):
    """What was read may not be taken over; the text says why."""


class Sourcing:
    """`tick` may run on any number of replicas: readings are ordered under one key, and one of them is kept."""

    def __init__(self, world: World, background: Background | None, fetch: Fetch | None) -> None:
        self._world = world
        self._background = background if fetch else None
        self._fetch = fetch
        self._looked: datetime | None = None
        if self._background:
            self._background.register(KIND, self.renew)

    async def tick(self) -> None:
        now = self._world.clock()
        if self._background is None or not self._background.ready:
            return
        if self._looked is not None and now - self._looked < LOOK_EVERY:
            return
        async with self._world.store() as unit:
            if self._looked is None:
                await unit.sources.settle(published(self._world.settings.source_names), 1, now)
            due = await unit.sources.due(now)
        for one in due:
            key = f"{one.next_at.isoformat()} {one.address}"
            await self._background.put(KIND, key, turn=KIND, attempt=int(now.timestamp()) // AGAIN)
        self._looked = now

    async def renew(self, key: str) -> None:
        """Doing it twice changes nothing more: a reading that was kept has moved the next one on."""
        when, _, address = key.partition(" ")
        async with self._world.store() as unit:
            source = await unit.sources.get(address)
        if self._fetch is None or source is None or source.next_at.isoformat() != when:
            return
        now = self._world.clock()
        try:
            text = await self._fetch(wanted(source.address).place)
            digest = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
            after = replace(source, next_at=_next(source, now), read_at=now, digest=digest)
            if digest == source.digest and not _judged_anew(source, now):
                await self._kept(source, replace(after, report="The same as before."))
                return
            planned = await planned_from(self._world.store, source.address, text, now)
        except ValueError as trouble:
            self._world.log.warning("source.not_read", source=source.address, trouble=str(trouble))
            await self._kept(source, replace(source, next_at=now + TROUBLED, read_at=now, report=str(trouble)))
            return
        await self._take_over(source, after, planned)

    async def _take_over(self, source: Source, after: Source, planned: Plan) -> None:
        """The change and what is said of it stand in one transaction; who was first tells."""
        from bot.wording.sources import news_card  # noqa: PLC0415
        from bot.workers.renewals import news_of  # noqa: PLC0415

        now = self._world.clock()
        news = news_of(_called(source), planned, disagreements=_judged_anew(source, now))
        card = news_card(words(self._world.settings.locale), news)
        report = card.plain if news else "Nothing of it concerns the catalogue."
        async with self._world.store() as unit:
            first = await unit.sources.read(source, replace(after, report=report))
            if first and planned.changes.changed:
                changed = [change.after for change in planned.changes.changed]
                await unit.catalog.put(changed, by=f"reading of {source.address}"[:200], at=now)
        if not first:
            return
        told = {"prices": len(news.changed), "verdicts": len(news.verdicts), "disagree": len(news.disagreements)}
        self._world.log.info("source.renewed", source=source.address, **told)
        if news:
            await self._tell(news)

    async def _kept(self, before: Source, after: Source) -> None:
        async with self._world.store() as unit:
            await unit.sources.read(before, after)

    async def _tell(self, news: News) -> None:
        from bot.wording.sources import news_card  # noqa: PLC0415

        card = news_card(words(self._world.settings.locale), news)
        for person in self._world.settings.operators:
            platform, workspace, user = person.split(":")
            messenger = self._world.messengers.get(Platform(platform))
            if messenger is None:
                continue
            try:
                await messenger.tell(UserRef(Platform(platform), workspace, user), card)
            except PlatformError as trouble:
                self._world.log.warning("source.not_told", trouble=type(trouble).__name__)


def published(names: Sequence[str]) -> list[str]:
    """Where the keepers of these lists publish them."""
    return [f"{name}:{PUBLISHED[name]}" for name in names]


async def planned_from(store: Store, address: str, text: str, now: datetime) -> Plan:
    """What a text would change; Unusable when anything in it is wrong, for nothing is taken over by halves."""
    from bot.catalog.sources.reading import READERS  # noqa: PLC0415
    from bot.workers.importing import plan, read  # noqa: PLC0415

    asked = wanted(address)
    if asked.kind:
        source = await asyncio.to_thread(READERS[asked.kind], asked.place, text, now.date())
        if source.failed:
            raise Unusable(str(source.failed[0]))
        return _public(await plan(store, (), [source], add=False))
    material = await asyncio.to_thread(read, [(asked.place, text)], now.date())
    if material.problems:
        raise Unusable(str(material.problems[0]))
    planned = await plan(store, material.tools)
    if planned.clashing:
        raise Unusable(str(planned.clashing[0]))
    return _public(planned)


def _public(planned: Plan) -> Plan:
    """A public place says nothing of what workspaces keep for themselves."""
    changed = tuple(change for change in planned.changes.changed if change.after.workspace is None)
    return replace(planned, changes=replace(planned.changes, changed=changed))


def _called(source: Source) -> str:
    asked = wanted(source.address)
    return asked.kind or asked.place


def _next(source: Source, now: datetime) -> datetime:
    """After a long stop one reading makes up for all that were missed."""
    days = timedelta(days=source.days)
    due = source.next_at + days
    return due if due > now else now + days


def _judged_anew(source: Source, now: datetime) -> bool:
    """Where sources disagree is said once a week, for it stays so until somebody decides."""
    return source.read_at is None or source.read_at.isocalendar()[:2] != now.isocalendar()[:2]
