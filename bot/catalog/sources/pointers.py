"""Ids that name no model of their own: dated versions, "-latest", regions, variants; and the plain id behind each."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.catalog.sources.makers import is_org
from bot.catalog.sources.offers import Offer, Skip
from bot.catalog.sources.words import exact

_DATE = re.compile(
    r"[-@_.]?(?<![0-9])(?:(20[12][0-9])-?([01][0-9])-?([0-3][0-9])|([01][0-9])-(20[12][0-9])"
    r"|(?<=-)([01][0-9])-([0-3][0-9])$)(?![0-9])"
)
_STABLE = re.compile(r"-00[0-9]$")  # Google numbers what others date
_LATEST = re.compile(r"(?:^~)|(?:[-_@:.]latest$)|(?:@default$)", re.IGNORECASE)
_VARIANT = re.compile(r":(?:free|thinking|online|nitro|floor|extended|beta|exacto|batch|fast|search)$", re.IGNORECASE)
_REGION = re.compile(
    r"(?:^|/)(?:us|eu|apac|au|ca|jp|in|sa|me|af|il|mx|global|us-gov)\.[a-z0-9]+\."
    r"|/(?:us|eu|apac|global|global-standard|[a-z]{2}(?:-[a-z]+)+-[0-9])/",
    re.IGNORECASE,
)
_EDITION = re.compile(r"-v[0-9]+(?::[0-9]+)?$")  # Bedrock counts its editions: amazon.nova-pro-v1:0
_NO_TEXT = re.compile(r"(?:^|/)(?:flux|whisper|stable-diffusion|sdxl|dall-e|imagen|veo|sora)[-.0-9]", re.IGNORECASE)
_TUNED = re.compile(r"(?:^|/)ft:", re.IGNORECASE)


def kind_of(ident: str) -> Skip | None:
    """Why this id is no model of its own, as far as the id alone can say; dates are looked at later."""
    for reason, pattern in _KINDS:
        if pattern.search(ident):
            return reason
    return None


_KINDS = (
    (Skip.LATEST, _LATEST),
    (Skip.VARIANT, _VARIANT),
    (Skip.REGION, _REGION),
    (Skip.TUNED, _TUNED),
    (Skip.NOT_TEXT, _NO_TEXT),
)


def plain_id(ident: str) -> str:
    """Without provider, maker, date and edition: anthropic.claude-opus-4-20250514-v1:0 is claude-opus-4."""
    last = ident.rstrip("/").rpartition("/")[2] or ident
    maker, dot, rest = last.partition(".")
    if dot and rest and is_org(maker):
        last = _EDITION.sub("", rest)
    return undated(last) or last


def undated(ident: str) -> str:
    return _STABLE.sub("", _DATE.sub("", ident))


def day_of(ident: str) -> str:
    """The date in an id, as text that sorts by time; "" when there is none."""
    last = ident.rstrip("/").rpartition("/")[2]
    found = _DATE.search(last)
    if found is None:
        stable = _STABLE.search(last)
        return stable[0] if stable else ""
    year, month, day, early_month, late_year, bare_month, bare_day = found.groups()
    if year:
        return f"{year}{month}{day}"
    return f"{late_year}{early_month}" if late_year else f"{bare_month}{bare_day}"


def without_pointers(offers: Sequence[Offer]) -> tuple[tuple[Offer, ...], Counter[Skip]]:
    """A dated id stands only where its own maker lists no plain one, and only the newest: old days had old prices."""
    newest: dict[tuple[str, str], str] = {}
    current: set[tuple[str, str]] = set()
    for offer in offers:
        key, day = _key(offer), day_of(offer.ident)
        newest[key] = max(day, newest.get(key, ""))
        if not day:
            current.add(key)
    kept = tuple(
        offer
        for offer in offers
        if not (day := day_of(offer.ident)) or (offer.own and _key(offer) not in current and day == newest[_key(offer)])
    )
    return kept, Counter({Skip.DATED: len(offers) - len(kept)})


def _key(offer: Offer) -> tuple[str, str]:
    return offer.provider, exact(offer.plain)
