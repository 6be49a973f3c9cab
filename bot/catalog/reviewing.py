"""Single reviews written and taken back: one for each role and person, with a line made from the text where none came."""

from dataclasses import replace
from datetime import date

from pydantic import ValidationError

from bot.catalog.filling import with_lines
from bot.catalog.form import ReviewForm
from bot.catalog.sentences import mistakes
from bot.errors import Mistakes, Refusal
from bot.panel import Panel, Review
from bot.tools import Tool


def reviewed(panel: Panel, tool: Tool, fields: dict[str, str], today: date) -> Panel:
    """With this review (role, verdict, text, and if wished reviewer and line) instead of the same person's last one."""
    try:
        form = ReviewForm.model_validate({key: value for key, value in fields.items() if value})
    except ValidationError as error:
        found = mistakes(("tools", 0, "panel", "reviews", 0), error)
        raise Mistakes((str(place[-1]), said) for place, said in found) from None
    written = form.made(sample=False)
    kept = [review for review in panel.reviews if not _same_seat(review, written.role, written.reviewer)]
    return with_lines(replace(tool, panel=Panel.of([*kept, written], today))).panel


def unreviewed(panel: Panel, role: str, reviewer: str, today: date) -> Panel:
    """Without the review of this role and person."""
    kept = [review for review in panel.reviews if not _same_seat(review, role, reviewer)]
    if len(kept) == len(panel.reviews):
        seats = ", ".join(f"{one.role} ({one.reviewer})" if one.reviewer else one.role for one in panel.reviews)
        raise Refusal("There is no such review. There are: {seats}.", seats=seats or "none")
    return Panel.of(kept, today)


def _same_seat(review: Review, role: str, reviewer: str) -> bool:
    return (review.role.casefold(), review.reviewer.casefold()) == (role.casefold(), reviewer.casefold())
