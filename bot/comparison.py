"""Two to four tools side by side: what the card says is decided here, without words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import cached_property

from bot.ballots import Community, Tally
from bot.numbers.prior import DEFAULT, Prior
from bot.tools import Row, Tool, leaders, parting, split

MOST = 4
"""as many as there are keycaps under the card"""


@dataclass(frozen=True, slots=True)
class Freshness:
    """How current the community column is."""

    counted: datetime
    in_sync: bool = True
    away: bool = False
    """the votes could not be read at all: nothing may be said of them"""


@dataclass(frozen=True)
class Panels:
    """What the reviewers say of the tools side by side, whatever anybody votes; what is asked twice is worked out once."""

    tools: tuple[Tool, ...]

    @cached_property
    def leaders(self) -> tuple[Tool, ...]:
        return leaders(self.tools)

    @cached_property
    def split(self) -> tuple[Row, ...]:
        return split(self.tools)

    @cached_property
    def parting(self) -> tuple[Row, ...]:
        return parting(self.split)

    @cached_property
    def widest(self) -> Row | None:
        """The role to name when the reviewers part: one where the leading tool ships and another does not, if any."""
        rows = self.parting
        front = {tool.slug for tool in self.leaders}
        for row in rows:
            for tool, review in zip(self.tools, row.reviews, strict=True):
                if review is not None and review.ships and tool.slug in front:
                    return row
        return rows[0] if rows else None


@dataclass(frozen=True, slots=True)
class Comparison:
    tools: tuple[Tool, ...]
    community: Mapping[str, Community]
    freshness: Freshness
    asker: str = ""
    prior: Prior = DEFAULT
    """what the category's votes make of a tool before its own are counted"""
    duel: tuple[int, int] | None = None
    """people who ship exactly one of two tools: (the first, the second)"""

    def tally(self, tool: Tool) -> Tally:
        """The tally everywhere, which is also the one here while only one workspace votes."""
        return self.of(tool).everywhere

    def of(self, tool: Tool) -> Community:
        return self.community.get(tool.slug, Community())

    @property
    def shared(self) -> bool:
        """Whether several workspaces vote on any of the tools, so that here and everywhere differ."""
        return any(self.of(tool).workspaces > 1 for tool in self.tools)


def share(tool: Tool) -> Fraction | None:
    """The panel share exactly, for comparing."""
    return Fraction(tool.panel.ships, tool.panel.size) if tool.panel.size else None
