"""The law of voting: the tally is a pure function of the set of standing marks."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ballots import WITHDRAWN, BallotKind, Box, BoxKind, CastBallot, Mark, desk, verdicts, votes
from bot.emoji import KEYCAPS, ONE, SHIP, SKIP, TWO
from bot.ids import ChannelRef, MessageRef, Platform, WorkspaceRef
from bot.panel import Verdict

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
CHANNEL = ChannelRef(Platform("anywhere"), "W1", "C1")
DUEL = Box(MessageRef(CHANNEL, "1"), BoxKind.COMPARISON, ("opus", "smol"), NOON)
SOLO = Box(MessageRef(CHANNEL, "2"), BoxKind.SINGLE, ("opus",), NOON)


def _minutes(n: int) -> datetime:
    return NOON + timedelta(minutes=n)


def _marks(*emoji: str) -> tuple[Mark, ...]:
    return tuple(Mark(one, _minutes(i)) for i, one in enumerate(emoji))


@pytest.mark.parametrize(
    ("tapped", "opus", "smol"),
    [
        pytest.param((ONE,), Verdict.SHIP, Verdict.SKIP, id="one-tool-shipped-skips-the-other"),
        pytest.param((ONE, TWO), Verdict.SHIP, Verdict.SHIP, id="every-tool-you-would-ship"),
        pytest.param((SKIP,), Verdict.SKIP, Verdict.SKIP, id="skip-alone-means-none"),
        pytest.param((SKIP, TWO), Verdict.SKIP, Verdict.SHIP, id="skip-beside-a-tool-adds-nothing"),
    ],
)
def test_an_approval_ballot_ships_what_is_tapped(tapped: tuple[str, ...], opus: Verdict, smol: Verdict) -> None:
    """Among the compared tools the tapped ones are ship, the others skip."""
    assert {"opus": opus, "smol": smol} == verdicts(DUEL, _marks(*tapped))


def test_no_standing_reaction_is_no_ballot() -> None:
    """Nobody votes by not reacting, nor by an emoji that means nothing here."""
    assert {} == verdicts(DUEL, ())
    assert {} == verdicts(DUEL, _marks("🎉", SHIP))


@pytest.mark.parametrize(("order", "verdict"), [((SHIP, SKIP), Verdict.SKIP), ((SKIP, SHIP), Verdict.SHIP)])
def test_on_one_tool_the_newest_mark_wins(order: tuple[str, str], verdict: Verdict) -> None:
    """Ship and skip may both stand; the later one is meant."""
    assert {"opus": verdict} == verdicts(SOLO, _marks(*order))


def test_the_newest_ballot_decides_and_withdrawing_it_lets_the_next_one_decide() -> None:
    """One vote per tool, wherever it was cast."""
    older = CastBallot(DUEL, BallotKind.REACTION, (Mark(ONE, _minutes(1)),))
    newer = CastBallot(SOLO, BallotKind.REACTION, (Mark(SKIP, _minutes(5)),))

    assert Verdict.SKIP is votes([older, newer])["opus"].verdict
    assert Verdict.SHIP is votes([older])["opus"].verdict


def test_a_deleted_vote_stays_deleted_until_the_next_ballot() -> None:
    """Deleting at the desk is the newest ballot, and it says that there is no vote; tapping again votes again."""
    home = WorkspaceRef(CHANNEL.platform, CHANNEL.workspace)
    tapped = CastBallot(DUEL, BallotKind.REACTION, (Mark(ONE, _minutes(1)),))
    deleted = CastBallot(desk(home, ("opus",), NOON), BallotKind.PRIVATE, (Mark(WITHDRAWN, _minutes(2)),))
    again = CastBallot(SOLO, BallotKind.REACTION, (Mark(SHIP, _minutes(3)),))

    assert ["smol"] == list(votes([tapped, deleted]))
    assert Verdict.SHIP is votes([tapped, deleted, again])["opus"].verdict


BOXES = st.sampled_from(
    [
        DUEL,
        SOLO,
        Box(MessageRef(CHANNEL, "3"), BoxKind.COMPARISON, ("smol", "opus", "third"), _minutes(9)),
        Box(MessageRef(CHANNEL, "4"), BoxKind.SINGLE, ("third",), _minutes(3)),
    ]
)
MARKS = st.builds(Mark, st.sampled_from([*KEYCAPS, SHIP, SKIP, "🎉"]), st.integers(0, 20).map(_minutes))
BALLOTS = st.lists(
    st.builds(CastBallot, BOXES, st.sampled_from(BallotKind), st.lists(MARKS, min_size=1, max_size=4).map(tuple)),
    unique_by=lambda ballot: (ballot.box.message, ballot.kind),
)


@given(BALLOTS, st.randoms(use_true_random=False))
def test_the_order_of_delivery_does_not_matter(ballots: list[CastBallot], chance: Random) -> None:
    """Once the set of standing marks is known, the votes are known."""
    shuffled = [*ballots]
    chance.shuffle(shuffled)

    assert votes(ballots) == votes(shuffled)


@given(BALLOTS)
def test_nobody_votes_twice_on_a_tool(ballots: list[CastBallot]) -> None:
    """However many messages a person reacts to, each tool gets one vote, decided by a ballot that mentions it."""
    for tool, vote in votes(ballots).items():
        mentioning = [ballot for ballot in ballots if tool in ballot.box.tools]

        assert vote.box in {ballot.box.message for ballot in mentioning}
        assert vote.at <= max(ballot.at for ballot in mentioning)
