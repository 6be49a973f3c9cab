"""Chooses what a week's post says: facts that anyone can recount, and a claim only where the statistics allow it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from bot.digests.digest import (
    Against,
    Asked,
    Digest,
    Follow,
    FollowRace,
    Moved,
    Named,
    NewVerdict,
    Race,
    Switched,
    Voted,
)
from bot.digests.figures import Period
from bot.numbers.counts import Counts
from bot.numbers.movers import Change, mover
from bot.numbers.prior import DEFAULT
from bot.numbers.split import crowd_against_critics
from bot.numbers.switchers import mcnemar

MOST_ITEMS: Final = 5
NEW_SHOWN: Final = 3
FOLLOWED: Final = 2
DUELS_TO_RACE: Final = 10
"""fewer are not called a race: 3 to 2 says nothing"""
DECIDED: Final = 0.95
TO_SWITCH: Final = 2
"""one person who changed their mind would be named by everyone"""
ONE_WAY: Final = 0.10
"""as easily as this chance may explain the switches that are told; no claim is made of them"""


def compose(week: str, days: tuple[date, date], at: datetime, found: Period) -> Digest:
    """`days`: the first and the last day that the post speaks of, in the channel's zone."""
    voted = found.voted
    new = [slug for slug in dict.fromkeys(found.figures.new) if slug in found.tools and found.tools[slug].panel.size]
    chosen = Digest(
        week=week,
        first_day=days[0],
        last_day=days[1],
        frozen_at=at,
        votes=sum(one.n for one in voted.values()),
        here=found.here,
        people=found.figures.people,
        workspaces=found.figures.workspaces,
        new=tuple(_new(found, slug) for slug in new[:NEW_SHOWN]),
        more_new=max(0, len(new) - NEW_SHOWN),
        mover=_mover(found),
        split=_split(found),
        closest=_closest(found),
        asked=_asked(found),
        voted=_most_voted(found),
        switched=_switched(found),
        follow=_follow(found),
        follow_race=_follow_race(found),
        told=found.figures.running,
    )
    items = [_voted(found, slug) for slug in list(_subjects(chosen))[:MOST_ITEMS]]
    return chosen.model_copy(update={"items": tuple(items)})


def _subjects(digest: Digest) -> Mapping[str, None]:
    """The tools that the post speaks of, the most interesting first; each once."""
    named: list[Named] = [one.tool for one in digest.new[:2]]
    named.extend(one.tool for one in (digest.mover, digest.split) if one)
    for pair in (digest.closest, digest.asked):
        named.extend((pair.first, pair.second) if pair else ())
    named.extend(one.tool for one in (digest.voted, digest.switched) if one)
    return dict.fromkeys(one.slug for one in named)


def _named(found: Period, slug: str) -> Named:
    return Named(slug=slug, name=found.tools[slug].name)


def _new(found: Period, slug: str) -> NewVerdict:
    tool = found.tools[slug]
    return NewVerdict(tool=_named(found, slug), ships=tool.panel.ships, reviews=tool.panel.size, entry=tool.entry or "")


def _voted(found: Period, slug: str) -> Voted:
    tally = found.tally(slug)
    return Voted(tool=_named(found, slug), cast=found.week(slug).n, ship=tally.ship, skip=tally.skip)


def _mover(found: Period) -> Moved | None:
    changes = {
        slug: Change(found.before(slug), Counts(week.ship, week.skip), found.prior(slug))
        for slug, week in found.voted.items()
    }
    moved = mover(changes)
    if moved is None:
        return None
    week, before = found.week(moved.tool), found.before(moved.tool)
    return Moved(
        tool=_named(found, moved.tool),
        up=moved.by > 0,
        ship=week.ship,
        skip=week.skip,
        before_ship=int(before.ship),
        before_skip=int(before.skip),
    )


def _split(found: Period) -> Against | None:
    """Of the tools that were voted on: an old quarrel is not this week's news."""
    weighed: list[tuple[float, str]] = []
    for slug in found.voted:
        panel = found.tools[slug].panel
        against = crowd_against_critics(found.counts(slug), panel.ships, panel.size, found.prior(slug))
        if against:
            weighed.append((against.weight, slug))
    if not weighed:
        return None
    slug = max(weighed)[1]
    panel, tally = found.tools[slug].panel, found.tally(slug)
    return Against(tool=_named(found, slug), ships=panel.ships, reviews=panel.size, ship=tally.ship, skip=tally.skip)


def _closest(found: Period) -> Race | None:
    """Among the pairs of which at least one was voted on; more duels make a better race."""
    races = [
        (abs(wins - losses) / (wins + losses), -(wins + losses), first, second, wins, losses)
        for first, second, wins, losses in found.figures.races
        if wins + losses >= DUELS_TO_RACE and _both(found, first, second) and {first, second} & found.voted.keys()
    ]
    if not races:
        return None
    _, _, first, second, wins, losses = min(races)
    if losses > wins:
        first, second, wins, losses = second, first, losses, wins
    return Race(first=_named(found, first), second=_named(found, second), wins=wins, losses=losses)


def _asked(found: Period) -> Asked | None:
    asked = [(found.asked(pair), pair) for pair in found.figures.asked if _both(found, *pair)]
    times, pair = max(asked, default=(0, ("", "")), key=lambda one: (one[0], one[1]))
    if times < 1:
        return None
    return Asked(first=_named(found, pair[0]), second=_named(found, pair[1]), times=times)


def _most_voted(found: Period) -> Voted | None:
    slug = _largest((week.n, slug) for slug, week in found.voted.items())
    return _voted(found, slug) if slug else None


def _switched(found: Period) -> Switched | None:
    """The tool on which most people went one way; told where chance alone would seldom send them so."""
    changed = [
        (week.to_ship + week.to_skip, slug)
        for slug, week in found.voted.items()
        if week.to_ship + week.to_skip >= TO_SWITCH
        and (mcnemar(week.to_ship, week.to_skip) <= ONE_WAY or not min(week.to_ship, week.to_skip))
    ]
    slug = _largest(changed)
    if not slug:
        return None
    week = found.week(slug)
    return Switched(tool=_named(found, slug), to_ship=week.to_ship, to_skip=week.to_skip)


def _follow(found: Period) -> tuple[Follow, ...]:
    """The items of the last post whose votes changed most since."""
    if found.last is None:
        return ()
    changes: list[tuple[int, Follow]] = []
    for item in found.last.items:
        slug, now = item.tool.slug, found.tally(item.tool.slug)
        moved = abs(now.ship - item.ship) + abs(now.skip - item.skip)
        if moved and slug in found.tools:
            changes.append(
                (
                    moved,
                    Follow(
                        tool=_named(found, slug),
                        then_ship=item.ship,
                        then_skip=item.skip,
                        ship=now.ship,
                        skip=now.skip,
                    ),
                )
            )
    changes.sort(key=lambda one: (-one[0], one[1].tool.slug))
    return tuple(follow for _, follow in changes[:FOLLOWED])


def _follow_race(found: Period) -> FollowRace | None:
    race = found.last.closest if found.last else None
    if race is None or not _both(found, race.first.slug, race.second.slug):
        return None
    wins, losses = found.figures.followed
    below = DEFAULT.after(Counts(wins, losses)).cdf(0.5)
    return FollowRace(
        first=race.first,
        second=race.second,
        then=(race.wins, race.losses),
        now=(wins, losses),
        decided=max(below, 1 - below) >= DECIDED,
    )


def _both(found: Period, first: str, second: str) -> bool:
    return first in found.tools and second in found.tools


def _largest(counted: Iterable[tuple[int, str]]) -> str:
    """The slug with the largest count; of equals the first by name, so that every replica says the same."""
    best = min(counted, default=(0, ""), key=lambda one: (-one[0], one[1]))
    return best[1] if best[0] else ""
