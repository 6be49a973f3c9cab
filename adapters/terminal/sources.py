"""What a list of prices says beside the catalogue: what was left out, where sources disagree, what is unclear."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from bot.catalog.sources.laying import Laid
from bot.catalog.sources.matching import Match
from bot.catalog.sources.offers import SourceRead
from bot.catalog.sources.pricing import Disagreement
from bot.tools import MAKER, PriceFact

MOST = 20
"""lines of one sort; a list has thousands of entries"""


def show_source(console: Console, source: SourceRead, laid: Laid) -> None:
    left = "; ".join(f"{n:,} {reason.value}" for reason, n in source.skipped.items())
    console.print(
        Text(f"{source.name}: {len(source.offers):,} offers of {source.checked}.", style="bold"), soft_wrap=True
    )
    if left:
        console.print(Text(f"Left out: {left}."), soft_wrap=True)
    _some(console, (str(problem) for problem in source.broken), "mistakes in the list")
    _some(console, (said(one) for one in laid.disagreements), "disagreements")
    unsure = sorted(laid.unsure, key=lambda match: not match.group.first.own)
    _some(console, (_unsure(match) for match in unsure), "models that nobody can match but you")
    if laid.strangers:
        console.print(
            Text(f"{len(laid.strangers):,} models are not in the catalogue and were not added."), soft_wrap=True
        )


def said(one: Disagreement) -> str:
    """Both sources with their days, and which of them stands."""
    stands = "the new price is taken" if one.taken else "the known price stays (--overwrite takes the new one)"
    return f"{one.tool}: {_fact(one.known)} against {_fact(one.offered)}, {one.percent} % apart; {stands}."


def _fact(fact: PriceFact) -> str:
    by = "the maker" if fact.by == MAKER else fact.by
    return f"{fact.text} by {by} ({fact.source or 'no source'}, {fact.checked or 'no date'})"


def _unsure(match: Match) -> str:
    first = match.group.first
    maybe = " or ".join(match.maybe)
    return f"{match.group.shown} ({first.ident}) may be {maybe}: {match.why}. Left out."


def _some(console: Console, lines: Iterable[str], what: str) -> None:
    found = list(lines)
    for line in found[:MOST]:
        console.print(Text(f"! {line}", style="yellow"), soft_wrap=True)
    if len(found) > MOST:
        console.print(Text(f"  and {len(found) - MOST:,} more {what}.", style="yellow"), soft_wrap=True)
