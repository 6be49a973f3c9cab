"""Cards as Slack shows them: the decision first, nothing over a limit, and a text that says the same."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from slack_sdk.models.blocks import Block as SdkBlock

from adapters.playground.slack.checks.surfaces import check_blocks
from adapters.slack.blocks import weight
from adapters.slack.limits import LIMITS, most
from adapters.slack.render import message
from bot.actions import Action
from bot.cards import (
    Ballot,
    BallotChoice,
    Block,
    Bold,
    Button,
    Buttons,
    Card,
    Choice,
    Divider,
    FactRow,
    Facts,
    Heading,
    Lead,
    Link,
    Quiet,
    Score,
    Scorecard,
    ScoreRow,
    Select,
    Text,
)
from tests.adapters.slack.nasty import cards, long_cards

Json = dict[str, Any]
VOTE = Button("Vote privately", Action("ballot", ("a", "b")), "primary")
SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def blocks(*content: Block, title: str = "", reactions: bool = True) -> list[Json]:
    """The card's blocks, which the small Slack accepts."""
    made = message(Card(title, "said aloud", content), reactions=reactions)["blocks"]
    assert [] == check_blocks(made)
    return list(made)


def texts(made: list[Json]) -> list[str]:
    """What the sections say."""
    return [block["text"]["text"] for block in made if block["type"] == "section" and "text" in block]


def test_the_lead_is_bold_and_the_quiet_line_small() -> None:
    """The decision is what the eye meets first."""
    made = blocks(Quiet(("asked by ada",)), Lead(("A leads, ", Bold("4 of 4"))), title="A vs B")

    assert ["header", "context", "section"] == [block["type"] for block in made]
    assert ["*A leads, 4 of 4*"] == texts(made)


def test_facts_of_two_tools_are_a_table_with_a_head() -> None:
    """One column per tool, one row per kind of fact."""
    (table,) = blocks(Facts(("A", "B"), (FactRow("Panel", ("4 of 4", "3 of 4")), FactRow("Entry", ("Paid", "Free")))))

    head, first, _ = table["rows"]
    assert "table" == table["type"]
    assert ["\u00a0", "A", "B"] == [cell["elements"][0]["elements"][0]["text"] for cell in head]
    assert ["4 of 4", "3 of 4"] == [cell["text"] for cell in first[1:]]


def test_a_column_of_numbers_stands_right() -> None:
    """Numbers are compared from their last digit."""
    rows = (FactRow("A", ("100 %", "Paid")), FactRow("B", ("75 %", "Free")), FactRow("C", ("—", "—")))
    (table,) = blocks(Facts(("Panel", "Entry"), rows, "rows"))

    assert [None, "right", None] == [setting.get("align") for setting in table["column_settings"]]


def test_facts_of_one_tool_are_fields() -> None:
    """On a phone one column of a table is harder to read than label and value."""
    (made,) = blocks(Facts(("A",), (FactRow("Panel", ("4 of 4",)),)))

    assert ["*Panel*\n4 of 4"] == [field["text"] for field in made["fields"]]


def test_a_second_table_becomes_fields() -> None:
    """Slack takes one table a message; nothing is lost by that."""
    facts = Facts(("A", "B"), (FactRow("Panel", ("4 of 4", "3 of 4")),))
    made = blocks(facts, facts)

    assert ["table", "section"] == [block["type"] for block in made]
    assert "*Panel*\nA: 4 of 4\nB: 3 of 4" == made[1]["fields"][0]["text"]


@pytest.mark.parametrize(
    ("wide", "tall", "table"),
    [
        pytest.param(19, 99, True, id="at-the-limits"),
        pytest.param(20, 3, False, id="a-column-too-many"),
        pytest.param(3, 100, False, id="a-row-too-many"),
    ],
)
def test_a_table_over_the_limits_becomes_fields(wide: int, tall: int, table: bool) -> None:
    """Twenty columns and a hundred rows with head and labels."""
    rows = tuple(FactRow(str(row), ("1",) * wide) for row in range(tall))
    made = blocks(Facts(("h",) * wide, rows))

    assert table is (made[0]["type"] == "table")


def test_a_table_with_too_many_characters_becomes_fields() -> None:
    """Ten thousand characters over all cells."""
    limit = most("table.characters")
    fits, over = (
        blocks(Facts(("h", "i"), tuple(FactRow("l", ("x" * 1000, "y" * size)) for _ in range(5))))[0]["type"]
        for size in (997, 1100)
    )

    assert (10_000, "table", "section") == (limit, fits, over)


def test_each_score_names_role_and_tool() -> None:
    """Where columns stand one below the other, or are read aloud, nobody has to count."""
    score = ScoreRow("Builder", (Score("Ship", "Fast."), None))
    (made,) = blocks(Scorecard(("A", "B"), (score,)))

    assert ["*Builder · A*\nShip: “Fast.”", "*Builder · B*\n—"] == [field["text"] for field in made["fields"]]


def test_the_ballot_is_the_reactions_where_they_can_be_read() -> None:
    """Every choice stands beside its emoji, and the buttons below."""
    ballot = Ballot(
        (BallotChoice("1️⃣", "A"), BallotChoice("⏭️", "neither")), (Bold("Tap:"),), ("No reactions here.",), (VOTE,)
    )

    assert ["*Tap:*   1️⃣ A   ⏭️ neither"] == texts(blocks(ballot))
    assert ["No reactions here."] == texts(blocks(ballot, reactions=False))
    assert "actions" == blocks(ballot, reactions=False)[1]["type"]


def test_every_control_has_an_id_of_its_own_and_carries_its_action() -> None:
    """Two buttons that do the same are still two buttons to Slack."""
    made = blocks(Buttons((VOTE, VOTE)), Select(VOTE.action, "Choose", (Choice("A", "a", "hint"),), "a"))
    elements = [element for block in made for element in block["elements"]]

    assert 3 == len({element["action_id"] for element in elements})
    assert ["v1:ballot:a:b", "v1:ballot:a:b", None] == [element.get("value") for element in elements]
    assert "a" == elements[2]["initial_option"]["value"]


def test_only_https_becomes_a_link() -> None:
    """Any other address is words."""
    made = texts(blocks(Text((Link("maker", "https://a.example/?x=1&y=2"), " ", Link("trap", "javascript:alert(1)")))))

    assert ["<https://a.example/?x=1&amp;y=2|maker> trap (javascript:alert(1))"] == made


@pytest.mark.parametrize(
    ("limit", "make"),
    [
        pytest.param("header.text", lambda text: Card(text, "p"), id="title"),
        pytest.param("section.text", lambda text: Card("", "p", (Text((text,)),)), id="text"),
        pytest.param("context.text", lambda text: Card("", "p", (Quiet((text,)),)), id="quiet"),
        pytest.param(
            "section.field", lambda text: Card("", "p", (Facts(("h",), (FactRow("", (text,)),)),)), id="field"
        ),
        pytest.param("button.text", lambda text: Card("", "p", (Buttons((Button(text, VOTE.action),)),)), id="button"),
    ],
)
@pytest.mark.parametrize("beyond", [-8, 0, 1, 40_000])
def test_a_text_at_or_beyond_its_limit_is_accepted(limit: str, make: Callable[[str], Card], beyond: int) -> None:
    """Below, at, just over and far over: Slack never refuses the message."""
    made = message(make("x" * (LIMITS[limit].most + beyond)), reactions=True)

    assert [] == check_blocks(made["blocks"])
    assert weight(made["blocks"]) <= most("message.characters")


def test_the_text_is_at_most_what_an_edit_may_carry() -> None:
    """chat.update refuses more than 4,000 characters although chat.postMessage takes them."""
    made = message(Card("t", "&" * 40_000), reactions=True)

    assert (4000 - 4000 % 5 + 1 - 5, "…") == (len(made["text"]), made["text"][-1])


def test_too_many_blocks_lose_the_middle() -> None:
    """The decision and the ways to take part stay; how many parts are missing is said."""
    made = blocks(Lead(("first",)), *(Text((str(n),)) for n in range(80)), Buttons((VOTE,)), title="T")

    assert (50, "*first*", "actions") == (len(made), made[1]["text"]["text"], made[-1]["type"])
    assert ["… +34"] == [block["elements"][0]["text"] for block in made if block["type"] == "context"]


def test_a_message_that_is_too_long_as_a_whole_gets_shorter_texts() -> None:
    """Slack counts all characters of a message together."""
    made = blocks(*(Text(("x" * 2900,)) for _ in range(10)))

    assert 10 == len(made)
    assert weight(made) <= most("message.characters")


@pytest.mark.parametrize("size", range(155, 163))
def test_what_is_said_of_the_missing_middle_counts_as_well(size: int) -> None:
    """Thirteen thousand characters are filled to the last one, with one block too many."""
    ten_fields = Facts(("A",), tuple(FactRow("L", ("x" * 196,)) for _ in range(10)))
    ones, full = (Text(("x",)),) * 40, (Text(("x" * 200,)),) * 4
    made = blocks(Text(("x" * size,)), *(ten_fields,) * 6, *full, *ones)

    assert any(block["type"] == "context" for block in made)
    assert weight(made) <= most("message.characters")


def test_a_card_without_anything_still_says_something() -> None:
    """An empty title has no header, an empty plain text is a dash."""
    assert {"text": "—", "blocks": []} == message(Card("", ""), reactions=True)


def test_dividers_and_headings() -> None:
    """Small titles are bold lines; a header block would outshout the card's own title."""
    assert ["divider", "section"] == [block["type"] for block in blocks(Divider(), Heading("Part"))]


@SLOW
@given(cards)
def test_slack_accepts_every_card(card: Card) -> None:
    """No limit and no rule of Block Kit is broken, whatever the card holds."""
    _accepted(card)


@settings(SLOW, max_examples=15, phases=[Phase.reuse, Phase.generate])  # to shrink one of them takes minutes
@given(long_cards)
def test_slack_accepts_every_long_card(card: Card) -> None:
    """Nor by the number of its parts."""
    _accepted(card)


def _accepted(card: Card) -> None:
    for reactions in (True, False):
        made = message(card, reactions=reactions)

        assert [] == check_blocks(made["blocks"])
        assert made["text"].strip()
        assert len(made["text"]) <= most("message.text")
        assert len(made["blocks"]) <= most("message.blocks")
        assert weight(made["blocks"]) <= most("message.characters")
        for block in SdkBlock.parse_all(made["blocks"]):
            block.to_dict()
