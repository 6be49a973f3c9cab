"""Changes of people who have to be judged first wait; who comes with a judgement by the present rules does not."""

import asyncio
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

import pytest

from bot.ballots import Tally
from bot.eligibility import Judgement
from bot.emoji import ONE, SHIP, SKIP
from bot.ports.storage import MarkChange, Outcome
from bot.voters import Standing
from bot.workspaces import VotingRules, Workspace, WorkspaceSettings
from store.writer.link import Form
from tests.store.conftest import Db
from tests.store.people import HOME, SOLO, at, taps, voter

USUAL, STRICT = VotingRules(), VotingRules(account_days=30)
WAITING = frozenset({Standing.UNCHECKED, Standing.BOT, Standing.LEFT})


def _tap(
    who: str, minutes: float, judgement: Judgement | None = None, unless: Collection[Standing] = WAITING
) -> MarkChange:
    return replace(taps(who, SOLO, SHIP, minutes), unless=frozenset(unless), judgement=judgement)


def _counts(rules: VotingRules = USUAL, joined: datetime | None = None) -> Judgement:
    return Judgement(Standing.COUNTS, rules, at(1), joined)


async def _known(db: Db, who: str) -> Standing | None:
    async with db.store() as unit:
        return (await unit.voters.standing([voter(who).key])).get(voter(who).key)


async def _tally(db: Db) -> Tally:
    async with db.store() as unit:
        return (await unit.tallies.community(HOME, ["opus"]))["opus"].everywhere


async def test_who_has_to_be_judged_first_changes_nothing(db: Db) -> None:
    """And leaves no trace; others who come at the same time are not held up."""
    await db.open(SOLO)
    first, other = await asyncio.gather(db.writer.cast(_tap("ada", 1)), db.writer.cast(taps("bob", SOLO, SHIP, 1)))

    assert Outcome(unsettled=Standing.UNCHECKED) == first
    assert Outcome(added=1) == other
    assert await _known(db, "ada") is None
    assert Tally(ship=1) == await _tally(db)


async def test_a_judgement_is_written_down_with_the_first_tap(db: Db) -> None:
    """From then on nobody has to be asked."""
    await db.open(SOLO)
    assert Outcome(added=1) == await db.writer.cast(_tap("ada", 1, _counts(joined=at(-5))))

    assert Standing.COUNTS is await _known(db, "ada")
    assert Outcome() == await db.writer.cast(_tap("ada", 2))
    assert Tally(ship=1) == await _tally(db)
    assert [] == await db.recount()


async def test_a_judgement_by_other_rules_is_none(db: Db) -> None:
    """The workspace may have changed them a moment ago, through another replica."""
    await db.open(SOLO)
    async with db.store() as unit:
        await unit.workspaces.put(Workspace(ref=HOME, settings=WorkspaceSettings(voting=STRICT)))
    old, new = await asyncio.gather(
        db.writer.cast(_tap("ada", 1, _counts())), db.writer.cast(_tap("bob", 1, _counts(STRICT)))
    )

    assert (Standing.UNCHECKED, None) == (old.unsettled, new.unsettled)
    assert Tally(ship=1) == await _tally(db)


async def test_a_judgement_does_not_speak_of_those_who_are_known(db: Db) -> None:
    """Who is blocked stays blocked, and who is in doubt is judged by what is known of them."""
    await db.open(SOLO)
    async with db.store() as unit:
        await unit.voters.judge({voter("ada"): Standing.BLOCKED, voter("bob"): Standing.COUNTS}, at(0))
        await unit.voters.doubt(HOME)
    blocked, doubted = [await db.writer.cast(_tap(who, 1, _counts())) for who in ("ada", "bob")]

    assert (None, Standing.UNCHECKED) == (blocked.unsettled, doubted.unsettled)
    assert Standing.BLOCKED is await _known(db, "ada")
    assert Tally() == await _tally(db)


async def test_an_emoji_that_does_not_count_here_leaves_nobody_behind(db: Db) -> None:
    """People may react with what they like."""
    await db.open(SOLO)
    assert Outcome() == await db.writer.cast(taps("ada", SOLO, ONE, 1))
    assert Outcome(added=1) == await db.writer.cast(taps("bob", SOLO, SKIP, 1))

    async with db.store() as unit:
        assert {voter("bob").key} == (await unit.voters.standing([voter("ada").key, voter("bob").key])).keys()


@pytest.mark.parametrize("key", [None, 1])
def test_rows_are_told_in_few_statements(key: int | None) -> None:
    """All in their order, in statements of few sizes; the last row fills up, and adds nothing where it would."""
    form, told = Form("{rows}", "", key=key), set[str]()
    for count in range(1, 300):
        rows = [(number, -number) for number in range(count)]
        parts = list(form.for_sqlite(rows))
        told |= {statement for statement, _ in parts}
        values = [value for _, some in parts for value in some]

        assert [value for row in rows for value in row] == values[: 2 * count]
        assert set(zip(values[2 * count :: 2], values[2 * count + 1 :: 2], strict=True)) <= {
            (count - 1, 0 if key else 1 - count)
        }
        assert len(parts) == -(-count // 128)
    assert len(told) <= 14
