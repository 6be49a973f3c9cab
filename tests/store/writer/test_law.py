"""The writer's own reading of the voting law, on numbers, against the law itself."""

from collections import defaultdict
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ballots import BallotKind, Box, BoxKind, desk, votes
from bot.ids import MessageRef
from bot.panel import Verdict
from store.codes import EMOJI, mark_code
from store.moments import micros
from store.writer.law import Facts, derive
from tests.store.oracle import ballots_of, duels
from tests.store.people import CHANNEL, DUEL, HOME, SOLO, TRIO, at

SAME_AGE = Box(MessageRef(CHANNEL, "10"), BoxKind.COMPARISON, ("mini", "opus"), SOLO.opened)
FOUR = Box(MessageRef(CHANNEL, "4"), BoxKind.COMPARISON, ("a", "opus", "smol", "b"), at(-5))
BOXES = [DUEL, SOLO, TRIO, SAME_AGE, FOUR, desk(HOME, ("opus",), at(9)), desk(HOME, ("smol", "mini"), at(9))]
SLUGS = sorted({slug for box in BOXES for slug in box.tools})

Marked = tuple[int, str, BallotKind]


@st.composite
def _marks(draw: st.DrawFn) -> dict[Marked, datetime]:
    """One person's standing marks; few moments, so that many are equal."""
    found: dict[Marked, datetime] = {}
    for _ in range(draw(st.integers(0, 12))):
        number = draw(st.integers(0, len(BOXES) - 1))
        emoji = draw(st.sampled_from(BOXES[number].emoji))
        found[number, emoji, draw(st.sampled_from(BallotKind))] = at(draw(st.integers(0, 4)))
    return found


def _facts(number: int, box: Box) -> Facts:
    tools = tuple(SLUGS.index(slug) for slug in box.tools)
    codes = frozenset(EMOJI[emoji] for emoji in box.emoji)
    return Facts(number, box.kind is BoxKind.COMPARISON, tools, codes, micros(box.opened), box.message.message)


@given(_marks())
@settings(max_examples=400, deadline=None)
def test_the_fast_law_is_the_law(marks: dict[Marked, datetime]) -> None:
    """Votes, the way they were cast, the moment that decided, and every duel come out the same."""
    numbers: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for (number, emoji, kind), when in marks.items():
        numbers[number][mark_code(emoji, kind)] = micros(when)
    found = derive(numbers, {number: _facts(number, box) for number, box in enumerate(BOXES)})
    ballots = ballots_of((BOXES[number], emoji, kind, when) for (number, emoji, kind), when in marks.items())

    assert {
        slug: (vote.verdict is Verdict.SHIP, vote.kind is BallotKind.PRIVATE, micros(vote.at))
        for slug, vote in votes(ballots).items()
    } == {SLUGS[tool]: tuple(one) for tool, one in found.votes.items()}
    assert duels(ballots) == {
        (SLUGS[pair[winner - 1]], SLUGS[pair[2 - winner]]) for pair, winner in found.duels.items() if winner
    }
