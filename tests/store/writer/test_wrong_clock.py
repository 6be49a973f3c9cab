"""A clock that ran ahead leaves moments behind that have not come yet; they hold up no vote when it is right again."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ballots import Box, Tally
from bot.emoji import ONE, SHIP, SKIP, TWO
from bot.ids import MessageRef
from bot.ports.storage import Change, Outcome
from tests.store.conftest import Db
from tests.store.oracle import wrong
from tests.store.people import DUEL, SOLO, TRIO, at, taps, voter
from tests.store.writer.test_marks import cast, here, hidden, seen

AHEAD = 36 * 60
ADA = voter("ada")


def heard(change: Change, minutes: float) -> Change:
    """As the core hands it on: with the time by its own clock."""
    return replace(change, heard=at(minutes))


async def test_a_reaction_counts_that_comes_after_a_reading_of_tomorrow(db: Db) -> None:
    """It is no history, and no older than what that reading found."""
    await db.open(DUEL)
    await cast(db, heard(seen(AHEAD, (ADA, ONE)), AHEAD))
    found = await cast(db, heard(taps("bob", DUEL, TWO, 5), 5), heard(taps("ada", DUEL, ONE, 6, stands=False), 6))

    assert [Outcome(added=1), Outcome(removed=1)] == found
    assert (Tally(skip=1), Tally(ship=1)) == (await here(db, "opus"), await here(db, "smol"))
    assert [] == await wrong(db.url)


async def test_a_reading_repairs_what_was_marked_tomorrow(db: Db) -> None:
    """Both ways, and the next one after it."""
    await db.open(DUEL)
    await cast(db, heard(seen(AHEAD, (ADA, ONE)), AHEAD))
    found = await cast(db, heard(seen(5, (voter("bob"), ONE)), 5), heard(seen(6, (ADA, ONE)), 6))

    assert [Outcome(added=1, removed=1)] * 2 == found
    assert Tally(ship=1) == await here(db, "opus")
    assert [] == await wrong(db.url)


async def test_a_ballot_by_button_replaces_one_of_tomorrow(db: Db) -> None:
    """Whoever was told that it counts is counted."""
    await db.open(DUEL)
    await cast(db, heard(hidden("ada", ONE, AHEAD), AHEAD), heard(hidden("ada", TWO, 5), 5))

    assert (Tally(skip=1), Tally(ship=1)) == (await here(db, "opus"), await here(db, "smol"))
    assert [] == await wrong(db.url)


async def test_the_newest_ballot_decides_although_an_older_one_is_of_tomorrow(db: Db) -> None:
    """On another card, of which nobody speaks now."""
    await db.open(DUEL, SOLO)
    await cast(db, heard(taps("ada", SOLO, SHIP, AHEAD), AHEAD), heard(taps("ada", DUEL, TWO, 5), 5))

    assert Tally(skip=1) == await here(db, "opus")
    assert [] == await wrong(db.url)


@pytest.mark.parametrize("late", [5, 9])
async def test_a_clock_that_is_off_by_minutes_changes_nothing(db: Db, late: float) -> None:
    """Two replicas never agree to the second: what is newer by so little is newer."""
    await db.open(SOLO)
    newer = heard(taps("ada", SOLO, SHIP, 20), 20)
    older = heard(taps("ada", SOLO, SHIP, 20 - late, stands=False), 20 - late)
    await cast(db, newer, older, heard(taps("bob", SOLO, SKIP, 20 - late), 20 - late))

    assert Tally(1, 1) == await here(db, "opus")


async def test_a_mark_of_tomorrow_that_is_moved_takes_no_vote_from_another_card(db: Db) -> None:
    """It becomes older than what was cast a minute ago on a card that the change is not about."""
    trio, last = _fresh(TRIO), _fresh(SOLO)
    alone = replace(_fresh(SOLO), tools=("mini",))
    await db.open(trio, last, alone)
    await cast(db, heard(taps("ada", alone, SHIP, 4), 4), heard(taps("ada", trio, ONE, AHEAD), AHEAD))
    await cast(db, heard(taps("ada", last, SHIP, 5), 5))

    assert Tally(ship=1) == await here(db, "mini")
    assert [] == await wrong(db.url)


NAMES = st.sampled_from(["ada", "bob"])


@st.composite
def _told(draw: st.DrawFn) -> list[tuple[int, str, int, bool, float]]:
    """Card, who, which emoji, whether it comes, and how far the clock is off."""
    off = st.sampled_from([0, 0, 0, 0, 12, 60, AHEAD, 2 * AHEAD, -AHEAD])
    one = st.tuples(st.integers(0, 4), NAMES, st.integers(0, 2), st.booleans(), off)
    return draw(st.lists(one, min_size=2, max_size=30))


@given(_told())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_the_clock_did_votes_are_what_the_marks_say(
    db: Db, told: list[tuple[int, str, int, bool, float]]
) -> None:
    """The marks may be in a wrong order for a while; votes, tallies and duels follow them all the same."""
    boxes = [_fresh(box) for box in (DUEL, SOLO, TRIO, TRIO)] + [replace(_fresh(SOLO), tools=("mini",))]
    await db.open(*boxes)
    name = boxes[0].message.message
    for minute, (where, who, which, stands, off) in enumerate(told):
        box = boxes[where]
        emoji = box.emoji[which % len(box.emoji)]
        await cast(db, heard(taps(f"{who}{name}", box, emoji, minute + off, stands=stands), minute + off))

    assert [] == await wrong(db.url)


_numbers = count(100)


def _fresh(box: Box) -> Box:
    """The same box as another message."""
    return replace(box, message=MessageRef(box.message.channel, f"{next(_numbers)}"))
