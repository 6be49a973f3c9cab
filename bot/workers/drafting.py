"""What a model writes is checked against its source before anybody sees it; what is extracted is always there instead."""

from dataclasses import dataclass, replace

from bot.lines import one_line
from bot.lines.honest import objection
from bot.panel import Panel, Review
from bot.ports.models import DraftedPanel, ModelTrouble, Usage, Writer
from bot.tools import Tool


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """The line for a review; `refused` says why it is not the model's, and is empty when it is."""

    text: str
    refused: str
    usage: Usage


async def line_for(writer: Writer, review: Review, tool: str) -> ChosenLine:
    """The model's line, or the extracted one where the model fails or says what the review does not."""
    extracted = one_line(review.text, verdict=review.verdict, tool=tool).text
    try:
        written = await writer.line(review, tool)
    except ModelTrouble as trouble:
        return ChosenLine(extracted, str(trouble), Usage())
    said = " ".join(written.text.split())
    refused = objection(said, review.text, tool=tool)
    return ChosenLine(extracted if refused else said, refused, written.usage)


def with_checked_lines(drafted: DraftedPanel, tool: str) -> DraftedPanel:
    """The draft with a line on every review: the model's own where it is true to its text."""
    return replace(drafted, reviews=tuple(_checked(review, tool) for review in drafted.reviews))


def _checked(review: Review, tool: str) -> Review:
    if review.line and not objection(review.line, review.text, tool=tool):
        return review
    return replace(review, line=one_line(review.text, verdict=review.verdict, tool=tool).text)


def with_draft(tool: Tool, drafted: DraftedPanel) -> Tool:
    """The tool with the draft for a panel; roles that people have written keep their reviews."""
    kept = [review for review in tool.panel.reviews if not (review.drafted or review.sample)]
    taken = {review.role for review in kept}
    added = [review for review in drafted.reviews if review.role not in taken]
    return replace(tool, panel=Panel.of([*kept, *added], tool.panel.checked))


def facts_of(tool: Tool) -> str:
    """What the catalogue knows about the tool, for a model that shall invent nothing."""
    rows = {
        "Category": tool.category,
        "Maker": tool.maker,
        "Tagline": tool.tagline,
        "Description": tool.description,
        "Entry price": str(tool.entry or ""),
        "Prices": "; ".join(f"{price.text} ({price.by})" for price in tool.prices),
        "Licence": tool.licence,
        "Context": f"{tool.context} tokens" if tool.context else "",
        "Released": str(tool.released or ""),
    }
    return "\n".join(f"{name}: {value}" for name, value in rows.items() if value)
