"""What is typed after `/verdict catalog`, and what of a form was changed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.sheets import basics, placed, wanted
from bot.catalog.wish import Do, Wish, names, picked, read_wish
from bot.tools import MAKER, PriceFact, Tool

DAY = date(2026, 11, 24)
KITE = Tool(
    "kite", "Kite", category="Editors", prices=(PriceFact("$9 a month", MAKER, "https://kite.example/pricing", DAY),)
)


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("", Wish(Do.SHOW)),
        ("claude 4 opus", Wish(Do.SHOW, "claude 4 opus")),
        ("New Relic AI", Wish(Do.SHOW, "New Relic AI")),
        ("Add  Paper Lantern", Wish(Do.ADD, "Paper Lantern")),
        ("alias claude 4 opus = the big one, biggie", Wish(Do.ALIAS, "claude 4 opus", "the big one, biggie")),
        ("alias claude 4 opus", Wish(Do.ALIAS, "claude 4 opus")),
        ("merge kite two INTO kite", Wish(Do.MERGE, "kite two", "kite")),
        ("merge kite two", Wish(Do.MERGE, "kite two")),
        ("remove kite", Wish(Do.RETIRE, "kite")),
        ("review a = b", Wish(Do.REVIEW, "a = b")),
    ],
)
def test_what_is_typed(typed: str, wish: Wish) -> None:
    """A first word that is none of ours begins the name of a tool."""
    assert wish == read_wish(typed)


def test_what_is_picked_means_the_same() -> None:
    """Whether the second name has an option of its own or stands behind the first."""
    apart = {"what": "alias", "tool": "claude 4 opus", "other": "the big one"}

    assert Wish(Do.ALIAS, "claude 4 opus", "the big one") == picked(apart)
    assert picked(apart) == picked({"what": "alias", "tool": "claude 4 opus = the big one"})
    assert Wish(Do.SHOW, "kite") == picked({"tool": "kite"})


def test_several_names_stand_apart_by_commas_or_lines() -> None:
    """Each once."""
    assert ("the big one", "biggie") == names("the  big one,\nbiggie; the big one,")


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({}, {}),
        ({"tagline": "Light"}, {"tagline": "Light"}),
        ({"price": "$8"}, {"price": "$8", "price_source": "https://kite.example/pricing"}),
        (
            {"price": "$8", "source": "https://kite.example/new 2026-11-25"},
            {"price": "$8", "price_source": "https://kite.example/new", "price_checked": "2026-11-25"},
        ),
        ({"price": ""}, {"price": ""}),
        ({"price": "", "source": ""}, {"price": "", "price_source": ""}),
    ],
)
def test_only_what_differs_is_wanted(typed: dict[str, str], fields: dict[str, str]) -> None:
    """A new price whose day was left as it was was read today; a price that goes takes its source along."""
    before = basics(KITE)

    assert fields == wanted(before, {**before, **typed})


@given(st.text(max_size=40).filter(lambda text: not placed(text)[1]), st.dates(date(1000, 1, 1)))
def test_a_place_and_its_day_are_told_apart(place: str, day: date) -> None:
    """Whatever the place looks like."""
    assert (place.strip(), day.isoformat()) == placed(f"{place} {day}")
    assert (place.strip(), "") == placed(place)
