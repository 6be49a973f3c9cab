"""Card refresh: a box whose tally is newer than its card gets one edit; the last state wins and survives a restart."""

from collections.abc import Callable, Container
from datetime import timedelta

from bot.ballots import Box
from bot.errors import MALFORMED, ChannelGone, MessageGone, NotPermitted, PlatformError, RateLimited
from bot.ids import MessageRef, Platform, WorkspaceRef
from bot.ports.boxes import BoxState
from bot.ports.world import World
from bot.waiting import Waits, pause
from bot.workers.rebuild import card_of

BATCH = 50
OLD = timedelta(hours=1)
"""Discord counts edits of messages older than an hour against a limit of their own (error 30046)"""
OLD_EVERY = timedelta(minutes=10)
MINE = timedelta(seconds=5)
"""how long other replicas leave a card to the one that draws it"""
PATIENCE = timedelta(minutes=5)
"""how long a box that cannot be edited is left alone"""


class Refresher:
    """`tick` edits what is due. Many votes between two ticks make one edit, by whichever replica claims it.

    A card that was drawn while its box was in doubt says so, and is drawn once more when the box has been read.
    """

    def __init__(self, world: World, in_sync: Callable[[BoxState], bool]) -> None:
        self._world = world
        self._in_sync = in_sync
        self._next = Waits[MessageRef]()
        self._behind: dict[MessageRef, int] = {}
        """what a card in doubt shows"""
        self._rest = Waits[tuple[WorkspaceRef, bool]]()
        """by workspace, and whether it is about old messages only"""

    async def tick(self) -> int:
        """How many cards were edited."""
        edited = 0
        self._next.tidy(self._world.clock())
        for platform in list(self._world.messengers):
            async with self._world.store() as unit:
                # What rests stands first in the line: it has waited longest, and must not keep the others from their turn.
                waiting = await unit.boxes.to_refresh(platform, BATCH + len(self._next) + len(self._behind))
            self._forget_behind(platform, {state.box.message for state in waiting})
            for state in waiting:
                if self._due(state):
                    edited += await self._edit(state)
        return edited

    def _forget_behind(self, platform: Platform, waiting: Container[MessageRef]) -> None:
        gone = [one for one in self._behind if one.channel.platform == platform and one not in waiting]
        for message in gone:
            del self._behind[message]

    def _due(self, state: BoxState) -> bool:
        message = state.box.message
        if self._behind.get(message) == state.tally_version and not self._in_sync(state):
            return False
        now = self._world.clock()
        resting = [(message.channel.home, False), (message.channel.home, self._old(state))]
        return not (self._next.holds(message, now) or any(self._rest.holds(key, now) for key in resting))

    def _old(self, state: BoxState) -> bool:
        return self._world.clock() - state.box.opened > OLD

    def _will_be_read(self, state: BoxState) -> bool:
        return self._world.clock() - state.box.opened < timedelta(days=self._world.settings.box_days)

    async def _edit(self, state: BoxState) -> bool:
        """Whether it was drawn, and drawn here: another replica may have been first."""
        message, now = state.box.message, self._world.clock()
        every = OLD_EVERY if self._old(state) else timedelta(seconds=self._world.settings.refresh_seconds)
        async with self._world.store() as unit:
            if not await unit.boxes.to_draw(state, now, now + min(every, MINE)):
                return False
        self._next.put(message, now, now + every)
        in_sync = self._in_sync(state)
        drawn = await self._draw(state, in_sync=in_sync)
        settled = drawn is not None and self._settled(state, drawn, in_sync=in_sync)
        async with self._world.store() as unit:
            doubted = now if drawn and not settled else None
            await unit.boxes.drawn(message, self._next.until(message, now), doubted=doubted)
            if settled:
                await unit.boxes.shown(message, state.tally_version, self._world.clock())
        return bool(drawn)

    async def _draw(self, state: BoxState, *, in_sync: bool) -> bool | None:
        """False when there is nothing to draw, None when it failed."""
        message = state.box.message
        try:
            card = await card_of(self._world, state.box, in_sync=in_sync)
            if card is not None:
                await self._world.messengers[message.channel.platform].edit(message, card)
                self._count(state)
        except PlatformError as trouble:
            await self._failed(state, trouble)
            return None
        except MALFORMED:
            now = self._world.clock()
            self._next.put(message, now, now + PATIENCE)
            self._world.log.exception("card.not_drawn", message=message.message)
            return None
        return card is not None

    def _settled(self, state: BoxState, drawn: bool, *, in_sync: bool) -> bool:
        """Whether the card need not be drawn again for this version."""
        if not drawn or in_sync or not self._will_be_read(state):
            self._behind.pop(state.box.message, None)
            return True
        self._behind[state.box.message] = state.tally_version
        return False

    def _count(self, state: BoxState) -> None:
        """Each version that was never shown is an edit that was not needed."""
        platform, meter = state.box.message.channel.platform, self._world.meter
        meter.count("verdict_card_edits_total", platform=platform, outcome="done")
        meter.count("verdict_card_edits_coalesced_total", self._skipped(state), platform=platform)

    def _skipped(self, state: BoxState) -> int:
        shown = max(state.shown_version, self._behind.get(state.box.message, state.shown_version))
        return max(0, state.tally_version - shown - 1)

    async def _failed(self, state: BoxState, trouble: PlatformError) -> None:
        """The box goes on waiting, unless its message is gone for good."""
        message, now = state.box.message, self._world.clock()
        self._world.meter.count("verdict_card_edits_total", platform=message.channel.platform, outcome="failed")
        match trouble:
            case MessageGone():
                await self._close(state.box)
            case RateLimited():
                self._next.drop(message)
                self._rest.put((message.channel.home, self._old(state)), now, now + pause(trouble.retry_after))
            case ChannelGone() | NotPermitted():
                self._next.put(message, now, now + PATIENCE)
                self._world.log.warning("card.not_refreshed", trouble=type(trouble).__name__, message=message.message)
            case _:
                self._world.log.warning("card.refresh_failed", trouble=type(trouble).__name__, message=message.message)

    async def _close(self, box: Box) -> None:
        async with self._world.store() as unit:
            await unit.boxes.close([box.message])
