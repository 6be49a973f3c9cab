"""Boxes as the writer sees them, remembered; what can change about them is asked in every batch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.ballots import Box
from bot.ids import ChannelRef, MessageRef, Platform
from store.codes import BY_BOX_KIND, EMOJI
from store.moments import moment
from store.writer.law import Facts
from store.writer.link import Link, Query

_NUMBER = Query(
    "SELECT box.id FROM box JOIN workspace ON workspace.id = box.workspace_id "
    "WHERE platform = ? AND workspace.workspace = ? AND channel = ? AND message = ?"
)
_FACTS = Query(
    "SELECT box.id, kind, opened, message, tool_id FROM box JOIN box_tool ON box_id = box.id "
    "WHERE box.id {any} ORDER BY box.id, seat"
)
_NOW = Query("SELECT id, read_at FROM box WHERE id {any} AND NOT closed")
_MERGES = Query("SELECT merges FROM catalog_state")
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


class Spots:
    def __init__(self) -> None:
        self._numbers: dict[MessageRef, int] = {}
        self._facts: dict[int, Facts] = {}
        self._merges = -1

    def open(self, link: Link, messages: Iterable[MessageRef]) -> Mapping[MessageRef, Spot]:
        """Those of the messages that are open boxes."""
        self._stay_true(link)
        numbers = {message: number for message in messages if (number := self._number(link, message)) is not None}
        if not numbers:
            return {}
        now = dict(link.ask(_NOW, link.numbers(sorted(numbers.values()))))
        facts = self.facts(link, now)
        return {message: Spot(facts[n], now[n]) for message, n in numbers.items() if n in now}

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

    def _number(self, link: Link, message: MessageRef) -> int | None:
        if message not in self._numbers:
            where = message.channel
            found = link.ask(_NUMBER, where.platform, where.workspace, where.channel, message.message)
            if not found:
                return None
            self._numbers[message] = found[0][0]
        return self._numbers[message]

    def _stay_true(self, link: Link) -> None:
        """Merged tools change the boxes that they are on, whichever replica merged them."""
        merges = link.ask(_MERGES)[0][0]
        if merges != self._merges or len(self._facts) > _MANY or len(self._numbers) > _MANY:
            self._numbers.clear()
            self._facts.clear()
            self._merges = merges


_NOWHERE = MessageRef(ChannelRef(Platform(""), "", ""), "")


def _facts(number: int, kind: int, opened: int, message: str, tools: tuple[int, ...]) -> Facts:
    """Which emoji count is asked of the core, which knows."""
    box = Box(_NOWHERE, BY_BOX_KIND[kind], tuple(map(str, tools)), moment(opened))
    codes = frozenset(EMOJI[emoji] for emoji in box.emoji)
    return Facts(number, kind == 1, tools, codes, opened, message)
