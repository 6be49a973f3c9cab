"""OpenRouter's list of models: US dollars per single token, written as text; -1 means that the price varies."""

from datetime import date

from bot.catalog.problems import Problem
from bot.catalog.sources.entries import (
    Entry,
    Gathered,
    Mistake,
    amount,
    entry,
    failed,
    parsed,
    price,
    tokens,
    word,
)
from bot.catalog.sources.makers import maker_of
from bot.catalog.sources.offers import Adds, Offer, Skip, SourceRead, TokenPrice
from bot.catalog.sources.pointers import kind_of, plain_id
from bot.catalog.sources.words import tidy

ADDRESS = "https://openrouter.ai/models"
PROVIDER = "OpenRouter"


def read(name: str, text: str, checked: date) -> SourceRead:
    whole = parsed(name, text)
    if isinstance(whole, Problem):
        return failed(name, ADDRESS, checked, whole)
    listed = whole.get("data")
    if not isinstance(listed, list):
        return failed(name, ADDRESS, checked, Problem(name, 1, "/data", "should be the list of models"))
    gathered = Gathered()
    for at, value in enumerate(listed):
        try:
            found = _offer(entry(value), checked)
        except Mistake as mistake:
            gathered.broken(("data", at), mistake)
            continue
        if isinstance(found, Skip):
            gathered.skipped[found] += 1
            continue
        if found.price is None:
            gathered.skipped[Skip.ZERO] += 1
        gathered.offers.append(found)
    return gathered.read(name, ADDRESS, checked, text, adds=Adds.ALL)


def _offer(model: Entry, checked: date) -> Offer | Skip:
    ident = word(model.get("id"), "id")
    pricing = entry(model.get("pricing"), "pricing")
    reason = kind_of(ident) or _kind(model, pricing)
    if reason is not None:
        return reason
    maker, name = _named(word(model.get("name"), "name"), ident)
    return Offer(
        ident=ident,
        plain=plain_id(ident),
        name=tidy(name),
        provider=PROVIDER,
        maker=maker,
        price=_price(pricing),
        context=tokens(model.get("context_length"), "context_length"),
        open_weights=True if model.get("hugging_face_id") else None,
        gone=_ends(model.get("expiration_date"), checked),
    )


def _kind(model: Entry, pricing: Entry) -> Skip | None:
    if str(pricing.get("prompt", "")).startswith("-"):
        return Skip.VARIABLE
    outputs = entry(model.get("architecture") or {}, "architecture").get("output_modalities")
    return Skip.NOT_TEXT if isinstance(outputs, list) and "text" not in outputs else None


def _price(pricing: Entry) -> TokenPrice | None:
    paid_in = amount(pricing.get("prompt"), "pricing", "prompt", per_token=True)
    paid_out = amount(pricing.get("completion"), "pricing", "completion", per_token=True)
    return price(paid_in, paid_out)


def _named(name: str, ident: str) -> tuple[str, str]:
    """("Anthropic", "Claude Opus 4.7") of "Anthropic: Claude Opus 4.7"."""
    before, colon, rest = name.partition(": ")
    known = maker_of("", ident)
    return (known or tidy(before), rest) if colon and rest.strip() else (known, name)


def _ends(value: object, checked: date) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value[:10]) <= checked
    except ValueError:
        return False
