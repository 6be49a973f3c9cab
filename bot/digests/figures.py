"""What the store knows of a week, as it comes out of the rollups, and what of it the last post did not tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.ballots import Community, Tally
from bot.digests.digest import Digest, Told
from bot.digests.weeks import Week
from bot.lookup import Snapshot
from bot.numbers.counts import Counts
from bot.numbers.prior import Prior, fit
from bot.tools import Tool

NO_WEEK = Week()
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts by slug and by pair of slugs. `rows` and `asked` reach back to the week of the last post."""

    rows: Mapping[str, Week]
    asked: Mapping[Pair, int]
    running: Told
    """the part of them that belongs to the running week"""
    here: Mapping[str, Week]
    """the part of `rows` that was cast in the channel's workspace"""
    totals: Mapping[str, Community]
    races: Sequence[tuple[str, str, int, int]]
    new: Sequence[str]
    followed: tuple[int, int] = (0, 0)
    """how the last post's closest race stands now"""
    people: int | None = None
    workspaces: int = 1


@dataclass(frozen=True, slots=True)
class Period:
    """The figures of what happened since the last post, for the tools that the channel wants."""

    figures: Figures
    last: Digest | None
    tools: Mapping[str, Tool]
    priors: Mapping[str, Prior] = field(default_factory=dict[str, Prior])

    def week(self, slug: str) -> Week:
        told = self.last.told.weeks.get(slug, NO_WEEK) if self.last else NO_WEEK
        return self.figures.rows.get(slug, NO_WEEK) - told

    def tally(self, slug: str) -> Tally:
        found = self.figures.totals.get(slug)
        return found.everywhere if found else Tally()

    def counts(self, slug: str) -> Counts:
        tally = self.tally(slug)
        return Counts(tally.ship, tally.skip)

    def before(self, slug: str) -> Counts:
        """The votes that are older than the last post."""
        tally, week = self.tally(slug), self.week(slug)
        return Counts(max(0, tally.ship - week.ship), max(0, tally.skip - week.skip))

    def prior(self, slug: str) -> Prior:
        return self.priors[self.tools[slug].category]

    def asked(self, pair: Pair) -> int:
        told = self.last.told.asked.get("|".join(pair), 0) if self.last else 0
        return self.figures.asked.get(pair, 0) - told

    @property
    def here(self) -> int:
        """Votes of the channel's workspace, never more than all."""
        cast = sum(week.n for slug, week in self.figures.here.items() if slug in self.tools)
        told = self.last.told.here if self.last else 0
        return min(max(0, cast - told), sum(week.n for week in self.voted.values()))

    @property
    def voted(self) -> Mapping[str, Week]:
        """The tools that were voted on."""
        weeks = {slug: self.week(slug) for slug in self.figures.rows if slug in self.tools}
        return {slug: week for slug, week in weeks.items() if week.n}


def period(figures: Figures, last: Digest | None, snapshot: Snapshot, categories: Sequence[str]) -> Period:
    wanted = {one.casefold() for one in categories}
    tools = {slug: tool for slug, tool in snapshot.tools.items() if not wanted or tool.category.casefold() in wanted}
    voted: dict[str, list[Counts]] = {tool.category: [] for tool in tools.values()}
    for slug, community in figures.totals.items():
        if slug in tools:
            voted[tools[slug].category].append(Counts(community.everywhere.ship, community.everywhere.skip))
    return Period(figures, last, tools, {category: fit(counts) for category, counts in voted.items()})
