"""The comparison card says what the numbers allow, and its plain text says the same."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.ballots import Community, Tally
from bot.cards import Ballot, Card, Facts, Lead, Quiet, Text, said
from bot.comparison import Comparison, Freshness
from bot.panel import Panel, Review, Verdict
from bot.tools import Entry, Tool
from bot.wording.comparison import comparison_card
from bot.wording.words import words

NOON = datetime(2026, 11, 2, 14, 2, tzinfo=UTC)


def _tool(name: str, verdicts: str, entry: Entry | None = None) -> Tool:
    roles = ("Builder", "Skeptic", "Futurist", "Founder")
    reviews = [
        Review(role, Verdict.SHIP if mark == "+" else Verdict.SKIP, "text", f"{name} says {role}.")
        for role, mark in zip(roles, verdicts, strict=False)
    ]
    return Tool(name.lower(), name, category="Models", entry=entry, panel=Panel.of(reviews))


OPUS, SMOL, MINI = _tool("Opus", "++++", Entry.PAID), _tool("Smol", "+++-", Entry.FREE), _tool("Mini", "")


def _card(tools: tuple[Tool, ...], votes: dict[str, Tally], duel: tuple[int, int] | None = None) -> Card:
    community = {slug: Community(tally, tally, 1) for slug, tally in votes.items()}
    return comparison_card(words("en"), Comparison(tools, community, Freshness(NOON), "ada", duel=duel), UTC)


def _lead(card: Card) -> str:
    return next(said(block.line) for block in card.blocks if isinstance(block, Lead))


@pytest.mark.parametrize(
    ("votes", "claim"),
    [
        ({}, "Community: no votes yet. Yours would be the first."),
        ({"opus": Tally(3, 1)}, "Community: not enough votes to say who leads (4 and 0 votes)."),
        ({"opus": Tally(9, 1), "smol": Tally(5, 5)}, "Community: Opus leads (10 votes)."),
        ({"opus": Tally(16, 9), "smol": Tally(12, 13)}, "Community: Opus is ahead, not settled (25 votes)."),
        ({"opus": Tally(5, 5), "smol": Tally(5, 5)}, "Community: too close to call (10 votes)."),
    ],
)
def test_the_lead_claims_no_more_than_the_votes_allow(votes: dict[str, Tally], claim: str) -> None:
    """The panel is a fact; the community leads only when that is nearly certain."""
    assert f"Opus leads on the panel, 4 of 4 against 3 of 4. {claim}" == _lead(_card((OPUS, SMOL), votes))


@pytest.mark.parametrize(
    ("tools", "lead"),
    [
        ((SMOL, _tool("Twin", "+-++")), "The panel is level: 3 of 4 for each."),
        ((OPUS, MINI), "Only Opus has a panel: 4 of 4 ship, 100 %."),
        ((MINI, _tool("None", "")), "No panel has looked at these yet."),
        ((OPUS, _tool("Twin", "++++"), SMOL), "Opus and Twin lead on the panel, 4 of 4 each against 3 of 4."),
    ],
)
def test_the_panel_is_told_as_it_is(tools: tuple[Tool, ...], lead: str) -> None:
    """Ties, missing panels, three tools."""
    assert _lead(_card(tools, {})).startswith(lead)


def test_the_plain_text_carries_the_same_decision() -> None:
    """Read aloud, it names leader, votes, entry and where the reviewers part."""
    card = _card((OPUS, SMOL), {"opus": Tally(16, 9), "smol": Tally(12, 13)})

    assert (
        "Opus versus Smol. Opus leads on the panel, 4 of 4 against 3 of 4. "
        "Community: 16 of 25 would ship Opus, 12 of 25 Smol. Entry: Paid; Free. Reviewers part on Founder."
        == card.plain
    )


def test_few_votes_are_counts_and_more_are_shares_with_counts() -> None:
    """Never a percentage of four."""
    card = _card((OPUS, SMOL), {"opus": Tally(3, 1), "smol": Tally(7, 3)})
    rows = {row.label: row.cells for block in card.blocks if isinstance(block, Facts) for row in block.rows}

    assert ("3 ship · 1 skip", "70 % (7 of 10), early") == rows["Community"]


def test_head_to_head_is_told_once_there_is_something_to_tell() -> None:
    """Five people who decided between the two."""
    few, enough = (_card((OPUS, SMOL), {}, duel) for duel in ((3, 1), (3, 2)))

    assert not [block for block in few.blocks if isinstance(block, Text) and "Head to head" in said(block.line)]
    assert [
        block for block in enough.blocks if isinstance(block, Text) and "3 would ship only Opus" in said(block.line)
    ]


def test_three_tools_stand_in_rows_with_an_emoji_each() -> None:
    """Phones can read rows; every tool can be tapped, and none of them too."""
    card = _card((OPUS, SMOL, MINI), {})
    facts = next(block for block in card.blocks if isinstance(block, Facts))
    ballot = next(block for block in card.blocks if isinstance(block, Ballot))

    assert "rows" == facts.subjects
    assert ["Opus", "Smol", "Mini"] == [row.label for row in facts.rows]
    assert ["Opus", "Smol", "Mini", "none of them"] == [choice.label for choice in ballot.choices]


def test_a_changed_fact_is_on_the_next_card() -> None:
    """What is worded once for the same tools is worded anew for tools of which something else is known."""
    before, after = (_card((tool, SMOL), {}) for tool in (OPUS, replace(OPUS, licence="MIT")))

    assert "MIT" not in str(before)
    assert "MIT" in str(after)


def test_who_asks_and_when_is_on_every_card() -> None:
    """The same votes are worded once; the small print is of this card, in its language and its time zone."""
    comparison = Comparison((OPUS, SMOL), {"opus": Community(Tally(3, 1), Tally(3, 1), 1)}, Freshness(NOON), "ada")
    later = replace(comparison, freshness=Freshness(NOON.replace(hour=15), in_sync=False), asker="bob")
    german = comparison_card(words("de"), comparison, ZoneInfo("Europe/Berlin"))
    first, second = (comparison_card(words("en"), one, UTC) for one in (comparison, later))

    assert first.blocks[1:-1] == second.blocks[1:-1]
    assert ["Models · asked by ada", "Models · asked by bob"] == [_quiet(one)[0] for one in (first, second)]
    assert ["counted 14:02, in sync", "counted 15:02, catching up"] == [_quiet(one)[1] for one in (first, second)]
    assert "15:02" in _quiet(german)[1]
    assert german.plain != first.plain


def test_every_vote_is_on_the_next_card() -> None:
    """Here, everywhere, head to head, and that none can be read."""
    comparison = Comparison((OPUS, SMOL), {}, Freshness(NOON), "ada", duel=(3, 2))
    others = [
        replace(comparison, community={"opus": Community(Tally(1, 0), Tally(1, 0), 1)}),
        replace(comparison, community={"opus": Community(Tally(1, 0), Tally(9, 2), 2)}),
        replace(comparison, community={"opus": Community(Tally(2, 0), Tally(9, 2), 2)}),
        replace(comparison, community={"smol": Community(Tally(2, 0), Tally(9, 2), 2)}),
        replace(comparison, duel=(4, 2)),
        replace(comparison, tools=(SMOL, OPUS)),
        replace(comparison, freshness=Freshness(NOON, in_sync=False, away=True)),
    ]
    told = [str(comparison_card(words("en"), one, UTC).blocks) for one in (comparison, *others, comparison)]

    assert told[0] == told[-1]
    assert len(others) + 1 == len(set(told))


def _quiet(card: Card) -> list[str]:
    return [said(block.line) for block in card.blocks if isinstance(block, Quiet)]
