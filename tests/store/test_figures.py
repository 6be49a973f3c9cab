"""A week's figures: what the rollups say is what a count of all ballots would say."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.ballots import BallotKind, CastBallot
from bot.ballots import votes as law
from bot.digests.weeks import Week
from bot.emoji import SHIP
from bot.ids import WorkspaceRef
from bot.panel import Panel, Review, Verdict
from bot.ports.people import AskedTools
from bot.ports.storage import MarkChange
from bot.tools import Tool
from bot.voters import Voter
from tests.store.conftest import Db
from tests.store.oracle import ballots_of, duels
from tests.store.people import DUEL, HOME, NOON, SOLO, TRIO, at, taps, voter

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
WEEK = timedelta(days=7)
SECOND = timedelta(seconds=1)
BOXES = (DUEL, SOLO, TRIO)
PEOPLE = [voter(name, home) for name in ("ada", "bob", "cyd", "dan") for home in ("T1", "T2")]
AWAY = WorkspaceRef(HOME.platform, "T2")
TOOLS = [Tool("opus", "Opus"), Tool("smol", "Smol"), Tool("mini", "Mini")]


async def catalogue(db: Db, *tools: Tool, minutes: float = -100, by: str = "ada") -> None:
    """Written by somebody."""
    async with db.store() as unit:
        await unit.catalog.put(tools, by=by, at=at(minutes))


async def cast(db: Db, seed: int) -> list[MarkChange]:
    """People vote and change their minds over four weeks, in the order of time."""
    await catalogue(db, *TOOLS)
    await db.open(*BOXES)
    chance = Random(seed)
    moments = sorted(NOON + chance.random() * 4 * WEEK for _ in range(120))
    changes: list[MarkChange] = []
    for moment in moments:
        box = chance.choice(BOXES)
        changes.append(MarkChange(box.message, chance.choice(PEOPLE), chance.choice(box.emoji), stands=True, at=moment))
    for change in changes:
        await db.writer.cast(change)
    return changes


def counted(
    changes: Sequence[MarkChange], home: WorkspaceRef | None, first: datetime, last: datetime
) -> dict[str, Week]:
    """By the law: each vote that stands, in the week of its deciding ballot, and what it was when that week began."""
    found: defaultdict[str, Week] = defaultdict(Week)
    for person in PEOPLE:
        for slug, vote in law(_ballots(changes, person)).items():
            monday = _monday(vote.at)
            if home not in {None, person.home} or not _monday(first) <= monday <= _monday(last):
                continue
            before = law(_ballots([change for change in changes if change.at < monday], person)).get(slug)
            ship, turned = vote.verdict is Verdict.SHIP, before is not None and before.verdict != vote.verdict
            row = found[slug]
            found[slug] = Week(
                ship=row.ship + ship,
                skip=row.skip + (not ship),
                to_ship=row.to_ship + (ship and turned),
                to_skip=row.to_skip + (not ship and turned),
            )
    return dict(found)


def _ballots(changes: Sequence[MarkChange], person: Voter) -> Sequence[CastBallot]:
    boxes = {box.message: box for box in BOXES}
    newest = {(change.box, change.emoji): change.at for change in changes if change.voter == person}
    return ballots_of((boxes[box], emoji, BallotKind.REACTION, moment) for (box, emoji), moment in newest.items())


def _monday(moment: datetime) -> datetime:
    return MONDAY + (moment - MONDAY) // WEEK * WEEK


@pytest.mark.parametrize("seed", range(2))
async def test_weeks_hold_what_a_count_of_all_ballots_says(db: Db, seed: int) -> None:
    """For every span of weeks, for one workspace and for all, with those who changed their minds."""
    changes = await cast(db, seed)
    spans = [(first, last) for first in range(4) for last in range(first, 4)]
    async with db.store() as unit:
        for home in (None, HOME, AWAY):
            for first, last in spans:
                span = MONDAY + first * WEEK, MONDAY + last * WEEK + timedelta(days=6)

                assert counted(changes, home, *span) == await unit.figures.weeks(home, *span)


async def test_a_week_begins_on_monday_at_midnight(db: Db) -> None:
    """A second earlier it is the week before; a workspace that never voted has no figures."""
    await db.open(SOLO)
    for name, moment in (("ada", MONDAY + WEEK - SECOND), ("bob", MONDAY + WEEK), ("cyd", MONDAY + 2 * WEEK - SECOND)):
        await db.writer.cast(MarkChange(SOLO.message, voter(name), SHIP, stands=True, at=moment))
    async with db.store() as unit:
        assert {"opus": Week(ship=1)} == await unit.figures.weeks(None, MONDAY, MONDAY + WEEK - SECOND)
        assert {"opus": Week(ship=2)} == await unit.figures.weeks(HOME, MONDAY + WEEK, MONDAY + 2 * WEEK - SECOND)
        assert {"opus": Week(ship=3)} == await unit.figures.weeks(HOME, MONDAY + WEEK - SECOND, MONDAY + WEEK)
        assert {} == await unit.figures.weeks(AWAY, MONDAY, MONDAY + WEEK)
        assert {} == await unit.figures.weeks(None, MONDAY + 2 * WEEK, MONDAY + 3 * WEEK)


async def test_a_vote_that_is_taken_back_is_in_no_week(db: Db) -> None:
    """Nor is its tool, when it was the only one."""
    await db.open(SOLO)
    await db.writer.cast(taps("ada", SOLO, SHIP, 1))
    await db.writer.cast(taps("ada", SOLO, SHIP, 2, stands=False))
    async with db.store() as unit:
        assert {} == await unit.figures.weeks(None, NOON, NOON)


async def test_what_is_asked_of_merged_tools_is_asked_of_the_one_that_stays(db: Db) -> None:
    """In every workspace, in these weeks only, each pair in the order of its names; votes follow as well."""
    await catalogue(db, *TOOLS)
    await db.open(TRIO)
    await db.writer.cast(taps("ada", TRIO, TRIO.emoji[2], 1))
    async with db.store() as unit:
        await unit.asks.compared([AskedTools(HOME, ("smol", "opus", "mini"), NOON)])
        await unit.asks.compared([AskedTools(AWAY, ("opus", "mini"), NOON)])
        await unit.asks.compared([AskedTools(AWAY, ("opus", "mini"), NOON + WEEK)])

        async def asked(first: datetime, last: datetime) -> dict[tuple[str, str], int]:
            return dict(await unit.figures.asked(first, last))

        before = {("mini", "opus"): 2, ("mini", "smol"): 1, ("opus", "smol"): 1}
        assert before == await asked(NOON, NOON)
        assert {("mini", "opus"): 1} == await asked(NOON + WEEK, NOON + 2 * WEEK)
        await unit.catalog.merge("mini", "smol", by="ada", at=at(9))
        assert {("opus", "smol"): 4} == await asked(NOON, NOON + WEEK)
        weeks = await unit.figures.weeks(None, NOON, NOON)
    assert {"opus": Week(skip=1), "smol": Week(ship=1)} == weeks or {
        "opus": Week(skip=1),
        "smol": Week(skip=1),
    } == weeks


@pytest.mark.parametrize("seed", range(2))
async def test_races_are_the_closest_pairs(db: Db, seed: int) -> None:
    """Counted by the law over everybody; with fewer duels than asked for, or with a retired tool, there is no race."""
    changes = await cast(db, seed)
    wins = Counter(pair for person in PEOPLE for pair in duels(_ballots(changes, person)))
    pairs = {(min(pair), max(pair)) for pair in wins}

    async def races(least: int, limit: int = 9) -> list[tuple[str, str, int, int]]:
        async with db.store() as unit:
            return list(await unit.figures.races(least, limit))

    found = await races(1)
    assert {(first, second): (wins[first, second], wins[second, first]) for first, second in pairs} == {
        (min(a, b), max(a, b)): (one, two) if a < b else (two, one) for a, b, one, two in found
    }
    assert found == sorted(found, key=lambda one: (abs(one[2] - one[3]) / (one[2] + one[3]), -one[2] - one[3]))
    assert found[:1] == await races(1, 1)
    assert [one for one in found if sum(one[2:]) > 3] == await races(4)
    async with db.store() as unit:
        await unit.catalog.retire("mini", by="ada", at=at(9))
    assert [one for one in found if "mini" not in one] == await races(1)


async def test_new_verdicts_are_told_newest_first(db: Db) -> None:
    """Tools that came, and verdicts that came or changed; not what shipped with the bot, was retired or told already."""
    ship, skip = (Panel.of([Review("Founder", verdict, "Words.")]) for verdict in (Verdict.SHIP, Verdict.SKIP))
    opus, smol, mini = (replace(tool, panel=ship) for tool in TOOLS)
    await catalogue(db, opus, smol, mini, Tool("bare", "Bare"), minutes=-60, by="starter catalogue")
    await catalogue(db, replace(opus, tagline="mentions a panel"), minutes=1)
    await catalogue(db, Tool("late", "Late", panel=ship), replace(smol, panel=skip), minutes=2)
    await catalogue(db, replace(mini, panel=skip), Tool("gone", "Gone", panel=ship), minutes=3)
    await catalogue(db, Tool("bare", "Bare", panel=skip), smol, minutes=4)
    async with db.store() as unit:
        await unit.catalog.retire("gone", by="ada", at=at(5))
        await unit.catalog.merge("late", "opus", by="ada", at=at(5))

    async def new(minutes: float) -> list[str]:
        async with db.store() as unit:
            return list(await unit.figures.new_verdicts(at(minutes)))

    assert ["bare", "smol", "mini"] == await new(-60)
    assert ["bare", "smol"] == await new(4)
    assert [] == await new(5)


async def test_a_workspace_keeps_its_own_tools_to_itself(db: Db) -> None:
    """Nothing of them is told anywhere: other channels would read their names, and its own would see sums that differ."""
    own = Tool("smol", "Smol", workspace=HOME.key, panel=Panel.of([Review("Founder", Verdict.SHIP, "Words.")]))
    await catalogue(db, Tool("opus", "Opus"), own, minutes=1)
    await db.open(DUEL)
    await db.writer.cast(taps("ada", DUEL, DUEL.emoji[1], 2))
    async with db.store() as unit:
        await unit.asks.compared([AskedTools(HOME, ("opus", "smol"), NOON)])

        assert {"opus": Week(skip=1)} == await unit.figures.weeks(None, NOON, NOON)
        assert {"opus": Week(skip=1)} == await unit.figures.weeks(HOME, NOON, NOON)
        assert {} == await unit.figures.asked(NOON, NOON)
        assert [] == list(await unit.figures.races(1, 9))
        assert ["opus"] == list(await unit.figures.new_verdicts(NOON))
