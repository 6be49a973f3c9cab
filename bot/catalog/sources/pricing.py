"""One source's price laid beside those that are known: its own are renewed, others' are never silently replaced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.catalog.sources.matching import Group
from bot.catalog.sources.money import apart, price_text, read_price
from bot.catalog.sources.offers import Offer
from bot.catalog.sources.pointers import day_of
from bot.tools import MAKER, PriceFact, Tool


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sources name different prices of the same seller; `taken` says which of them stands now."""

    tool: str
    known: PriceFact
    offered: PriceFact
    percent: int
    taken: bool = False


def best(group: Group) -> Offer | None:
    """The maker's own price; else the lowest that another asks."""
    priced = [offer for offer in group.offers if offer.price and not offer.gone] or [
        offer for offer in group.offers if offer.price
    ]
    own = [offer for offer in priced if offer.own]
    return min(own, key=_current) if own else min(priced, key=_cheap, default=None)


def fact_of(offer: Offer, address: str, checked: date) -> PriceFact:
    if offer.price is None:
        raise ValueError("An offer without a price states no price.")
    return PriceFact(price_text(offer.price), MAKER if offer.own else offer.provider, address, checked)


def priced(
    tool: Tool, offered: PriceFact, *, overwrite: bool
) -> tuple[tuple[PriceFact, ...], tuple[Disagreement, ...]]:
    """The tool's prices with the offered one in its place, and what other sources say otherwise."""
    mine = [fact for fact in tool.prices if fact.source == offered.source]
    others = [fact for fact in tool.prices if fact.source != offered.source]
    if offered.by != MAKER and any(fact.by == MAKER for fact in others):
        return tool.prices, ()
    rivals = [fact for fact in others if fact.by == offered.by and read_price(fact.text)]
    apart_from = [(fact, percent) for fact in rivals if (percent := _percent(fact, offered))]
    said = tuple(Disagreement(tool.slug, fact, offered, percent, overwrite) for fact, percent in apart_from)
    if rivals and not (overwrite and apart_from):
        return tool.prices, said
    return _placed(tool.prices, [*mine, *rivals], _as_known(mine, offered)), said


def _as_known(mine: Sequence[PriceFact], offered: PriceFact) -> PriceFact:
    """The same price seen again in the same month is no news: cards print the month."""
    for fact in mine:
        if (fact.text, fact.by) == (offered.text, offered.by) and fact.checked and offered.checked:
            later = (offered.checked.year, offered.checked.month) > (fact.checked.year, fact.checked.month)
            return offered if later else fact
    return offered


def _placed(prices: Sequence[PriceFact], replaced: Sequence[PriceFact], fact: PriceFact) -> tuple[PriceFact, ...]:
    """Where the first replaced one stood; else at the end."""
    at = next((at for at, one in enumerate(prices) if one in replaced), None)
    if at is None:
        return (*prices, fact)
    return tuple(fact if place == at else one for place, one in enumerate(prices) if place == at or one not in replaced)


def _percent(known: PriceFact, offered: PriceFact) -> int:
    """By how much they differ; the smallest difference counts as 1."""
    one, other = read_price(known.text), read_price(offered.text)
    difference = apart(one, other) if one and other else 0
    return max(1, round(difference)) if difference else 0


def _current(offer: Offer) -> tuple[object, ...]:
    return bool(day_of(offer.ident)), offer.provider, offer.ident


def _cheap(offer: Offer) -> tuple[object, ...]:
    found = offer.price
    return (found.input + (found.output or 0) if found else 0, offer.provider, offer.ident)
