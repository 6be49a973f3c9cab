"""One tool at a time: what people write becomes the tool, or a sentence that says what to write instead."""

from dataclasses import replace
from datetime import date

import pytest

from bot.catalog.editing import FIELDS, added, aliased, edited, pairs
from bot.catalog.finding import found
from bot.errors import Refusal
from bot.panel import Panel, Review, Verdict
from bot.tools import MAKER, Entry, PriceFact, Tool

TODAY = date(2026, 11, 28)
THEN = date(2026, 1, 2)
KITE = Tool(
    "kite",
    "Kite",
    aliases=("Kite IDE",),
    category="Editors",
    entry=Entry.PAID,
    prices=(PriceFact("$9 a month", MAKER, "https://a.example", THEN), PriceFact("$8 a month", "Reseller")),
    checked=THEN,
    panel=Panel((Review("Builder", Verdict.SHIP, "Fast.", "Fast."),), THEN),
    sample=True,
)
ROOK = Tool("rook", "Rook", category="Editors")
KNOWN = (KITE, ROOK)


def test_only_what_is_said_changes() -> None:
    """The slug stays though the name changes, and so do panel, prices and the day of the check."""
    after = edited(KITE, {"name": "Kite Pro", "tagline": "Light", "context": "200000"}, KNOWN, TODAY)

    assert replace(KITE, name="Kite Pro", tagline="Light", context=200000) == after


def test_an_empty_value_takes_a_field_away() -> None:
    """But a category is needed."""
    assert edited(KITE, {"entry": ""}, KNOWN, TODAY).entry is None
    with pytest.raises(Refusal, match="category is missing"):
        edited(KITE, {"category": ""}, KNOWN, TODAY)


def test_a_price_is_the_makers_with_the_day_of_today() -> None:
    """What others ask stays beside it; an empty price leaves only theirs."""
    after = edited(KITE, {"price": "$7 a month", "price_source": "https://b.example"}, KNOWN, TODAY)

    assert PriceFact("$7 a month", MAKER, "https://b.example", TODAY) == after.prices[0]
    assert KITE.prices[1:] == after.prices[1:] == edited(KITE, {"price": ""}, KNOWN, TODAY).prices


def test_a_new_tool_has_a_slug_and_the_day_of_today() -> None:
    """And is checked like a line of a file."""
    tool = added("New Bird", {"category": "Birds", "entry": "free"}, KNOWN, TODAY)

    assert ("new-bird", Entry.FREE, TODAY) == (tool.slug, tool.entry, tool.checked)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Say what to change"),
        ({"tag_line": "x"}, "“tag_line” is not a field here; did you mean tagline?"),
        ({"zzz": "x"}, f"the fields are {', '.join(FIELDS)}"),
        ({"entry": "cheap"}, 'entry "Cheap" is not one of Free, Freemium or Paid'),
        ({"released": "May"}, 'released "May" is not a date'),
        ({"name": "ROOK"}, "“ROOK” already means Rook (rook)"),
        ({"price": "x" * 200}, "price is 200 long; at most 120"),
        ({"price": "$1", "price_source": "http://a.example"}, "price_source"),
    ],
)
def test_a_mistake_is_a_sentence_that_says_what_to_write(fields: dict[str, str], said: str) -> None:
    """And nothing is changed."""
    with pytest.raises(Refusal) as refused:
        edited(KITE, fields, KNOWN, TODAY)

    assert said in str(refused.value)


def test_aliases_are_given_and_taken() -> None:
    """A name it has already is no news; another's name is refused; one that it has not cannot be taken."""
    assert ("Kite IDE", "Kitty") == aliased(KITE, ["kite", "Kitty", "KITE-IDE"], KNOWN).aliases
    assert () == aliased(KITE, ["kite ide"], KNOWN, remove=True).aliases
    with pytest.raises(Refusal, match="already means Rook"):
        aliased(KITE, ["rook"], KNOWN)
    with pytest.raises(Refusal, match="has no alias “Rook”; its aliases are: Kite IDE"):
        aliased(KITE, ["Rook"], KNOWN, remove=True)


def test_fields_are_read_as_typed() -> None:
    """The first = parts the field from its value."""
    assert {"tagline": "a=b", "price_source": ""} == pairs(["Tagline=a=b", "price-source="])
    with pytest.raises(Refusal, match="should be FIELD=VALUE"):
        pairs(["tagline"])


def test_a_tool_is_found_by_any_name_or_refused_with_what_it_might_be() -> None:
    """The slug always means the tool itself."""
    tools = {tool.slug: tool for tool in (*KNOWN, Tool("kite-2", "Kite 2", category="Editors"))}

    assert (KITE, KITE) == (found(tools, "kite ide"), found(tools, "kite"))
    with pytest.raises(Refusal, match="“Kite 3” is not in the catalogue"):
        found(tools, "Kite 3")
    with pytest.raises(Refusal, match=r"may be one of these: Kite .kite., Rook"):
        found(tools, "kite vs rook")
