"""The numbers of one weekly post, frozen with the claim: a second attempt, a feed and next week read the same."""

from collections.abc import Mapping
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

from bot.ballots import Tally
from bot.digests.weeks import Week


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)  # until there is a post


class Named(_Frozen):
    """A tool as it was called when the numbers were frozen."""

    slug: str
    name: str


class NewVerdict(_Frozen):
    tool: Named
    ships: int
    reviews: int
    entry: str = ""


class Voted(_Frozen):
    """A tool with votes: how many were cast since the last post, and the tally."""

    tool: Named
    cast: int
    ship: int
    skip: int

    @property
    def tally(self) -> Tally:
        return Tally(self.ship, self.skip)


class Race(_Frozen):
    """Two tools head to head: people who would ship exactly one of them."""

    first: Named
    second: Named
    wins: int
    losses: int


class Asked(_Frozen):
    first: Named
    second: Named
    times: int


class Against(_Frozen):
    """The crowd on the other side of the panel."""

    tool: Named
    ships: int
    reviews: int
    ship: int
    skip: int

    @property
    def tally(self) -> Tally:
        return Tally(self.ship, self.skip)


class Switched(_Frozen):
    """People who changed their minds, one way and the other."""

    tool: Named
    to_ship: int
    to_skip: int


class Moved(_Frozen):
    """The mover: this week's ballots beside all those before."""

    tool: Named
    up: bool
    ship: int
    skip: int
    before_ship: int
    before_skip: int


class Follow(_Frozen):
    """What became of an item of the last post: its tally then and now."""

    tool: Named
    then_ship: int
    then_skip: int
    ship: int
    skip: int


class FollowRace(_Frozen):
    """What became of the last post's closest race."""

    first: Named
    second: Named
    then: tuple[int, int]
    now: tuple[int, int]
    decided: bool
    """one of them is probably ahead now"""


class Told(_Frozen):
    """What the rollups of the running week held when the numbers were frozen: the next post does not tell it again."""

    weeks: Mapping[str, Week] = {}
    """by slug"""
    asked: Mapping[str, int] = {}
    """by `first|second`"""
    here: int = 0


class Digest(_Frozen):
    """`first_day` and `last_day` are days of the channel's zone; `votes` are those cast since the last post."""

    week: str
    first_day: date
    last_day: date
    frozen_at: datetime
    votes: int = 0
    here: int = 0
    """of these, in this workspace"""
    people: int | None = None
    workspaces: int = 1
    """how many workspaces the numbers come from"""
    new: tuple[NewVerdict, ...] = ()
    more_new: int = 0
    mover: Moved | None = None
    split: Against | None = None
    closest: Race | None = None
    asked: Asked | None = None
    voted: Voted | None = None
    switched: Switched | None = None
    follow: tuple[Follow, ...] = ()
    follow_race: FollowRace | None = None
    items: tuple[Voted, ...] = ()
    """to vote on below the post"""
    told: Told = Told()

    @property
    def empty(self) -> bool:
        """Nothing happened: no votes, no new verdicts, nobody asked anything."""
        return not (self.votes or self.new or self.asked)
