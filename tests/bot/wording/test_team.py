"""Site panel, our team, community: a workspace's own reviewers stand beside the others, for itself alone."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.cards import Card, Facts, Heading, Scorecard, Select, said
from bot.comparison import Comparison, Freshness
from bot.panel import Panel, Review, Verdict
from bot.tools import Team, Tool
from bot.wording.comparison import comparison_card
from bot.wording.reviews import reviews_card
from bot.wording.tool import tool_card
from bot.wording.words import words

EN = words("en")
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
SITE = Panel((Review("Builder", Verdict.SHIP, "Fast to build with.", "Fast."),))
OURS = Panel((Review("Platform team", Verdict.SKIP, "We cannot host it.", "Cannot be hosted.", reviewer="Ada"),))
KITE = Tool("kite", "Kite", panel=SITE)
ROOK = Tool("rook", "Rook", panel=SITE)
SEEN = replace(KITE, teams=(Team("slack:T1", OURS),))
PRIVATE = Tool("lantern-1", "Lantern", panel=OURS, workspace="slack:T1")


def _compared(*tools: Tool) -> Card:
    return comparison_card(EN, Comparison(tools, {}, Freshness(NOON)), UTC)


def _rows(card: Card) -> dict[str, tuple[str, ...]]:
    facts = next(block for block in card.blocks if isinstance(block, Facts))
    return {row.label: row.cells for row in facts.rows}


def test_where_no_team_has_spoken_there_is_one_panel() -> None:
    """Nothing is said of teams to those who have none."""
    rows = _rows(_compared(KITE, ROOK))

    assert ["Panel", "Community"] == list(rows)[:2]


def test_our_team_stands_between_the_site_and_the_community() -> None:
    """Its share beside the site's, and its lines in a table of their own."""
    card = _compared(SEEN, ROOK)
    rows = _rows(card)
    *_, ours = [block for block in card.blocks if isinstance(block, Scorecard)]

    assert ["Site panel", "Our team", "Community"] == list(rows)[:3]
    assert ("0 %, 0 of 1", "—") == tuple(cell.replace("0%", "0 %") for cell in rows["Our team"])
    assert "Our team" in [block.text for block in card.blocks if isinstance(block, Heading)]
    assert ["Platform team"] == [row.label for row in ours.rows]


def test_the_verdict_on_one_tool_names_who_speaks() -> None:
    """The person, where a review names one."""
    card = tool_card(EN, Comparison((SEEN,), {}, Freshness(NOON)), (), UTC)
    *_, ours = [block for block in card.blocks if isinstance(block, Scorecard)]

    assert {"Site panel", "Our team"} <= set(_rows(card))
    assert ["Ada"] == [row.label for row in ours.rows]


def test_a_workspaces_own_tool_has_no_site_panel() -> None:
    """Its reviews are the team's."""
    rows = _rows(_compared(PRIVATE, KITE))

    assert "—" == rows["Site panel"][0]
    assert "0 of 1" in rows["Our team"][0]
    assert "—" == rows["Our team"][1]


def test_full_reviews_hold_the_teams_too_and_say_so() -> None:
    """After the site's, in the same menu."""
    card = reviews_card(EN, (SEEN,), "kite:1")
    menu = next(block for block in card.blocks if isinstance(block, Select))

    assert 2 == len(menu.choices)
    assert "We cannot host it." in card.plain
    assert "A review of your own team; other workspaces do not see it." in said(card.blocks[-1].line)  # type: ignore[union-attr]
