"""Votes in the database are what the standing marks say: in any order, repeated, with gaps, from several replicas."""

import asyncio
from collections import defaultdict
from itertools import count
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ballots import BallotKind, Box, CastBallot, Mark, Tally, votes
from bot.emoji import KEYCAPS, ONE, SHIP, SKIP, TWO
from bot.ids import MessageRef
from bot.ports.storage import Change, MarkChange, PrivateBallot, Reading, Wipe
from bot.voters import Standing, Voter
from store.engine import open_engine
from store.settings import StoreSettings
from store.writer.group import GroupWriter
from tests.store.conftest import Db
from tests.store.oracle import damage
from tests.store.people import DUEL, HOME, SOLO, TRIO, at, taps, voter


async def _tally(db: Db, slug: str) -> Tally:
    async with db.store() as unit:
        return (await unit.tallies.community(HOME, [slug]))[slug].everywhere


async def test_duplicates_retries_and_late_arrivals_change_nothing(db: Db) -> None:
    """The newest word about a mark holds, however often and in whatever order the others come."""
    await db.open(DUEL)
    added, removed, again = (
        taps("ada", DUEL, ONE, 1),
        taps("ada", DUEL, ONE, 2, stands=False),
        taps("ada", DUEL, ONE, 3),
    )
    for change in (added, again, added, removed, again, removed):
        await db.writer.cast(change)

    assert Tally(ship=1) == await _tally(db, "opus")
    await db.writer.cast(taps("ada", DUEL, ONE, 4, stands=False))
    await db.writer.cast(added)
    assert Tally() == await _tally(db, "opus")


async def test_a_reading_repairs_both_ways_and_leaves_newer_changes_alone(db: Db) -> None:
    """What is missing comes, what is gone goes, what changed since stays as it changed."""
    await db.open(DUEL)
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    await db.writer.cast(taps("bob", DUEL, TWO, 9))
    found = await db.writer.cast(Reading(DUEL.message, frozenset({(voter("cyd"), ONE)}), at(5)))

    assert (1, 1) == (found.added, found.removed)
    assert Tally(ship=1, skip=1) == await _tally(db, "opus")
    assert [] == await db.recount()


async def test_clearing_a_message_takes_its_votes(db: Db) -> None:
    """All of them, or those of one emoji."""
    await db.open(DUEL)
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    await db.writer.cast(taps("bob", DUEL, TWO, 1))
    await db.writer.cast(Wipe(DUEL.message, ONE, at(2)))

    assert Tally(skip=1) == await _tally(db, "opus")
    await db.writer.cast(Wipe(DUEL.message, None, at(3)))
    assert Tally() == await _tally(db, "opus")


async def test_a_private_ballot_and_a_reaction_feed_one_tally(db: Db) -> None:
    """The newest of the two decides; taking it back lets the other one decide again."""
    await db.open(DUEL)
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    await db.writer.cast(PrivateBallot(DUEL.message, voter("ada"), frozenset({TWO}), at(2)))

    assert Tally(skip=1) == await _tally(db, "opus")
    async with db.store() as unit:
        assert {BallotKind.PRIVATE: 1, BallotKind.REACTION: 0} == await unit.tallies.by_kind(None, "opus")
    await db.writer.cast(PrivateBallot(DUEL.message, voter("ada"), frozenset(), at(3)))
    assert Tally(ship=1) == await _tally(db, "opus")


async def test_an_unknown_or_closed_box_changes_nothing(db: Db) -> None:
    """A closed box keeps its votes."""
    await db.open(DUEL)
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    async with db.store() as unit:
        await unit.boxes.close([DUEL.message])

    assert not (await db.writer.cast(taps("ada", DUEL, ONE, 2, stands=False))).known
    assert not (await db.writer.cast(taps("ada", SOLO, SHIP, 2))).known
    assert Tally(ship=1) == await _tally(db, "opus")


async def test_a_bad_change_fails_alone(db: Db) -> None:
    """Its neighbours in the same commit are stored."""
    await db.open(DUEL)
    bad = MarkChange(DUEL.message, Voter(None, HOME), ONE, stands=True, at=at(1))  # type: ignore[arg-type]
    results = await asyncio.gather(
        *(db.writer.cast(change) for change in (taps("ada", DUEL, ONE, 1), bad, taps("bob", DUEL, ONE, 1))),
        return_exceptions=True,
    )

    assert [False, True, False] == [isinstance(one, Exception) for one in results]
    assert Tally(ship=2) == await _tally(db, "opus")


async def test_who_does_not_count_leaves_no_vote_and_comes_back_with_all(db: Db) -> None:
    """Judging moves votes and tallies in the same transaction."""
    await db.open(DUEL, SOLO)
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    async with db.store() as unit:
        await unit.voters.judge({voter("ada"): Standing.BLOCKED}, at(2))
    await db.writer.cast(taps("ada", SOLO, SKIP, 3))

    assert Tally() == await _tally(db, "opus")
    async with db.store() as unit:
        await unit.voters.judge({voter("ada"): Standing.COUNTS}, at(4))
    assert Tally(skip=1) == await _tally(db, "opus")
    assert [] == await db.recount()


@pytest.mark.parametrize("keep", [False, True], ids=["deleted", "detached"])
async def test_who_is_forgotten_is_not_brought_back_by_old_reactions(db: Db, *, keep: bool) -> None:
    """A new tap is a vote of a stranger; what was detached stays in the counts."""
    await db.open(DUEL)
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    async with db.store() as unit:
        assert 2 == await unit.voters.forget(voter("ada"), keep_counts=keep, at=at(5))
    await db.writer.cast(Reading(DUEL.message, frozenset({(voter("ada"), ONE)}), at(6)))

    assert Tally(ship=1 if keep else 0) == await _tally(db, "opus")
    async with db.store() as unit:
        assert {} == await unit.voters.votes(voter("ada"))
    await db.writer.cast(taps("ada", DUEL, TWO, 7))
    assert Tally(ship=1 if keep else 0, skip=1) == await _tally(db, "opus")
    assert [] == await db.recount()


async def test_a_merge_takes_the_votes_along(db: Db) -> None:
    """Votes on the tool that goes are votes on the one that stays."""
    from bot.tools import Tool  # noqa: PLC0415

    async with db.store() as unit:
        await unit.catalog.put([Tool("opus", "Opus"), Tool("smol", "Smol"), Tool("mini", "Mini")], by="t", at=at(0))
    await db.open(DUEL, TRIO)
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    await db.writer.cast(taps("bob", TRIO, KEYCAPS[2], 1))
    async with db.store() as unit:
        await unit.catalog.merge("mini", "smol", by="t", at=at(2))

    assert Tally(ship=1, skip=1) == await _tally(db, "smol")
    assert [] == await db.recount()


async def test_damage_is_found_and_repaired(db: Db) -> None:
    """Rows changed by hand are told one by one, and made again from the marks."""
    await db.open(DUEL)
    for name in ("ada", "bob", "cyd"):
        await db.writer.cast(taps(name, DUEL, ONE, 1))
    engine = open_engine(StoreSettings(url=db.url))
    async with engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE tally SET ship = 7 WHERE ship = 3")
        await connection.exec_driver_sql("DELETE FROM vote WHERE voter_id = 1")
    await engine.dispose()
    damaged = await db.recount()
    async with db.store() as unit:
        await unit.tallies.recount(fix=True)

    assert damaged
    assert [] == await db.recount()
    assert Tally(ship=3) == await _tally(db, "opus")


async def test_cards_are_drawn_again_after_a_repair(db: Db) -> None:
    """Else people would go on seeing the numbers that were wrong."""
    await db.open(DUEL, SOLO)
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    await damage(
        db.url, "UPDATE tally SET ship = 7", "UPDATE box SET dirty_since = NULL, shown_version = tally_version"
    )
    async with db.store() as unit:
        await unit.tallies.recount(fix=True)
        assert {DUEL.message, SOLO.message} == {
            one.box.message for one in await unit.boxes.to_refresh(HOME.platform, 9)
        }


async def test_two_replicas_never_lose_each_others_votes(db: Db) -> None:
    """The same voters and boxes from two processes' writers at once."""
    await db.open(DUEL, SOLO, TRIO)
    engine = open_engine(StoreSettings(url=db.url))
    other = GroupWriter(engine)
    chance = Random(4)
    changes = [
        taps(f"v{chance.randrange(8)}", box, chance.choice(box.emoji), n / 10, stands=chance.random() < 0.7)
        for n in range(240)
        for box in (chance.choice((DUEL, SOLO, TRIO)),)
    ]
    await asyncio.gather(*(chance.choice((db.writer, other)).cast(change) for change in changes))
    await other.close()
    await engine.dispose()

    assert [] == await db.recount()
    assert _law(changes) == {slug: await _tally(db, slug) for slug in ("opus", "smol", "mini")}


NAMES = st.sampled_from(["ada", "bob", "cyd"])
BOXES = st.sampled_from([DUEL, SOLO, TRIO])


@st.composite
def _changes(draw: st.DrawFn) -> list[MarkChange]:
    """Each with a moment of its own, so that the outcome does not hang on how equal moments are told apart."""
    made: list[MarkChange] = []
    for n in range(draw(st.integers(1, 25))):
        box = draw(BOXES)
        emoji = draw(st.sampled_from([*box.emoji, "🎉"]))
        made.append(taps(draw(NAMES), box, emoji, n, stands=draw(st.booleans())))
    return made


@given(_changes(), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_order_with_repeats_gives_what_the_law_says(
    db: Db, changes: list[MarkChange], chance: Random
) -> None:
    """The tally is a pure function of the set of standing marks."""
    boxes = [_fresh(box) for box in (DUEL, SOLO, TRIO)]
    await db.open(*boxes)
    renamed = [_moved(change, boxes) for change in changes]
    delivered = [*renamed, *chance.sample(renamed, len(renamed) // 2)]
    chance.shuffle(delivered)
    await asyncio.gather(*(db.writer.cast(change) for change in delivered))

    assert [] == await db.recount()
    voters = {change.voter for change in renamed}
    async with db.store() as unit:
        stored = {one: dict(await unit.voters.votes(one)) for one in voters}
    assert {one: dict(found) for one, found in _votes(renamed, boxes).items()} == {
        one: found for one, found in stored.items() if found
    }


_numbers = count(100)


def _fresh(box: Box) -> Box:
    """The same box as another message, so that examples do not meet."""
    return Box(MessageRef(box.message.channel, f"{next(_numbers)}"), box.kind, box.tools, box.opened)


def _moved(change: MarkChange, boxes: list[Box]) -> MarkChange:
    where = [DUEL.message, SOLO.message, TRIO.message].index(change.box)
    name = f"{boxes[0].message.message}{change.voter.key.hex()}"
    return MarkChange(boxes[where].message, voter(name), change.emoji, change.stands, change.at)


def _standing(changes: list[MarkChange]) -> dict[tuple[MessageRef, Voter, str], MarkChange]:
    newest: dict[tuple[MessageRef, Voter, str], MarkChange] = {}
    for change in sorted(changes, key=lambda one: one.at):
        newest[change.box, change.voter, change.emoji] = change
    return {key: change for key, change in newest.items() if change.stands}


def _votes(changes: list[MarkChange], boxes: list[Box]) -> dict[Voter, dict[str, object]]:
    by_message = {box.message: box for box in boxes}
    cast: defaultdict[tuple[Voter, MessageRef], list[Mark]] = defaultdict(list)
    for (message, who, emoji), change in _standing(changes).items():
        if emoji in by_message[message].emoji:
            cast[who, message].append(Mark(emoji, change.at))
    ballots: defaultdict[Voter, list[CastBallot]] = defaultdict(list)
    for (who, message), marks in cast.items():
        ballots[who].append(CastBallot(by_message[message], BallotKind.REACTION, tuple(marks)))
    return {who: dict(votes(some)) for who, some in ballots.items()}


def _law(changes: list[Change] | list[MarkChange]) -> dict[str, Tally]:
    counted: defaultdict[str, Tally] = defaultdict(Tally)
    marks = [change for change in changes if isinstance(change, MarkChange)]
    for found in _votes(marks, [DUEL, SOLO, TRIO]).values():
        for slug, vote in found.items():
            counted[slug] += Tally(ship=1) if vote.verdict == "ship" else Tally(skip=1)  # type: ignore[attr-defined]
    return {slug: counted[slug] for slug in ("opus", "smol", "mini")}
