"""The reviewer split: for each role a section, its scores side by side on a desk and one below the other on a phone."""

from collections.abc import Iterator
from functools import lru_cache

from adapters.slack.blocks import Json, fields
from adapters.slack.limits import most
from adapters.slack.spans import mrkdwn
from adapters.slack.text import BLANK
from bot.cards import Bold, Score, Scorecard


@lru_cache(512)
def scorecard(card: Scorecard, longest: int) -> tuple[Json, ...]:
    """With one tool two roles share a line; with several each score names its tool, for those who see a single column.

    Most reviews are the same in the next catalogue, whose blocks are others; nobody changes what was drawn.
    """
    return tuple(_drawn(card, longest))


def _drawn(card: Scorecard, longest: int) -> Iterator[Json]:
    limit = min(longest, most("section.field"))
    if len(card.head) == 1:
        yield from fields([_score(row.label, row.cells[0] if row.cells else None, limit) for row in card.rows])
        return
    for row in card.rows:
        cells = (*row.cells, *[None] * len(card.head))
        named = zip(card.head, cells, strict=False)
        yield from fields([_score(f"{row.label} · {tool}", score, limit) for tool, score in named])


def _score(title: str, score: Score | None, limit: int) -> str:
    if score is None:
        return mrkdwn((Bold(title), f"\n{BLANK}"), limit)
    said = f"\n{score.mark}: “{score.quote}”" if score.quote else f"\n{score.mark}"
    return mrkdwn((Bold(title), said), limit)
