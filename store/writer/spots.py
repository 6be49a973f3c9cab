"""Boxes as the writer sees them, remembered; what can change about them is asked in every batch."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.ballots import Box
from bot.ids import ChannelRef, MessageRef, Platform
from bot.waiting import SKEW
from store.codes import BY_BOX_KIND, EMOJI
from store.moments import EPOCH, micros, moment
from store.writer.law import Facts
from store.writer.link import Link, Query
from store.writer.marks import AHEAD

_NUMBER = Query(
    "SELECT box.id FROM box JOIN workspace ON workspace.id = box.workspace_id "
    "WHERE platform = ? AND workspace.workspace = ? AND channel = ? AND message = ?"
)
_FACTS = Query(
    "SELECT box.id, kind, opened, message, tool_id FROM box JOIN box_tool ON box_id = box.id "
    "WHERE box.id {any} ORDER BY box.id, seat"
)
_NOW = Query(
    "SELECT merges, box.id, read_at FROM catalog_state LEFT JOIN box ON box.id {any} AND NOT closed",
    columns=("merges", "id", "read_at"),
)
SKEWED = micros(EPOCH + SKEW)
_NOWHERE = 0
"""the number of no box"""
_MANY = 100_000


@dataclass(slots=True)
class Spot:
    """An open box, and the newest complete reading of it."""

    facts: Facts
    read_at: int | None
    read_again: bool = False

    def see(self, at: int) -> None:
        if self.read_at is None or at > self.read_at:
            self.read_at, self.read_again = at, True

    def doubt(self, now: int) -> None:
        """A reading that is still to come was made by a clock of ours that ran ahead."""
        if self.read_at is not None and self.read_at > now + SKEWED:
            self.read_at, self.read_again = now - AHEAD, True


class Spots:
    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        """by platform, workspace, channel and message, which are compared faster than a message's reference"""
        self._facts: dict[int, Facts] = {}
        self._merges = -1

    def find(self, link: Link, messages: Sequence[MessageRef]) -> Sequence[Spot | None]:
        """Those of the messages that are open boxes, each in its place."""
        numbers = self._numbered(link, messages)
        merges, now = _now(link, numbers)
        if merges != self._merges or len(self._facts) > _MANY or len(self._numbers) > _MANY:
            # Merged tools change the boxes that they are on, whichever replica merged them.
            self._numbers.clear()
            self._facts.clear()
            self._merges = merges
            numbers = self._numbered(link, messages)
            _, now = _now(link, numbers)
        facts = self.facts(link, now)
        spots = {number: Spot(facts[number], read_at) for number, read_at in now.items()}
        return [spots.get(number) for number in numbers]

    def facts(self, link: Link, boxes: Iterable[int]) -> Mapping[int, Facts]:
        """What is known of these boxes, and of others."""
        missing = sorted({box for box in boxes if box not in self._facts})
        if missing:
            tools: dict[int, list[int]] = {}
            heads: dict[int, tuple[int, int, str]] = {}
            for box, kind, opened, message, tool in link.ask(_FACTS, link.numbers(missing)):
                tools.setdefault(box, []).append(tool)
                heads[box] = (kind, opened, message)
            for box, (kind, opened, message) in heads.items():
                self._facts[box] = _facts(box, kind, opened, message, tuple(tools[box]))
        return self._facts

    def _numbered(self, link: Link, messages: Iterable[MessageRef]) -> Sequence[int]:
        known = self._numbers
        places = [(one.channel.platform, one.channel.workspace, one.channel.channel, one.message) for one in messages]
        return [known.get(place) or self._number(link, place) for place in places]

    def _number(self, link: Link, place: tuple[str, ...]) -> int:
        found = link.ask(_NUMBER, *place)
        if not found:
            return _NOWHERE
        self._numbers[place] = found[0][0]
        return self._numbers[place]


def _now(link: Link, numbers: Iterable[int]) -> tuple[int, dict[int, int | None]]:
    """How often tools were merged, and when each of the boxes that are open was read."""
    rows = link.ask(_NOW, link.numbers(sorted(set(numbers))))
    return rows[0][0], {box: read_at for _, box, read_at in rows if box is not None}


_PLACELESS = MessageRef(ChannelRef(Platform(""), "", ""), "")


def _facts(number: int, kind: int, opened: int, message: str, tools: tuple[int, ...]) -> Facts:
    """Which emoji count is asked of the core, which knows."""
    box = Box(_PLACELESS, BY_BOX_KIND[kind], tuple(map(str, tools)), moment(opened))
    codes = frozenset(EMOJI[emoji] for emoji in box.emoji)
    return Facts(number, kind == 1, tools, codes, opened, message)
