"""The leaderboard: order by what is sure, a number only with enough votes, one rank for what cannot be told apart."""

from random import Random

from bot.numbers.board import Board, board
from bot.numbers.counts import Counts
from bot.numbers.prior import DEFAULT, fit
from tests.bot.numbers import oracles


def _ranks(found: Board[str]) -> list[tuple[int, str]]:
    return [(place.rank, place.tool) for place in found.places]


def test_two_lucky_votes_do_not_lead() -> None:
    """2 of 2 is "new", however good its percentage looks; 45 of 50 is above 5 of 5."""
    found = board({"lucky": [Counts(2, 0)], "young": [Counts(5, 0)], "proven": [Counts(45, 5)]}, DEFAULT)

    assert ["proven", "young"] == [place.tool for place in found.places]
    assert ("lucky",) == found.new


def test_a_rank_is_its_own_only_when_it_is_probably_deserved() -> None:
    """Neighbours closer than .8 share a rank, and the next rank counts them."""
    tools = {"a": [Counts(95, 5)], "b": [Counts(60, 40)], "c": [Counts(59, 41)], "d": [Counts(20, 80)]}
    found = board(tools, DEFAULT)

    assert [(1, "a"), (2, "b"), (2, "c"), (4, "d")] == _ranks(found)
    assert [False, True, True, False] == [place.tied for place in found.places]


def test_one_workspace_does_not_decide_for_all() -> None:
    """A thousand votes of one team against eight teams that think otherwise: with a cap, the eight are heard."""
    tools = {"pushed": [Counts(900, 100), *[Counts(1, 9)] * 8], "liked": [Counts(7, 3)] * 9}

    assert "pushed" == board(tools, DEFAULT).places[0].tool
    assert "liked" == board(tools, DEFAULT, cap=20).places[0].tool


def test_the_votes_that_are_shown_are_never_weighed() -> None:
    """People recount whole votes; weights only order."""
    (place,) = board({"a": [Counts(900, 100)]}, DEFAULT, cap=20).places

    assert Counts(900, 100) == place.votes


def test_the_new_are_listed_by_votes_and_an_empty_board_is_empty() -> None:
    """Who is nearest to a number comes first."""
    assert ("c", "b", "a") == board({"a": [], "b": [Counts(1, 0)], "c": [Counts(2, 2)]}, DEFAULT).new
    assert Board((), ()) == board({}, DEFAULT)


def test_it_finds_the_truth_better_than_raw_percentages() -> None:
    """In a small workspace with known true shares, the board's order lies nearer to them than the order by raw share."""
    chance, ours, raw = Random(11), 0.0, 0.0
    for _ in range(40):
        truth = {i: chance.betavariate(4, 2.5) for i in range(30)}
        votes = {i: _cast(chance, share, int(chance.expovariate(1 / 8))) for i, share in truth.items()}
        ranked = [place.tool for place in board({i: [v] for i, v in votes.items()}, fit(votes.values())).places]
        share = {i: votes[i].ship / votes[i].n for i in truth if votes[i].n}
        ours += oracles.rank_correlation([truth[i] for i in ranked], range(len(ranked), 0, -1))
        raw += oracles.rank_correlation([truth[i] for i in share], list(share.values()))

    assert ours > raw * 1.05


def _cast(chance: Random, share: float, n: int) -> Counts:
    ships = sum(chance.random() < share for _ in range(n))
    return Counts(ships, n - ships)
