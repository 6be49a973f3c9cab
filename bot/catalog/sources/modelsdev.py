"""models.dev: providers with their models, US dollars per 1,000,000 tokens; or its flat list of models by maker."""

import re
from datetime import date
from typing import Any

from bot.catalog.problems import Problem
from bot.catalog.sources.entries import (
    Entry,
    Gathered,
    Mistake,
    amount,
    day,
    entry,
    failed,
    parsed,
    price,
    tokens,
    word,
)
from bot.catalog.sources.makers import maker_of, sells_own
from bot.catalog.sources.money import up_to
from bot.catalog.sources.offers import Offer, Skip, SourceRead, TokenPrice
from bot.catalog.sources.pointers import kind_of, plain_id
from bot.catalog.sources.words import tidy

ADDRESS = "https://models.dev"
_PINNED = re.compile(r"\s*\((?:latest|20\d\d-?\d\d-?\d\d)\)$", re.IGNORECASE)


def read(name: str, text: str, checked: date) -> SourceRead:
    """Both of its forms: api.json (providers) and models.json (ids that begin with their maker)."""
    whole = parsed(name, text)
    if isinstance(whole, Problem):
        return failed(name, ADDRESS, checked, whole)
    gathered = Gathered()
    for key, value in whole.items():
        if isinstance(value, dict) and "models" in value:
            _provider(gathered, key, value)
        else:
            _model(gathered, key.partition("/")[0], key.partition("/")[0], (key,), value)
    return gathered.read(name, ADDRESS, checked, text)


def _provider(gathered: Gathered, key: str, provider: Entry) -> None:
    try:
        models = entry(provider["models"], "models")
        shown = word(provider.get("name", key), "name")
    except Mistake as mistake:
        gathered.broken((key,), mistake)
        return
    for ident, value in models.items():
        _model(gathered, key, shown, (key, "models", ident), value)


def _model(gathered: Gathered, provider: str, shown: str, steps: tuple[str, ...], value: object) -> None:
    try:
        found = _offer(provider, shown, steps[-1], entry(value))
    except Mistake as mistake:
        gathered.broken(steps, mistake)
        return
    if isinstance(found, Skip):
        gathered.skipped[found] += 1
        return
    if found.price is None and entry(value).get("cost"):
        gathered.skipped[Skip.ZERO] += 1
    gathered.offers.append(found)


def _offer(provider: str, shown: str, key: str, model: Entry) -> Offer | Skip:
    ident = word(model.get("id", key), "id")
    if (reason := kind_of(ident)) is not None:
        return reason
    if "text" not in _modalities(model, "output") or "text" not in _modalities(model, "input"):
        return Skip.NOT_TEXT
    weights = model.get("open_weights")
    return Offer(
        ident=ident,
        plain=plain_id(ident),
        name=_PINNED.sub("", tidy(word(model.get("name"), "name"))),
        provider=tidy(shown),
        maker=maker_of(provider, ident),
        own=sells_own(provider, ident),
        price=_price(model.get("cost")),
        context=tokens(entry(model.get("limit") or {}, "limit").get("context"), "limit", "context"),
        open_weights=weights if isinstance(weights, bool) else None,
        released=day(model.get("release_date"), "release_date"),
        gone=model.get("status") == "deprecated",
    )


def _modalities(model: Entry, way: str) -> list[Any]:
    found = entry(model.get("modalities") or {}, "modalities").get(way, ["text"])
    if not isinstance(found, list):
        raise Mistake(("modalities", way), "should be a list")
    return found


def _price(value: object) -> TokenPrice | None:
    if value is None:
        return None
    cost = entry(value, "cost")
    paid_in = amount(cost.get("input"), "cost", "input", per_token=False)
    paid_out = amount(cost.get("output"), "cost", "output", per_token=False)
    return price(paid_in, paid_out, _note(cost))


def _note(cost: Entry) -> str:
    """Prices by length of the prompt: the first holds up to the smallest size named."""
    tiers = cost.get("tiers")
    sizes = [_size(tier) for tier in tiers] if isinstance(tiers, list) else []
    known = [size for size in sizes if size]
    if known:
        return up_to(min(known))
    return up_to(200_000) if cost.get("context_over_200k") else ""


def _size(tier: object) -> int | None:
    kind = tier.get("tier") if isinstance(tier, dict) else None
    size = kind.get("size") if isinstance(kind, dict) else None
    return size if isinstance(size, int) and size > 0 else None
