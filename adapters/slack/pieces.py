"""What was rendered of the very same block before: facts change rarely, and cards are drawn after every vote."""

from dataclasses import dataclass
from typing import Final

from bot.cards import Ballot, Block, Facts, Lead, Scorecard, Text

MOST_KEPT: Final = 3072
"""of about a kilobyte each; as many comparisons as the wording keeps have six each"""
LASTING: Final = (Lead, Text, Facts, Scorecard, Ballot)
"""blocks that the wording keeps; small print is made anew for each card"""

How = tuple[int, bool, int, int]
"""the longest text, whether reactions can be read, controls and tables before it: all that a block looks at outside"""


@dataclass(frozen=True, slots=True)
class Piece:
    """As it stands in many messages."""

    block: Block
    written: bytes
    """its blocks as JSON, with commas between them"""
    blocks: int
    controls: int
    tables: int
    """how many there are with it"""


class Pieces:
    """By identity: to look at all that a block says, as equality does, would take longer than it saves.

    What is kept holds its block, so that no other can come to be in its place in memory.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: dict[tuple[int, How], Piece] = {}

    def find(self, block: Block, how: How) -> Piece | None:
        return self._kept.get((id(block), how))

    def keep(self, piece: Piece, how: How) -> None:
        if isinstance(piece.block, LASTING):
            while len(self._kept) >= self._most:
                del self._kept[next(iter(self._kept))]
            self._kept[id(piece.block), how] = piece
