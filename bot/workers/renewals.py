"""What a reading changed that people care for: prices and verdicts, and where sources disagree."""

from collections.abc import Iterator

from bot.panel import Verdict
from bot.tools import PriceFact, Tool
from bot.wording.sources import News, Turn
from bot.workers.importing import Plan


def news_of(name: str, planned: Plan, *, disagreements: bool) -> News:
    changes = planned.changes.changed
    prices = tuple(
        (change.after.name, _prices(change.before.prices), _prices(change.after.prices))
        for change in changes
        if _prices(change.before.prices) != _prices(change.after.prices)
    )
    turns = tuple(turn for change in changes for turn in _turns(change.before, change.after))
    apart = tuple(one for _, laid in planned.laid for one in laid.disagreements) if disagreements else ()
    return News(name, prices, apart, turns)


def _turns(before: Tool, after: Tool) -> Iterator[Turn]:
    """Reviewers who say something else than before, who are new, or who say nothing any more."""
    was, now = _verdicts(before), _verdicts(after)
    for who in dict.fromkeys([*was, *now]):
        if was.get(who) is not now.get(who):
            yield Turn(after.name, who, was.get(who), now.get(who))


def _verdicts(tool: Tool) -> dict[str, Verdict]:
    return {
        f"{review.role}, {review.reviewer}" if review.reviewer else review.role: review.verdict
        for review in tool.panel.reviews
    }


def _prices(facts: tuple[PriceFact, ...]) -> str:
    return "; ".join(fact.text for fact in facts)
