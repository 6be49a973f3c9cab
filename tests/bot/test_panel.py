"""A panel counts its reviewers; it never guesses for those who are not there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.panel import NOBODY, Panel, Review, Verdict, roles_of


def panel(**verdicts: str) -> Panel:
    """A panel on which each role decides as named."""
    return Panel.of(Review(role, Verdict(word), f"{role} says {word}.") for role, word in verdicts.items())


@pytest.mark.parametrize(
    ("verdicts", "share"),
    [
        pytest.param("ship ship ship ship", 100, id="all-four"),
        pytest.param("ship ship ship skip", 75, id="three-of-four"),
        pytest.param("skip skip", 0, id="nobody-ships"),
        pytest.param("ship skip skip skip skip skip skip skip", 13, id="halves-go-up"),
        pytest.param("ship ship skip", 67, id="two-of-three"),
    ],
)
def test_the_share_is_ships_of_reviews(verdicts: str, share: int) -> None:
    """Whole percent, halves up."""
    reviews = Panel.of(Review(str(seat), Verdict(word), "") for seat, word in enumerate(verdicts.split()))

    assert share == reviews.share


def test_an_empty_panel_has_no_share() -> None:
    """Nobody spoke is not the same as nobody ships."""
    assert NOBODY.share is None
    assert (0, 0) == (NOBODY.ships, NOBODY.size)


def test_the_four_roles_sit_in_their_usual_order_and_guests_after_them() -> None:
    """A reader finds the Builder first on every card, and a team's own reviewers last."""
    seated = panel(Security="skip", Founder="ship", Ops="ship", Builder="ship", Futurist="skip")

    assert ["Builder", "Futurist", "Founder", "Security", "Ops"] == [review.role for review in seated.reviews]


def test_two_panels_part_only_where_both_have_spoken() -> None:
    """A role that is missing on one side does not count as a difference."""
    mine = panel(Builder="ship", Skeptic="ship", Founder="ship", Security="skip")
    theirs = panel(Builder="ship", Skeptic="skip", Founder="skip", Futurist="skip")

    assert ("Skeptic", "Founder") == mine.parted_from(theirs)


def test_roles_of_two_panels_are_named_once() -> None:
    """The split has one row per role, however many panels the role sits on."""
    assert ("Builder", "Founder", "Security", "Ops") == roles_of(
        [panel(Security="ship", Founder="ship"), panel(Builder="ship", Ops="ship", Security="skip")]
    )


@given(st.lists(st.tuples(st.sampled_from(["Builder", "Founder", "Ops"]), st.sampled_from(Verdict)), max_size=12))
def test_seating_loses_nobody(said: list[tuple[str, Verdict]]) -> None:
    """However many people share a role, each is counted, and the share lies between 0 and 100."""
    seated = Panel.of(Review(role, verdict, "") for role, verdict in said)

    assert sorted(said) == sorted((review.role, review.verdict) for review in seated.reviews)
    assert seated.share is None if not said else 0 <= (seated.share or 0) <= 100
