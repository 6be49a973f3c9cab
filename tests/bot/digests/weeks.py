"""Weeks to choose from: a few tools, and figures written down in a line."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from bot.ballots import Community, Tally
from bot.digests.compose import compose
from bot.digests.digest import Digest, Told
from bot.digests.figures import Figures, period
from bot.digests.weeks import Week
from bot.lookup import Snapshot
from bot.panel import Panel, Review, Verdict
from bot.tools import Entry, Tool

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
DAYS = (date(2026, 11, 16), date(2026, 11, 22))
ROLES = ("Builder", "Skeptic", "Futurist", "Founder")


def tool(name: str, marks: str = "", category: str = "Models", entry: Entry | None = None) -> Tool:
    """Its marks are the four roles' verdicts: + ships."""
    reviews = [
        Review(role, Verdict.SHIP if mark == "+" else Verdict.SKIP, "text", f"{name} says {role}.")
        for role, mark in zip(ROLES, marks, strict=False)
    ]
    return Tool(name.lower(), name, category=category, entry=entry, panel=Panel.of(reviews))


TOOLS = (
    tool("Opus", "++++", entry=Entry.PAID),
    tool("Smol", "+++-", entry=Entry.FREE),
    tool("Mini", "+---"),
    tool("Cursor", "++--", "Coding Tools"),
    tool("Bare"),
)
SNAPSHOT = Snapshot.of(1, TOOLS)


def figures(
    *,
    weeks: Mapping[str, Week] | None = None,
    totals: Mapping[str, tuple[int, int]] | None = None,
    asked: Mapping[tuple[str, str], int] | None = None,
    races: Sequence[tuple[str, str, int, int]] = (),
    new: Sequence[str] = (),
    running: Told | None = None,
    followed: tuple[int, int] = (0, 0),
    here: Mapping[str, Week] | None = None,
    people: int | None = None,
    workspaces: int = 1,
) -> Figures:
    """Tools whose totals are not named have no votes but this week's."""
    rows = weeks or {}
    tallies = {slug: Tally(week.ship, week.skip) for slug, week in rows.items()}
    tallies |= {slug: Tally(*counts) for slug, counts in (totals or {}).items()}
    return Figures(
        rows=rows,
        asked=asked or {},
        running=running or Told(),
        here=here or {},
        totals={slug: Community(tally, tally, 1) for slug, tally in tallies.items()},
        races=races,
        new=new,
        followed=followed,
        people=people,
        workspaces=workspaces,
    )


def digest(found: Figures, last: Digest | None = None, categories: Sequence[str] = ()) -> Digest:
    """The week's post for these figures."""
    return compose("2026-W48", DAYS, MONDAY, period(found, last, SNAPSHOT, categories))
