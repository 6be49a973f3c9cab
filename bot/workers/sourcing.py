"""Lists of prices read anew once a day: what they said before they may renew, and a person is told of what changed."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date

from bot.catalog.sources.laying import Laid
from bot.catalog.sources.reading import KINDS
from bot.errors import PlatformError
from bot.ids import Platform, UserRef
from bot.ports.background import Background
from bot.ports.world import World
from bot.tools import PriceFact
from bot.wording.sources import News, news_card
from bot.wording.words import words
from bot.workers.importing import Plan, carry_out, plan

Fetch = Callable[[str], Awaitable[str]]
KIND = "source"
MONDAY = 0


class Sourcing:
    """`tick` may run on any number of replicas: a list is ordered once a day under the same key by all of them."""

    def __init__(self, world: World, background: Background | None, fetch: Fetch | None) -> None:
        self._world = world
        self._background = background if fetch and world.settings.source_names else None
        self._fetch = fetch
        self._ordered: date | None = None
        if self._background:
            self._background.register(KIND, self.renew)

    async def tick(self) -> None:
        today = self._world.clock().date()
        if self._background is None or not self._background.ready or self._ordered == today:
            return
        for name in self._world.settings.source_names:
            await self._background.put(KIND, f"{name} {today}", turn=KIND)
        self._ordered = today

    async def renew(self, key: str) -> None:
        """Nothing is added, and no other source's price is overwritten; doing it twice changes nothing more."""
        name = key.partition(" ")[0]
        if self._fetch is None or name not in KINDS:
            return
        kind, now = KINDS[name], self._world.clock()
        try:
            text = await self._fetch(kind.published)
        except ValueError as trouble:
            self._world.log.warning("source.not_fetched", source=name, trouble=str(trouble))
            return
        source = await asyncio.to_thread(kind.read, kind.published, text, now.date())
        if source.failed:
            self._world.log.warning("source.not_read", source=name, trouble=str(source.failed[0]))
            return
        planned = await plan(self._world.store, (), [source], add=False)
        await carry_out(self._world.store, planned.changes, by=f"daily reading of {name}", at=now)
        news = news_of(name, planned, disagreements=now.weekday() == MONDAY)
        self._world.log.info(
            "source.renewed", source=name, prices=len(news.changed), disagree=_apart(planned.laid[0][1])
        )
        if news:
            await self._tell(news)

    async def _tell(self, news: News) -> None:
        platform, _, rest = self._world.settings.report_to.partition(":")
        workspace, _, user = rest.partition(":")
        messenger = self._world.messengers.get(Platform(platform))
        if messenger is None:
            return
        card = news_card(words(self._world.settings.locale), news)
        try:
            await messenger.tell(UserRef(Platform(platform), workspace, user), card)
        except PlatformError as trouble:
            self._world.log.warning("source.not_told", trouble=type(trouble).__name__)


def news_of(name: str, planned: Plan, *, disagreements: bool) -> News:
    """Prices that are others now; where sources disagree is said once a week, for it stays so until somebody decides."""
    changed = tuple(
        (change.after.name, _prices(change.before.prices), _prices(change.after.prices))
        for change in planned.changes.changed
        if _prices(change.before.prices) != _prices(change.after.prices)
    )
    apart = planned.laid[0][1].disagreements if disagreements else ()
    return News(name, changed, apart)


def _prices(facts: tuple[PriceFact, ...]) -> str:
    return "; ".join(fact.text for fact in facts)


def _apart(laid: Laid) -> int:
    return len(laid.disagreements)
