"""Measuring from outside: votes on their way, and what became of weekly posts."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.digests.subscription import SlotState
from bot.ports.meter import Meter
from bot.ports.storage import Change, MarkChange, Outcome, PrivateBallot, Reading, Store, VoteWriter, Wipe


@dataclass(slots=True)
class MeteredWriter:
    """A VoteWriter around another one."""

    writer: VoteWriter
    meter: Meter
    seconds: Callable[[], float]
    """counts from anywhere and never goes back"""
    waiting: int = 0

    async def cast(self, change: Change) -> Outcome:
        began = self.seconds()
        self._wait(1)
        try:
            outcome = await self.writer.cast(change)
        finally:
            self._wait(-1)
        self.meter.observe("verdict_vote_seconds", self.seconds() - began)
        self._tell(change, outcome)
        return outcome

    def _wait(self, more: int) -> None:
        self.waiting += more
        self.meter.gauge("verdict_vote_queue_depth", self.waiting)

    def _tell(self, change: Change, outcome: Outcome) -> None:
        for direction, marks in (("added", outcome.added), ("removed", outcome.removed)):
            if marks:
                self.meter.count("verdict_vote_changes_total", marks, source=_source(change), direction=direction)
                if isinstance(change, Reading):
                    platform = change.box.channel.platform
                    self.meter.count("verdict_repairs_total", marks, platform=platform, direction=direction)


def _source(change: Change) -> str:
    match change:
        case MarkChange():
            return change.kind.value
        case PrivateBallot():
            return "private"
        case Reading():
            return "reading"
        case Wipe():
            return "clearing"


async def weigh_slots(store: Store, meter: Meter) -> None:
    """All states, so that one which nobody is in any more is told as 0."""
    async with store() as unit:
        counts = await unit.slots.states()
    for state in SlotState:
        meter.gauge("verdict_slots", counts.get(state, 0), state=state.value)
