"""What a model writes is checked against its source; what is extracted stands in where it fails."""

from dataclasses import dataclass

import pytest

from bot.panel import Panel, Review, Verdict
from bot.ports.models import DraftedPanel, ModelTrouble, Usage, WrittenLine
from bot.tools import Tool
from bot.workers.drafting import facts_of, line_for, with_checked_lines, with_draft

TEXT = "The index answers in 80 ms on 9,000 files. I ship it because no other one does."
OPINION = Review("Builder", Verdict.SHIP, TEXT)
EXTRACTED = TEXT  # it fits a line whole


@dataclass
class Scribe:
    """A writer that says the same each time, or has trouble."""

    says: str

    async def line(self, review: Review, tool: str) -> WrittenLine:
        if not self.says:
            raise ModelTrouble("The model took longer than 60 seconds. Try again later.")
        return WrittenLine(self.says, Usage(100, 20, 0.001))

    async def panel(self, name: str, facts: str) -> DraftedPanel:
        raise ModelTrouble("Not today.")


async def test_an_honest_line_is_the_models() -> None:
    """It stands, with what it cost."""
    chosen = await line_for(Scribe("The index  answers in 80 ms."), OPINION, "Acme")

    assert (chosen.text, chosen.refused, chosen.usage.dollars) == ("The index answers in 80 ms.", "", 0.001)


@pytest.mark.parametrize(
    ("says", "why"), [("Answers in 8 ms.", "8"), ("Better than Google.", "Google"), ("", "longer")]
)
async def test_a_lie_or_trouble_leaves_the_extracted_line(says: str, why: str) -> None:
    """And says why; a reader never waits for a model."""
    chosen = await line_for(Scribe(says), OPINION, "Acme")

    assert chosen.text != says
    assert chosen.text
    assert why in chosen.refused


def test_a_draft_replaces_no_ones_words() -> None:
    """Roles that people have written keep their reviews; samples and older drafts give way."""
    person = Review("Builder", Verdict.SKIP, "Mine, and I mean it.", "Mine.")
    old = Review("Skeptic", Verdict.SKIP, TEXT, drafted=True)
    tool = Tool("acme", "Acme", panel=Panel.of([person, old]))
    new = [Review(role, Verdict.SHIP, TEXT, drafted=True) for role in ("Builder", "Skeptic")]
    panel = with_draft(tool, DraftedPanel(tuple(new), "stand-in", Usage())).panel

    assert panel.reviews == (person, new[1])


def test_every_drafted_review_has_a_true_line() -> None:
    """The model's where it is honest, else the extracted one."""
    reviews = (
        Review("Builder", Verdict.SHIP, TEXT, "The index answers in 80 ms.", drafted=True),
        Review("Skeptic", Verdict.SHIP, TEXT, "The index answers in 8 ms.", drafted=True),
    )
    checked = with_checked_lines(DraftedPanel(reviews, "stand-in", Usage()), "Acme").reviews

    assert [review.line for review in checked] == ["The index answers in 80 ms.", EXTRACTED]


def test_facts_say_only_what_is_known() -> None:
    """A field that is empty is not mentioned."""
    assert facts_of(Tool("acme", "Acme", category="Search", context=8_000)) == "Category: Search\nContext: 8000 tokens"


def test_costs_add_up_where_they_are_known() -> None:
    """Unknown prices stay unknown rather than nothing."""
    assert Usage(1, 2, 0.5) + Usage(1, 2) == Usage(2, 4, 0.5)
    assert (Usage(1, 1) + Usage(1, 1)).dollars is None
