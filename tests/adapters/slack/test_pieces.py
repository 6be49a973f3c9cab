"""What is kept of rendered blocks never shows: a card looks as if all of it had been rendered for the first time."""

from copy import deepcopy

from hypothesis import HealthCheck, given, settings

from adapters.slack.pieces import Piece, Pieces
from adapters.slack.render import blocks, message
from bot.actions import Action
from bot.cards import Ballot, BallotChoice, Block, Button, Card, FactRow, Facts, Lead, Quiet
from tests.adapters.slack.nasty import cards

ELSEWHERE = (3000, True, 0, 0)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(cards)
def test_a_card_looks_the_same_each_time(card: Card) -> None:
    """In every place where it is shown, whatever was shown before it."""
    for reactions in (True, False, True):
        assert message(deepcopy(card), reactions=reactions) == message(card, reactions=reactions)
        assert blocks(deepcopy(card), reactions=reactions, tables=False) == blocks(
            card, reactions=reactions, tables=False
        )


def test_a_block_that_stands_twice_is_counted_twice() -> None:
    """Its controls have ids of their own, and the second table becomes fields."""
    vote = Button("Vote privately", Action("ballot", ("a", "b")), "primary")
    ballot = Ballot((BallotChoice("1️⃣", "A"),), ("Tap:",), ("Press:",), (vote,))
    facts = Facts(("A", "B"), (FactRow("Price", ("$1", "$2")),))
    made = blocks(Card("", "said", (facts, ballot, facts, ballot)), reactions=True)

    assert ["table", "section", "actions", "section", "section", "actions"] == [block["type"] for block in made]
    assert 2 == len({block["elements"][0]["action_id"] for block in made if block["type"] == "actions"})


def test_only_what_lasts_is_kept_and_not_without_end() -> None:
    """The oldest goes first; small print is another for each card."""
    pieces = Pieces(2)
    leads = [Lead((name,)) for name in "abc"]
    shown: list[Block] = [*leads, Quiet(("asked by ada",))]
    for block in shown:
        pieces.keep(Piece(block, b"", 0, 0, 0), ELSEWHERE)
    found = [pieces.find(lead, ELSEWHERE) for lead in leads]

    assert [None, *leads[1:]] == [piece and piece.block for piece in found]
