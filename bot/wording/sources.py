"""What a reading of prices and verdicts found, for the person who keeps the catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards import Block, Bold, Card, Heading, Lead, Quiet, Text
from bot.catalog.sources.pricing import Disagreement
from bot.panel import Verdict
from bot.tools import PriceFact
from bot.wording.panel import mark
from bot.wording.words import NONE, Words

MOST = 10
"""lines of one sort; the rest is in the history of each tool"""


@dataclass(frozen=True, slots=True)
class Turn:
    """A reviewer's verdict that is another one now; None: there was or is none."""

    tool: str
    who: str
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True)
class News:
    source: str
    changed: Sequence[tuple[str, str, str]]
    """(tool, its prices before, its prices now)"""
    disagreements: Sequence[Disagreement] = ()
    verdicts: Sequence[Turn] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.disagreements or self.verdicts)


def news_card(words: Words, news: News) -> Card:
    lead = words.plural(
        "{n} price changed at {source}.", "{n} prices changed at {source}.", len(news.changed), source=news.source
    )
    if news.verdicts:
        turned = words.plural(
            "{n} verdict changed at {source}.",
            "{n} verdicts changed at {source}.",
            len(news.verdicts),
            source=news.source,
        )
        lead = f"{lead} {turned}" if news.changed or news.disagreements else turned
    blocks: list[Block] = [Lead((lead,))]
    blocks += [
        Text((Bold(tool), f": {before or NONE} → {after or NONE}")) for tool, before, after in news.changed[:MOST]
    ]
    blocks += [
        Text((Bold(turn.tool), f"  {turn.who}: {_said(words, turn.before)} → {_said(words, turn.after)}"))
        for turn in news.verdicts[:MOST]
    ]
    if news.disagreements:
        blocks.append(Heading(words.say("Sources disagree, and the known price stays:")))
    for one in news.disagreements[:MOST]:
        blocks.append(Text((Bold(one.tool), f": {_fact(words, one.known)} – {_fact(words, one.offered)}")))
    left = sum(max(0, len(some) - MOST) for some in (news.changed, news.verdicts, news.disagreements))
    if left:
        blocks.append(Quiet((words.plural("and {n} more", "and {n} more", left),)))
    return Card(words.say("Prices"), lead, tuple(blocks))


def _said(words: Words, verdict: Verdict | None) -> str:
    return mark(words, verdict) if verdict else NONE


def _fact(words: Words, fact: PriceFact) -> str:
    day = words.day(fact.checked) if fact.checked else NONE
    return f"{fact.text} ({fact.source or NONE}, {day})"
