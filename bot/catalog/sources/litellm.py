"""LiteLLM's price list: one object per model and provider, US dollars per single token; it has no names of models."""

import re
from datetime import date

from bot.catalog.problems import Problem
from bot.catalog.sources.entries import Entry, Gathered, Mistake, amount, entry, failed, parsed, price, tokens
from bot.catalog.sources.makers import maker_of, sells_own
from bot.catalog.sources.money import up_to
from bot.catalog.sources.offers import Adds, Offer, Skip, SourceRead
from bot.catalog.sources.pointers import kind_of, plain_id

ADDRESS = "https://github.com/BerriAI/litellm"
_DOCUMENTATION = "sample_spec"
_TEXT = {"chat", "completion", "responses", "embedding"}
_ABOVE = re.compile(r"input_cost_per_token_above_([0-9]{1,6})k_tokens")


def read(name: str, text: str, checked: date) -> SourceRead:
    whole = parsed(name, text)
    if isinstance(whole, Problem):
        return failed(name, ADDRESS, checked, whole)
    gathered = Gathered()
    for key, value in whole.items():
        if key == _DOCUMENTATION:
            gathered.skipped[Skip.DOCUMENTATION] += 1
            continue
        try:
            found = _offer(key, entry(value), checked)
        except Mistake as mistake:
            gathered.broken((key,), mistake)
            continue
        if isinstance(found, Skip):
            gathered.skipped[found] += 1
        else:
            gathered.offers.append(found)
    return gathered.read(name, ADDRESS, checked, text, adds=Adds.NONE)


def _offer(key: str, model: Entry, checked: date) -> Offer | Skip:
    if (reason := kind_of(key)) is not None:
        return reason
    mode = model.get("mode")
    if mode is not None and not (isinstance(mode, str) and mode in _TEXT):
        return Skip.NOT_TEXT
    paid_in = amount(model.get("input_cost_per_token"), "input_cost_per_token", per_token=True)
    paid_out = amount(model.get("output_cost_per_token"), "output_cost_per_token", per_token=True)
    if paid_in is None:
        return Skip.ZERO
    provider = model.get("litellm_provider")
    if not isinstance(provider, str):
        provider = key.partition("/")[0] if "/" in key else ""
    own = sells_own(provider, _inside(key, provider))
    return Offer(
        ident=key,
        plain=plain_id(key),
        name="",
        provider=provider.replace("_", " ").strip() or "a provider",
        maker=maker_of(provider, _inside(key, provider)),
        own=own,
        price=price(paid_in, paid_out, _note(model)),
        context=tokens(model.get("max_input_tokens"), "max_input_tokens"),
        gone=_ended(model.get("deprecation_date"), checked),
    )


def _inside(key: str, provider: str) -> str:
    """The id as the provider itself spells it."""
    return key.removeprefix(f"{provider}/")


def _note(model: Entry) -> str:
    sizes = [int(found[1]) for name in model if (found := _ABOVE.fullmatch(name))]
    return up_to(min(sizes) * 1000) if sizes else ""


def _ended(value: object, checked: date) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value) <= checked
    except ValueError:
        return False
