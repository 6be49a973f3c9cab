"""What is printed of a count: nothing, bare counts, an early or a settled percentage; the words are made elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

EARLY_FROM: Final = 5
"""fewer votes are printed as counts: 4 of 4 is 51-100 % (Wilson, 95 %)"""
SETTLED_FROM: Final = 20
"""fewer votes are called early: 5 of 10 is 24-76 %"""


class Print(StrEnum):
    NONE = "none"
    COUNTS = "counts"
    EARLY = "early"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Printed:
    """How far the votes on one tool may be spoken of; there is a percentage from `EARLY_FROM` votes on."""

    how: Print
    ship: int
    skip: int
    percent: int | None = None

    @property
    def n(self) -> int:
        return self.ship + self.skip


def printed(ship: int, skip: int) -> Printed:
    """The row of the table that these votes fall into."""
    n = ship + skip
    if n == 0:
        return Printed(Print.NONE, ship, skip)
    if n < EARLY_FROM:
        return Printed(Print.COUNTS, ship, skip)
    return Printed(Print.EARLY if n < SETTLED_FROM else Print.SETTLED, ship, skip, share(ship, n))


def share(part: int, whole: int) -> int | None:
    """A whole percentage; 0 and 100 only for none and all, since 999 of 1000 is not everybody. None of nothing."""
    if whole == 0:
        return None
    percent = percents((part, whole - part))[0]
    return min(max(percent, 1), 99) if 0 < part < whole else percent


def percents(parts: Sequence[int]) -> tuple[int, ...]:
    """Whole percentages that add to 100 (largest remainder; what is left over goes to the parts named first)."""
    whole = sum(parts)
    if whole == 0:
        return (0,) * len(parts)
    floors = [100 * part // whole for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda i: -(100 * parts[i] % whole))
    for i in by_remainder[: 100 - sum(floors)]:
        floors[i] += 1
    return tuple(floors)
